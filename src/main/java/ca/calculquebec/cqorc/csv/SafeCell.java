package ca.calculquebec.cqorc.csv;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Cells that a spreadsheet program takes for text, whatever a stranger wrote into them: one that
 * begins like a formula gets an apostrophe before it, which {@link #unprotected} takes off again.
 */
public final class SafeCell {
  // The last four are the wide forms of = + - @, which some programs read as these.
  private static final Pattern FORMULA =
      Pattern.compile("[\\s']*[=+\\-@\\t\\r\\n\uff1d\uff0b\uff0d\uff20].*", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

  private SafeCell() {}

  /** A row with commas, and the line end that CSV files have. */
  public static String row(List<String> cells) {
    return cells.stream().map(SafeCell::quoted).collect(Collectors.joining(",")) + "\r\n";
  }

  /** The cell with the apostrophe that it needs, if any. */
  public static String protectedText(String text) {
    boolean harmless = NUMBER.matcher(text).matches() || !FORMULA.matcher(text).matches();
    return harmless ? text : "'" + text;
  }

  /** What {@link #protectedText} was given. */
  public static String unprotected(String cell) {
    boolean ours = cell.startsWith("'") && FORMULA.matcher(cell.substring(1)).matches();
    return ours ? cell.substring(1) : cell;
  }

  private static String quoted(String text) {
    String cell = protectedText(text);
    boolean plain = cell.chars().noneMatch(at -> at == ',' || at == ';' || at == '"' || at < ' ');
    boolean trimmed = cell.equals(cell.strip());
    return plain && trimmed ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
