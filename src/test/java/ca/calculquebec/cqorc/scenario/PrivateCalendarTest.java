package ca.calculquebec.cqorc.scenario;

import static ca.calculquebec.cqorc.scenario.CalendarManualEdits.POST_MORTEM;
import static ca.calculquebec.cqorc.scenario.CalendarManualEdits.PRIVATE;
import static ca.calculquebec.cqorc.scenario.CalendarManualEdits.done;
import static ca.calculquebec.cqorc.scenario.CalendarManualEdits.unchanged;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.http.Transport;
import ca.calculquebec.cqorc.scenario.interruption.NetworkFault;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code gcal} as coordinators use it. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class PrivateCalendarTest {
  private static final String EVERYTHING = " --course --post_mortem";

  @TempDir Path folder;
  private World world;
  private CalendarManualEdits calendar;

  @BeforeEach
  void begin() throws Exception {
    world = World.in(folder);
    calendar = CalendarManualEdits.onPrivate(world);
  }

  @AfterEach
  void end() {
    world.close();
  }

  /** The first course with several sessions. */
  private String severalDays() {
    return world.courses().stream()
        .filter(course -> world.sheet().rowsOf(course).size() > 1)
        .findFirst()
        .orElseThrow();
  }

  private String id(String course, int session) {
    return world.cell(course, session, PRIVATE);
  }

  @Test
  void a_term_has_an_event_a_session_and_one_after_each_courses_last() throws Exception {
    int before = calendar.ids().size();
    done(world.run("gcal --create" + EVERYTHING));
    int sessions = world.courses().stream().mapToInt(c -> world.sheet().rowsOf(c).size()).sum();
    assertEquals(before + sessions + world.courses().size(), calendar.ids().size());
    Set<String> ids = new TreeSet<>();
    for (String course : world.courses()) {
      int last = world.sheet().rowsOf(course).size() - 1;
      for (int session = 0; session <= last; session++) {
        ids.add(id(course, session));
        assertEquals(session == last, !world.cell(course, session, POST_MORTEM).isEmpty(), course);
      }
      ids.add(world.cell(course, last, POST_MORTEM));
    }
    assertTrue(calendar.ids().containsAll(ids));
    calendar.everyWriteSaysWhomToTell();
    unchanged(world.run("gcal --create" + EVERYTHING));
    unchanged(world.run("gcal --update" + EVERYTHING));
  }

  @Test
  void no_zoom_is_needed_and_a_rehearsal_changes_nothing() throws Exception {
    world.replace(world.config("config.cfg"), "\\[zoom]\\s+user = .*", "");
    world.replace(world.secret("secrets.cfg"), "(?s)\\[zoom].*?\\n\\n", "");
    String before = world.state();
    Result rehearsal = unchanged(world.run("gcal --create --dry-run" + EVERYTHING));
    assertTrue(rehearsal.words().contains("Would create"), rehearsal.toString());
    assertEquals(before, world.state());
    done(world.run("gcal --create" + EVERYTHING));
  }

  @Test
  void one_listing_then_one_request_for_what_it_does_not_show_then_only_changes() throws Exception {
    world.sandbox().forgetRequests();
    done(world.run("gcal --create" + EVERYTHING));
    assertEquals(1, calendar.requests().stream().filter(line -> line.startsWith("GET")).count());
    String course = world.courses().get(0);
    // Somebody dragged the event out of the days that are listed.
    world
        .sandbox()
        .calendars()
        .move(
            calendar.calendar(),
            id(course, 0),
            Instant.parse("2027-07-01T12:00:00Z"),
            Instant.parse("2027-07-01T13:00:00Z"));
    world.sandbox().forgetRequests();
    done(world.run("gcal --update"));
    assertEquals(
        List.of("GET events", "GET events/" + id(course, 0), "PATCH events/" + id(course, 0)),
        calendar.requests());
  }

  @Test
  void a_moved_session_moves_its_event_and_its_guests_are_told_and_keep_their_answers()
      throws Exception {
    done(world.run("gcal --create"));
    String course = world.courses().get(0);
    String id = id(course, 0);
    JsonNode before = calendar.event(id);
    String guest = CalendarManualEdits.guests(before).get(0).split(" ")[0];
    world.sandbox().calendars().answer(calendar.calendar(), id, guest, "declined");
    int told = calendar.notifications().size();
    world.move(course, 1);
    Result updated = done(world.run("gcal --update"));
    assertEquals(1, updated.changes().size(), updated.toString());
    JsonNode after = calendar.event(id);
    assertNotEquals(before.path("start"), after.path("start"));
    assertTrue(CalendarManualEdits.guests(after).contains(guest + " declined"), after.toString());
    assertEquals(told + 1, calendar.notifications().size());
    unchanged(world.run("gcal --update"));
  }

  @Test
  void another_host_is_invited_and_the_former_one_is_a_remark_until_pruned() throws Exception {
    done(world.run("gcal --create"));
    String course = world.courses().get(0);
    String id = id(course, 0);
    List<String> before = CalendarManualEdits.guests(calendar.event(id));
    world.cell(course, 0, "host", "siobhan");
    Result updated = done(world.run("gcal --update --course_id " + course));
    assertTrue(updated.words().contains("guests"), updated.toString());
    assertEquals(before.size() + 1, CalendarManualEdits.guests(calendar.event(id)).size());
    Result remark = unchanged(world.run("gcal --update --dry-run --course_id " + course));
    assertTrue(remark.words().contains("--prune removes them"), remark.toString());

    Result refused = world.run("gcal --update --prune --course_id " + course);
    assertEquals(2, refused.exit(), refused.toString());
    assertTrue(refused.words().contains("Remove 1 guest"), refused.toString());
    Result pruned = done(world.run("gcal --update --prune --yes --course_id " + course));
    assertEquals(1, pruned.changes().size(), pruned.toString());
    assertEquals(before.size(), CalendarManualEdits.guests(calendar.event(id)).size());
    unchanged(world.run("gcal --update --prune --yes --course_id " + course));
  }

  @Test
  void a_change_of_text_alone_tells_nobody_and_no_notifications_never_does() throws Exception {
    done(world.run("gcal --create --no-notifications"));
    assertEquals(0, calendar.notifications().size());
    world.cell(world.courses().get(0), 0, "title", "Un autre titre");
    Result renamed = done(world.run("gcal --update"));
    assertEquals(1, renamed.changes().size(), renamed.toString());
    world.move(world.courses().get(1), 1);
    done(world.run("gcal --update --no-notifications --max-change 100"));
    done(world.run("gcal --delete --all --yes --no-notifications --max-change 100"));
    assertEquals(0, calendar.notifications().size());
    calendar.everyWriteSaysWhomToTell();
  }

  @Test
  void deleting_clears_the_cells_and_what_is_made_again_gets_ids_that_are_free() throws Exception {
    String empty = world.state();
    done(world.run("gcal --create" + EVERYTHING));
    String course = severalDays();
    String first = id(course, 0);
    String full = world.state();
    Result deleted = done(world.run("gcal --delete --all --yes --max-change 100" + EVERYTHING));
    assertTrue(deleted.words().contains("Deleted"), deleted.toString());
    assertEquals(empty, world.state());
    unchanged(world.run("gcal --delete --all --yes" + EVERYTHING));
    done(world.run("gcal --create" + EVERYTHING));
    assertEquals(full, world.state());
    assertNotEquals(first, id(course, 0));
  }

  @Test
  void an_event_that_a_person_deleted_is_a_failure_that_says_the_way_out() throws Exception {
    done(world.run("gcal --create"));
    String course = world.courses().get(0);
    String gone = id(course, 0);
    world.sandbox().calendars().delete(calendar.calendar(), gone);
    for (String command : List.of("--create", "--update")) {
      Result failed = world.run("gcal " + command);
      assertEquals(1, failed.exit(), failed.toString());
      int row = world.sheet().rowsOf(course).get(0);
      assertTrue(failed.words().contains("row " + row + ", " + PRIVATE), failed.toString());
      assertTrue(failed.words().contains("--delete clears the cell"), failed.toString());
    }
    done(world.run("gcal --delete --yes --course_id " + course));
    assertEquals("", id(course, 0));
    // The deleted event keeps its id: another one is taken, without being told of it.
    Result again = done(world.run("gcal --create --course_id " + course));
    assertNotEquals(gone, id(course, 0), again.toString());
    unchanged(world.run("gcal --update"));
  }

  @Test
  void an_id_that_a_deleted_event_used_is_found_out_without_a_journal() throws Exception {
    done(world.run("gcal --create"));
    String course = world.courses().get(0);
    String gone = id(course, 0);
    world.sandbox().calendars().delete(calendar.calendar(), gone);
    world.cell(course, 0, PRIVATE, "");
    done(world.another("laptop").run("gcal --create"));
    assertNotEquals(gone, id(course, 0));
    unchanged(world.run("gcal --update"));
  }

  @Test
  void a_lost_cell_gets_its_event_back_by_the_mark() throws Exception {
    done(world.run("gcal --create" + EVERYTHING));
    String course = severalDays();
    String id = id(course, 1);
    String full = world.state();
    world.cell(course, 1, PRIVATE, "");
    Result adopted = done(world.another("laptop").run("gcal --create" + EVERYTHING));
    assertEquals(1, adopted.changes().size(), adopted.toString());
    assertEquals(id, id(course, 1));
    assertEquals(full, world.state());
  }

  @Test
  void two_sessions_of_a_day_have_an_event_each() throws Exception {
    String course = severalDays();
    List<Integer> rows = world.sheet().rowsOf(course);
    String day = world.sheet().cell(rows.get(0), "start_date").substring(0, 10);
    world.sheet().type(rows.get(1), "start_date", day + " 14:00");
    world.sheet().type(rows.get(1), "end_date", day + " 17:00");
    done(world.run("gcal --create --course_id " + course));
    assertNotEquals(id(course, 0), id(course, 1));
    unchanged(world.run("gcal --update --course_id " + course));
  }

  @Test
  void a_date_means_the_sessions_of_that_day() throws Exception {
    String course = severalDays();
    String day = world.cell(course, 1, "start_date").substring(0, 10);
    done(world.run("gcal --create --date " + day));
    assertEquals("", id(course, 0));
    assertNotEquals("", id(course, 1));
  }

  @Test
  void one_id_in_two_rows_is_a_mistake_that_is_named_and_not_worked_on() throws Exception {
    done(world.run("gcal --create"));
    String course = severalDays();
    world.cell(course, 1, PRIVATE, id(course, 0));
    Result failed = world.run("gcal --update --course_id " + course);
    assertEquals(1, failed.exit(), failed.toString());
    assertTrue(failed.words().contains("too; empty the cell where it is wrong"), failed.toString());
    assertEquals(List.of(), failed.changes());
  }

  /** The listing covers the days of the sessions that are left; two on one day are seen. */
  @Test
  void an_event_whose_session_left_the_sheet_is_reported_and_left_alone() throws Exception {
    String course = severalDays();
    List<Integer> rows = world.sheet().rowsOf(course);
    String day = world.sheet().cell(rows.get(0), "start_date").substring(0, 10);
    world.sheet().type(rows.get(1), "start_date", day + " 14:00");
    world.sheet().type(rows.get(1), "end_date", day + " 17:00");
    done(world.run("gcal --create"));
    int before = calendar.ids().size();
    world.sheet().deleteRow(rows.get(1));
    Result updated = unchanged(world.run("gcal --update --dry-run --course_id " + course));
    assertTrue(updated.words().contains("no row holds it"), updated.toString());
    unchanged(world.run("gcal --update --course_id " + course));
    assertEquals(before, calendar.ids().size());
  }

  @Test
  void the_post_mortem_follows_a_session_that_was_added() throws Exception {
    String course = world.courses().get(0);
    done(world.run("gcal --create --course_id " + course + EVERYTHING));
    String id = world.cell(course, 0, POST_MORTEM);
    int row = world.sheet().rowsOf(course).get(0);
    world.sheet().insertRow(row + 1);
    for (String heading :
        List.of("course_id", "title", "code", "instructor", "host", "language", "site")) {
      world.sheet().set(row + 1, heading, world.sheet().cell(row, heading));
    }
    world.sheet().type(row + 1, "start_date", "2026-10-20 09:00");
    world.sheet().type(row + 1, "end_date", "2026-10-20 12:00");
    done(world.run("gcal --update --post_mortem --course_id " + course));
    assertEquals(Instant.parse("2026-10-20T16:00:00Z"), start(id));
    assertEquals(id, world.cell(course, 0, POST_MORTEM));
    unchanged(world.run("gcal --update --post_mortem --course_id " + course));
  }

  @Test
  void a_term_takes_along_the_post_mortems_that_stand_in_the_sheet_and_makes_none()
      throws Exception {
    done(world.run("term --create --only gcal"));
    String course = world.courses().get(0);
    assertEquals("", world.cell(course, 0, POST_MORTEM));
    done(world.run("gcal --create --post_mortem --course_id " + course));
    String after = world.cell(course, 0, POST_MORTEM);
    Instant before = start(after);
    world.move(course, 1);
    done(world.run("term --update --only gcal --max-change 100"));
    assertEquals(before.plus(Duration.ofDays(1)), start(after));
    done(world.run("term --delete --only gcal --yes --course_id " + course));
    assertEquals("", world.cell(course, 0, POST_MORTEM));
    assertFalse(calendar.ids().contains(after));
  }

  @Test
  void a_guest_who_answers_while_we_write_keeps_that_answer() throws Exception {
    done(world.run("gcal --create"));
    String course = world.courses().get(0);
    String id = id(course, 0);
    String guest = CalendarManualEdits.guests(calendar.event(id)).get(0).split(" ")[0];
    world.cell(course, 0, "host", "siobhan");
    boolean[] answered = new boolean[1];
    Transport atTheWorstMoment =
        client ->
            client.addInterceptor(
                chain -> {
                  if (chain.request().method().equals("PATCH") && !answered[0]) {
                    answered[0] = true;
                    world.sandbox().calendars().answer(calendar.calendar(), id, guest, "accepted");
                  }
                  return chain.proceed(chain.request());
                });
    done(world.program().through(atTheWorstMoment).run("gcal --update"));
    assertTrue(answered[0]);
    assertTrue(CalendarManualEdits.guests(calendar.event(id)).contains(guest + " accepted"));
    assertEquals(2, calendar.requests().stream().filter(l -> l.startsWith("PATCH")).count());
  }

  @Test
  void an_event_that_a_dead_run_left_is_found_although_its_session_was_moved_since()
      throws Exception {
    String course = world.courses().get(0);
    int before = calendar.ids().size();
    Transport deadly =
        client ->
            client.addInterceptor(
                chain -> {
                  var answer = chain.proceed(chain.request());
                  if (chain.request().method().equals("POST")
                      && chain.request().url().encodedPath().endsWith("/events")) {
                    answer.close();
                    throw new NetworkFault.Death("the answer");
                  }
                  return answer;
                });
    String command = "gcal --create --parallel 1 --course_id " + course;
    assertThrows(NetworkFault.Death.class, () -> world.program().through(deadly).run(command));
    assertEquals(before + 1, calendar.ids().size());
    assertEquals("", id(course, 0));
    // Far out of the days that are listed for the session as it is now.
    world.move(course, 60);
    done(world.program().through(Transport.network()).run(command));
    assertEquals(before + 1, calendar.ids().size());
    assertTrue(calendar.ids().contains(id(course, 0)));
    unchanged(world.run("gcal --update --course_id " + course));
  }

  @Test
  void sessions_in_the_hour_that_comes_twice_and_over_that_night_are_apart() throws Exception {
    String course = severalDays();
    List<Integer> rows = world.sheet().rowsOf(course);
    world.sheet().set(rows.get(0), "start_date", "2026-11-01T01:30:00-04:00");
    world.sheet().set(rows.get(0), "end_date", "2026-11-01T01:15:00-05:00");
    world.sheet().set(rows.get(1), "start_date", "2026-11-01T01:30:00-05:00");
    world.sheet().set(rows.get(1), "end_date", "2026-11-01T04:00:00-05:00");
    done(world.run("gcal --create --course_id " + course));
    assertNotEquals(id(course, 0), id(course, 1));
    // The sandbox's events start a quarter of an hour before their sessions.
    assertEquals(Instant.parse("2026-11-01T05:15:00Z"), start(id(course, 0)));
    assertEquals(Instant.parse("2026-11-01T06:15:00Z"), start(id(course, 1)));
    unchanged(world.run("gcal --update --course_id " + course));
  }

  private Instant start(String id) throws Exception {
    return OffsetDateTime.parse(calendar.event(id).path("start").path("dateTime").asText())
        .toInstant();
  }

  @Test
  void a_saved_plan_for_tomorrow_is_for_the_same_day_an_hour_later() throws Exception {
    String course = severalDays();
    List<Integer> rows = world.sheet().rowsOf(course);
    world.sheet().type(rows.get(0), "start_date", "2026-09-02 09:00");
    world.sheet().type(rows.get(0), "end_date", "2026-09-02 12:00");
    Path saved = folder.resolve("plan.json");
    String command = "gcal --create --date tomorrow --plan-out ";
    unchanged(world.run(command + saved));
    Result shown = unchanged(world.run("show " + saved));
    assertTrue(shown.words().contains("private event 2026-09-02 09:00"), shown.toString());
    // Past midnight in Toronto: "tomorrow" would be another day now.
    world.clock().advance(Duration.ofHours(17));
    done(world.run("apply " + saved));
    assertFalse(id(course, 0).isEmpty());
    assertEquals("", id(course, 1));
  }

  @Test
  void a_saved_plan_does_not_hold_once_a_guest_was_exchanged() throws Exception {
    Path saved = folder.resolve("plan.json");
    String course = world.courses().get(0);
    unchanged(world.run("gcal --create --plan-out " + saved));
    world.cell(course, 0, "host", "siobhan");
    Result refused = world.run("apply " + saved);
    assertEquals(2, refused.exit(), refused.toString());
    assertEquals(List.of(), refused.changes());
  }

  @Test
  void whoever_is_told_counts_for_the_guard() throws Exception {
    Result refused = world.run("gcal --create --dry-run --max-people 1");
    assertEquals(2, refused.exit(), refused.toString());
    assertTrue(refused.words().contains("--max-people"), refused.toString());
    unchanged(world.run("gcal --create --dry-run --max-people 0 --no-notifications"));
  }
}
