package ca.calculquebec.cqorc.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values as a person sees them.
 *
 * @param locale of the spreadsheet, {@code fr_CA} or {@code en_CA}
 */
record Shown(String locale) {
  private static final LocalDateTime EPOCH = LocalDateTime.of(1899, 12, 30, 0, 0);
  private static final Pattern PART = Pattern.compile("yyyy|dd|hh|ss|mm");

  boolean french() {
    return locale.startsWith("fr");
  }

  String text(JsonNode value, String pattern) {
    if (value.isBoolean()) {
      return french()
          ? (value.asBoolean() ? "VRAI" : "FAUX")
          : value.asBoolean() ? "TRUE" : "FALSE";
    }
    if (!value.isNumber()) {
      return value.isNull() ? "" : value.asText();
    }
    return pattern.isEmpty() ? number(value.asDouble()) : date(value.asDouble(), pattern);
  }

  private String number(double number) {
    if (Math.abs(number) >= 1e15) {
      return String.format(java.util.Locale.ROOT, "%.5E", number);
    }
    BigDecimal exact = new BigDecimal(number);
    BigDecimal rounded =
        number == Math.rint(number)
            ? exact
            : exact.round(new MathContext(15)).setScale(9, RoundingMode.HALF_EVEN);
    String plain = rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    return french() ? plain.replace('.', ',') : plain;
  }

  static String date(double serial, String pattern) {
    LocalDateTime time = time(serial);
    Matcher part = PART.matcher(pattern);
    StringBuilder text = new StringBuilder();
    boolean afterHours = false;
    while (part.find()) {
      String shown =
          switch (part.group()) {
            case "yyyy" -> pad(time.getYear(), 4);
            case "dd" -> pad(time.getDayOfMonth(), 2);
            case "hh" -> pad(time.getHour(), 2);
            case "ss" -> pad(time.getSecond(), 2);
            // The same letters are months before hours and minutes after them.
            default -> pad(afterHours ? time.getMinute() : time.getMonthValue(), 2);
          };
      afterHours |= part.group().equals("hh");
      part.appendReplacement(text, shown);
    }
    return part.appendTail(text).toString();
  }

  static LocalDateTime time(double serial) {
    return EPOCH.plusSeconds(Math.round(serial * 86_400));
  }

  static double serial(LocalDateTime time) {
    return EPOCH.until(time, ChronoUnit.SECONDS) / 86_400.0;
  }

  static double serial(LocalDate date) {
    return serial(LocalDateTime.of(date, LocalTime.MIDNIGHT));
  }

  private static String pad(int number, int digits) {
    return String.format(java.util.Locale.ROOT, "%0" + digits + "d", number);
  }
}
