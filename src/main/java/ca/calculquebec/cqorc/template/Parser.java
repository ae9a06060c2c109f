package ca.calculquebec.cqorc.template;

import ca.calculquebec.cqorc.failure.Near;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads one expression by recursive descent, with Python's precedence. */
final class Parser {
  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

  private final List<Token> tokens;
  private final NodeMaker make;
  private int at;
  private int depth;

  /**
   * @param region of the expression in the source
   * @param make collects the names of the whole template and bounds its size
   */
  Parser(String source, Span region, boolean backslashes, NodeMaker make) throws Refusal {
    this.tokens = new Lexer(source, region, backslashes).tokens();
    this.make = make;
  }

  /** The whole region must be one expression; {@code a, b} is a tuple, as in Python. */
  Node whole() throws Refusal {
    Node node = commaSeparated();
    if (peek().type() != Token.Type.END) {
      throw unexpected();
    }
    return node;
  }

  private Node commaSeparated() throws Refusal {
    Node first = expression();
    if (!peek().is(",")) {
      return first;
    }
    List<Node> items = new ArrayList<>(List.of(first));
    while (accept(",") && !peek().is(")") && peek().type() != Token.Type.END) {
      items.add(expression());
    }
    return make.node(new Node.Sequence(first.span().to(last()), true, items));
  }

  private Node expression() throws Refusal {
    deeper();
    Node value = or();
    if (peek().isWord("if")) {
      at++;
      Node condition = or();
      if (!peek().isWord("else")) {
        throw Refusal.at(
            value.span().to(last()), " has an \"if\" without \"else\"", "Write A if B else C.");
      }
      at++;
      Node otherwise = expression();
      value =
          make.node(
              new Node.Choice(value.span().to(otherwise.span()), condition, value, otherwise));
    }
    depth--;
    return value;
  }

  private Node or() throws Refusal {
    Node left = and();
    while (acceptWord("or")) {
      Node right = and();
      left = make.node(new Node.Logic(left.span().to(right.span()), false, left, right));
    }
    return left;
  }

  private Node and() throws Refusal {
    Node left = not();
    while (acceptWord("and")) {
      Node right = not();
      left = make.node(new Node.Logic(left.span().to(right.span()), true, left, right));
    }
    return left;
  }

  private Node not() throws Refusal {
    Span start = peek().span();
    if (!acceptWord("not")) {
      return comparison();
    }
    deeper();
    Node operand = not();
    depth--;
    return make.node(new Node.Not(start.to(operand.span()), operand));
  }

  private Node comparison() throws Refusal {
    Node first = sum();
    List<String> operators = new ArrayList<>();
    List<Node> others = new ArrayList<>();
    for (String operator = comparing(); !operator.isEmpty(); operator = comparing()) {
      operators.add(operator);
      others.add(sum());
    }
    return operators.isEmpty()
        ? first
        : make.node(new Node.Comparison(first.span().to(last()), first, operators, others));
  }

  private String comparing() throws Refusal {
    Token token = peek();
    if (token.type() == Token.Type.SYMBOL && COMPARISONS.contains(token.text())) {
      at++;
      return token.text();
    }
    if (acceptWord("in")) {
      return "in";
    }
    if (acceptWord("is")) {
      return acceptWord("not") ? "is not" : "is";
    }
    if (token.isWord("not") && tokens.get(at + 1).isWord("in")) {
      at += 2;
      return "not in";
    }
    return "";
  }

  private Node sum() throws Refusal {
    Node left = product();
    while (peek().is("+") || peek().is("-")) {
      left = arithmetic(left, next().text(), product());
    }
    return left;
  }

  private Node product() throws Refusal {
    Node left = signed();
    while (peek().is("*") || peek().is("/") || peek().is("//") || peek().is("%")) {
      left = arithmetic(left, next().text(), signed());
    }
    return left;
  }

  private Node signed() throws Refusal {
    Token token = peek();
    if (!token.is("-") && !token.is("+")) {
      return power();
    }
    at++;
    deeper();
    Node operand = signed();
    depth--;
    return make.node(new Node.Sign(token.span().to(operand.span()), token.is("-"), operand));
  }

  private Node power() throws Refusal {
    Node base = postfix();
    if (!accept("**")) {
      return base;
    }
    deeper();
    Node exponent = signed();
    depth--;
    return arithmetic(base, "**", exponent);
  }

  private Node arithmetic(Node left, String operator, Node right) throws Refusal {
    Span span = left.span().to(right.span());
    return make.node(new Node.Arithmetic(span, operator, left, right));
  }

  private Node postfix() throws Refusal {
    Node node = atom();
    while (true) {
      if (accept(".")) {
        node = member(node);
      } else if (peek().is("[")) {
        node = subscript(node);
      } else if (peek().is("(")) {
        throw Refusal.at(node.span(), " cannot be called", "Only functions and methods can.");
      } else {
        return node;
      }
    }
  }

  private Node member(Node target) throws Refusal {
    Token name = next();
    if (name.type() != Token.Type.NAME) {
      throw unexpectedAgain(name);
    }
    String word = name.text();
    if (Vocabulary.ATTRIBUTES.contains(word)) {
      Span span = target.span().to(name.span());
      return make.node(new Node.Attribute(span, target, word));
    }
    if (!Vocabulary.isMethod(word)) {
      throw noMember(name.span(), word);
    }
    if (!peek().is("(")) {
      throw Refusal.at(name.span(), " is a method and needs ( )", "Write ." + word + "(…).");
    }
    List<Node> positional = new ArrayList<>();
    Map<String, Node> named = arguments(positional);
    return make.node(
        new Node.MethodCall(target.span().to(last()), target, word, positional, named));
  }

  private static Refusal noMember(Span span, String word) {
    if (word.startsWith("_")) {
      return Refusal.notAllowed(span, "Names with underscores at the front stay out of reach.");
    }
    return Refusal.at(
        span,
        " is not allowed" + Near.hint(word, Vocabulary.members()),
        "A column or field is written with brackets: session['"
            + (word.length() > 30 ? "name" : word)
            + "']; docs/templates.md lists what can stand after a dot.");
  }

  /** Reads {@code (a, b, name=c)}; answers the named ones. */
  private Map<String, Node> arguments(List<Node> positional) throws Refusal {
    Span open = next().span();
    Map<String, Node> named = new LinkedHashMap<>();
    while (!accept(")")) {
      Token token = peek();
      if (token.type() == Token.Type.NAME && tokens.get(at + 1).is("=")) {
        at += 2;
        if (named.put(token.text(), expression()) != null) {
          throw Refusal.at(token.span(), " is given twice", "Delete one.");
        }
      } else if (named.isEmpty()) {
        positional.add(expression());
      } else {
        throw Refusal.at(token.span(), " stands after a named argument", "Write it before.");
      }
      if (!accept(",") && !peek().is(")")) {
        throw closing(open, ")");
      }
    }
    return named;
  }

  private Node subscript(Node target) throws Refusal {
    Span open = next().span();
    Node none = new Node.Constant(open, new Value.None());
    Node start = peek().is(":") ? none : commaSeparated();
    if (accept("]")) {
      return make.node(new Node.Index(target.span().to(last()), target, start));
    }
    if (!accept(":")) {
      throw closing(open, "]");
    }
    Node stop = peek().is(":") || peek().is("]") ? none : expression();
    Node step = accept(":") && !peek().is("]") ? expression() : none;
    if (!accept("]")) {
      throw closing(open, "]");
    }
    return make.node(new Node.Slice(target.span().to(last()), target, start, stop, step));
  }

  private Node atom() throws Refusal {
    Token token = next();
    switch (token.type()) {
      case NUMBER -> {
        return make.node(new Node.Constant(token.span(), token.value()));
      }
      case STRING -> {
        return texts(token);
      }
      case NAME -> {
        return word(token);
      }
      default -> {}
    }
    if (token.is("(")) {
      return parenthesised(token.span());
    }
    if (token.is("[")) {
      List<Node> items = new ArrayList<>();
      while (!accept("]")) {
        items.add(expression());
        if (!accept(",") && !peek().is("]")) {
          throw closing(token.span(), "]");
        }
      }
      return make.node(new Node.Sequence(token.span().to(last()), false, items));
    }
    if (token.is("{")) {
      return mapping(token.span());
    }
    throw unexpectedAgain(token);
  }

  /** Texts side by side are one text. */
  private Node texts(Token first) throws Refusal {
    StringBuilder text = new StringBuilder(first.text());
    while (peek().type() == Token.Type.STRING) {
      text.append(next().text());
    }
    return make.node(new Node.Constant(first.span().to(last()), new Value.Text(text.toString())));
  }

  private Node word(Token token) throws Refusal {
    String name = token.text();
    switch (name) {
      case "True", "False" -> {
        return make.node(new Node.Constant(token.span(), new Value.Bool(name.equals("True"))));
      }
      case "None" -> {
        return make.node(new Node.Constant(token.span(), new Value.None()));
      }
      default -> {}
    }
    if (Vocabulary.KEYWORDS.contains(name) || name.startsWith("__")) {
      throw Refusal.notAllowed(token.span(), "docs/templates.md tells what can stand here.");
    }
    String function = name;
    if (name.equals("urllib") && peek().is(".")) {
      function = dotted(token);
    }
    boolean known = Vocabulary.FUNCTIONS.contains(function);
    if (!peek().is("(")) {
      if (known) {
        throw Refusal.at(token.span().to(last()), " is a function and needs ( )", "Call it.");
      }
      return make.name(token.span(), name);
    }
    if (!known) {
      throw Refusal.notAllowed(
          token.span(),
          "Functions that can be called: " + String.join(", ", Vocabulary.FUNCTIONS) + ".");
    }
    List<Node> positional = new ArrayList<>();
    Map<String, Node> named = arguments(positional);
    return make.node(new Node.FunctionCall(token.span().to(last()), function, positional, named));
  }

  private String dotted(Token first) throws Refusal {
    StringBuilder name = new StringBuilder(first.text());
    while (accept(".")) {
      name.append('.').append(next().text());
    }
    if (!name.toString().equals(Vocabulary.QUOTE)) {
      throw Refusal.notAllowed(first.span().to(last()), "Of urllib, only quote can be used.");
    }
    return name.toString();
  }

  private Node parenthesised(Span open) throws Refusal {
    if (accept(")")) {
      return make.node(new Node.Sequence(open.to(last()), true, List.of()));
    }
    Node inner = commaSeparated();
    if (!accept(")")) {
      throw closing(open, ")");
    }
    return make.node(new Node.Group(open.to(last()), inner));
  }

  private Node mapping(Span open) throws Refusal {
    List<Node> keys = new ArrayList<>();
    List<Node> values = new ArrayList<>();
    while (!accept("}")) {
      keys.add(expression());
      if (!accept(":")) {
        throw peek().is(",") || peek().is("}")
            ? Refusal.notAllowed(open.to(peek().span()), "Sets do not exist here; use [ ].")
            : closing(open, "}");
      }
      values.add(expression());
      if (!accept(",") && !peek().is("}")) {
        throw closing(open, "}");
      }
    }
    return make.node(new Node.Mapping(open.to(last()), keys, values));
  }

  private Refusal closing(Span open, String bracket) {
    return peek().type() == Token.Type.END
        ? Refusal.at(open, " is never closed", "Add " + bracket + ".")
        : unexpected();
  }

  private Refusal unexpected() {
    Token token = peek();
    if (token.type() == Token.Type.NAME && Vocabulary.KEYWORDS.contains(token.text())) {
      return Refusal.notAllowed(token.span(), "docs/templates.md tells what can stand here.");
    }
    if (token.type() == Token.Type.END && at > 0) {
      return Refusal.at(last(), " is where the expression breaks off", "Complete or delete it.");
    }
    if (token.type() == Token.Type.END) {
      return Refusal.at(token.span(), " is empty: an expression is missing", "Write one.");
    }
    return Refusal.at(token.span(), " cannot stand here", "Delete it, or complete what is before.");
  }

  private Refusal unexpectedAgain(Token read) {
    if (read.type() != Token.Type.END) {
      at--;
    }
    return unexpected();
  }

  private void deeper() throws Refusal {
    depth++;
    if (depth > Limits.DEPTH) {
      throw Refusal.at(peek().span(), " is nested too deeply", "Write it more simply.");
    }
  }

  private Token peek() {
    return tokens.get(at);
  }

  private Token next() {
    Token token = tokens.get(at);
    if (token.type() != Token.Type.END) {
      at++;
    }
    return token;
  }

  private Span last() {
    return tokens.get(Math.max(at - 1, 0)).span();
  }

  private boolean accept(String symbol) {
    boolean found = peek().is(symbol);
    if (found) {
      at++;
    }
    return found;
  }

  private boolean acceptWord(String word) {
    boolean found = peek().isWord(word);
    if (found) {
      at++;
    }
    return found;
  }
}
