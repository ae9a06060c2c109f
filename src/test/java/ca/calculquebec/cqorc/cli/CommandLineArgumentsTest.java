package ca.calculquebec.cqorc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommandLineArgumentsTest {
  private static final Set<String> COMMANDS = Set.of("zoom", "eventbrite", "auth");
  private static final Set<String> NESTED = Set.of("eventbrite new", "auth google");
  private static final List<String> OPTIONS =
      List.of("--course_id", "--dry-run", "--create", "--config_dir", "-v");

  private static CommandLineArguments of(String... args) {
    return CommandLineArguments.of(COMMANDS, NESTED, args);
  }

  @Test
  void options_before_the_command_are_moved_behind_it() {
    CommandLineArguments commandLineArguments =
        of("--config_dir", "my conf", "-v", "zoom", "--create");
    assertEquals(List.of("zoom"), commandLineArguments.commandPath());
    assertEquals(List.of("--config_dir", "my conf", "-v", "--create"), commandLineArguments.rest());
  }

  @Test
  void a_value_that_looks_like_a_command_stays_a_value() {
    CommandLineArguments commandLineArguments = of("--config-dir", "zoom", "eventbrite");
    assertEquals(List.of("eventbrite"), commandLineArguments.commandPath());
    assertEquals(List.of("--config-dir", "zoom"), commandLineArguments.rest());
  }

  @Test
  void a_command_of_a_command_is_found() {
    assertEquals(
        List.of("eventbrite", "new"), of("eventbrite", "new", "--title", "x").commandPath());
    assertEquals(List.of("eventbrite"), of("eventbrite", "--create").commandPath());
  }

  @Test
  void both_spellings_of_an_option_mean_the_same() {
    CommandLineArguments commandLineArguments =
        of("zoom", "--course-id", "a-b", "--dry_run", "--course-id=c_d");
    assertEquals(
        List.of("--course_id", "a-b", "--dry-run", "--course_id=c_d"),
        commandLineArguments.spelled(OPTIONS));
  }

  @Test
  void courses_may_follow_each_other_with_blanks_between() {
    assertEquals(
        List.of("--create", "--course_id", "1002", "--course_id", "1003", "--dry-run", "x"),
        of("zoom", "--create", "--course-id", "1002", "1003", "--dry-run", "x").spelled(OPTIONS));
    assertEquals(
        List.of("--course_id=1002", "--course_id", "1003", "--course_id", "1004"),
        of("zoom", "--course_id=1002", "1003", "1004").spelled(OPTIONS));
    assertEquals(
        List.of("--course_id", "1002", "--", "1003"),
        of("zoom", "--course_id", "1002", "--", "1003").spelled(OPTIONS));
  }

  @Test
  void nothing_after_two_dashes_is_touched() {
    assertEquals(List.of("--", "--course-id"), of("zoom", "--", "--course-id").spelled(OPTIONS));
  }

  @Test
  void an_unknown_command_leaves_the_words_as_they_are() {
    assertEquals(List.of(), of("zom", "--create").commandPath());
    assertEquals(List.of("zom", "--create"), of("zom", "--create").rest());
  }

  @Test
  void an_abbreviation_is_told_its_full_name_when_there_is_just_one() {
    assertEquals(Optional.of("--create"), CommandLineArguments.meant("--cre", OPTIONS));
    assertEquals(Optional.of("--course_id"), CommandLineArguments.meant("--course=1", OPTIONS));
    assertEquals(Optional.empty(), CommandLineArguments.meant("--c", OPTIONS));
  }
}
