package ca.calculquebec.cqorc.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads one expression by recursive descent: operators, with Python's precedence. */
final class Parser {
  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

  private final TokenCursor words;
  private final OperandParser operands;
  private final NodeMaker make;

  /**
   * @param region of the expression in the source
   * @param make collects the names of the whole template and bounds its size
   */
  Parser(String source, SourceSpan region, boolean backslashes, NodeMaker make)
      throws TemplateRefusal {
    this.words = new TokenCursor(new Lexer(source, region, backslashes).tokens());
    this.make = make;
    this.operands = new OperandParser(words, make, this);
  }

  /** The whole region must be one expression; {@code a, b} is a tuple, as in Python. */
  Node whole() throws TemplateRefusal {
    Node node = commaSeparated();
    if (words.peek().type() != Token.Type.END) {
      throw words.unexpected();
    }
    return node;
  }

  /** One expression, or a tuple of several. */
  Node commaSeparated() throws TemplateRefusal {
    Node first = expression();
    if (!words.peek().is(",")) {
      return first;
    }
    List<Node> items = new ArrayList<>(List.of(first));
    while (words.accept(",") && !words.peek().is(")") && words.peek().type() != Token.Type.END) {
      items.add(expression());
    }
    return make.node(new Node.Sequence(first.span().to(words.last()), true, items));
  }

  Node expression() throws TemplateRefusal {
    words.deeper();
    Node value = or();
    if (words.acceptWord("if")) {
      Node condition = or();
      if (!words.acceptWord("else")) {
        throw TemplateRefusal.at(
            value.span().to(words.last()),
            " has an \"if\" without \"else\"",
            "Write A if B else C.");
      }
      Node otherwise = expression();
      value =
          make.node(
              new Node.Choice(value.span().to(otherwise.span()), condition, value, otherwise));
    }
    words.shallower();
    return value;
  }

  private Node or() throws TemplateRefusal {
    Node left = and();
    while (words.acceptWord("or")) {
      Node right = and();
      left = make.node(new Node.Logic(left.span().to(right.span()), false, left, right));
    }
    return left;
  }

  private Node and() throws TemplateRefusal {
    Node left = not();
    while (words.acceptWord("and")) {
      Node right = not();
      left = make.node(new Node.Logic(left.span().to(right.span()), true, left, right));
    }
    return left;
  }

  private Node not() throws TemplateRefusal {
    SourceSpan start = words.peek().span();
    if (!words.acceptWord("not")) {
      return comparison();
    }
    words.deeper();
    Node operand = not();
    words.shallower();
    return make.node(new Node.Not(start.to(operand.span()), operand));
  }

  private Node comparison() throws TemplateRefusal {
    Node first = sum();
    List<String> operators = new ArrayList<>();
    List<Node> others = new ArrayList<>();
    for (String operator = comparing(); !operator.isEmpty(); operator = comparing()) {
      operators.add(operator);
      others.add(sum());
    }
    return operators.isEmpty()
        ? first
        : make.node(new Node.Comparison(first.span().to(words.last()), first, operators, others));
  }

  private String comparing() throws TemplateRefusal {
    Token token = words.peek();
    if (token.type() == Token.Type.SYMBOL && COMPARISONS.contains(token.text())) {
      return words.next().text();
    }
    if (words.acceptWord("in")) {
      return "in";
    }
    if (words.acceptWord("is")) {
      return words.acceptWord("not") ? "is not" : "is";
    }
    if (words.sees("not", "in")) {
      words.next();
      words.next();
      return "not in";
    }
    return "";
  }

  private Node sum() throws TemplateRefusal {
    Node left = product();
    while (words.peek().is("+") || words.peek().is("-")) {
      left = arithmetic(left, words.next().text(), product());
    }
    return left;
  }

  private Node product() throws TemplateRefusal {
    Node left = signed();
    while (words.peek().is("*")
        || words.peek().is("/")
        || words.peek().is("//")
        || words.peek().is("%")) {
      left = arithmetic(left, words.next().text(), signed());
    }
    return left;
  }

  private Node signed() throws TemplateRefusal {
    Token token = words.peek();
    if (!token.is("-") && !token.is("+")) {
      return power();
    }
    words.next();
    words.deeper();
    Node operand = signed();
    words.shallower();
    return make.node(new Node.Sign(token.span().to(operand.span()), token.is("-"), operand));
  }

  private Node power() throws TemplateRefusal {
    Node base = operands.postfix();
    if (!words.accept("**")) {
      return base;
    }
    words.deeper();
    Node exponent = signed();
    words.shallower();
    return arithmetic(base, "**", exponent);
  }

  private Node arithmetic(Node left, String operator, Node right) throws TemplateRefusal {
    SourceSpan span = left.span().to(right.span());
    return make.node(new Node.Arithmetic(span, operator, left, right));
  }
}
