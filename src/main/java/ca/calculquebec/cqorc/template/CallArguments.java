package ca.calculquebec.cqorc.template;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a function or method is given. */
record CallArguments(String function, List<Value> positional, Map<String, Value> named) {
  static CallArguments evaluate(
      String function, List<Node> positional, Map<String, Node> named, Scope scope)
      throws TemplateRefusal {
    Map<String, Value> values = new LinkedHashMap<>();
    List<Value> inOrder = Node.evaluateAll(positional, scope);
    for (Map.Entry<String, Node> entry : named.entrySet()) {
      values.put(entry.getKey(), entry.getValue().evaluate(scope));
    }
    return new CallArguments(function, inOrder, values);
  }

  Optional<Value> unknown(Scope scope) throws TemplateRefusal {
    if (function.equals("len") && !positional.isEmpty()) {
      return Optional.of(positional.get(0)).filter(Value.Unknown.class::isInstance);
    }
    List<Value> all = new ArrayList<>(positional);
    all.addAll(named.values());
    return Types.unknownIn(all, scope);
  }

  /** Between {@code least} and {@code most} in order, none by name. */
  CallArguments count(int least, int most) throws TemplateRefusal {
    return count(least, most, List.of());
  }

  /**
   * @param names of the parameters in order, {@code ""} for those that Python takes by place only
   */
  CallArguments count(int least, int most, List<String> names) throws TemplateRefusal {
    for (String name : named.keySet()) {
      int place = names.indexOf(name);
      if (place < 0 || place < positional.size()) {
        throw TemplateRefusal.of(": " + function + " takes no argument \"" + name + "\" here");
      }
    }
    int given = positional.size() + named.size();
    if (given < least || positional.size() > most) {
      String wanted = least == most ? String.valueOf(least) : least + " to " + most;
      throw TemplateRefusal.of(": " + function + " takes " + wanted + " arguments, not " + given);
    }
    return this;
  }

  Optional<Value> at(int place) {
    return place < positional.size() ? Optional.of(positional.get(place)) : Optional.empty();
  }

  Optional<Value> at(int place, String name) {
    return at(place).or(() -> Optional.ofNullable(named.get(name)));
  }

  /** Given and not None. */
  Optional<Value> given(int place, String name) {
    return at(place, name).filter(value -> !(value instanceof Value.None));
  }

  String text(int place) throws TemplateRefusal {
    return text(at(place).orElseThrow());
  }

  String text(Value value) throws TemplateRefusal {
    if (value instanceof Value.Text text) {
      return text.text();
    }
    throw TemplateRefusal.of(": " + function + " needs a text, not " + Types.name(value));
  }

  int whole(int place, String name, int absent) throws TemplateRefusal {
    Optional<Value> value = at(place, name);
    return value.isEmpty() ? absent : whole(value.get());
  }

  int whole(Value value) throws TemplateRefusal {
    BigInteger number =
        Numbers.whole(value)
            .orElseThrow(
                () ->
                    TemplateRefusal.of(
                        ": " + function + " needs a whole number, not " + Types.name(value)));
    BigInteger far = BigInteger.valueOf(Integer.MAX_VALUE / 2);
    return number.min(far).max(far.negate()).intValue();
  }
}
