package ca.calculquebec.cqorc.template;

import java.math.BigInteger;
import java.util.Optional;

/** Python's {@code format(value, spec)}. */
final class Formatting {
  private Formatting() {}

  static String format(Value value, String spec, Scope scope) throws TemplateRefusal {
    if (spec.isEmpty()) {
      return PyText.str(value, scope);
    }
    if (value instanceof Value.Date || value instanceof Value.DateTime) {
      return Strftime.format(value, spec, scope);
    }
    Optional<BigInteger> whole = Numbers.whole(value);
    if (whole.isPresent()) {
      return NumberFormat.whole(whole.get(), FormatSpec.parse(spec, true));
    }
    if (value instanceof Value.Real real) {
      return NumberFormat.real(real.number(), FormatSpec.parse(spec, true));
    }
    if (value instanceof Value.Text text) {
      return text(text.text(), FormatSpec.parse(spec, false), scope);
    }
    throw TemplateRefusal.of(
        ": " + Types.name(value) + " takes no format", "Delete the colon and format.");
  }

  private static String text(String text, FormatSpec spec, Scope scope) throws TemplateRefusal {
    if (spec.type() != 's' && spec.type() != 0) {
      throw unknownType(spec.type(), "a text");
    }
    if (spec.sign() != 0
        || spec.noNegativeZero()
        || spec.alternate()
        || spec.grouping() != 0
        || spec.align() == '=') {
      throw TemplateRefusal.of(": this format is for numbers, and the value is a text");
    }
    scope.spend(text.length());
    boolean cut = spec.precision() >= 0 && spec.precision() < Chars.length(text);
    String kept = cut ? text.substring(0, text.offsetByCodePoints(0, spec.precision())) : text;
    return spec.pad(kept, '<');
  }

  static TemplateRefusal unknownType(char type, String kind) {
    return TemplateRefusal.of(
        ": the format letter " + type + " does not work on " + kind,
        "For example d for whole numbers, f for decimals, s for texts; int(…) makes numbers.");
  }
}
