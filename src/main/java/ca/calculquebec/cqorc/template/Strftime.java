package ca.calculquebec.cqorc.template;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code strftime} in the C locale, which is the one the predecessor ran in: English names, on
 * every machine.
 */
final class Strftime {
  private static final List<String> DAYS =
      List.of("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");
  private static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");
  private static final Map<Character, String> SHORTHANDS =
      Map.of(
          'c', "%a %b %e %H:%M:%S %Y",
          'x', "%m/%d/%y",
          'X', "%H:%M:%S",
          'D', "%m/%d/%y",
          'F', "%Y-%m-%d",
          'T', "%H:%M:%S",
          'R', "%H:%M",
          'r', "%I:%M:%S %p");

  /** A number with its width and what fills it. */
  private record Field(long number, int width, char fill) {
    String text(char flag) {
      char filling = flag == '_' ? ' ' : flag == '0' ? '0' : fill;
      String digits = String.valueOf(number);
      int missing = flag == '-' ? 0 : Math.max(0, width - digits.length());
      return String.valueOf(filling).repeat(missing) + digits;
    }
  }

  private final LocalDate date;
  private final LocalTime time;
  private final Optional<ZonedDateTime> moment;

  private Strftime(LocalDate date, LocalTime time, Optional<ZonedDateTime> moment) {
    this.date = date;
    this.time = time;
    this.moment = moment;
  }

  static String format(Value value, String format, Scope scope) throws TemplateRefusal {
    scope.spend(10L * format.length());
    Strftime writer =
        value instanceof Value.DateTime time
            ? new Strftime(
                time.time().toLocalDate(), time.time().toLocalTime(), Optional.of(time.time()))
            : new Strftime(
                DateMethods.date(value).orElseThrow(), LocalTime.MIDNIGHT, Optional.empty());
    String text = writer.write(format);
    scope.allowText(text.length());
    return text;
  }

  private String write(String format) throws TemplateRefusal {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < format.length()) {
      char c = format.charAt(at);
      at++;
      if (c != '%') {
        text.append(c);
        continue;
      }
      int start = at - 1;
      char flag =
          at < format.length() && "-_0^".indexOf(format.charAt(at)) >= 0
              ? format.charAt(at++)
              : ' ';
      if (at >= format.length()) {
        throw unknown(format.substring(start));
      }
      String directive = format.substring(start, format.offsetByCodePoints(at, 1));
      text.append(directive(format.charAt(at), flag, directive));
      at++;
    }
    return text.toString();
  }

  private String directive(char letter, char flag, String written) throws TemplateRefusal {
    Optional<Field> number = number(letter);
    if (number.isPresent()) {
      return number.get().text(flag);
    }
    if (SHORTHANDS.containsKey(letter) && flag == ' ') {
      return write(SHORTHANDS.get(letter));
    }
    String word = word(letter).orElseThrow(() -> unknown(written));
    if (flag == '^') {
      return word.toUpperCase(Locale.ROOT);
    }
    if (flag != ' ') {
      throw unknown(written);
    }
    return word;
  }

  private Optional<Field> number(char letter) {
    int hour = time.getHour();
    int sunday = date.getDayOfWeek().getValue() % 7;
    int dayOfYear = date.getDayOfYear() - 1;
    return switch (letter) {
      case 'd' -> Optional.of(new Field(date.getDayOfMonth(), 2, '0'));
      case 'e' -> Optional.of(new Field(date.getDayOfMonth(), 2, ' '));
      case 'm' -> Optional.of(new Field(date.getMonthValue(), 2, '0'));
      case 'y' -> Optional.of(new Field(date.getYear() % 100, 2, '0'));
      case 'Y' -> Optional.of(new Field(date.getYear(), 1, '0'));
      case 'C' -> Optional.of(new Field(date.getYear() / 100, 2, '0'));
      case 'H' -> Optional.of(new Field(hour, 2, '0'));
      case 'k' -> Optional.of(new Field(hour, 2, ' '));
      case 'I' -> Optional.of(new Field((hour + 11) % 12 + 1, 2, '0'));
      case 'l' -> Optional.of(new Field((hour + 11) % 12 + 1, 2, ' '));
      case 'M' -> Optional.of(new Field(time.getMinute(), 2, '0'));
      case 'S' -> Optional.of(new Field(time.getSecond(), 2, '0'));
      case 'j' -> Optional.of(new Field(dayOfYear + 1, 3, '0'));
      case 'u' -> Optional.of(new Field(date.getDayOfWeek().getValue(), 1, '0'));
      case 'w' -> Optional.of(new Field(sunday, 1, '0'));
      case 'U' -> Optional.of(new Field((dayOfYear + 7 - sunday) / 7, 2, '0'));
      case 'W' -> Optional.of(new Field((dayOfYear + 7 - (sunday + 6) % 7) / 7, 2, '0'));
      case 'V' -> Optional.of(new Field(date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2, '0'));
      case 'G' -> Optional.of(new Field(date.get(IsoFields.WEEK_BASED_YEAR), 1, '0'));
      case 'g' -> Optional.of(new Field(date.get(IsoFields.WEEK_BASED_YEAR) % 100, 2, '0'));
      default -> Optional.empty();
    };
  }

  private Optional<String> word(char letter) {
    String day = DAYS.get(date.getDayOfWeek().getValue() % 7);
    String month = MONTHS.get(date.getMonthValue() - 1);
    return switch (letter) {
      case 'A' -> Optional.of(day);
      case 'a' -> Optional.of(day.substring(0, 3));
      case 'B' -> Optional.of(month);
      case 'b', 'h' -> Optional.of(month.substring(0, 3));
      case 'p' -> Optional.of(time.getHour() < 12 ? "AM" : "PM");
      case 'P' -> Optional.of(time.getHour() < 12 ? "am" : "pm");
      case 'f' -> Optional.of(microseconds());
      case 'z' -> Optional.of(moment.map(m -> PyText.offset(m.getOffset(), "")).orElse(""));
      case 'Z' -> Optional.of(moment.map(PyText::zoneName).orElse(""));
      case 'n' -> Optional.of("\n");
      case 't' -> Optional.of("\t");
      case '%' -> Optional.of("%");
      default -> Optional.empty();
    };
  }

  private String microseconds() {
    return String.format(Locale.ROOT, "%06d", time.get(ChronoField.MICRO_OF_SECOND));
  }

  private static TemplateRefusal unknown(String written) {
    return TemplateRefusal.of(
        ": the date format has no " + written,
        "docs/templates.md lists the codes; %% stands for the sign itself.");
  }
}
