package ca.calculquebec.cqorc.template;

import java.math.BigInteger;
import java.util.Locale;

/** Formats of whole numbers and floats. */
final class NumberFormat {
  private NumberFormat() {}

  static String whole(BigInteger number, FormatSpec spec) throws TemplateRefusal {
    char type = spec.type();
    if (type != 0 && "eEfFgG%".indexOf(type) >= 0) {
      return real(number.doubleValue(), spec);
    }
    if (type != 0 && "bcdoxXn".indexOf(type) < 0) {
      throw Formatting.unknownType(type, "a whole number");
    }
    if (spec.precision() >= 0) {
      throw TemplateRefusal.of(": a whole number has no precision", "Write f after it, or int(…).");
    }
    if (spec.noNegativeZero()) {
      throw TemplateRefusal.of(": z is for numbers with decimals");
    }
    if (type == 'c') {
      return character(number, spec);
    }
    int radix = type == 'b' ? 2 : type == 'o' ? 8 : type == 'x' || type == 'X' ? 16 : 10;
    if ((spec.grouping() == ',' && radix != 10) || (spec.grouping() != 0 && type == 'n')) {
      throw TemplateRefusal.of(": " + spec.grouping() + " does not go with " + type);
    }
    String prefix =
        !spec.alternate() || radix == 10 ? "" : radix == 2 ? "0b" : radix == 8 ? "0o" : "0x";
    String digits = number.abs().toString(radix);
    if (type == 'X') {
      digits = digits.toUpperCase(Locale.ROOT);
      prefix = prefix.toUpperCase(Locale.ROOT);
    }
    String front = sign(number.signum() < 0, spec) + prefix;
    return spec.pad(front, grouped(digits, "", front, spec, radix == 10 ? 3 : 4), '>');
  }

  private static String character(BigInteger number, FormatSpec spec) throws TemplateRefusal {
    boolean fits = number.signum() >= 0 && number.bitLength() <= 21;
    int code = fits ? number.intValue() : -1;
    boolean character = Character.isValidCodePoint(code) && (code < 0xD800 || code > 0xDFFF);
    if (!character || spec.sign() != 0 || spec.alternate() || spec.grouping() != 0) {
      throw TemplateRefusal.of(": the format c needs the number of a character and nothing else");
    }
    return spec.pad("", Chars.text(code), '>');
  }

  static String real(double number, FormatSpec spec) throws TemplateRefusal {
    char type = spec.type();
    if (type != 0 && "eEfFgGn%".indexOf(type) < 0) {
      throw Formatting.unknownType(type, "a number with decimals");
    }
    if (spec.grouping() != 0 && type == 'n') {
      throw TemplateRefusal.of(": " + spec.grouping() + " does not go with n");
    }
    double value = type == '%' ? number * 100 : number;
    boolean negative = !Double.isNaN(value) && Math.copySign(1, value) < 0;
    String text = digits(Math.abs(value), spec);
    if (spec.noNegativeZero() && text.chars().noneMatch(c -> c >= '1' && c <= '9')) {
      negative = negative && Double.isInfinite(value);
    }
    if (type == 'E' || type == 'F' || type == 'G') {
      text = text.toUpperCase(Locale.ROOT);
    }
    int whole = 0;
    while (whole < text.length() && Character.isDigit(text.charAt(whole))) {
      whole++;
    }
    String rest = text.substring(whole) + (type == '%' ? "%" : "");
    String front = sign(negative, spec);
    return spec.pad(front, grouped(text.substring(0, whole), rest, front, spec, 3), '>');
  }

  private static String digits(double size, FormatSpec spec) {
    int precision = spec.precision();
    boolean alternate = spec.alternate();
    return switch (spec.type()) {
      case 0 ->
          precision < 0
              ? FloatText.shortest(size, alternate)
              : FloatText.format(size, 'g', precision, alternate, true);
      case 'e', 'E' -> FloatText.format(size, 'e', precision < 0 ? 6 : precision, alternate, false);
      case 'g', 'G', 'n' ->
          FloatText.format(size, 'g', precision < 0 ? 6 : precision, alternate, false);
      default -> FloatText.format(size, 'f', precision < 0 ? 6 : precision, alternate, false);
    };
  }

  private static String sign(boolean negative, FormatSpec spec) {
    if (negative) {
      return "-";
    }
    return spec.sign() == '+' || spec.sign() == ' ' ? String.valueOf(spec.sign()) : "";
  }

  /** Separates the digits; zeros that fill up to the width are separated too. */
  private static String grouped(
      String digits, String rest, String front, FormatSpec spec, int size) {
    if (spec.grouping() == 0) {
      return digits + rest;
    }
    boolean zeros = spec.fill() == '0' && spec.align() == '=';
    int least = zeros ? spec.width() - front.length() - rest.length() : 0;
    StringBuilder all = new StringBuilder(digits);
    while (!digits.isEmpty() && all.length() + (all.length() - 1) / size < least) {
      all.insert(0, '0');
    }
    for (int at = all.length() - size; at > 0; at -= size) {
      all.insert(at, spec.grouping());
    }
    return all + rest;
  }
}
