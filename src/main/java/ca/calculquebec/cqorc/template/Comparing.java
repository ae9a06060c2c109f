package ca.calculquebec.cqorc.template;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code == != < <= > >= in is}, as Python compares. */
final class Comparing {
  private Comparing() {}

  static Value compare(String operator, Value left, Value right, Scope scope)
      throws TemplateRefusal {
    boolean among = operator.equals("in") || operator.equals("not in");
    // The keys of a dictionary are known even where its values are not.
    List<Value> asked = among && right instanceof Value.Dict ? List.of(left) : List.of(left, right);
    Optional<Value> unknown = Types.unknownIn(asked, scope);
    return unknown.isPresent()
        ? unknown.get()
        : new Value.Bool(answer(operator, left, right, scope));
  }

  private static boolean answer(String operator, Value left, Value right, Scope scope)
      throws TemplateRefusal {
    return switch (operator) {
      case "==" -> same(left, right, scope);
      case "!=" -> !same(left, right, scope);
      case "in" -> contains(right, left, scope);
      case "not in" -> !contains(right, left, scope);
      case "is" -> isSingle(left, right);
      case "is not" -> !isSingle(left, right);
      default -> ordered(operator, left, right, scope);
    };
  }

  /** Which texts and numbers are the same object is Python's secret; of these three it is known. */
  private static boolean isSingle(Value left, Value right) throws TemplateRefusal {
    if (right instanceof Value.None || right instanceof Value.Bool) {
      return left.equals(right);
    }
    throw TemplateRefusal.of(": \"is\" is for None, True and False only", "Write == instead.");
  }

  static boolean same(Value left, Value right, Scope scope) throws TemplateRefusal {
    scope.spend(1);
    if (Numbers.real(left).isPresent() && Numbers.real(right).isPresent()) {
      return order(left, right) == Order.SAME;
    }
    if (left instanceof Value.Text first && right instanceof Value.Text second) {
      scope.spend(Math.min(first.text().length(), second.text().length()));
      return first.text().equals(second.text());
    }
    if (left instanceof Value.DateTime first && right instanceof Value.DateTime second) {
      return first.time().toInstant().equals(second.time().toInstant());
    }
    if (left instanceof Value.Dict first && right instanceof Value.Dict second) {
      return sameEntries(first.entries(), second.entries(), scope);
    }
    if (!left.getClass().equals(right.getClass())) {
      return false;
    }
    Optional<List<Value>> first = Types.elements(left);
    if (first.isEmpty()) {
      return left.equals(right);
    }
    List<Value> second = Types.elements(right).orElseThrow();
    if (first.get().size() != second.size()) {
      return false;
    }
    for (int i = 0; i < second.size(); i++) {
      if (!same(first.get().get(i), second.get(i), scope)) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameEntries(Map<String, Value> left, Map<String, Value> right, Scope scope)
      throws TemplateRefusal {
    if (!left.keySet().equals(right.keySet())) {
      return false;
    }
    for (Map.Entry<String, Value> entry : left.entrySet()) {
      if (!same(entry.getValue(), right.get(entry.getKey()), scope)) {
        return false;
      }
    }
    return true;
  }

  private static boolean contains(Value container, Value wanted, Scope scope)
      throws TemplateRefusal {
    if (container instanceof Value.Text text) {
      if (!(wanted instanceof Value.Text part)) {
        throw TemplateRefusal.of(": only a text can be in a text, not " + Types.name(wanted));
      }
      scope.spendSearch(text.text(), part.text());
      return text.text().contains(part.text());
    }
    if (container instanceof Value.Dict dict) {
      if (Types.elements(wanted).isPresent() || wanted instanceof Value.Dict) {
        throw TemplateRefusal.of(": " + Types.name(wanted) + " is never a key");
      }
      return wanted instanceof Value.Text key && dict.entries().containsKey(key.text());
    }
    Optional<List<Value>> elements = Types.elements(container);
    if (elements.isEmpty()) {
      throw TemplateRefusal.of(": nothing can be in " + Types.name(container));
    }
    for (Value element : elements.get()) {
      if (same(element, wanted, scope)) {
        return true;
      }
    }
    return false;
  }

  private enum Order {
    LESS,
    SAME,
    MORE,
    /** Not a number is neither less nor more nor the same. */
    NONE;

    static Order of(int comparison) {
      return comparison < 0 ? LESS : comparison > 0 ? MORE : SAME;
    }
  }

  private static boolean ordered(String operator, Value left, Value right, Scope scope)
      throws TemplateRefusal {
    Optional<List<Value>> first = Types.elements(left);
    boolean sequences = first.isPresent() && left.getClass().equals(right.getClass());
    if (sequences) {
      List<Value> second = Types.elements(right).orElseThrow();
      int common = Math.min(first.get().size(), second.size());
      for (int i = 0; i < common; i++) {
        if (!same(first.get().get(i), second.get(i), scope)) {
          return ordered(operator, first.get().get(i), second.get(i), scope);
        }
      }
      return decide(operator, Order.of(Integer.compare(first.get().size(), second.size())));
    }
    if (left instanceof Value.Text text && right instanceof Value.Text other) {
      scope.spend(Math.min(text.text().length(), other.text().length()));
      return decide(operator, Order.of(Chars.compare(text.text(), other.text())));
    }
    if (left instanceof Value.Date date && right instanceof Value.Date other) {
      return decide(operator, Order.of(date.date().compareTo(other.date())));
    }
    if (left instanceof Value.DateTime time && right instanceof Value.DateTime other) {
      return decide(
          operator, Order.of(time.time().toInstant().compareTo(other.time().toInstant())));
    }
    if (Numbers.real(left).isPresent() && Numbers.real(right).isPresent()) {
      return decide(operator, order(left, right));
    }
    throw TemplateRefusal.of(
        ": " + operator + " does not work on " + Types.name(left) + " and " + Types.name(right));
  }

  private static boolean decide(String operator, Order order) {
    return switch (operator) {
      case "<" -> order == Order.LESS;
      case "<=" -> order == Order.LESS || order == Order.SAME;
      case ">" -> order == Order.MORE;
      default -> order == Order.MORE || order == Order.SAME;
    };
  }

  /** Exact, also between large whole numbers and floats. */
  private static Order order(Value left, Value right) {
    double first = Numbers.real(left).orElseThrow();
    double second = Numbers.real(right).orElseThrow();
    if (Double.isNaN(first) || Double.isNaN(second)) {
      return Order.NONE;
    }
    if (Double.isInfinite(first) || Double.isInfinite(second)) {
      return Order.of(Double.compare(first, second));
    }
    return Order.of(exact(left).compareTo(exact(right)));
  }

  private static BigDecimal exact(Value value) {
    return Numbers.whole(value)
        .map(BigDecimal::new)
        .orElseGet(() -> new BigDecimal(Numbers.real(value).orElseThrow()));
  }
}
