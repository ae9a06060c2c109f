package ca.calculquebec.cqorc.sandbox.sheets;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sheets' notation of ranges. */
final class A1 {
  private static final Pattern CORNER =
      Pattern.compile("\\$?([A-Za-z]{1,3})?\\$?([1-9][0-9]{0,6})?");
  private static final Pattern PLAIN_TITLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private A1() {}

  /**
   * The range that a text means, or empty when it means none.
   *
   * @param titles of the spreadsheet's tabs; a range without one means the first
   */
  static Optional<GridRange> parse(String text, List<String> titles) {
    if (text.startsWith("'")) {
      int close = closingQuote(text);
      if (close < 0) {
        return Optional.empty();
      }
      String title = text.substring(1, close).replace("''", "'");
      String rest = text.substring(close + 1);
      if (rest.isEmpty()) {
        return tab(title, titles);
      }
      return rest.startsWith("!") ? cells(title, rest.substring(1), titles) : Optional.empty();
    }
    int mark = text.lastIndexOf('!');
    if (mark >= 0) {
      return cells(text.substring(0, mark), text.substring(mark + 1), titles);
    }
    Optional<GridRange> plain = cells(titles.get(0), text, titles);
    return plain.isPresent() ? plain : tab(text, titles);
  }

  static String column(int index) {
    String letters = "";
    for (int rest = index + 1; rest > 0; rest = (rest - 1) / 26) {
      letters = (char) ('A' + (rest - 1) % 26) + letters;
    }
    return letters;
  }

  static int columnIndex(String letters) {
    int index = 0;
    for (char letter : letters.toUpperCase(Locale.ROOT).toCharArray()) {
      index = index * 26 + letter - 'A' + 1;
    }
    return index - 1;
  }

  static String quoted(String title) {
    return PLAIN_TITLE.matcher(title).matches() ? title : "'" + title.replace("'", "''") + "'";
  }

  /** As answers name a range. */
  static String text(GridRange range) {
    String first = column(range.startColumn()) + (range.startRow() + 1);
    String last = column(range.endColumn() - 1) + range.endRow();
    return quoted(range.title()) + "!" + (first.equals(last) ? first : first + ":" + last);
  }

  private static int closingQuote(String text) {
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i) == '\'') {
        if (i + 1 < text.length() && text.charAt(i + 1) == '\'') {
          i++;
        } else {
          return i;
        }
      }
    }
    return -1;
  }

  private static Optional<GridRange> tab(String title, List<String> titles) {
    return known(title, titles)
        .map(name -> new GridRange(name, 0, GridRange.UNBOUNDED, 0, GridRange.UNBOUNDED));
  }

  /** Titles are found without regard to case, as Sheets does. */
  private static Optional<String> known(String title, List<String> titles) {
    return titles.stream().filter(title::equalsIgnoreCase).findFirst();
  }

  private static Optional<GridRange> cells(String title, String text, List<String> titles) {
    Optional<String> name = known(title, titles);
    String[] corners = text.split(":", -1);
    if (name.isEmpty() || text.isEmpty() || corners.length > 2) {
      return Optional.empty();
    }
    Matcher first = CORNER.matcher(corners[0]);
    Matcher last = CORNER.matcher(corners[corners.length - 1]);
    if (!first.matches() || !last.matches() || corners[0].isEmpty()) {
      return Optional.empty();
    }
    boolean single = corners.length == 1;
    if (single && (first.group(1) == null || first.group(2) == null)) {
      return Optional.empty();
    }
    int startRow = row(first, 0);
    int startColumn = column(first, 0);
    int endRow = row(last, GridRange.UNBOUNDED - 1) + 1;
    int endColumn = column(last, GridRange.UNBOUNDED - 1) + 1;
    return Optional.of(
        new GridRange(
            name.get(),
            Math.min(startRow, endRow - 1),
            Math.max(endRow, startRow + 1),
            Math.min(startColumn, endColumn - 1),
            Math.max(endColumn, startColumn + 1)));
  }

  private static int row(Matcher corner, int otherwise) {
    return corner.group(2) == null ? otherwise : Integer.parseInt(corner.group(2)) - 1;
  }

  private static int column(Matcher corner, int otherwise) {
    return corner.group(1) == null ? otherwise : columnIndex(corner.group(1));
  }
}
