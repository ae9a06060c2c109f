package ca.calculquebec.cqorc.task.usernames;

import ca.calculquebec.cqorc.config.Setting;
import ca.calculquebec.cqorc.failure.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cells of a tab as A1 notation names them, {@code B1:B2} or {@code A5:B}.
 *
 * @param tab its title; absent for the first one
 * @param firstRow from 1; the same for the last
 * @param lastRow absent for all that follow
 * @param firstColumn from 0; the same for the last
 */
record CellRange(
    Optional<String> tab, int firstRow, OptionalInt lastRow, int firstColumn, int lastColumn) {
  private static final Pattern A1 =
      Pattern.compile("([A-Z]{1,2})(\\d{1,6}):([A-Z]{1,2})(\\d{1,6})?");

  /** A cell, its row from 1 and its column from 0. */
  record Place(int row, int column) {}

  static CellRange of(Setting setting) throws InputException {
    String text = setting.value().strip();
    int mark = text.lastIndexOf('!');
    Matcher parts =
        A1.matcher(text.substring(mark + 1).replace("$", "").strip().toUpperCase(Locale.ROOT));
    if (!parts.matches()) {
      throw unreadable(setting, "is no range of cells", "Write it like A5:B or B1:B2.");
    }
    CellRange range =
        new CellRange(
            mark < 0 ? Optional.empty() : Optional.of(unquoted(text.substring(0, mark).strip())),
            Integer.parseInt(parts.group(2)),
            parts.group(4) == null
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(parts.group(4))),
            column(parts.group(1)),
            column(parts.group(3)));
    boolean backwards =
        range.lastColumn < range.firstColumn
            || range.firstRow < 1
            || range.lastRow.orElse(range.firstRow) < range.firstRow;
    if (backwards) {
      throw unreadable(setting, "ends before it begins", "Write the upper left cell first.");
    }
    return range;
  }

  private static String unquoted(String title) {
    return title.length() > 1 && title.startsWith("'") && title.endsWith("'")
        ? title.substring(1, title.length() - 1).replace("''", "'")
        : title;
  }

  private static InputException unreadable(Setting setting, String what, String advice) {
    return new InputException(
        setting.origin(), setting.key() + " is \"" + setting.value() + "\", which " + what, advice);
  }

  /** For usernames and names. */
  static CellRange ofPairs(Setting setting) throws InputException {
    CellRange range = of(setting);
    if (range.lastColumn == range.firstColumn) {
      throw unreadable(
          setting, "has one column", "Name two: the usernames' and the names', like A5:B.");
    }
    return range;
  }

  /** For address and password. */
  static CellRange ofHeader(Setting setting) throws InputException {
    CellRange range = of(setting);
    if (range.lastRow.isEmpty() || range.places().size() < 2) {
      throw unreadable(
          setting,
          "does not name two cells",
          "Name the address's and the password's cell, like B1:B2.");
    }
    return range;
  }

  private static int column(String letters) {
    int number = 0;
    for (int i = 0; i < letters.length(); i++) {
      number = number * 26 + letters.charAt(i) - 'A' + 1;
    }
    return number - 1;
  }

  /** Row by row; of a range without end its first row only. */
  List<Place> places() {
    List<Place> places = new ArrayList<>();
    for (int row = firstRow; row <= lastRow.orElse(firstRow); row++) {
      for (int column = firstColumn; column <= lastColumn; column++) {
        places.add(new Place(row, column));
      }
    }
    return places;
  }

  /** How many people fit; absent without a bound. */
  OptionalInt rows() {
    return lastRow.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(lastRow.getAsInt() - firstRow + 1);
  }
}
