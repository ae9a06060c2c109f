package ca.calculquebec.cqorc.cli.print;

import java.io.PrintStream;
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

  /** The one document of a run for scripts; a second one would make the first unreadable. */
  synchronized void document(String text) {
    if (!documented) {
      documented = true;
      result(text);
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
