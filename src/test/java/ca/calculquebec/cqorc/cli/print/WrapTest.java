package ca.calculquebec.cqorc.cli.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WrapTest {
  @Test
  void lines_are_broken_at_blanks_and_long_words_stand_whole() {
    assertEquals(
        List.of("ab: one", "  two", "  threethree", "  four"),
        Wrap.lines("ab: ", "  ", "one two threethree four", 7));
  }

  @Test
  void an_address_that_no_line_has_room_for_stands_alone() {
    assertEquals(
        List.of("at", "  https://x.example/long", "  and on"),
        Wrap.lines("", "  ", "at https://x.example/long and on", 10));
    assertEquals(
        List.of("link", "https://x.example/long"),
        Wrap.lines("link ", "     ", "https://x.example/long", 22));
  }

  @Test
  void what_stands_before_the_text_may_be_too_long_itself() {
    assertEquals(
        List.of("  a very", "  long", "  name", "  text"),
        Wrap.lines("a very long name ", "  ", "text", 8));
  }

  @Test
  void widths_are_what_a_terminal_shows() {
    assertEquals("Éloï…", Wrap.cut("Éloïse T", 5));
    assertEquals("né  |", Wrap.pad("né", 4) + "|");
    assertEquals("ne\u0301  |", Wrap.pad("ne\u0301", 4) + "|");
    assertEquals("日…", Wrap.cut("日本語", 4));
    assertEquals("日本|", Wrap.pad("日本", 4) + "|");
    assertEquals(List.of("日本", "日😀"), Wrap.lines("", "", "日本日😀", 5));
  }

  @Test
  void nothing_is_lost_and_only_words_that_stand_alone_are_longer() {
    Random random = new Random(3);
    String letters = "ab é日😀-";
    for (int number = 0; number < 2000; number++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(120);
      while (text.length() < length) {
        int at = random.nextInt(letters.codePointCount(0, letters.length()));
        text.appendCodePoint(letters.codePointAt(letters.offsetByCodePoints(0, at)));
        if (random.nextInt(9) == 0) {
          text.append(random.nextInt(6) == 0 ? "\n" : " ");
        }
      }
      String start = "x".repeat(random.nextInt(60));
      String indent = " ".repeat(random.nextInt(40));
      List<String> lines = Wrap.lines(start, indent, text.toString(), 40);
      for (String line : lines) {
        String bare = line.strip();
        assertTrue(DisplayWidth.of(line) <= 40 || bare.matches("x+|[abé-]+"), line);
      }
      assertEquals(
          (start + text).replaceAll("\\s", ""), String.join("", lines).replaceAll("\\s", ""));
    }
  }
}
