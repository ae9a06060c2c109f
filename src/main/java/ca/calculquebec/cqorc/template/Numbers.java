package ca.calculquebec.cqorc.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Reading numbers and going from one kind to the other, as Python does. */
final class Numbers {
  private static final String DIGITS = "[0-9](?:_?[0-9])*";
  private static final Pattern WHOLE = Pattern.compile("[1-9](?:_?[0-9])*|0(?:_?0)*");
  private static final Pattern ANY_WHOLE = Pattern.compile("[+-]?" + DIGITS);
  private static final Pattern REAL =
      Pattern.compile(
          "(?:(?:"
              + DIGITS
              + ")?\\."
              + DIGITS
              + "|"
              + DIGITS
              + "\\.?)(?:[eE][+-]?"
              + DIGITS
              + ")?");
  private static final Pattern PREFIXED =
      Pattern.compile("0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+");

  private Numbers() {}

  /** A literal of at most {@link Limits#NUMBER} characters; None when it is none. */
  static Value literal(String written) {
    if (WHOLE.matcher(written).matches()) {
      return new Value.Int(new BigInteger(written.replace("_", "")));
    }
    if (PREFIXED.matcher(written).matches()) {
      char kind = Character.toLowerCase(written.charAt(1));
      int radix = kind == 'x' ? 16 : kind == 'o' ? 8 : 2;
      return new Value.Int(new BigInteger(written.substring(2).replace("_", ""), radix));
    }
    boolean real = written.chars().anyMatch(c -> c == '.' || c == 'e' || c == 'E');
    return real && REAL.matcher(written).matches()
        ? new Value.Real(Double.parseDouble(written.replace("_", "")))
        : new Value.None();
  }

  /** Bool is an int in Python. */
  static Optional<BigInteger> whole(Value value) {
    if (value instanceof Value.Bool bool) {
      return Optional.of(bool.truth() ? BigInteger.ONE : BigInteger.ZERO);
    }
    return value instanceof Value.Int number ? Optional.of(number.number()) : Optional.empty();
  }

  static OptionalDouble real(Value value) {
    if (value instanceof Value.Real real) {
      return OptionalDouble.of(real.number());
    }
    Optional<BigInteger> whole = whole(value);
    return whole.isPresent()
        ? OptionalDouble.of(whole.get().doubleValue())
        : OptionalDouble.empty();
  }

  static Value whole(BigInteger number) throws TemplateRefusal {
    if (number.bitLength() > Limits.BITS) {
      throw TemplateRefusal.of(
          " makes too large a number", "Whole numbers have at most 300 digits.");
    }
    return new Value.Int(number);
  }

  /** Python's {@code int(text)}. */
  static Value parseWhole(String text) throws TemplateRefusal {
    String digits = ascii(text);
    if (digits.length() > Limits.NUMBER || !ANY_WHOLE.matcher(digits).matches()) {
      throw TemplateRefusal.of(": the text is no whole number");
    }
    return whole(new BigInteger(digits.replace("_", "")));
  }

  /** Python's {@code float(text)}. */
  static Value parseReal(String text) throws TemplateRefusal {
    String written = ascii(text);
    boolean signed = written.startsWith("-") || written.startsWith("+");
    String plain = written.substring(signed ? 1 : 0).toLowerCase(Locale.ROOT);
    double number;
    if (plain.equals("inf") || plain.equals("infinity")) {
      number = Double.POSITIVE_INFINITY;
    } else if (plain.equals("nan")) {
      number = Double.NaN;
    } else if (plain.length() <= Limits.NUMBER && REAL.matcher(plain).matches()) {
      number = Double.parseDouble(plain.replace("_", ""));
    } else {
      throw TemplateRefusal.of(": the text is no number");
    }
    return new Value.Real(written.startsWith("-") ? -number : number);
  }

  /** Without outer blanks; the digits of any script are digits to Python. */
  private static String ascii(String text) {
    String stripped = Chars.strip(text, Chars::isSpace, true, true);
    StringBuilder ascii = new StringBuilder();
    stripped
        .codePoints()
        .forEach(
            c -> ascii.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
    return ascii.toString();
  }

  /** Python's {@code int(float)}: towards zero. */
  static Value truncate(double number) throws TemplateRefusal {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      throw TemplateRefusal.of(": this number has no whole part");
    }
    return whole(new BigDecimal(number).toBigInteger());
  }

  /** The true quotient, rounded once. */
  static double divide(BigInteger left, BigInteger right) {
    int shift = Math.max(0, 70 - left.bitLength() + right.bitLength());
    BigInteger[] parts = left.abs().shiftLeft(shift).divideAndRemainder(right.abs());
    // The lowest bit stands for all that follow, so that halves are not mistaken.
    BigInteger quotient = parts[1].signum() == 0 ? parts[0] : parts[0].setBit(0);
    double number = Math.scalb(quotient.doubleValue(), -shift);
    return left.signum() < 0 != right.signum() < 0 ? -number : number;
  }
}
