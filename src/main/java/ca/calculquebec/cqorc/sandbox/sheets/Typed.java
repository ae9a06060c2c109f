package ca.calculquebec.cqorc.sandbox.sheets;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a spreadsheet makes of typed text: formulas, numbers, dates and booleans are recognised,
 * which is why ids must never be written this way.
 */
record Typed(Shown shown, int year) {
  private static final Pattern TIME =
      Pattern.compile("([01]?\\d|2[0-3]):([0-5]\\d)(?::([0-5]\\d))?");
  private static final Pattern ISO =
      Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[ T](" + TIME.pattern() + "))?");
  private static final Pattern SLASHED =
      Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})(?: (" + TIME.pattern() + "))?");
  private static final Pattern SHORT = Pattern.compile("(\\d{1,2})[-/](\\d{1,2})");

  Cell cell(String text) {
    if (text.startsWith("'")) {
      return Cell.text(text.substring(1));
    }
    if (text.startsWith("=") && text.length() > 1) {
      return Cell.formula(text);
    }
    if (text.matches("[+-].*") && !text.matches("[+-]?[\\d.,]+")) {
      return Cell.formula("=" + text);
    }
    String upper = text.toUpperCase(Locale.ROOT);
    if (upper.equals("TRUE") || upper.equals("FALSE")) {
      return Cell.bool(upper.equals("TRUE"));
    }
    if (shown.french() && (upper.equals("VRAI") || upper.equals("FAUX"))) {
      return Cell.bool(upper.equals("VRAI"));
    }
    return number(text).or(() -> date(text)).orElseGet(() -> Cell.text(text));
  }

  private Optional<Cell> number(String text) {
    String decimal = shown.french() ? text.replace(',', '.') : text;
    if (!decimal.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")
        || (shown.french() && text.indexOf('.') >= 0)) {
      return Optional.empty();
    }
    return Optional.of(Cell.number(Double.parseDouble(decimal)));
  }

  private Optional<Cell> date(String text) {
    Matcher iso = ISO.matcher(text);
    if (iso.matches()) {
      return date(iso.group(1), iso.group(2), iso.group(3), iso.group(4), "yyyy-mm-dd");
    }
    Matcher slashed = SLASHED.matcher(text);
    if (slashed.matches()) {
      return shown.french()
          ? date(
              slashed.group(3), slashed.group(2), slashed.group(1), slashed.group(4), "dd/mm/yyyy")
          : date(
              slashed.group(3), slashed.group(1), slashed.group(2), slashed.group(4), "mm/dd/yyyy");
    }
    Matcher brief = SHORT.matcher(text);
    if (brief.matches()) {
      String first = shown.french() ? brief.group(2) : brief.group(1);
      String second = shown.french() ? brief.group(1) : brief.group(2);
      return date(String.valueOf(year), first, second, null, "yyyy-mm-dd");
    }
    return Optional.empty();
  }

  private static Optional<Cell> date(
      String year, String month, String day, String time, String pattern) {
    try {
      LocalDate date =
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
      if (time == null) {
        return Optional.of(Cell.date(Shown.serial(date), pattern));
      }
      Matcher parts = TIME.matcher(time);
      if (!parts.matches()) {
        return Optional.empty();
      }
      LocalTime at =
          LocalTime.of(
              Integer.parseInt(parts.group(1)),
              Integer.parseInt(parts.group(2)),
              parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3)));
      String clock = parts.group(3) == null ? " hh:mm" : " hh:mm:ss";
      return Optional.of(Cell.date(Shown.serial(LocalDateTime.of(date, at)), pattern + clock));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
