package ca.calculquebec.cqorc.template;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The functions of {@link Vocabulary#FUNCTIONS}. */
final class Functions {
  private static final String NEVER_QUOTED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~";

  private Functions() {}

  static Value call(String name, Arguments arguments, Scope scope) throws Refusal {
    switch (name) {
      case "len" -> {
        return length(arguments.count(1, 1).positional().get(0), scope);
      }
      case "str" -> {
        arguments.count(0, 1);
        return arguments.at(0).isPresent()
            ? scope.text(PyText.str(arguments.at(0).get(), scope))
            : new Value.Text("");
      }
      case "int" -> {
        return whole(arguments.count(0, 1));
      }
      case "float" -> {
        return real(arguments.count(0, 1));
      }
      case Vocabulary.QUOTE -> {
        return quote(arguments.count(1, 2, List.of("string", "safe")), scope);
      }
      default -> {
        throw Refusal.of(" is not allowed");
      }
    }
  }

  private static Value length(Value value, Scope scope) throws Refusal {
    if (value instanceof Value.Text text) {
      scope.spend(text.text().length());
      return Value.of(Chars.length(text.text()));
    }
    if (value instanceof Value.Dict dict) {
      return Value.of(dict.entries().size());
    }
    Optional<List<Value>> elements = Types.elements(value);
    if (elements.isEmpty()) {
      throw Refusal.of(": " + Types.name(value) + " has no length");
    }
    return Value.of(elements.get().size());
  }

  private static Value whole(Arguments arguments) throws Refusal {
    if (arguments.at(0).isEmpty()) {
      return Value.of(0);
    }
    Value value = arguments.at(0).get();
    if (value instanceof Value.Text text) {
      return Numbers.parseWhole(text.text());
    }
    if (value instanceof Value.Real real) {
      return Numbers.truncate(real.number());
    }
    return new Value.Int(
        Numbers.whole(value)
            .orElseThrow(() -> Refusal.of(": int makes no number of " + Types.name(value))));
  }

  private static Value real(Arguments arguments) throws Refusal {
    if (arguments.at(0).isEmpty()) {
      return new Value.Real(0);
    }
    Value value = arguments.at(0).get();
    if (value instanceof Value.Text text) {
      return Numbers.parseReal(text.text());
    }
    OptionalDouble number = Numbers.real(value);
    if (number.isEmpty()) {
      throw Refusal.of(": float makes no number of " + Types.name(value));
    }
    return new Value.Real(number.getAsDouble());
  }

  private static Value quote(Arguments arguments, Scope scope) throws Refusal {
    String text = arguments.text(arguments.at(0, "string").orElseThrow(() -> missing(arguments)));
    Optional<Value> written = arguments.at(1, "safe");
    String kept = NEVER_QUOTED + (written.isPresent() ? arguments.text(written.get()) : "/");
    scope.allowText(3L * text.length());
    StringBuilder quoted = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      int code = octet & 0xff;
      if (code < 128 && kept.indexOf(code) >= 0) {
        quoted.append((char) code);
      } else {
        quoted.append('%').append("0123456789ABCDEF".charAt(code >> 4));
        quoted.append("0123456789ABCDEF".charAt(code & 15));
      }
    }
    return scope.text(quoted.toString());
  }

  private static Refusal missing(Arguments arguments) {
    return Refusal.of(": " + arguments.function() + " needs a text");
  }
}
