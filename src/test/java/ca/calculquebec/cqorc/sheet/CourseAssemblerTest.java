package ca.calculquebec.cqorc.sheet;

import static ca.calculquebec.cqorc.sheet.Grids.HEADER;
import static ca.calculquebec.cqorc.sheet.Grids.reading;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.course.Role;
import ca.calculquebec.cqorc.course.Trainer;
import ca.calculquebec.cqorc.failure.InputException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CourseAssemblerTest {
  private static final String GOOD =
      "1|Intro|PYT101|2026-09-14 13:00|2026-09-14 16:00|fr|alice|bob||||||";

  private static Course only(String... lines) {
    SheetReading reading = reading(lines);
    assertEquals(List.of(), reading.unusable());
    assertEquals(1, reading.courses().size());
    return reading.courses().get(0);
  }

  private static List<String> problems(String... rows) {
    String[] lines = new String[rows.length + 1];
    lines[0] = HEADER;
    System.arraycopy(rows, 0, lines, 1, rows.length);
    return reading(lines).problems().values().stream()
        .flatMap(List::stream)
        .map(CourseAssemblerTest::told)
        .toList();
  }

  private static String told(InputException problem) {
    return problem.origin().get() + ": " + problem.getMessage();
  }

  @Test
  void a_row_becomes_a_course_with_one_session() {
    Course course = only(HEADER, GOOD);
    assertEquals(new CourseId("1"), course.id());
    assertEquals("Intro", course.title());
    assertEquals("PYT101", course.code().text());
    assertEquals(Language.FRENCH, course.language());
    assertTrue(course.site().isOnline());
    assertEquals("2026-09-14T13:00-04:00[America/Toronto]", course.start().toString());
    assertEquals(2, course.firstSession().row());
    assertEquals("alice", course.firstSession().trainers(Role.INSTRUCTOR).get(0).key());
    assertEquals("bob", course.firstSession().trainers(Role.HOST).get(0).key());
    assertEquals("Intro [en ligne, PYT101]", course.fullTitle());
  }

  @Test
  void columns_stand_in_any_order_and_headings_in_any_case() {
    Course course =
        only(
            " Notes | START_DATE|End_Date|Course_ID\u00a0|code|LANGUAGE|Title",
            "soft chairs|2026-09-14 13:00|2026-09-14 16:00|1|PYT101| FR |Intro");
    assertEquals("soft chairs", course.firstSession().cell("notes"));
    assertEquals("FR", course.locale());
    assertEquals("", course.firstSession().cell("site"));
  }

  @Test
  void rows_need_be_neither_sorted_nor_adjacent() {
    SheetReading reading =
        reading(
            HEADER,
            "2|Second day|R201|2026-11-02 09:00|2026-11-02 12:00|en|||U.Laval||||",
            GOOD,
            "||||||||||||",
            "2|First day|R200|2026-10-31 09:00|2026-10-31 12:00|fr|||U.Sherbrooke|77|||");
    assertEquals(
        List.of("2", "1"), reading.courses().stream().map(course -> course.id().text()).toList());
    Course course = reading.courses().get(0);
    assertEquals("First day", course.title());
    assertEquals("R200", course.code().text());
    assertEquals(Language.FRENCH, course.language());
    assertEquals("U.Sherbrooke", course.site().text());
    assertEquals("77", course.template());
    assertEquals(List.of(5, 2), course.sessions().stream().map(s -> s.row()).toList());
    assertEquals(List.of(), reading.warnings());
  }

  @Test
  void rows_without_a_course_id_are_one_warning() {
    SheetReading reading =
        reading(HEADER, GOOD, "|lunch", "||", "|a", "|b", " \u00a0|c", "|", "|d");
    assertEquals(List.of("rows 3, 5-7, 9 have no course_id and are left out"), reading.warnings());
    assertEquals(1, reading.courses().size());
  }

  @Test
  void the_header_may_stand_below_a_title_and_be_repeated() {
    SheetReading reading = reading("Automne 2026", "", HEADER, GOOD, HEADER);
    assertEquals(4, reading.courses().get(0).firstSession().row());
    assertEquals(List.of(), reading.warnings());
    assertEquals(Set.of(new CourseId("1")), reading.courseIds());
  }

  @Test
  void trainers_of_a_cell_are_split_by_commas_and_counted_once() {
    Course course =
        only(HEADER, "1|I|P|2026-09-14 13:00|2026-09-14 16:00|fr|bob, alice ,,bob|||||||");
    assertEquals(
        List.of("bob", "alice"),
        course.trainers(Role.INSTRUCTOR).stream().map(Trainer::key).toList());
  }

  @Test
  void all_unknown_trainers_are_told_at_once() {
    assertEquals(
        List.of(
            "row 2, instructor: no trainer \"jdupond\" in secrets/trainers.yml"
                + " (did you mean \"jdupont\"?)",
            "row 2, instructor: no trainer \"zoe\" in secrets/trainers.yml",
            "row 2, host: trainer \"mute\" has no address in secrets/trainers.yml",
            "row 3, host: no trainer \"yan\" in secrets/trainers.yml"),
        problems(
            "1|I|P|2026-09-14 13:00|2026-09-14 16:00|fr|jdupond, zoe|mute||||||",
            "2|I|P|2026-09-14 13:00|2026-09-14 16:00|fr|alice|yan||||||"));
  }

  @Test
  void every_mistake_of_a_course_is_told() {
    assertEquals(
        List.of(
            "row 2, start_date: \"soon\" is not a date and a time",
            "row 2, end_date: the cell is empty",
            "row 2, title: the title is empty",
            "row 2, language: \"franglais\" is not a language"),
        problems("1||P|soon||franglais|||||||"));
  }

  @Test
  void an_end_before_or_at_the_start_is_a_bad_row() {
    assertEquals(
        List.of(
            "row 2, end_date: the end \"2026-09-14 12:00\" is not after the start"
                + " \"2026-09-14 13:00\"",
            "row 3, end_date: the end \"2026-09-14 13:00\" is not after the start"
                + " \"2026-09-14 13:00\""),
        problems(
            "1|I|P|2026-09-14 13:00|2026-09-14 12:00|fr|||||||",
            "2|I|P|2026-09-14 13:00|2026-09-14 13:00|fr|||||||"));
  }

  @Test
  void two_sessions_with_one_start_fail_the_course() {
    assertEquals(
        List.of("row 3, start_date: the session starts at the same time as the one in row 2"),
        problems(
            "1|I|P|2026-09-14 13:00|2026-09-14 16:00|fr|||||||",
            "1|I|P|2026-09-14T17:00Z|2026-09-14 15:00|fr|||||||"));
  }

  @Test
  void sessions_may_overlap() {
    Course course =
        only(
            HEADER,
            "1|I|P|2026-09-14 13:00|2026-09-14 16:00|fr|||||||",
            "1|I|P|2026-09-14 14:00|2026-09-14 15:00|fr|||||||");
    assertEquals("2026-09-14T16:00-04:00[America/Toronto]", course.end().toString());
  }

  @Test
  void empty_course_level_ids_are_filled_in_from_the_others() {
    Course course =
        only(
            HEADER,
            "1|I|P|2026-09-14 13:00|2026-09-14 16:00|fr|||||| 42 |",
            "1|I|P|2026-09-15 13:00|2026-09-15 16:00|fr|||||81234567890||py");
    assertEquals("81234567890", course.idCell("zoom_id"));
    assertEquals("42", course.idCell("eventbrite_id"));
    assertEquals("py", course.idCell("slack_channel"));
  }

  @Test
  void two_different_course_level_ids_fail_the_course() {
    assertEquals(
        List.of("row 3, zoom_id: \"9\" differs from \"8\" in row 2 of the same course"),
        problems(
            "1|I|P|2026-09-14 13:00|2026-09-14 16:00|fr|||||8||",
            "1|I|P|2026-09-15 13:00|2026-09-15 16:00|fr|||||9||"));
  }

  @Test
  void one_bad_row_makes_the_course_unusable_but_no_other() {
    SheetReading reading =
        reading(
            HEADER,
            "1|I|P|2026-09-14 13:00|2026-09-14 16:00|fr|||||||",
            "1|I|P|2026-09-15 13:00|never|fr|||||||",
            "2|I|P|2026-09-15 13:00|2026-09-15 16:00|fr|||||||");
    assertEquals(1, reading.courses().size());
    UnusableCourse bad = reading.unusable().get(0);
    assertEquals(List.of(2, 3), bad.rows());
    assertTrue(bad.start().isPresent());
    assertTrue(bad.end().isEmpty());
  }

  @Test
  void ids_in_other_rows_are_known_even_when_those_rows_are_bad() {
    SheetReading reading =
        reading(
            HEADER,
            "1|I|P|2026-09-14 13:00|2026-09-14 16:00|fr|||||5||",
            "2|I|P|never|never|fr|||||6||",
            "|||||||||| 7 ||");
    assertEquals(Set.of("6", "7"), reading.valuesOutside(new CourseId("1"), "zoom_id"));
  }

  @Test
  void a_time_that_exists_twice_is_a_remark_of_its_course() {
    SheetReading reading = reading(HEADER, "1|I|P|2026-11-01 01:30|2026-11-01 05:00|fr|||||||");
    List<String> remarks = reading.remarks(new CourseId("1"));
    assertEquals(1, remarks.size());
    assertTrue(remarks.get(0).startsWith("row 2, start_date: \"2026-11-01 01:30\" exists twice"));
  }
}
