package ca.calculquebec.cqorc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.app.Environment;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HelpTextsTest {
  @Test
  void what_the_build_wrote_down_is_what_picocli_makes() {
    List<List<String>> commands = HelpTexts.commands();
    assertTrue(commands.contains(List.of("zoom")));
    assertTrue(commands.contains(List.of("eventbrite", "new")));
    for (List<String> path : commands) {
      assertEquals(
          words(Cqorc.usage(Environment.ofProcess(), path)),
          words(HelpTexts.of(String.join(" ", path)).orElse("nothing was written by the build")));
    }
  }

  /** Sorted, since picocli sorts the synopsis by the rules of the machine's language. */
  private static List<String> words(String text) {
    return Arrays.stream(text.split("\\s+")).sorted().toList();
  }

  @Test
  void only_help_alone_is_answered_from_it() {
    assertTrue(HelpTexts.isAskedFor(List.of("--help")));
    assertTrue(HelpTexts.isAskedFor(List.of("-h")));
    assertFalse(HelpTexts.isAskedFor(List.of("--help", "--creat")));
    assertFalse(HelpTexts.isAskedFor(List.of()));
  }
}
