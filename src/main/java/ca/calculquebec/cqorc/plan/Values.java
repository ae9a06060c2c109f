package ca.calculquebec.cqorc.plan;

import java.time.Duration;
import java.util.List;

/** A field's values as people read them; files and JSON keep them exact. */
public final class Values {
  /** A text of more lines, or of more characters, is counted and not shown. */
  private static final int FEW_LINES = 3;

  private static final int SHORT_TEXT = 160;

  private Values() {}

  /**
   * A field as people read it: {@code 2026-12-06 09:00}, {@code 3 h}, a text in short; JSON keeps
   * the exact form.
   */
  public static String shown(String value) {
    if (value.indexOf('\n') >= 0) {
      return lines(value);
    }
    if (value.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d[+-]\\d\\d:\\d\\d")) {
      return value.substring(0, 10) + " " + value.substring(11, 16);
    }
    if (value.matches("\\d{1,9} min")) {
      return Times.duration(
          Duration.ofMinutes(Long.parseLong(value.substring(0, value.indexOf(' ')))));
    }
    return value;
  }

  /** From what to what; exact where short forms would not tell them apart. */
  public static String change(String from, String to, String between) {
    String before = shown(from);
    String after = shown(to);
    return before.equals(after) ? from + between + to : before + between + after;
  }

  private static String lines(String text) {
    List<String> lines = text.strip().lines().filter(line -> !line.isBlank()).toList();
    String joined = String.join(" / ", lines);
    return lines.size() > FEW_LINES || joined.length() > SHORT_TEXT
        ? Words.count(text.lines().count(), "line")
        : joined;
  }
}
