package ca.calculquebec.cqorc.template;

import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What can be asked of any value. */
final class Types {
  private Types() {}

  static String name(Value value) {
    if (value instanceof Value.Text) {
      return "a text";
    }
    if (value instanceof Value.Int) {
      return "a whole number";
    }
    if (value instanceof Value.Real) {
      return "a number";
    }
    if (value instanceof Value.Bool) {
      return "a True or False";
    }
    if (value instanceof Value.None) {
      return "None";
    }
    if (value instanceof Value.Date) {
      return "a date";
    }
    if (value instanceof Value.DateTime) {
      return "a time";
    }
    if (value instanceof Value.Items) {
      return "a list";
    }
    if (value instanceof Value.Tuple) {
      return "a tuple";
    }
    return value instanceof Value.Dict ? "a dictionary" : "a value that is not known yet";
  }

  /** Python's truth. */
  static boolean truth(Value value) {
    if (value instanceof Value.Text text) {
      return !text.text().isEmpty();
    }
    if (value instanceof Value.Int number) {
      return !number.number().equals(BigInteger.ZERO);
    }
    if (value instanceof Value.Real real) {
      return real.number() != 0;
    }
    if (value instanceof Value.Bool bool) {
      return bool.truth();
    }
    if (value instanceof Value.Dict dict) {
      return !dict.entries().isEmpty();
    }
    Optional<List<Value>> elements = elements(value);
    return elements.map(items -> !items.isEmpty()).orElse(!(value instanceof Value.None));
  }

  /** Of a list or tuple. */
  static Optional<List<Value>> elements(Value value) {
    if (value instanceof Value.Items items) {
      return Optional.of(items.items());
    }
    return value instanceof Value.Tuple tuple ? Optional.of(tuple.items()) : Optional.empty();
  }

  /** The first unknown value, also inside of lists and dictionaries: it spreads to any result. */
  static Optional<Value> unknownIn(Collection<Value> values, Scope scope) throws TemplateRefusal {
    for (Value value : values) {
      scope.spend(1);
      Optional<Value> found = Optional.empty();
      if (value instanceof Value.Unknown) {
        found = Optional.of(value);
      } else if (value instanceof Value.Dict dict) {
        found = unknownIn(dict.entries().values(), scope);
      } else if (elements(value).isPresent()) {
        found = unknownIn(elements(value).get(), scope);
      }
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
