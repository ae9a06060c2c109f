package ca.calculquebec.cqorc.template;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Python's arithmetic: {@code + - * / // % **}. */
final class Operators {
  private static final BigInteger MANY = BigInteger.valueOf(Limits.TEXT + 1L);

  private Operators() {}

  static Value calculate(String operator, Value left, Value right, Scope scope)
      throws TemplateRefusal {
    Optional<BigInteger> first = Numbers.whole(left);
    Optional<BigInteger> second = Numbers.whole(right);
    if (first.isPresent() && second.isPresent()) {
      return whole(operator, first.get(), second.get());
    }
    if (Numbers.real(left).isPresent() && Numbers.real(right).isPresent()) {
      return real(operator, Numbers.real(left).getAsDouble(), Numbers.real(right).getAsDouble());
    }
    if (operator.equals("+")) {
      return join(left, right, scope);
    }
    if (operator.equals("*") && second.isPresent()) {
      return repeat(left, second.get(), right, scope);
    }
    if (operator.equals("*") && first.isPresent()) {
      return repeat(right, first.get(), left, scope);
    }
    if (operator.equals("%") && left instanceof Value.Text) {
      throw TemplateRefusal.of(
          ": the % form of texts is not allowed", "Write {name} instead of %s and its like.");
    }
    throw wrongKinds(operator, left, right);
  }

  private static TemplateRefusal wrongKinds(String operator, Value left, Value right) {
    String advice =
        left instanceof Value.Date || left instanceof Value.DateTime
            ? "Dates cannot be calculated with here; compare and format them."
            : "With str(…) a number becomes a text, with int(…) a text a number.";
    return TemplateRefusal.of(
        ": " + operator + " does not work on " + Types.name(left) + " and " + Types.name(right),
        advice);
  }

  private static Value whole(String operator, BigInteger left, BigInteger right)
      throws TemplateRefusal {
    switch (operator) {
      case "+" -> {
        return Numbers.whole(left.add(right));
      }
      case "-" -> {
        return Numbers.whole(left.subtract(right));
      }
      case "*" -> {
        return Numbers.whole(left.multiply(right));
      }
      case "**" -> {
        return power(left, right);
      }
      default -> {}
    }
    if (right.signum() == 0) {
      throw byZero();
    }
    if (operator.equals("/")) {
      return new Value.Real(Numbers.divide(left, right));
    }
    BigInteger[] parts = left.divideAndRemainder(right);
    // Python rounds down where Java rounds towards zero.
    boolean down = parts[1].signum() != 0 && parts[1].signum() != right.signum();
    return operator.equals("//")
        ? Numbers.whole(down ? parts[0].subtract(BigInteger.ONE) : parts[0])
        : Numbers.whole(down ? parts[1].add(right) : parts[1]);
  }

  private static Value power(BigInteger base, BigInteger exponent) throws TemplateRefusal {
    if (exponent.signum() < 0) {
      throw noPower();
    }
    boolean small = base.bitLength() <= 1 && base.abs().compareTo(BigInteger.ONE) <= 0;
    if (small) {
      boolean negative = base.signum() < 0 && exponent.testBit(0);
      BigInteger size = exponent.signum() == 0 ? BigInteger.ONE : base.abs();
      return Numbers.whole(negative ? size.negate() : size);
    }
    if (exponent.bitLength() > 16
        || (long) (base.bitLength() - 1) * exponent.intValue() > Limits.BITS) {
      throw TemplateRefusal.of(
          " makes too large a number", "Whole numbers have at most 300 digits.");
    }
    return Numbers.whole(base.pow(exponent.intValue()));
  }

  private static Value real(String operator, double left, double right) throws TemplateRefusal {
    switch (operator) {
      case "+" -> {
        return new Value.Real(left + right);
      }
      case "-" -> {
        return new Value.Real(left - right);
      }
      case "*" -> {
        return new Value.Real(left * right);
      }
      case "**" -> {
        throw noPower();
      }
      default -> {}
    }
    if (right == 0) {
      throw byZero();
    }
    if (operator.equals("/")) {
      return new Value.Real(left / right);
    }
    double rest = left % right;
    double quotient = (left - rest) / right;
    if (rest != 0) {
      if ((right < 0) != (rest < 0)) {
        rest += right;
        quotient -= 1;
      }
    } else {
      rest = Math.copySign(0.0, right);
    }
    if (operator.equals("%")) {
      return new Value.Real(rest);
    }
    if (quotient == 0) {
      return new Value.Real(Math.copySign(0.0, left / right));
    }
    double floor = Math.floor(quotient);
    return new Value.Real(quotient - floor > 0.5 ? floor + 1 : floor);
  }

  private static Value join(Value left, Value right, Scope scope) throws TemplateRefusal {
    if (left instanceof Value.Text first && right instanceof Value.Text second) {
      scope.allowText((long) first.text().length() + second.text().length());
      return new Value.Text(first.text() + second.text());
    }
    boolean lists = left instanceof Value.Items && right instanceof Value.Items;
    boolean tuples = left instanceof Value.Tuple && right instanceof Value.Tuple;
    if (!lists && !tuples) {
      throw wrongKinds("+", left, right);
    }
    List<Value> all = new ArrayList<>(Types.elements(left).orElseThrow());
    all.addAll(Types.elements(right).orElseThrow());
    scope.allowItems(all.size());
    return lists ? new Value.Items(all) : new Value.Tuple(all);
  }

  private static Value repeat(Value what, BigInteger times, Value written, Scope scope)
      throws TemplateRefusal {
    // More than the limit is refused whatever it is, but an empty text may be repeated for ever.
    int count = times.max(BigInteger.ZERO).min(MANY).intValue();
    if (what instanceof Value.Text text) {
      scope.allowText((long) text.text().length() * count);
      return new Value.Text(text.text().isEmpty() ? "" : text.text().repeat(count));
    }
    Optional<List<Value>> elements = Types.elements(what);
    if (elements.isEmpty()) {
      throw wrongKinds("*", what, written);
    }
    scope.allowItems((long) elements.get().size() * count);
    List<Value> all = new ArrayList<>();
    for (int i = 0; i < count && !elements.get().isEmpty(); i++) {
      all.addAll(elements.get());
    }
    return what instanceof Value.Items ? new Value.Items(all) : new Value.Tuple(all);
  }

  private static TemplateRefusal byZero() {
    return TemplateRefusal.of(": a division by zero", "Ask for the case with A if B else C.");
  }

  private static TemplateRefusal noPower() {
    return TemplateRefusal.of(
        ": ** is for whole numbers only", "The exponent must be a whole number, 0 or more.");
  }
}
