package ca.calculquebec.cqorc.cli.print;

import java.io.PrintStream;
import java.io.Writer;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where commands print: results on stdout, everything else on stderr, every text with the known
 * secrets taken out.
 */
public final class Console {
  private final PrintStream out;
  private final PrintStream err;
  private final UnaryOperator<String> redaction;
  private final boolean colored;
  private final boolean progress;
  private String progressLine = "";
  private boolean documented;

  /**
   * @param redaction takes secrets out of a text
   * @param colored whether to support the words on stdout with colours
   * @param progress whether stderr is a terminal that may show a progress line
   */
  public Console(
      PrintStream out,
      PrintStream err,
      UnaryOperator<String> redaction,
      boolean colored,
      boolean progress) {
    this.out = out;
    this.err = err;
    this.redaction = redaction;
    this.colored = colored;
    this.progress = progress;
  }

  public synchronized void result(String line) {
    clearProgress();
    out.println(redaction.apply(safe(line)));
    out.flush();
    showProgress();
  }

  /**
   * The one document of a run for scripts; a second one would make the first unreadable.
   *
   * @return where it is written line by line, since one about a large course does not fit into the
   *     memory; empty when there was one
   */
  synchronized Optional<Writer> document() {
    if (documented) {
      return Optional.empty();
    }
    documented = true;
    return Optional.of(new Lines());
  }

  /** Whole lines go out, so that nothing secret is cut in two before it is seen. */
  private final class Lines extends Writer {
    private static final int ENOUGH = 1 << 16;

    private final StringBuilder waiting = new StringBuilder();

    @Override
    public void write(char[] text, int from, int length) {
      waiting.append(text, from, length);
      int end = waiting.length() < ENOUGH ? -1 : waiting.lastIndexOf("\n");
      if (end >= 0) {
        String lines = waiting.substring(0, end);
        waiting.delete(0, end + 1);
        result(lines);
      }
    }

    @Override
    public void flush() {
      // At its end only: what is left may be half a line.
    }

    @Override
    public void close() {
      // Whoever writes may close it, and whoever opened it as well.
      if (!waiting.isEmpty()) {
        result(waiting.toString());
        waiting.setLength(0);
      }
    }
  }

  public synchronized void notice(String line) {
    clearProgress();
    err.println(redaction.apply(safe(line)));
    err.flush();
    showProgress();
  }

  /** A text that is not cut into lines here, such as a question without a line end. */
  public synchronized void prompt(String text) {
    clearProgress();
    err.print(redaction.apply(safe(text)));
    err.flush();
  }

  /** One line on a terminal's stderr that the next line replaces; {@code ""} removes it. */
  public synchronized void progress(String line) {
    if (progress) {
      clearProgress();
      progressLine = redaction.apply(safe(line));
      showProgress();
    }
  }

  boolean colored() {
    return colored;
  }

  /** {@code text} in an ANSI colour, when colours are wanted. */
  public String in(Ansi color, String text) {
    return colored ? color.code + text + Ansi.RESET : text;
  }

  /** The few colours that support the words. */
  public enum Ansi {
    GREEN("\u001b[32m"),
    YELLOW("\u001b[33m"),
    RED("\u001b[31m"),
    FAINT("\u001b[2m"),
    BOLD("\u001b[1m");

    private static final String RESET = "\u001b[0m";
    private final String code;

    /** Whether one of our own codes stands there; any other escape sequence is not ours. */
    private static boolean isAt(String text, int index) {
      for (Ansi color : values()) {
        if (text.startsWith(color.code, index)) {
          return true;
        }
      }
      return text.startsWith(RESET, index);
    }

    Ansi(String code) {
      this.code = code;
    }
  }

  private void clearProgress() {
    if (!progressLine.isEmpty()) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }

  private void showProgress() {
    if (!progressLine.isEmpty()) {
      err.print(progressLine);
      err.flush();
    }
  }

  /**
   * Control characters in a sheet's or a service's text would let it write on the terminal; line
   * ends, tabs and our own colours stay, so do right-to-left letters, but not the characters that
   * reorder what stands around them.
   */
  private String safe(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int index = 0; index < text.length(); index++) {
      char character = text.charAt(index);
      boolean ours = character == '\u001b' && colored && Ansi.isAt(text, index);
      boolean reorders =
          (character >= '\u202a' && character <= '\u202e')
              || (character >= '\u2066' && character <= '\u2069');
      boolean control = Character.isISOControl(character) && character != '\n' && character != '\t';
      kept.append((control && !ours) || reorders ? '\ufffd' : character);
    }
    return kept.toString();
  }
}
