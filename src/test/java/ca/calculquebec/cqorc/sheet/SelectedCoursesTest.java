package ca.calculquebec.cqorc.sheet;

import static ca.calculquebec.cqorc.sheet.Grids.HEADER;
import static ca.calculquebec.cqorc.sheet.Grids.TORONTO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.course.Selection;
import ca.calculquebec.cqorc.failure.InputException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SelectedCoursesTest {
  private static final Instant NOW = Instant.parse("2026-10-01T16:00:00Z");

  private final SheetReading reading =
      Grids.reading(
          HEADER,
          row("past-1", "2026-09-14 13:00", "2026-09-14 16:00"),
          row("late", "2026-10-01 21:00", "2026-10-01 23:30"),
          row("next", "2026-10-02 09:00", "2026-10-02 12:00"),
          row("next", "2026-10-05 09:00", "2026-10-05 12:00"),
          row("started", "2026-09-30 09:00", "2026-09-30 12:00"),
          row("started", "2026-10-08 09:00", "2026-10-08 12:00"),
          "bad|I|P|2026-10-02 09:00|2026-10-02 12:00|fr|nobody||||||",
          "bad-past|I|P|2026-09-02 09:00|2026-09-02 12:00|fr|nobody||||||",
          "undated|I|P|never|2026-10-02 12:00|fr|||||||");

  private static String row(String id, String start, String end) {
    return id + "|I|P|" + start + "|" + end + "|fr|||||||";
  }

  private SelectedCourses select(Purpose purpose, String ids, String date, boolean all)
      throws InputException {
    Selection selection =
        Selection.of(
            ids.isEmpty() ? List.of() : List.of(ids),
            date.isEmpty() ? Optional.empty() : Optional.of(date),
            all);
    return SelectedCourses.of(selection, reading, NOW, TORONTO, purpose);
  }

  private static List<String> usable(SelectedCourses selected) {
    return selected.courses().stream().map(course -> course.id().text()).toList();
  }

  private static List<String> unusable(SelectedCourses selected) {
    return selected.unusable().stream().map(course -> course.id().text()).toList();
  }

  @Test
  void without_a_choice_all_courses_that_are_not_over_are_meant() throws InputException {
    for (Purpose purpose : List.of(Purpose.READ, Purpose.CREATE_UPDATE)) {
      SelectedCourses selected = select(purpose, "", "", false);
      assertEquals(List.of("late", "next", "started"), usable(selected));
      assertEquals(List.of("bad", "undated"), unusable(selected));
      assertEquals(2, selected.leftOut());
      assertEquals("2 are over and left out; --all includes them", selected.leftOutNote());
    }
  }

  @Test
  void all_adds_past_courses_to_reading_and_to_creating() throws InputException {
    for (Purpose purpose : List.of(Purpose.READ, Purpose.CREATE_UPDATE)) {
      SelectedCourses selected = select(purpose, "", "", true);
      assertEquals(List.of("past-1", "late", "next", "started"), usable(selected));
      assertEquals(List.of("bad", "bad-past", "undated"), unusable(selected));
      assertEquals("", selected.leftOutNote());
    }
  }

  @Test
  void ids_separated_by_blanks_are_several_where_the_sheet_has_no_such_one() throws InputException {
    assertEquals(List.of("late", "next"), usable(select(Purpose.READ, "next  late", "", false)));
    InputException refused =
        assertThrows(InputException.class, () -> select(Purpose.DELETE, "next lost", "", false));
    assertTrue(refused.getMessage().contains("no course \"lost\""), refused.getMessage());
    SheetReading blank =
        Grids.reading(
            HEADER,
            row("a b", "2026-10-02 09:00", "2026-10-02 12:00"),
            row("a", "2026-10-03 09:00", "2026-10-03 12:00"));
    Selection selection = Selection.of(List.of("a b"), Optional.empty(), false);
    assertEquals(
        List.of("a b"), usable(SelectedCourses.of(selection, blank, NOW, TORONTO, Purpose.READ)));
  }

  @Test
  void a_course_code_where_an_id_is_meant_says_which_ids_have_it() {
    InputException refused =
        assertThrows(InputException.class, () -> select(Purpose.READ, "p", "", false));
    assertEquals(
        "the sheet \"Automne 2026\" has no course \"p\"; next, late, started and past-1 have"
            + " the code p",
        refused.getMessage());
    assertEquals(
        "say --course_id next,late,started,past-1, or those that you mean", refused.advice());
  }

  @Test
  void a_deletion_says_of_what() throws InputException {
    InputException refused =
        assertThrows(InputException.class, () -> select(Purpose.DELETE, "", "", false));
    assertTrue(refused.advice().contains("--all"));
    SelectedCourses selected = select(Purpose.DELETE, "", "", true);
    assertEquals(List.of("late", "next", "started"), usable(selected));
    assertEquals(
        "2 are over and left out; --course_id includes them one by one", selected.leftOutNote());
  }

  @Test
  void past_courses_are_deleted_only_when_named() throws InputException {
    assertEquals(List.of("past-1"), usable(select(Purpose.DELETE, "past-1", "", false)));
    assertEquals(List.of(), usable(select(Purpose.DELETE, "", "2026-09-14", false)));
    assertEquals(List.of("past-1"), usable(select(Purpose.READ, "", "2026-09-14", false)));
  }

  @Test
  void named_courses_come_once_in_the_order_of_the_sheet() throws InputException {
    SelectedCourses selected = select(Purpose.READ, "next, past-1,next,,", "", false);
    assertEquals(List.of("past-1", "next"), usable(selected));
    assertEquals("", selected.leftOutNote());
  }

  @Test
  void unknown_courses_are_refused_with_near_ones() {
    InputException refused =
        assertThrows(
            InputException.class, () -> select(Purpose.READ, "nxet,qqqqqq,late", "", false));
    assertEquals(
        "the sheet \"Automne 2026\" has no course \"nxet\" and no course \"qqqqqq\""
            + " (did you mean \"next\"?)",
        refused.getMessage());
    assertEquals("option --course_id", refused.origin().get().text());
  }

  @Test
  void a_course_with_bad_rows_is_known() throws InputException {
    SelectedCourses selected = select(Purpose.READ, "bad", "", false);
    assertEquals(List.of("bad"), unusable(selected));
    InputException problem = selected.unusable().get(0).problems().get(0);
    assertEquals("row 8, instructor", problem.origin().get().text());
  }

  @Test
  void a_day_without_courses_is_nothing_to_do() throws InputException {
    SelectedCourses selected = select(Purpose.READ, "", "2026-12-24", false);
    assertEquals(List.of(), usable(selected));
    assertEquals(List.of(), unusable(selected));
    assertEquals("2026-12-24", selected.day().get().toString());
  }

  @Test
  void a_date_means_the_first_sessions_day() throws InputException {
    assertEquals(List.of("next"), usable(select(Purpose.READ, "", "2026-10-02", false)));
    assertEquals(List.of(), usable(select(Purpose.READ, "", "2026-10-05", false)));
    assertEquals(List.of("bad"), unusable(select(Purpose.READ, "", "2026-10-02", false)));
  }

  @Test
  void for_calendars_a_date_means_any_sessions_day() throws InputException {
    Selection fifth = Selection.of(List.of(), Optional.of("2026-10-05"), false);
    assertEquals(
        List.of("next"),
        usable(
            SelectedCourses.of(
                fifth, reading, NOW, TORONTO, Purpose.CREATE_UPDATE, DateFilter.ANY_SESSION)));
    assertEquals(List.of(), usable(select(Purpose.CREATE_UPDATE, "", "2026-10-05", false)));
  }

  @Test
  void days_are_days_in_the_configured_zone() throws InputException {
    // 03:00 UTC on the second is still the first in Toronto.
    assertEquals(List.of("late"), usable(select(Purpose.READ, "", "2026-10-02T03:00:00Z", false)));
    assertEquals(List.of("next"), usable(select(Purpose.READ, "", "2026-10-02T03:00", false)));
    assertEquals(List.of("late"), usable(select(Purpose.READ, "", "today", false)));
    assertEquals(List.of("next"), usable(select(Purpose.READ, "", "Tomorrow", false)));
  }

  @Test
  void bad_rows_of_other_courses_are_one_warning() throws InputException {
    SelectedCourses selected = select(Purpose.READ, "next", "", false);
    assertEquals(
        List.of(
            "3 courses that are not selected cannot be used as they stand in the sheet:"
                + " bad, bad-past, undated (rows 8-10); cqorc check --all tells why"),
        selected.warnings());
  }
}
