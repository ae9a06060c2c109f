package ca.calculquebec.cqorc.cli.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Console console(boolean colored, boolean progress) {
    return new Console(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        text -> text.replace("s3cret", "(hidden)"),
        colored,
        progress);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void secrets_are_taken_out_of_both_streams() {
    Console console = console(false, true);
    console.result("key s3cret");
    console.notice("key s3cret");
    console.progress("key s3cret");
    console.prompt("key s3cret?");
    assertFalse((out() + err.toString(StandardCharsets.UTF_8)).contains("s3cret"));
  }

  @Test
  void a_text_from_outside_cannot_write_on_the_terminal() {
    Console console = console(true, false);
    console.result(console.in(Console.Ansi.RED, "a\u0007b\rc\u202ed\u001b[2J"));
    assertEquals("\u001b[31ma\ufffdb\ufffdc\ufffdd\ufffd[2J\u001b[0m\n", out());
  }

  @Test
  void an_escape_sequence_from_outside_is_harmless_without_colours() {
    console(false, false).result("\u001b[2Jtitle");
    assertEquals("\ufffd[2Jtitle\n", out());
  }

  @Test
  void results_and_progress_go_different_ways() {
    Console console = console(false, true);
    console.progress("1 of 2");
    console.result("done");
    assertEquals("done\n", out());
    assertEquals("1 of 2\r\u001b[K1 of 2", err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void without_a_terminal_there_is_no_progress() {
    Console console = console(false, false);
    console.progress("1 of 2");
    assertEquals("", err.toString(StandardCharsets.UTF_8));
  }
}
