package ca.calculquebec.cqorc.task.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.calculquebec.cqorc.plan.FieldChange;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextDifferenceTest {
  @Test
  void line_ends_of_another_kind_and_blanks_at_the_end_are_no_difference() {
    assertEquals(List.of(), TextDifference.between("a\r\nb\n\n", "a\nb"));
  }

  @Test
  void what_a_calendar_makes_of_blanks_and_signs_is_no_difference() {
    assertEquals(
        List.of(),
        TextDifference.between(
            "R &amp; D&nbsp;: &lt;b&gt;\n<a href=\"x?a=1&amp;b=2\">l&#39;été</a>",
            "R & D : <b>  \n<a href=\"x?a=1&b=2\">l'été</a>\n\n"));
  }

  @Test
  void each_changed_line_stands_beside_what_replaces_it() {
    assertEquals(
        List.of(
            FieldChange.of("text", "two", "zwei"),
            new FieldChange("text", Optional.of(""), Optional.of("five"))),
        TextDifference.between("one\ntwo\nthree\nfour", "one\nzwei\nthree\nfour\nfive"));
  }

  @Test
  void lines_that_go_are_shown_together() {
    assertEquals(
        List.of(FieldChange.of("text", "two\nthree", "")),
        TextDifference.between("one\ntwo\nthree\nfour", "one\nfour"));
  }

  @Test
  void a_text_that_was_not_there_is_shown_whole() {
    assertEquals(List.of(FieldChange.of("text", "", "a\nb")), TextDifference.between("", "a\nb"));
  }

  @Test
  void two_long_texts_without_a_common_line_are_not_compared_line_by_line() {
    String before = "a\n".repeat(5000) + "end";
    String after = "b\n".repeat(5000) + "end";
    assertEquals(
        List.of(FieldChange.of("text", before, after)), TextDifference.between(before, after));
  }
}
