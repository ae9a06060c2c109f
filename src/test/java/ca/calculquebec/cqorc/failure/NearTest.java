package ca.calculquebec.cqorc.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearTest {
  @Test
  void the_nearest_name_comes_first_and_at_most_three_come() {
    assertEquals(
        List.of("jdupont", "dupont"),
        Near.of("jdupond", List.of("dupont", "zzz", "jdupont", "bernard")));
    assertEquals(3, Near.of("abcde", List.of("abcd1", "abcd2", "abcd3", "abcd4")).size());
    assertEquals(
        List.of("timezone", "timezones"), Near.of("timezone ", List.of("timezones", "timezone")));
  }

  @Test
  void two_swapped_letters_are_one_edit() {
    assertEquals(List.of("alice"), Near.of("ailce", List.of("alice", "bob")));
    assertEquals(List.of("1002"), Near.of("1020", List.of("1002", "1003")));
  }

  @Test
  void case_and_outer_blanks_do_not_count() {
    assertEquals(List.of("Alice"), Near.of(" ALICE", List.of("Alice")));
  }

  @Test
  void names_that_have_nothing_in_common_are_not_suggested() {
    assertEquals(List.of(), Near.of("x", List.of("y", "")));
    assertEquals(List.of(), Near.of("client_secret", List.of("user", "timezone")));
    assertEquals(List.of(), Near.of("", List.of("a")));
  }

  @Test
  void a_hint_reads_as_part_of_a_sentence() {
    assertEquals(" (did you mean \"jdupont\"?)", Near.hint("jdupond", List.of("jdupont", "bob")));
    assertEquals("", Near.hint("jdupond", List.of("bob")));
  }
}
