package ca.calculquebec.cqorc.template;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A piece of an expression, which knows its value. */
sealed interface Node {
  SourceSpan span();

  Value compute(Scope scope) throws TemplateRefusal;

  default Value evaluate(Scope scope) throws TemplateRefusal {
    try {
      scope.spend(1);
      return compute(scope);
    } catch (TemplateRefusal refusal) {
      throw refusal.placed(span());
    }
  }

  record Constant(SourceSpan span, Value value) implements Node {
    @Override
    public Value compute(Scope scope) {
      return value;
    }
  }

  /** In parentheses, which belong to what a complaint quotes. */
  record Group(SourceSpan span, Node inner) implements Node {
    @Override
    public Value compute(Scope scope) throws TemplateRefusal {
      return inner.evaluate(scope);
    }
  }

  record Name(SourceSpan span, String name) implements Node {
    @Override
    public Value compute(Scope scope) throws TemplateRefusal {
      return scope.name(name);
    }
  }

  /** A list or tuple. */
  record Sequence(SourceSpan span, boolean tuple, List<Node> items) implements Node {
    @Override
    public Value compute(Scope scope) throws TemplateRefusal {
      List<Value> values = evaluateAll(items, scope);
      return tuple ? new Value.Tuple(values) : new Value.Items(values);
    }
  }

  record Mapping(SourceSpan span, List<Node> keys, List<Node> values) implements Node {
    @Override
    public Value compute(Scope scope) throws TemplateRefusal {
      Map<String, Value> entries = new LinkedHashMap<>();
      for (int i = 0; i < keys.size(); i++) {
        Value key = keys.get(i).evaluate(scope);
        if (!(key instanceof Value.Text text)) {
          throw TemplateRefusal.of(": the keys of a dictionary must be texts")
              .placed(keys.get(i).span());
        }
        entries.put(text.text(), values.get(i).evaluate(scope));
      }
      return new Value.Dict(entries);
    }
  }

  record Sign(SourceSpan span, boolean minus, Node operand) implements Node {
    @Override
    public Value compute(Scope scope) throws TemplateRefusal {
      Value value = operand.evaluate(scope);
      if (value instanceof Value.Unknown) {
        return value;
      }
      Optional<BigInteger> whole = Numbers.whole(value);
      if (whole.isPresent()) {
        return new Value.Int(minus ? whole.get().negate() : whole.get());
      }
      if (value instanceof Value.Real real) {
        return new Value.Real(minus ? -real.number() : real.number());
      }
      throw TemplateRefusal.of(": " + Types.name(value) + " has no sign");
    }
  }

  record Not(SourceSpan span, Node operand) implements Node {
    @Override
    public Value compute(Scope scope) throws TemplateRefusal {
      Value value = operand.evaluate(scope);
      return value instanceof Value.Unknown ? value : new Value.Bool(!Types.truth(value));
    }
  }

  record Arithmetic(SourceSpan span, String operator, Node left, Node right) implements Node {
    @Override
    public Value compute(Scope scope) throws TemplateRefusal {
      Value first = left.evaluate(scope);
      Value second = right.evaluate(scope);
      Optional<Value> unknown = Types.unknownIn(List.of(first, second), scope);
      return unknown.isPresent()
          ? unknown.get()
          : Operators.calculate(operator, first, second, scope);
    }
  }

  /** Python's chain: {@code a < b <= c} asks both, and each operand is computed once. */
  record Comparison(SourceSpan span, Node first, List<String> operators, List<Node> others)
      implements Node {
    @Override
    public Value compute(Scope scope) throws TemplateRefusal {
      Value left = first.evaluate(scope);
      Value result = new Value.Bool(true);
      for (int i = 0; i < operators.size(); i++) {
        Value right = others.get(i).evaluate(scope);
        result = Comparing.compare(operators.get(i), left, right, scope);
        if (result instanceof Value.Unknown || !Types.truth(result)) {
          return result;
        }
        left = right;
      }
      return result;
    }
  }

  /** {@code and} or {@code or}: the answer is the operand that decides. */
  record Logic(SourceSpan span, boolean and, Node left, Node right) implements Node {
    @Override
    public Value compute(Scope scope) throws TemplateRefusal {
      Value first = left.evaluate(scope);
      boolean decides = first instanceof Value.Unknown || Types.truth(first) != and;
      return decides ? first : right.evaluate(scope);
    }
  }

  /** {@code value if condition else otherwise}. */
  record Choice(SourceSpan span, Node condition, Node value, Node otherwise) implements Node {
    @Override
    public Value compute(Scope scope) throws TemplateRefusal {
      Value asked = condition.evaluate(scope);
      if (asked instanceof Value.Unknown) {
        return asked;
      }
      return Types.truth(asked) ? value.evaluate(scope) : otherwise.evaluate(scope);
    }
  }

  record Attribute(SourceSpan span, Node target, String name) implements Node {
    @Override
    public Value compute(Scope scope) throws TemplateRefusal {
      Value value = target.evaluate(scope);
      return value instanceof Value.Unknown ? value : DateMethods.attribute(value, name);
    }
  }

  record MethodCall(
      SourceSpan span, Node target, String name, List<Node> positional, Map<String, Node> named)
      implements Node {
    @Override
    public Value compute(Scope scope) throws TemplateRefusal {
      Value value = target.evaluate(scope);
      CallArguments arguments = CallArguments.evaluate(name, positional, named, scope);
      if (value instanceof Value.Unknown) {
        return value;
      }
      Optional<Value> unknown = arguments.unknown(scope);
      return unknown.isPresent() ? unknown.get() : Methods.call(value, name, arguments, scope);
    }
  }

  record FunctionCall(SourceSpan span, String name, List<Node> positional, Map<String, Node> named)
      implements Node {
    @Override
    public Value compute(Scope scope) throws TemplateRefusal {
      CallArguments arguments = CallArguments.evaluate(name, positional, named, scope);
      Optional<Value> unknown = arguments.unknown(scope);
      return unknown.isPresent() ? unknown.get() : Functions.call(name, arguments, scope);
    }
  }

  record Index(SourceSpan span, Node target, Node index) implements Node {
    @Override
    public Value compute(Scope scope) throws TemplateRefusal {
      Value value = target.evaluate(scope);
      Value key = index.evaluate(scope);
      if (value instanceof Value.Unknown) {
        return value;
      }
      return key instanceof Value.Unknown ? key : Indexing.item(value, key, scope);
    }
  }

  /** The bounds that are not written are None, as in Python. */
  record Slice(SourceSpan span, Node target, Node start, Node stop, Node step) implements Node {
    @Override
    public Value compute(Scope scope) throws TemplateRefusal {
      Value value = target.evaluate(scope);
      List<Value> bounds = evaluateAll(List.of(start, stop, step), scope);
      if (value instanceof Value.Unknown) {
        return value;
      }
      Optional<Value> unknown = Types.unknownIn(bounds, scope);
      return unknown.isPresent()
          ? unknown.get()
          : Indexing.slice(value, bounds.get(0), bounds.get(1), bounds.get(2), scope);
    }
  }

  static List<Value> evaluateAll(List<Node> nodes, Scope scope) throws TemplateRefusal {
    List<Value> values = new ArrayList<>();
    for (Node node : nodes) {
      values.add(node.evaluate(scope));
    }
    return values;
  }
}
