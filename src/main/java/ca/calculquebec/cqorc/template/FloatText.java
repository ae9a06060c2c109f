package ca.calculquebec.cqorc.template;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Decimal digits of floats, exactly as Python writes them. */
final class FloatText {
  /** {@code d.ddd × 10^exponent} by its digits. */
  private record Decimal(String digits, int exponent) {
    static Decimal of(BigDecimal number, int count) {
      String digits = number.unscaledValue().toString();
      String padded = digits + "0".repeat(Math.max(0, count - digits.length()));
      return new Decimal(padded.substring(0, count), number.precision() - number.scale() - 1);
    }
  }

  private FloatText() {}

  static String repr(double number) {
    boolean negative = !Double.isNaN(number) && Math.copySign(1, number) < 0;
    return (negative ? "-" : "") + shortest(Math.abs(number), false);
  }

  /** The fewest digits that read back as the same number. */
  static String shortest(double number, boolean alternate) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return special(number);
    }
    Decimal decimal = shortest(number);
    boolean exponential = decimal.exponent() < -4 || decimal.exponent() >= 16;
    return exponential ? exponential(decimal, alternate) : plain(decimal, true);
  }

  private static Decimal shortest(double number) {
    if (number == 0) {
      return new Decimal("0", 0);
    }
    BigDecimal exact = new BigDecimal(number);
    for (int count = 1; count < 17; count++) {
      // At a power of two the nearest neighbour may read back as another number, a farther one not.
      for (RoundingMode mode :
          new RoundingMode[] {RoundingMode.HALF_EVEN, RoundingMode.UP, RoundingMode.DOWN}) {
        BigDecimal rounded = exact.round(new MathContext(count, mode));
        if (rounded.doubleValue() == number) {
          return Decimal.of(rounded, Math.min(count, rounded.precision()));
        }
      }
    }
    return Decimal.of(exact.round(new MathContext(17, RoundingMode.HALF_EVEN)), 17);
  }

  /**
   * @param number not negative
   * @param type e, f or g
   * @param alternate keeps the point and the zeros that would be dropped
   * @param point g only: without an exponent there is a digit after the point, as str() has it
   */
  static String format(double number, char type, int precision, boolean alternate, boolean point) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return special(number);
    }
    if (type == 'f') {
      BigDecimal fixed = new BigDecimal(number).setScale(precision, RoundingMode.HALF_EVEN);
      return fixed.toPlainString() + (alternate && precision == 0 ? "." : "");
    }
    int count = type == 'e' ? precision + 1 : Math.max(1, precision);
    Decimal decimal = rounded(number, count);
    if (type == 'e') {
      return exponential(decimal, alternate);
    }
    boolean exponential = decimal.exponent() < -4 || decimal.exponent() >= count - (point ? 1 : 0);
    if (!alternate) {
      decimal = new Decimal(withoutZeros(decimal.digits()), decimal.exponent());
    }
    String text = exponential ? exponential(decimal, alternate) : plain(decimal, point);
    return alternate && !exponential && text.indexOf('.') < 0 ? text + "." : text;
  }

  private static Decimal rounded(double number, int count) {
    if (number == 0) {
      return new Decimal("0".repeat(count), 0);
    }
    return Decimal.of(
        new BigDecimal(number).round(new MathContext(count, RoundingMode.HALF_EVEN)), count);
  }

  private static String special(double number) {
    return Double.isNaN(number) ? "nan" : "inf";
  }

  private static String withoutZeros(String digits) {
    int end = digits.length();
    while (end > 1 && digits.charAt(end - 1) == '0') {
      end--;
    }
    return digits.substring(0, end);
  }

  private static String exponential(Decimal decimal, boolean alternate) {
    String digits = decimal.digits();
    String rest = digits.length() > 1 ? "." + digits.substring(1) : alternate ? "." : "";
    int size = Math.abs(decimal.exponent());
    String sign = decimal.exponent() < 0 ? "-" : "+";
    return digits.charAt(0) + rest + 'e' + sign + (size < 10 ? "0" : "") + size;
  }

  private static String plain(Decimal decimal, boolean point) {
    String digits = decimal.digits();
    int whole = decimal.exponent() + 1;
    if (whole <= 0) {
      return "0." + "0".repeat(-whole) + digits;
    }
    if (digits.length() > whole) {
      return digits.substring(0, whole) + "." + digits.substring(whole);
    }
    return digits + "0".repeat(whole - digits.length()) + (point ? ".0" : "");
  }
}
