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

  static Value call(String name, CallArguments arguments, Scope scope) throws TemplateRefusal {
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
        throw TemplateRefusal.of(" is not allowed");
      }
    }
  }

  private static Value length(Value value, Scope scope) throws TemplateRefusal {
    if (value instanceof Value.Text text) {
      scope.spend(text.text().length());
      return Value.of(Chars.length(text.text()));
    }
    if (value instanceof Value.Dict dict) {
      return Value.of(dict.entries().size());
    }
    Optional<List<Value>> elements = Types.elements(value);
    if (elements.isEmpty()) {
      throw TemplateRefusal.of(": " + Types.name(value) + " has no length");
    }
    return Value.of(elements.get().size());
  }

  private static Value whole(CallArguments arguments) throws TemplateRefusal {
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
            .orElseThrow(
                () -> TemplateRefusal.of(": int makes no number of " + Types.name(value))));
  }

  private static Value real(CallArguments arguments) throws TemplateRefusal {
    if (arguments.at(0).isEmpty()) {
      return new Value.Real(0);
    }
    Value value = arguments.at(0).get();
    if (value instanceof Value.Text text) {
      return Numbers.parseReal(text.text());
    }
    OptionalDouble number = Numbers.real(value);
    if (number.isEmpty()) {
      throw TemplateRefusal.of(": float makes no number of " + Types.name(value));
    }
    return new Value.Real(number.getAsDouble());
  }

  private static Value quote(CallArguments arguments, Scope scope) throws TemplateRefusal {
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

  private static TemplateRefusal missing(CallArguments arguments) {
    return TemplateRefusal.of(": " + arguments.function() + " needs a text");
  }
}
