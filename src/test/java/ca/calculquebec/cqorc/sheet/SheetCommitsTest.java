package ca.calculquebec.cqorc.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.plan.SheetCells;
import ca.calculquebec.cqorc.plan.SheetCells.CellOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SheetCommitsTest {
  private static final int ZOOM = 4;
  private static final int GCAL = 5;
  private static final String HEADER = "course_id|title|start_date|notes|zoom_id|public_gcal_id";

  private final FakeSheet sheet =
      new FakeSheet(
          HEADER,
          "1|One|2026-09-14 13:00|=A1||",
          "2|Two|2026-09-15 13:00|b||",
          "3|Three|2026-09-16 13:00|c||",
          "2|Two|2026-09-17 13:00|=SUM(1)||");
  private final SheetCommits commits =
      new SheetCommits(
          sheet,
          new SheetPlace(
              "sheet-id",
              "Automne",
              DayOrder.DAY_FIRST,
              Grids.TORONTO,
              Map.of("zoom_id", ZOOM, "public_gcal_id", GCAL)));

  private CellWrite cellWrite(String course, String before, String value) {
    return new CellWrite(new CourseId(course), Optional.empty(), "zoom_id", before, value);
  }

  private CellWrite session(String course, String start, String value) {
    return new CellWrite(
        new CourseId(course), Optional.of(Instant.parse(start)), "public_gcal_id", "", value);
  }

  /** Rounds until nothing is left, as the writer does. */
  private void settle(CellWrite... cellWrites) {
    List<CellWrite> arriving = new ArrayList<>(List.of(cellWrites));
    for (int round = 0; round < 60 && !(arriving.isEmpty() && commits.isSettled()); round++) {
      boolean write = !arriving.isEmpty() || commits.needsWrite();
      commits.round(
          () -> {
            List<CellWrite> taken = List.copyOf(arriving);
            arriving.clear();
            return taken;
          },
          write);
    }
    assertTrue(commits.isSettled());
  }

  private static CellOutcome outcome(CellWrite cellWrite) {
    assertTrue(cellWrite.future().isDone());
    return cellWrite.future().join();
  }

  private static ServiceException failure(ServiceException.Reason reason) {
    return new ServiceException(
        "Google Sheets", reason, 0, "", false, "Google Sheets said no", "wait", null);
  }

  @Test
  void a_course_level_value_goes_to_all_rows_of_the_course_and_nowhere_else() {
    CellWrite cellWrite = cellWrite("2", "", "812");
    settle(cellWrite);
    assertEquals(new CellOutcome(List.of(3, 5), "", ""), outcome(cellWrite));
    assertEquals(
        List.of(
            List.of(
                new SheetStore.CellInput(3, ZOOM, "812"),
                new SheetStore.CellInput(5, ZOOM, "812"))),
        sheet.writes());
    assertEquals("=A1", sheet.at(2, 3));
    assertEquals("=SUM(1)", sheet.at(5, 3));
    assertEquals(2, sheet.reads());
  }

  @Test
  void a_session_level_value_goes_to_the_row_of_its_start() {
    CellWrite cellWrite = session("2", "2026-09-17T17:00:00Z", "abc");
    settle(cellWrite);
    assertEquals(List.of(5), outcome(cellWrite).rows());
    assertEquals("abc", sheet.at(5, GCAL));
    assertEquals("", sheet.at(3, GCAL));
  }

  @Test
  void a_value_that_is_there_already_is_not_written() {
    sheet.set(2, ZOOM, "811");
    CellWrite cellWrite = cellWrite("1", "", "811");
    settle(cellWrite);
    assertEquals(List.of(2), outcome(cellWrite).rows());
    assertEquals(List.of(), sheet.writes());
    assertEquals(1, sheet.reads());
  }

  @Test
  void only_the_rows_that_were_filled_are_named_also_when_they_moved() {
    sheet.set(3, ZOOM, "812");
    sheet.onWritten(() -> sheet.cells().add(1, new ArrayList<>(List.of("9", "New"))));
    CellWrite cellWrite = cellWrite("2", "", "812");
    settle(cellWrite);
    assertEquals(List.of(6), outcome(cellWrite).rows());
    assertEquals(List.of(List.of(new SheetStore.CellInput(5, ZOOM, "812"))), sheet.writes());
  }

  @Test
  void values_that_wait_together_go_in_one_request() {
    settle(
        cellWrite("1", "", "811"),
        cellWrite("2", "", "812"),
        session("3", "2026-09-16T17:00:00Z", "x"));
    assertEquals(1, sheet.writes().size());
    assertEquals(4, sheet.writes().get(0).size());
  }

  @Test
  void what_arrives_during_the_read_goes_along() {
    List<CellWrite> arriving = new ArrayList<>();
    sheet.onRead(() -> arriving.add(cellWrite("1", "", "811")));
    commits.round(() -> List.copyOf(arriving), true);
    assertEquals("811", sheet.at(2, ZOOM));
  }

  @Test
  void a_value_is_emptied_and_replaced() {
    sheet.set(2, ZOOM, "700");
    sheet.set(4, ZOOM, "703");
    CellWrite emptied = cellWrite("1", "700", "");
    CellWrite replaced = cellWrite("3", "703", "813");
    settle(emptied, replaced);
    assertEquals("", outcome(emptied).problem());
    assertEquals("", sheet.at(2, ZOOM));
    assertEquals("813", sheet.at(4, ZOOM));
  }

  @Test
  void emptying_and_filling_the_same_cell_keep_their_order() {
    sheet.set(2, ZOOM, "700");
    CellWrite emptied = cellWrite("1", "700", "");
    CellWrite first = cellWrite("1", "700", "811");
    CellWrite second = cellWrite("1", "700", "821");
    settle(emptied, first, second);
    assertEquals("821", sheet.at(2, ZOOM));
    assertEquals("", outcome(second).problem());
  }

  @Test
  void a_cell_that_somebody_filled_is_left_and_reported() {
    sheet.set(3, ZOOM, "999");
    CellWrite cellWrite = cellWrite("2", "", "812");
    settle(cellWrite);
    assertEquals("999", sheet.at(3, ZOOM));
    assertEquals("", sheet.at(5, ZOOM));
    assertEquals(
        "row 3 holds \"999\" in zoom_id, written by somebody else meanwhile;"
            + " webinar 812 exists and is not in the sheet",
        outcome(cellWrite).problem());
    assertTrue(outcome(cellWrite).advice().contains("812"));
  }

  @Test
  void a_formula_in_an_id_cell_is_somebodys() {
    sheet.set(2, ZOOM, "=B7");
    CellWrite cellWrite = cellWrite("1", "", "811");
    settle(cellWrite);
    assertEquals("=B7", sheet.at(2, ZOOM));
    assertFalse(outcome(cellWrite).problem().isEmpty());
  }

  @Test
  void a_cell_filled_after_the_write_is_noticed_by_the_read_after_it() {
    CellWrite cellWrite = cellWrite("1", "", "811");
    sheet.onWritten(() -> sheet.set(2, ZOOM, "999"));
    settle(cellWrite);
    assertEquals("999", sheet.at(2, ZOOM));
    assertTrue(outcome(cellWrite).problem().contains("webinar 811"));
  }

  @Test
  void a_row_that_is_gone_is_reported_with_what_was_created() {
    CellWrite course = cellWrite("9", "", "819");
    CellWrite session = session("1", "2026-09-14T18:00:00Z", "abc");
    settle(course, session);
    assertEquals(
        "no row of course 9 is left in the sheet; webinar 819 exists and is not in the sheet",
        outcome(course).problem());
    assertEquals(
        "no row of course 1 starts at 2026-09-14 14:00 any more;"
            + " calendar event abc exists and is not in the sheet",
        outcome(session).problem());
    assertEquals(List.of(), sheet.writes());
  }

  @Test
  void columns_are_found_again_too() {
    sheet.cells().forEach(row -> row.add(0, ""));
    CellWrite cellWrite = cellWrite("1", "", "811");
    settle(cellWrite);
    assertEquals("811", sheet.at(2, ZOOM + 1));
  }

  @Test
  void a_heading_that_is_gone_is_reported() {
    sheet.set(1, ZOOM, "zoom");
    CellWrite cellWrite = cellWrite("1", "", "811");
    settle(cellWrite);
    assertTrue(
        outcome(cellWrite).problem().contains("heading zoom_id"), outcome(cellWrite).problem());
    assertTrue(outcome(cellWrite).problem().contains("webinar 811"));
  }

  @Test
  void a_row_inserted_in_the_unguarded_moment_gets_nothing() {
    CellWrite cellWrite = cellWrite("2", "", "812");
    once(() -> sheet.cells().add(2, new ArrayList<>(List.of("7", "Seven", "2026-10-01 09:00"))));
    settle(cellWrite);
    assertEquals("", sheet.at(3, ZOOM));
    assertEquals("812", sheet.at(4, ZOOM));
    assertEquals("812", sheet.at(6, ZOOM));
    assertEquals("", sheet.at(5, ZOOM));
    assertTrue(
        outcome(cellWrite).problem().contains("row 3 may have lost"), outcome(cellWrite).problem());
  }

  @Test
  void rows_sorted_in_the_unguarded_moment_get_their_own_ids_and_nobody_is_accused() {
    once(() -> java.util.Collections.reverse(sheet.cells().subList(1, 5)));
    CellWrite one = cellWrite("1", "", "811");
    CellWrite two = cellWrite("2", "", "812");
    CellWrite three = cellWrite("3", "", "813");
    settle(one, two, three);
    for (CellWrite cellWrite : List.of(one, two, three)) {
      assertEquals("", outcome(cellWrite).problem());
    }
    for (int row = 2; row <= 5; row++) {
      assertEquals("81" + sheet.at(row, 0), sheet.at(row, ZOOM));
    }
  }

  @Test
  void an_id_overwritten_in_the_unguarded_moment_is_put_back() {
    sheet.set(3, ZOOM, "702");
    sheet.set(5, ZOOM, "702");
    CellWrite cellWrite = cellWrite("1", "", "811");
    once(() -> sheet.cells().add(1, sheet.cells().remove(2)));
    settle(cellWrite);
    assertEquals("702", sheet.at(2, ZOOM));
    assertEquals("811", sheet.at(3, ZOOM));
    assertEquals("", outcome(cellWrite).problem());
  }

  @Test
  void an_id_emptied_by_mistake_is_put_back() {
    sheet.set(2, ZOOM, "701");
    sheet.set(4, ZOOM, "703");
    CellWrite cellWrite = cellWrite("1", "701", "");
    once(() -> sheet.cells().add(1, sheet.cells().remove(3)));
    settle(cellWrite);
    assertEquals("703", sheet.at(2, ZOOM));
    assertEquals("", sheet.at(3, ZOOM));
    assertEquals("", outcome(cellWrite).problem());
  }

  @Test
  void a_heading_overwritten_in_the_unguarded_moment_is_put_back() {
    CellWrite one = cellWrite("1", "", "811");
    CellWrite two = cellWrite("3", "", "813");
    once(() -> sheet.cells().add(0, new ArrayList<>(List.of("Automne"))));
    settle(one, two);
    assertEquals("zoom_id", sheet.at(2, ZOOM));
    assertEquals("811", sheet.at(3, ZOOM));
    assertEquals("813", sheet.at(5, ZOOM));
    assertEquals("", sheet.at(4, ZOOM));
    assertEquals("", outcome(one).problem() + outcome(two).problem());
  }

  @Test
  void a_column_moved_in_the_unguarded_moment_is_mended_and_reported() {
    sheet.cells().forEach(row -> row.add(0, row.remove(ZOOM)));
    CellWrite cellWrite = cellWrite("3", "", "813");
    once(() -> sheet.cells().forEach(row -> row.add(ZOOM, row.remove(0))));
    settle(cellWrite);
    assertEquals("3", sheet.at(4, 0));
    assertEquals("813", sheet.at(4, ZOOM));
    // Nobody knows whether it was a formula.
    assertTrue(
        outcome(cellWrite).problem().contains("row 4 may have lost"), outcome(cellWrite).problem());
  }

  @Test
  void a_row_deleted_in_the_unguarded_moment_is_reported_and_no_other_row_keeps_the_id() {
    CellWrite cellWrite = cellWrite("1", "", "811");
    once(() -> sheet.cells().remove(1));
    settle(cellWrite);
    assertEquals("", sheet.at(2, ZOOM));
    assertTrue(outcome(cellWrite).problem().contains("no row of course 1"));
  }

  @Test
  void a_session_whose_start_was_changed_in_that_moment_keeps_its_value() {
    CellWrite cellWrite = session("1", "2026-09-14T17:00:00Z", "abc");
    once(() -> sheet.set(2, 2, "2026-09-14 14:00"));
    settle(cellWrite);
    assertEquals("abc", sheet.at(2, GCAL));
    assertEquals(new CellOutcome(List.of(2), "", ""), outcome(cellWrite));
  }

  @Test
  void a_lost_answer_is_looked_up_before_the_write_is_repeated() {
    sheet.failWrite(failure(ServiceException.Reason.UNAVAILABLE), true);
    CellWrite cellWrite = cellWrite("1", "", "811");
    settle(cellWrite);
    assertEquals("", outcome(cellWrite).problem());
    assertEquals(1, sheet.writes().size());
  }

  @Test
  void a_write_that_was_not_done_is_repeated() {
    sheet.failWrite(failure(ServiceException.Reason.UNAVAILABLE), false);
    CellWrite cellWrite = cellWrite("1", "", "811");
    settle(cellWrite);
    assertEquals("", outcome(cellWrite).problem());
    assertEquals(2, sheet.writes().size());
  }

  @Test
  void a_service_that_stays_away_is_reported_with_what_was_created() {
    for (int count = 0; count < 3; count++) {
      sheet.failRead(failure(ServiceException.Reason.UNAVAILABLE));
    }
    CellWrite cellWrite = cellWrite("1", "", "811");
    settle(cellWrite);
    assertEquals(
        "webinar 811 exists, but it could not be written into zoom_id of course 1:"
            + " Google Sheets said no",
        outcome(cellWrite).problem());
    assertTrue(outcome(cellWrite).advice().startsWith("wait; then run the same command again"));
    CellWrite later = cellWrite("3", "", "813");
    settle(later);
    assertEquals("", outcome(later).problem());
  }

  @Test
  void refused_credentials_are_not_tried_again() {
    sheet.failWrite(failure(ServiceException.Reason.CREDENTIALS), false);
    CellWrite cellWrite = cellWrite("1", "", "811");
    settle(cellWrite);
    assertFalse(outcome(cellWrite).problem().isEmpty());
    assertEquals(1, sheet.writes().size());
  }

  @Test
  void one_protected_row_does_not_keep_the_others_out() {
    sheet.protect(3, failure(ServiceException.Reason.REFUSED));
    CellWrite one = cellWrite("1", "", "811");
    CellWrite two = cellWrite("2", "", "812");
    CellWrite three = cellWrite("3", "", "813");
    settle(one, two, three);
    assertEquals("", outcome(one).problem());
    assertEquals("", outcome(three).problem());
    assertTrue(outcome(two).problem().contains("webinar 812 exists"));
  }

  /** Does something before the first write only. */
  private void once(Runnable edit) {
    sheet.onWrite(
        () -> {
          edit.run();
          sheet.onWrite(() -> {});
        });
  }

  @Test
  void a_formula_that_shows_nothing_is_no_empty_cell() {
    sheet.onRead(() -> sheet.set(2, ZOOM, "=\"\""));
    CellWrite cellWrite = cellWrite("1", "", "811");
    settle(cellWrite);
    assertEquals("=\"\"", sheet.at(2, ZOOM));
    assertEquals(
        "row 2 holds the formula =\"\" in zoom_id; webinar 811 exists and is not in the sheet",
        outcome(cellWrite).problem());
    assertEquals(List.of(), sheet.writes());
  }

  @Test
  void a_formula_that_shows_the_id_is_not_emptied() {
    sheet.set(2, ZOOM, "=811");
    CellWrite cellWrite = cellWrite("1", "F811", "");
    settle(cellWrite);
    assertEquals("=811", sheet.at(2, ZOOM));
    assertTrue(
        outcome(cellWrite).problem().contains("left as it is"), outcome(cellWrite).problem());
  }

  @Test
  void a_formula_is_found_where_its_column_has_moved_to() {
    sheet.onRead(
        () -> {
          sheet.onRead(() -> {});
          sheet.cells().forEach(row -> row.add(0, "x"));
          sheet.set(2, ZOOM + 1, "=\"\"");
        });
    settle(cellWrite("1", "", "811"));
    assertEquals("=\"\"", sheet.at(2, ZOOM + 1));
  }

  @Test
  void an_id_that_is_overwritten_before_the_last_look_is_named() {
    CellWrite first = cellWrite("1", "", "811");
    settle(first);
    assertEquals("", outcome(first).problem());
    sheet.set(2, ZOOM, "99");
    settle(session("3", "2026-09-16T17:00:00Z", "x"));
    SheetCells.Lost lost = commits.lost().get(0);
    assertEquals("1", lost.course().text());
    assertEquals(
        "webinar 811 stands in no cell any more: row 2 now holds \"99\" in zoom_id",
        lost.problem().cause());
    assertEquals(
        "put 811 into zoom_id of course 1, or delete webinar 811", lost.problem().advice());
    assertEquals(1, commits.lost().size());
  }

  @Test
  void an_id_that_stands_elsewhere_or_was_emptied_by_cqorc_is_not_lost() {
    settle(cellWrite("1", "", "811"), cellWrite("2", "", "812"), cellWrite("3", "", "813"));
    sheet.set(2, ZOOM, "");
    sheet.set(2, ZOOM + 3, "811");
    sheet.set(3, ZOOM, "");
    settle(cellWrite("3", "813", ""));
    assertEquals(List.of(), commits.lost());
    sheet.cells().remove(1);
    settle(cellWrite("3", "", "814"));
    assertEquals(
        "webinar 811 stands in no cell any more: its row is gone",
        commits.lost().get(0).problem().cause());
  }
}
