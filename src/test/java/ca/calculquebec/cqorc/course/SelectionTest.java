package ca.calculquebec.cqorc.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.InputException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SelectionTest {
  @Test
  void ids_come_repeated_and_with_commas_and_count_once() throws InputException {
    Selection selection = Selection.of(List.of("1, 2", "3", "2,"), Optional.empty(), false);
    assertEquals(List.of("1", "2", "3"), selection.ids().stream().map(CourseId::text).toList());
    assertTrue(selection.isNamed());
  }

  @Test
  void an_option_that_names_nothing_is_refused() {
    assertThrows(InputException.class, () -> Selection.of(List.of(" , "), Optional.empty(), false));
  }

  @Test
  void ids_and_a_date_together_are_refused() {
    assertThrows(
        InputException.class, () -> Selection.of(List.of("1"), Optional.of("today"), false));
  }

  @Test
  void named_courses_and_all_of_them_together_are_refused_in_a_plain_sentence() {
    InputException refused =
        assertThrows(
            InputException.class, () -> Selection.of(List.of("1"), Optional.empty(), true));
    assertTrue(refused.getMessage().contains("--course_id"), refused.getMessage());
    assertTrue(refused.advice().contains("Leave one of the two out"), refused.advice());
  }

  @Test
  void malformed_dates_are_refused_with_the_forms_that_work() {
    for (String text :
        List.of(
            "",
            "soon",
            "2026-13-01",
            "2026-02-30",
            "14/09/2026",
            "2026-09-14 25:00",
            "2026-9-4",
            "2026-09-14T10:00Q",
            "0123456789")) {
      InputException refused =
          assertThrows(InputException.class, () -> DateChoice.parse(text), text);
      assertTrue(refused.advice().contains("tomorrow"), text);
    }
  }

  @Test
  void tomorrow_is_a_day_of_the_zone() throws InputException {
    Instant now = Instant.parse("2026-10-02T03:00:00Z");
    assertEquals(
        "2026-10-02",
        DateChoice.parse("tomorrow").day(now, ZoneId.of("America/Toronto")).toString());
    assertEquals(
        "2026-10-03", DateChoice.parse("tomorrow").day(now, ZoneId.of("Asia/Tokyo")).toString());
  }
}
