package ca.calculquebec.cqorc.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.calculquebec.cqorc.course.CourseId;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
            .map(kind -> Action.note(Change.of(kind, id, "zoom", "webinar")))
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
}
