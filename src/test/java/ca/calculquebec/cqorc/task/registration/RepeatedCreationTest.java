package ca.calculquebec.cqorc.task.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.course.Session;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.CourseOutputs;
import ca.calculquebec.cqorc.plan.Guard;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Plan;
import ca.calculquebec.cqorc.plan.RunReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs after a first creation: what stands, what is gone, what a list does not show yet. */
class RepeatedCreationTest {
  @TempDir Path folder;
  private RegistrationWorld world;

  @BeforeEach
  void start() throws Exception {
    world = new RegistrationWorld(folder);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private static List<String> words(List<Change> changes) {
    return changes.stream()
        .map(
            change ->
                change.course()
                    + " "
                    + change.kind().word()
                    + " "
                    + change.service()
                    + " "
                    + change.name())
        .toList();
  }

  private void assertNoFailure(RunReport report) {
    assertFalse(report.failed(), report.outcomes().toString() + report.plan().courses());
  }

  private String causes(RunReport report) {
    List<String> causes = new ArrayList<>();
    report
        .courses()
        .forEach(
            course -> course.failures().forEach(failure -> causes.add(failure.problem().cause())));
    return String.join("; ", causes);
  }

  @Test
  void a_full_cell_whose_event_is_gone_fails_a_creation_too_with_its_place() throws Exception {
    world.run(RegistrationWorld.create());
    world.eventbrite.events.remove("901");
    world.time.advance(Duration.ofMinutes(6));
    RunReport report = world.run(RegistrationWorld.create());
    assertFalse(report.courses().get(0).failed());
    assertEquals(
        "row 3, eventbrite_id: event 901 no longer exists at Eventbrite, or is canceled",
        causes(report));
    assertEquals(
        "cqorc eventbrite --delete --course_id 2 clears the cell; then --create makes a new event.",
        report.courses().get(1).failures().get(0).problem().advice());
    world.run(RegistrationWorld.delete());
    assertNoFailure(world.run(RegistrationWorld.create()));
    assertEquals("903", world.cells.get("2"));
  }

  @Test
  void a_canceled_event_is_gone_as_well() throws Exception {
    world.run(RegistrationWorld.create());
    world.eventbrite.events.get("901").put("status", "canceled");
    assertTrue(world.run(RegistrationWorld.create()).failed());
  }

  @Test
  void an_event_that_a_lagging_list_does_not_show_is_not_called_gone() throws Exception {
    world.run(RegistrationWorld.create());
    world.eventbrite.listLag = Duration.ofMinutes(20);
    world.eventbrite.readLag = Duration.ofMinutes(4);
    int before = world.eventbrite.lines.size();
    assertNoFailure(world.run(RegistrationWorld.create()));
    assertEquals(before + 1, world.eventbrite.lines.size());
    world.time.advance(Duration.ofMinutes(6));
    assertNoFailure(world.run(RegistrationWorld.create()));
    assertEquals(before + 4, world.eventbrite.lines.size());
  }

  @Test
  void publishing_or_deleting_right_after_the_creation_waits_until_the_event_shows()
      throws Exception {
    world.run(RegistrationWorld.create());
    world.eventbrite.readLag = Duration.ofMinutes(4);
    assertNoFailure(world.run(RegistrationWorld.publish(false)));
    assertEquals("live", world.eventbrite.events.get("901").path("status").asText());
  }

  @Test
  void an_event_that_was_just_deleted_is_not_waited_for() throws Exception {
    aTermOf(1);
    assertNoFailure(world.run(RegistrationWorld.create()));
    assertNoFailure(world.run(RegistrationWorld.delete()));
    Duration before = world.time.waited();
    RunReport again = world.run(RegistrationWorld.create());
    assertNoFailure(again);
    assertEquals(before, world.time.waited());
    assertEquals(List.of(), world.told);
  }

  @Test
  void an_event_that_somebody_else_deleted_is_not_waited_for() throws Exception {
    aTermOf(1);
    assertNoFailure(world.run(RegistrationWorld.create()));
    world.eventbrite.events.get(world.cells.get("c1")).put("status", "deleted");
    world.cells.clear();
    Duration before = world.time.waited();
    assertNoFailure(world.run(RegistrationWorld.create()));
    assertEquals(before, world.time.waited());
  }

  @Test
  void a_long_look_for_a_lost_copy_says_what_it_waits_for() throws Exception {
    aTermOf(1);
    world.eventbrite.listLag = Duration.ofMinutes(4);
    world.eventbrite.faults =
        (number, line) ->
            line.endsWith("/copy/")
                ? SmallEventbrite.EventbriteFault.CUT
                : SmallEventbrite.EventbriteFault.NONE;
    assertNoFailure(world.run(RegistrationWorld.create()));
    assertEquals(
        List.of("297 s: at most, until Eventbrite shows what was made or changed a moment ago"),
        world.told);
  }

  @Test
  void a_copy_that_always_fails_is_looked_for_five_minutes_and_left_to_a_repeat() throws Exception {
    aTermOf(1);
    world.eventbrite.faults =
        (number, line) ->
            line.endsWith("/copy/")
                ? SmallEventbrite.EventbriteFault.TROUBLE
                : SmallEventbrite.EventbriteFault.NONE;
    assertTrue(world.run(RegistrationWorld.create()).failed());
    assertTrue(
        world.time.waited().compareTo(Duration.ofMinutes(6)) < 0, world.time.waited().toString());
    assertEquals(1, world.journal().open(new CourseId("c1"), "eventbrite").size());
    world.eventbrite.faults = (number, line) -> SmallEventbrite.EventbriteFault.NONE;
    assertNoFailure(world.run(RegistrationWorld.create()));
    assertEquals(2, world.eventbrite.events.size());
  }

  @Test
  void a_row_that_was_added_later_gets_the_id_of_the_others() throws Exception {
    world.run(RegistrationWorld.create());
    Course course = RegistrationCourses.withEvent(world.courses.get(0), "900");
    List<Session> sessions = new ArrayList<>(course.sessions());
    sessions.add(RegistrationCourses.session("1", 9, "2026-09-15T13:00"));
    Course added =
        new Course(
            course.id(),
            course.title(),
            course.code(),
            course.site(),
            course.language(),
            course.locale(),
            course.template(),
            sessions,
            course.ids());
    RunReport report = world.run(RegistrationWorld.create(), List.of(added));
    assertNoFailure(report);
    assertEquals(
        List.of("1 differs eventbrite event", "1 update sheet eventbrite_id"),
        words(report.plan().changes()));
    assertEquals(Optional.of(9), report.plan().changes().get(1).row());
  }

  @Test
  void other_services_are_told_the_name_that_an_update_gives_the_event() throws Exception {
    world.run(RegistrationWorld.create());
    world.eventbrite.events.get("900").putObject("name").put("text", "Ancien titre");
    CourseOutputs outputs = new CourseOutputs();
    Course course = world.sheet().get(0);
    RegistrationContribution share =
        world.contribution(RegistrationWorld.update(), world.journal());
    share.prepare(List.of(course), world.sheet());
    List<Action> actions = share.plan(course, outputs);
    assertEquals(Kind.UPDATE, actions.get(0).change().kind());
    assertEquals(
        Optional.of("Introduction à Python [en ligne, PYT101]"),
        outputs.get(CourseOutputs.Output.EVENT_NAME).get());
  }

  private void aTermOf(int number) {
    world.courses.clear();
    for (int index = 1; index <= number; index++) {
      String id = "c" + index;
      world.courses.add(
          RegistrationCourses.of(
              id,
              "Cours " + index,
              "PYT101",
              "7",
              RegistrationCourses.session(
                  id,
                  1 + index,
                  "2026-09-14T13:00",
                  RegistrationCourses.trainer("b", "Bob", "B"))));
    }
  }

  @Test
  void a_whole_term_is_published_right_after_it_was_made_without_a_word_of_the_guard()
      throws Exception {
    aTermOf(12);
    Guard guard = new Guard(30, OptionalInt.empty(), false);
    assertTrue(guard.refusal(world.plan(RegistrationWorld.publish(true))).isEmpty());
    assertNoFailure(world.run(RegistrationWorld.create()));
    Plan plan = world.plan(RegistrationWorld.publish(false));
    assertEquals(12, plan.existing());
    assertEquals("c1 publish eventbrite event", words(plan.changes()).get(0));
    assertTrue(guard.refusal(plan).isEmpty());
    assertNoFailure(world.run(RegistrationWorld.publish(false)));
    assertEquals(List.of(), world.plan(RegistrationWorld.create()).closing());
  }

  @Test
  void a_whole_term_that_was_left_unfinished_is_finished_without_a_word_of_the_guard()
      throws Exception {
    aTermOf(12);
    world.eventbrite.faults =
        (number, line) ->
            line.startsWith("POST") && line.contains("/structured_content/")
                ? SmallEventbrite.EventbriteFault.TROUBLE
                : SmallEventbrite.EventbriteFault.NONE;
    assertTrue(world.run(RegistrationWorld.create()).failed());
    world.eventbrite.faults = (number, line) -> SmallEventbrite.EventbriteFault.NONE;
    Plan plan = world.plan(RegistrationWorld.create());
    assertEquals(
        List.of("c1 adopt eventbrite event", "c1 update eventbrite description"),
        words(plan.changes()).subList(0, 2));
    assertTrue(new Guard(30, OptionalInt.empty(), false).refusal(plan).isEmpty());
    assertNoFailure(world.run(RegistrationWorld.create()));
  }
}
