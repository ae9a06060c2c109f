package ca.calculquebec.cqorc.task.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Outcome;
import ca.calculquebec.cqorc.plan.Plan;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.plan.RunReport;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistrationContributionTest {
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

  private static List<String> done(RunReport report) {
    return report.outcomes().stream()
        .filter(outcome -> outcome.change().kind().isChange())
        .filter(outcome -> outcome.status() == Outcome.Status.DONE)
        .map(outcome -> words(List.of(outcome.change())).get(0))
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
  void creating_makes_the_event_fills_the_cell_the_page_and_the_tickets() throws Exception {
    RunReport report = world.run(RegistrationWorld.create());
    assertNoFailure(report);
    assertEquals(Map.of("1", "900", "2", "901"), world.cells);
    ObjectNode event = world.eventbrite.events.get("901");
    assertEquals("R & <b>Cie</b> [en ligne, R201]", event.path("name").path("text").asText());
    // On the Sunday when the clocks go back: five hours behind, not four.
    assertEquals("2026-11-01T14:00:00Z", event.path("start").path("utc").asText());
    assertEquals("<script>alert(1)</script>", event.path("summary").asText());
    List<com.fasterxml.jackson.databind.node.ArrayNode> page = world.eventbrite.pages.get("901");
    assertEquals(2, page.size());
    assertEquals("image", page.get(1).get(0).path("type").asText());
    assertFalse(page.get(1).get(0).has("id"));
    assertEquals(
        "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p><h2>Plan</h2><ul><li>un</li><li>deux</li></ul>"
            + "<p>Avec Bob B.</p>",
        page.get(1).get(1).path("data").path("body").path("text").asText());
    assertEquals(
        List.of("2026-11-01T02:00:00Z", "2026-11-01T02:00:00Z"),
        new ArrayList<>(world.eventbrite.salesEnds.get("901").values()));
  }

  @Test
  void a_course_costs_six_requests_and_the_run_two() throws Exception {
    world.run(RegistrationWorld.create());
    assertEquals(6 * 2 + 2, world.eventbrite.lines.size(), world.eventbrite.lines.toString());
  }

  @Test
  void the_plan_of_a_rehearsal_is_what_is_then_done_and_changes_nothing() throws Exception {
    Plan plan = world.plan(RegistrationWorld.rehearsal());
    assertEquals(List.of(), world.eventbrite.changes());
    assertEquals(
        List.of(
            "1 create eventbrite event",
            "1 update sheet eventbrite_id",
            "1 update eventbrite description",
            "1 update eventbrite ticket classes"),
        words(plan.courses().get(0).changes()));
    assertEquals("(new event)", plan.changes().get(1).fields().get(0).to().orElseThrow());
    assertEquals(
        List.of("2 events are drafts that nobody can register for; --publish publishes them."),
        plan.closing());
    assertEquals(words(plan.changes()), done(world.run(RegistrationWorld.create())));
  }

  @Test
  void a_second_run_reads_the_list_and_changes_nothing() throws Exception {
    world.run(RegistrationWorld.create());
    int before = world.eventbrite.lines.size();
    RunReport report = world.run(RegistrationWorld.create());
    assertNoFailure(report);
    assertEquals(
        List.of("GET /v3/organizations/77/events/"),
        world.eventbrite.lines.subList(before, world.eventbrite.lines.size()));
    assertEquals(
        List.of("2 events are drafts that nobody can register for; --publish publishes them."),
        report.plan().closing());
    assertEquals(Kind.THERE, report.plan().changes().get(0).kind());
  }

  @Test
  void an_update_of_what_was_just_made_reads_and_changes_nothing() throws Exception {
    world.run(RegistrationWorld.create());
    int changes = world.eventbrite.changes().size();
    RunReport report = world.run(RegistrationWorld.update());
    assertNoFailure(report);
    assertEquals(changes, world.eventbrite.changes().size());
    assertTrue(report.plan().changes().stream().noneMatch(change -> change.kind().isChange()));
  }

  @Test
  void an_update_sends_only_the_differences_and_once() throws Exception {
    world.run(RegistrationWorld.create());
    world.move(0, "2026-09-15T13:00");
    world.describe("R201", "Autre texte");
    int before = world.eventbrite.changes().size();
    RunReport report = world.run(RegistrationWorld.update());
    assertNoFailure(report);
    assertEquals(
        List.of(
            "POST /v3/events/900/",
            "POST /v3/events/900/ticket_classes/9001/",
            "POST /v3/events/900/ticket_classes/9002/",
            "POST /v3/events/901/",
            "POST /v3/events/901/structured_content/3/"),
        world.eventbrite.changes().subList(before, world.eventbrite.changes().size()));
    int after = world.eventbrite.changes().size();
    world.run(RegistrationWorld.update());
    assertEquals(after, world.eventbrite.changes().size());
  }

  @Test
  void a_plan_that_does_not_fit_stops_the_description_alone() throws Exception {
    world.run(RegistrationWorld.create());
    String before = world.eventbrite.pages.get("900").toString();
    world.move(0, "2026-10-14T13:00");
    java.nio.file.Files.writeString(
        folder.resolve("descriptions/PYT101-fr.yaml"),
        "summary: s\ndescription: d\nplan:\n- [Jour 1, a]\n- [Jour 2, b]\n");
    RunReport report = world.run(RegistrationWorld.update());
    assertTrue(report.failed());
    assertEquals(
        "2026-10-14T17:00:00Z",
        world.eventbrite.events.get("900").path("start").path("utc").asText());
    assertEquals(before, world.eventbrite.pages.get("900").toString());
    Change description =
        report.plan().courses().get(0).changes().stream()
            .filter(change -> change.resource() == Resource.DESCRIPTION)
            .findFirst()
            .orElseThrow();
    assertEquals(Kind.FAILED, description.kind());
    assertTrue(
        description
            .note()
            .contains(
                "its plan is for 2 sessions, but the course has 1. It stays as it is. Copy the file"
                    + " to PYT101-fr-1.yaml"),
        description.note());
  }

  @Test
  void an_update_without_an_event_is_a_difference_and_says_how_to_make_one() throws Exception {
    Change change = world.run(RegistrationWorld.update()).plan().changes().get(0);
    assertEquals(Kind.DIFFERS, change.kind());
    assertEquals("no event yet (--create makes one)", change.note());
    RunReport report =
        world.run(RegistrationRequest.ofSheet(false, true, false, false, true, false, false));
    assertNoFailure(report);
    assertEquals(2, world.cells.size());
  }

  @Test
  void an_event_that_is_gone_is_a_failure_that_says_what_to_do() throws Exception {
    world.cells.put("1", "555");
    RunReport report = world.run(RegistrationWorld.update());
    assertTrue(report.failed());
    assertTrue(causes(report).contains("event 555 no longer exists"), causes(report));
    assertEquals(List.of(), world.eventbrite.changes());
  }

  @Test
  void a_person_who_edits_the_page_meanwhile_does_not_stop_it() throws Exception {
    world.eventbrite.editedMeanwhile = 1;
    assertNoFailure(world.run(RegistrationWorld.create()));
    assertEquals(3, world.eventbrite.pages.get("900").size());
    assertTrue(world.eventbrite.pages.get("900").get(2).toString().contains("aimer"));
  }

  @Test
  void a_copy_that_reads_do_not_show_yet_is_waited_for() throws Exception {
    world.eventbrite.readLag = Duration.ofMinutes(4);
    assertNoFailure(world.run(RegistrationWorld.create()));
    assertTrue(world.eventbrite.pages.get("900").get(1).toString().contains("aimer"));
    assertEquals(
        List.of("2026-09-14T05:00:00Z", "2026-09-14T05:00:00Z"),
        new ArrayList<>(world.eventbrite.salesEnds.get("900").values()));
    assertEquals(3, world.eventbrite.events.size());
  }

  @Test
  void a_lost_answer_is_looked_up_until_lagging_lists_show_the_event() throws Exception {
    world.eventbrite.listLag = Duration.ofMinutes(4);
    world.eventbrite.faults =
        (number, line) ->
            number == 3
                ? SmallEventbrite.EventbriteFault.CUT
                : SmallEventbrite.EventbriteFault.NONE;
    assertNoFailure(world.run(RegistrationWorld.create()));
    assertEquals(3, world.eventbrite.events.size());
    assertEquals("900", world.cells.get("1"));
  }

  @Test
  void an_event_of_that_name_and_start_is_taken_over_and_completed() throws Exception {
    world.run(RegistrationWorld.create());
    world.cells.remove("1");
    // As if by hand, on another machine: this one's journal knows nothing of it.
    java.nio.file.Files.delete(folder.resolve("state/journal.jsonl"));
    world.describe("PYT101", "Nouveau texte");
    RunReport report = world.run(RegistrationWorld.create());
    assertNoFailure(report);
    assertEquals(
        List.of(
            "1 adopt eventbrite event",
            "1 update sheet eventbrite_id",
            "1 update eventbrite description",
            "1 in line eventbrite ticket classes"),
        words(report.plan().courses().get(0).changes()));
    assertEquals("900", world.cells.get("1"));
    assertEquals(3, world.eventbrite.events.size());
    assertTrue(world.eventbrite.pages.get("900").get(2).toString().contains("Nouveau"));
  }

  @Test
  void complete_events_whose_ids_did_not_reach_the_sheet_are_known_before_they_are_listed()
      throws Exception {
    world.eventbrite.listLag = Duration.ofMinutes(4);
    world.run(RegistrationWorld.create());
    world.cells.clear();
    assertNoFailure(world.run(RegistrationWorld.create()));
    assertEquals(Map.of("1", "900", "2", "901"), world.cells);
    assertEquals(3, world.eventbrite.events.size());
  }

  @Test
  void an_event_without_a_sheet_is_made_once_under_its_own_title() throws Exception {
    EventNewTask.NewEventRequest request =
        new EventNewTask.NewEventRequest(
            "7",
            "Atelier",
            world.courses.get(0).start(),
            world.courses.get(0).end(),
            ca.calculquebec.cqorc.course.Language.FRENCH,
            "fr",
            Optional.of(RegistrationCourses.trainer("a", "Émilie", "D'Amours")),
            "PYT101");
    for (int run = 0; run < 2; run++) {
      RunReport report =
          world.run(EventNewTask.request(false), List.of(EventNewTask.course(request)));
      assertNoFailure(report);
      assertEquals(Optional.of("900"), report.outcomes().get(0).change().id());
    }
    assertEquals(2, world.eventbrite.events.size());
    assertEquals("Atelier", world.eventbrite.events.get("900").path("name").path("text").asText());
    assertTrue(world.eventbrite.pages.get("900").get(1).toString().contains("D'Amours"));
    assertEquals(Map.of(), world.cells);
  }

  @Test
  void canceled_events_templates_and_other_rows_events_are_never_taken_over() throws Exception {
    world.run(RegistrationWorld.create());
    world.cells.remove("1");
    world.eventbrite.events.get("900").put("status", "canceled");
    assertNoFailure(world.run(RegistrationWorld.create()));
    assertEquals("902", world.cells.get("1"));
    // The same title and start again, in another row.
    ca.calculquebec.cqorc.course.Course first = world.courses.get(0);
    world.courses.add(
        RegistrationCourses.of(
            "3",
            first.title(),
            "PYT101",
            "7",
            RegistrationCourses.session("3", 4, "2026-09-14T13:00")));
    assertNoFailure(world.run(RegistrationWorld.create()));
    assertEquals("903", world.cells.get("3"));
  }

  @Test
  void publishing_waits_for_a_complete_event() throws Exception {
    world.eventbrite.faults =
        (number, line) ->
            line.contains("POST /v3/events/900/structured_content")
                ? SmallEventbrite.EventbriteFault.TROUBLE
                : SmallEventbrite.EventbriteFault.NONE;
    RunReport report = world.run(RegistrationWorld.publish(true));
    assertTrue(report.failed());
    assertEquals("draft", world.eventbrite.events.get("900").path("status").asText());
    assertEquals("live", world.eventbrite.events.get("901").path("status").asText());
    world.eventbrite.faults = (number, line) -> SmallEventbrite.EventbriteFault.NONE;
    assertNoFailure(world.run(RegistrationWorld.publish(true)));
    assertEquals("live", world.eventbrite.events.get("900").path("status").asText());
    assertTrue(world.eventbrite.pages.get("900").get(1).toString().contains("aimer"));
  }

  @Test
  void publishing_alone_publishes_drafts_and_leaves_the_others() throws Exception {
    world.run(RegistrationWorld.create());
    world.eventbrite.events.get("901").put("status", "live");
    int before = world.eventbrite.changes().size();
    assertNoFailure(world.run(RegistrationWorld.publish(false)));
    assertEquals(
        List.of("POST /v3/events/900/publish/"),
        world.eventbrite.changes().subList(before, world.eventbrite.changes().size()));
  }

  @Test
  void deleting_spares_events_with_registrants_and_clears_the_other_cells() throws Exception {
    world.run(RegistrationWorld.create());
    world.eventbrite.attendees.put("900", 3);
    RunReport report = world.run(RegistrationWorld.delete());
    assertTrue(causes(report).contains("has orders (3 registrants)"), causes(report));
    assertEquals("900", world.cells.get("1"));
    assertEquals("", world.cells.get("2"));
    assertFalse(world.eventbrite.events.containsKey("901"));
    // Again, with the event gone meanwhile: only the cell is left to clear.
    world.eventbrite.events.remove("900");
    int changes = world.eventbrite.changes().size();
    assertNoFailure(world.run(RegistrationWorld.delete()));
    assertEquals("", world.cells.get("1"));
    assertEquals(changes, world.eventbrite.changes().size());
  }

  @Test
  void what_was_deleted_and_is_still_listed_is_not_taken_over() throws Exception {
    world.run(RegistrationWorld.create());
    ObjectNode listed = world.eventbrite.events.get("900").deepCopy();
    world.run(RegistrationWorld.delete());
    world.eventbrite.events.put("900", listed);
    assertNoFailure(world.run(RegistrationWorld.create()));
    assertEquals("902", world.cells.get("1"));
  }

  @Test
  void a_course_that_has_started_is_left_out_or_fails_when_it_was_named() throws Exception {
    world.move(0, "2026-09-01T07:00");
    RunReport report = world.run(RegistrationWorld.create());
    assertNoFailure(report);
    assertEquals(Kind.SKIPPED, report.plan().changes().get(0).kind());
    assertEquals(
        List.of("1: the course has started (2026-09-01 07:00), so its event is left alone"),
        report.plan().warnings());
    report = world.run(RegistrationRequest.ofSheet(true, false, false, false, false, true, false));
    assertTrue(causes(report).contains("has started"), causes(report));
    assertFalse(world.cells.containsKey("1"));
  }

  @Test
  void a_sales_end_in_the_past_is_left_alone_and_said_so() throws Exception {
    world.closeBefore = Optional.of(Duration.ofDays(30));
    RunReport report = world.run(RegistrationWorld.create());
    assertNoFailure(report);
    Change tickets = report.plan().courses().get(0).changes().get(3);
    assertEquals(Kind.SKIPPED, tickets.kind());
    assertTrue(tickets.note().contains("2026-08-15 13:00, is past"), tickets.note());
    assertEquals(
        "1: the ticket classes are left as they are: their sales end, 2026-08-15 13:00, is past",
        report.plan().warnings().get(0));
    assertEquals("2025-01-01T00:00:00Z", world.eventbrite.salesEnds.get("900").get("9001"));
  }

  @Test
  void two_courses_that_share_an_event_and_differ_do_not_undo_each_other() throws Exception {
    assertNoFailure(world.run(RegistrationWorld.create()));
    world.cells.put("2", world.cells.get("1"));
    int changes = world.eventbrite.changes().size();
    RunReport report = world.run(RegistrationWorld.update());
    assertEquals(
        "row 3, eventbrite_id: event 900 is also that of course 1, and differs from this one",
        causes(report));
    assertEquals(changes, world.eventbrite.changes().size());
  }

  @Test
  void bad_input_fails_its_course_before_anything_is_copied() throws Exception {
    world.describe("PYT101", "x".repeat(141));
    RunReport report = world.run(RegistrationWorld.create());
    assertTrue(causes(report).contains("141 characters"), causes(report));
    assertEquals(Map.of("2", "900"), world.cells);

    for (String template : List.of("", "8", "../7")) {
      world.courses.set(
          0,
          RegistrationCourses.of(
              "1",
              "Python",
              "R201",
              template,
              RegistrationCourses.session("1", 2, "2026-09-14T13:00")));
      int changes = world.eventbrite.changes().size();
      report = world.run(RegistrationWorld.create());
      assertTrue(report.failed());
      assertEquals(
          "row 2, template",
          report.courses().get(0).failures().get(0).problem().cause().replaceAll(":.*", ""));
      assertEquals(changes, world.eventbrite.changes().size());
    }
  }

  @Test
  void a_course_without_code_keeps_the_templates_page() throws Exception {
    world.courses.set(
        0,
        RegistrationCourses.of(
            "1", "Rencontre", "", "7", RegistrationCourses.session("1", 2, "2026-09-14T13:00")));
    assertNoFailure(world.run(RegistrationWorld.create()));
    assertEquals(1, world.eventbrite.pages.get("900").size());
  }

  @Test
  void an_unfinished_create_is_completed_though_its_cell_is_full() throws Exception {
    world.eventbrite.faults =
        (number, line) ->
            line.contains("/ticket_classes/9002")
                ? SmallEventbrite.EventbriteFault.TROUBLE
                : SmallEventbrite.EventbriteFault.NONE;
    assertTrue(world.run(RegistrationWorld.create()).failed());
    assertEquals("900", world.cells.get("1"));
    world.eventbrite.faults = (number, line) -> SmallEventbrite.EventbriteFault.NONE;
    int before = world.eventbrite.changes().size();
    assertNoFailure(world.run(RegistrationWorld.create()));
    assertEquals(
        List.of("POST /v3/events/900/ticket_classes/9002/"),
        world.eventbrite.changes().subList(before, world.eventbrite.changes().size()));
    assertEquals(List.of(), world.journal().open(new CourseId("1"), "eventbrite"));
    int requests = world.eventbrite.lines.size();
    world.run(RegistrationWorld.create());
    assertEquals(requests + 1, world.eventbrite.lines.size());
  }

  @Test
  void courses_side_by_side_each_get_their_own_event() throws Exception {
    world.parallel = 4;
    for (int number = 3; number < 9; number++) {
      // All alike but for the course_id.
      world.courses.add(
          RegistrationCourses.of(
              "" + number,
              "Pareil",
              "R201",
              "7",
              RegistrationCourses.session("" + number, number + 1, "2026-10-14T13:00")));
    }
    assertNoFailure(world.run(RegistrationWorld.create()));
    assertEquals(8, world.cells.values().stream().distinct().count());
    assertEquals(9, world.eventbrite.events.size());
  }
}
