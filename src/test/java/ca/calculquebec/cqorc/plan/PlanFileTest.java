package ca.calculquebec.cqorc.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.InputException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFileTest {
  @TempDir private Path folder;

  /** Plans that an earlier version saved can still be carried out. */
  @Test
  void the_words_of_the_kinds_in_a_file_stay() throws Exception {
    CourseId id = new CourseId("1001");
    List<Action> actions =
        Arrays.stream(Kind.values())
            .map(kind -> Action.note(Change.of(kind, id, Resource.WEBINAR)))
            .toList();
    CoursePlan course =
        new CoursePlan(new CourseLabel(id, "", "2026-09-14 13:00", ""), actions, List.of());
    Plan plan = new Plan("Courses", List.of(course), "", List.of(), List.of(), 0);
    Path file = folder.resolve("a.plan");
    PlanFile.write(
        file,
        new SavedPlan(List.of("zoom"), Instant.EPOCH, "sheet", "cqorc", Map.of(), plan, "salt"));
    List<String> words = new ArrayList<>();
    new ObjectMapper()
        .readTree(file.toFile())
        .path("courses")
        .path(0)
        .path("changes")
        .forEach(change -> words.add(change.path("kind").asText()));
    assertEquals(
        "CREATE ADOPT UPDATE PUBLISH DELETE WITHDRAW IN_LINE THERE DIFFERS UNWANTED UNKNOWN"
            + " LEFT_OUT FAILED",
        String.join(" ", words));
    assertEquals(plan.changes(), PlanFile.read(file).plan().changes());
  }

  private static SavedPlan saved() {
    CourseId id = new CourseId("1001");
    Change change =
        Change.of(Kind.UPDATE, id, Resource.PANELISTS)
            .withWhich("2026-09-14 13:00")
            .withId("81")
            .withRows(List.of(3, 7))
            .withFields(
                List.of(FieldChange.set("topic", "Python"), FieldChange.of("start", "9 h", "10 h")))
            .withPeople(Set.of("ada@x.example"))
            .withLossWarning("2 registrants")
            .withRemoval(1, 4)
            .withNote("as asked");
    CoursePlan course =
        new CoursePlan(
            new CourseLabel(id, "PYT101", "2026-09-14 13:00", "Python"),
            List.of(Action.note(change)),
            List.of(
                new CoursePlan.ServiceProblem("zoom", new Problem("no", "Ask."), true, false),
                new CoursePlan.ServiceProblem("", new Problem("row 3", "Mend."), false, true)));
    CoursePlan orphan =
        new CoursePlan(new CourseLabel(new CourseId("9"), "", "", ""), List.of(), List.of());
    Plan plan =
        new Plan(
            "Automne",
            List.of(course),
            "3 are over",
            List.of("a warning"),
            List.of("2 of 100"),
            List.of(orphan),
            Coverage.NOTHING,
            12);
    return new SavedPlan(
        List.of("zoom", "--update"),
        Instant.parse("2026-09-01T12:00:00Z"),
        "sheet-id",
        "cqorc 0.1.0",
        Map.of("zone", "America/Toronto"),
        plan,
        "salt");
  }

  @Test
  void a_plan_comes_back_as_it_was_saved() throws Exception {
    Path file = folder.resolve("a.plan");
    SavedPlan saved = saved();
    PlanFile.write(file, saved);
    SavedPlan read = PlanFile.read(file);
    assertEquals(saved.arguments(), read.arguments());
    assertEquals(saved.reference(), read.reference());
    assertEquals(saved.spreadsheet(), read.spreadsheet());
    assertEquals(saved.program(), read.program());
    assertEquals(saved.settings(), read.settings());
    assertEquals(saved.salt(), read.salt());
    assertEquals("Automne", read.plan().heading());
    assertEquals("3 are over", read.plan().leftOut());
    assertEquals(List.of("a warning"), read.plan().warnings());
    assertEquals(List.of("2 of 100"), read.plan().closing());
    assertEquals(12, read.plan().existing());
    assertEquals(saved.plan().changes(), read.plan().changes());
    assertEquals(saved.plan().courses().get(0).label(), read.plan().courses().get(0).label());
    assertEquals(saved.plan().courses().get(0).problems(), read.plan().courses().get(0).problems());
    assertEquals(saved.plan().orphans(), read.plan().orphans());
  }

  private String refusal(String from, String to) throws Exception {
    Path file = folder.resolve("a.plan");
    PlanFile.write(file, saved());
    Files.writeString(file, Files.readString(file).replace(from, to));
    return assertThrows(InputException.class, () -> PlanFile.read(file)).getMessage();
  }

  @Test
  void a_file_that_is_no_saved_plan_says_what_is_wrong_with_it() throws Exception {
    String file = folder.resolve("a.plan").toString();
    String none = file + " is no saved plan: ";
    assertEquals(none + "it is no JSON, or only a part of a file", refusal("\"cqorc_plan\" :", ""));
    assertEquals(none + "it has no \"cqorc_plan\"", refusal("cqorc_plan", "plan"));
    assertEquals(
        file + " was saved by a newer cqorc (it is of format 2, and this one reads format 1)",
        refusal("\"cqorc_plan\" : 1", "\"cqorc_plan\" : 2"));
    assertEquals(
        none + "its \"reference_time\" is no time", refusal("2026-09-01T12:00:00Z", "noon"));
    assertEquals(none + "it has no \"heading\"", refusal("heading", "title"));
    assertEquals(none + "it has no \"arguments\"", refusal("arguments", "options"));
    assertEquals(none + "it has an unknown kind \"MOVE\"", refusal("UPDATE", "MOVE"));
  }

  @Test
  void a_plan_has_to_be_where_it_is_said_to_be() {
    Path missing = folder.resolve("none.plan");
    assertEquals(
        "there is no file " + missing,
        assertThrows(InputException.class, () -> PlanFile.read(missing)).getMessage());
    assertThrows(InputException.class, () -> PlanFile.read(folder));
    Path nowhere = folder.resolve("none").resolve("a.plan");
    assertEquals(
        "the plan cannot be written to " + nowhere + " (" + nowhere + ")",
        assertThrows(InputException.class, () -> PlanFile.write(nowhere, saved())).getMessage());
  }
}
