package ca.calculquebec.cqorc.template;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Python's {@code str()} and {@code repr()}. */
final class PyText {
  private PyText() {}

  static String str(Value value, Scope scope) throws TemplateRefusal {
    if (value instanceof Value.Text text) {
      return text.text();
    }
    if (value instanceof Value.Date date) {
      return date(date.date());
    }
    if (value instanceof Value.DateTime time) {
      return dateTime(time.time(), " ", "auto");
    }
    return repr(value, scope);
  }

  static String repr(Value value, Scope scope) throws TemplateRefusal {
    StringBuilder text = new StringBuilder();
    append(value, text, scope);
    return text.toString();
  }

  private static void append(Value value, StringBuilder out, Scope scope) throws TemplateRefusal {
    int before = out.length();
    if (value instanceof Value.Text text) {
      quote(text.text(), out);
    } else if (value instanceof Value.Int number) {
      out.append(number.number());
    } else if (value instanceof Value.Real real) {
      out.append(FloatText.repr(real.number()));
    } else if (value instanceof Value.Bool bool) {
      out.append(bool.truth() ? "True" : "False");
    } else if (value instanceof Value.None) {
      out.append("None");
    } else if (value instanceof Value.Date date) {
      LocalDate day = date.date();
      out.append("datetime.date(").append(day.getYear()).append(", ");
      out.append(day.getMonthValue()).append(", ").append(day.getDayOfMonth()).append(')');
    } else if (value instanceof Value.DateTime time) {
      constructor(time.time(), out);
    } else if (value instanceof Value.Items items) {
      list("[", items.items(), "]", out, scope);
    } else if (value instanceof Value.Tuple tuple) {
      list("(", tuple.items(), tuple.items().size() == 1 ? ",)" : ")", out, scope);
    } else if (value instanceof Value.Dict dict) {
      entries(dict.entries(), out, scope);
    } else if (value instanceof Value.Unknown unknown) {
      out.append('(').append(unknown.description()).append(')');
    }
    scope.spend(1L + out.length() - before);
    if (out.length() > Limits.TEXT) {
      scope.allowText(out.length());
    }
  }

  private static void list(
      String open, List<Value> items, String close, StringBuilder out, Scope scope)
      throws TemplateRefusal {
    out.append(open);
    for (int i = 0; i < items.size(); i++) {
      out.append(i == 0 ? "" : ", ");
      append(items.get(i), out, scope);
    }
    out.append(close);
  }

  private static void entries(Map<String, Value> entries, StringBuilder out, Scope scope)
      throws TemplateRefusal {
    String between = "{";
    for (Map.Entry<String, Value> entry : entries.entrySet()) {
      out.append(between);
      quote(entry.getKey(), out);
      out.append(": ");
      append(entry.getValue(), out, scope);
      between = ", ";
    }
    out.append(entries.isEmpty() ? "{}" : "}");
  }

  private static void quote(String text, StringBuilder out) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    out.append(quote);
    text.codePoints().forEach(c -> character(c, quote, out));
    out.append(quote);
  }

  private static void character(int c, char quote, StringBuilder out) {
    if (c == quote || c == '\\') {
      out.append('\\').append((char) c);
    } else if (c == '\n') {
      out.append("\\n");
    } else if (c == '\r') {
      out.append("\\r");
    } else if (c == '\t') {
      out.append("\\t");
    } else if (Chars.isPrintable(c)) {
      out.appendCodePoint(c);
    } else {
      int digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
      String hex = Integer.toHexString(c);
      out.append(digits == 2 ? "\\x" : digits == 4 ? "\\u" : "\\U");
      out.append("0".repeat(digits - hex.length())).append(hex);
    }
  }

  static String date(LocalDate date) {
    return String.format(
        Locale.ROOT, "%04d-%02d-%02d", date.getYear(), date.getMonthValue(), date.getDayOfMonth());
  }

  /**
   * @param detail Python's timespec
   */
  static String dateTime(ZonedDateTime time, String between, String detail) throws TemplateRefusal {
    int micros = time.getNano() / 1000;
    String form;
    switch (detail) {
      case "auto" -> {
        form = micros == 0 ? "%02d:%02d:%02d" : "%02d:%02d:%02d.%06d";
      }
      case "hours" -> {
        form = "%02d";
      }
      case "minutes" -> {
        form = "%02d:%02d";
      }
      case "seconds" -> {
        form = "%02d:%02d:%02d";
      }
      case "milliseconds" -> {
        form = "%02d:%02d:%02d.%5$03d";
      }
      case "microseconds" -> {
        form = "%02d:%02d:%02d.%06d";
      }
      default -> {
        throw TemplateRefusal.of(": there is no such timespec", "Write 'minutes' or 'seconds'.");
      }
    }
    String clock =
        String.format(
            Locale.ROOT,
            form,
            time.getHour(),
            time.getMinute(),
            time.getSecond(),
            micros,
            micros / 1000);
    return date(time.toLocalDate()) + between + clock + offset(time.getOffset(), ":");
  }

  static String offset(ZoneOffset offset, String between) {
    int seconds = Math.abs(offset.getTotalSeconds());
    String text =
        String.format(Locale.ROOT, "%02d%s%02d", seconds / 3600, between, seconds / 60 % 60);
    String more =
        seconds % 60 == 0 ? "" : between + String.format(Locale.ROOT, "%02d", seconds % 60);
    return (offset.getTotalSeconds() < 0 ? "-" : "+") + text + more;
  }

  /**
   * As {@code %Z}: the zone's abbreviation, in the words of Python where there is only an offset.
   */
  static String zoneName(ZonedDateTime time) {
    if (!(time.getZone() instanceof ZoneOffset offset)) {
      return DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH).format(time);
    }
    return offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset(offset, ":");
  }

  private static void constructor(ZonedDateTime time, StringBuilder out) {
    out.append("datetime.datetime(").append(time.getYear());
    out.append(", ").append(time.getMonthValue()).append(", ").append(time.getDayOfMonth());
    out.append(", ").append(time.getHour()).append(", ").append(time.getMinute());
    int micros = time.getNano() / 1000;
    if (time.getSecond() != 0 || micros != 0) {
      out.append(", ").append(time.getSecond());
    }
    if (micros != 0) {
      out.append(", ").append(micros);
    }
    out.append(", tzinfo=datetime.timezone");
    if (time.getZone().equals(ZoneOffset.UTC)) {
      out.append(".utc)");
      return;
    }
    int seconds = time.getOffset().getTotalSeconds();
    out.append("(datetime.timedelta(");
    if (seconds == 0) {
      out.append('0');
    } else {
      out.append(seconds < 0 ? "days=-1, " : "").append("seconds=");
      out.append(Math.floorMod(seconds, 86_400));
    }
    out.append(')');
    if (!(time.getZone() instanceof ZoneOffset)) {
      out.append(", ");
      quote(zoneName(time), out);
    }
    out.append("))");
  }
}
