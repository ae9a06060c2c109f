package ca.calculquebec.cqorc.template;

import ca.calculquebec.cqorc.failure.Near;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what stands between operators: values, names, calls, brackets, and what follows them. */
final class OperandParser {
  private final TokenCursor words;
  private final NodeMaker make;
  private final Parser whole;

  /**
   * @param whole reads the expressions within brackets
   */
  OperandParser(TokenCursor words, NodeMaker make, Parser whole) {
    this.words = words;
    this.make = make;
    this.whole = whole;
  }

  /** An atom with all that follows it: members, subscripts, calls. */
  Node postfix() throws TemplateRefusal {
    Node node = atom();
    while (true) {
      if (words.accept(".")) {
        node = member(node);
      } else if (words.peek().is("[")) {
        node = subscript(node);
      } else if (words.peek().is("(")) {
        throw TemplateRefusal.at(
            node.span(), " cannot be called", "Only functions and methods can.");
      } else {
        return node;
      }
    }
  }

  private Node member(Node target) throws TemplateRefusal {
    Token name = words.next();
    if (name.type() != Token.Type.NAME) {
      throw words.unexpectedAgain(name);
    }
    String word = name.text();
    if (Vocabulary.ATTRIBUTES.contains(word)) {
      SourceSpan span = target.span().to(name.span());
      return make.node(new Node.Attribute(span, target, word));
    }
    if (!Vocabulary.isMethod(word)) {
      throw noMember(name.span(), word);
    }
    if (!words.peek().is("(")) {
      throw TemplateRefusal.at(
          name.span(), " is a method and needs ( )", "Write ." + word + "(…).");
    }
    List<Node> positional = new ArrayList<>();
    Map<String, Node> named = arguments(positional);
    return make.node(
        new Node.MethodCall(target.span().to(words.last()), target, word, positional, named));
  }

  private static TemplateRefusal noMember(SourceSpan span, String word) {
    if (word.startsWith("_")) {
      return TemplateRefusal.notAllowed(
          span, "Names with underscores at the front stay out of reach.");
    }
    return TemplateRefusal.at(
        span,
        " is not allowed" + Near.hint(word, Vocabulary.members()),
        "A column or field is written with brackets: session['"
            + (word.length() > 30 ? "name" : word)
            + "']; docs/templates.md lists what can stand after a dot.");
  }

  /** Reads {@code (a, b, name=c)}; answers the named ones. */
  private Map<String, Node> arguments(List<Node> positional) throws TemplateRefusal {
    SourceSpan open = words.next().span();
    Map<String, Node> named = new LinkedHashMap<>();
    while (!words.accept(")")) {
      Token token = words.peek();
      if (words.seesNamed()) {
        words.next();
        words.next();
        if (named.put(token.text(), whole.expression()) != null) {
          throw TemplateRefusal.at(token.span(), " is given twice", "Delete one.");
        }
      } else if (named.isEmpty()) {
        positional.add(whole.expression());
      } else {
        throw TemplateRefusal.at(
            token.span(), " stands after a named argument", "Write it before.");
      }
      if (!words.accept(",") && !words.peek().is(")")) {
        throw words.closing(open, ")");
      }
    }
    return named;
  }

  private Node subscript(Node target) throws TemplateRefusal {
    SourceSpan open = words.next().span();
    Node none = new Node.Constant(open, new Value.None());
    Node start = words.peek().is(":") ? none : whole.commaSeparated();
    if (words.accept("]")) {
      return make.node(new Node.Index(target.span().to(words.last()), target, start));
    }
    if (!words.accept(":")) {
      throw words.closing(open, "]");
    }
    Node stop = words.peek().is(":") || words.peek().is("]") ? none : whole.expression();
    Node step = words.accept(":") && !words.peek().is("]") ? whole.expression() : none;
    if (!words.accept("]")) {
      throw words.closing(open, "]");
    }
    return make.node(new Node.Slice(target.span().to(words.last()), target, start, stop, step));
  }

  private Node atom() throws TemplateRefusal {
    Token token = words.next();
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
      while (!words.accept("]")) {
        items.add(whole.expression());
        if (!words.accept(",") && !words.peek().is("]")) {
          throw words.closing(token.span(), "]");
        }
      }
      return make.node(new Node.Sequence(token.span().to(words.last()), false, items));
    }
    if (token.is("{")) {
      return mapping(token.span());
    }
    throw words.unexpectedAgain(token);
  }

  /** Texts side by side are one text. */
  private Node texts(Token first) throws TemplateRefusal {
    StringBuilder text = new StringBuilder(first.text());
    while (words.peek().type() == Token.Type.STRING) {
      text.append(words.next().text());
    }
    return make.node(
        new Node.Constant(first.span().to(words.last()), new Value.Text(text.toString())));
  }

  private Node word(Token token) throws TemplateRefusal {
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
      throw TemplateRefusal.notAllowed(
          token.span(), "docs/templates.md tells what can stand here.");
    }
    String function = name;
    if (name.equals("urllib") && words.peek().is(".")) {
      function = dotted(token);
    }
    boolean known = Vocabulary.FUNCTIONS.contains(function);
    if (!words.peek().is("(")) {
      if (known) {
        throw TemplateRefusal.at(
            token.span().to(words.last()), " is a function and needs ( )", "Call it.");
      }
      return make.name(token.span(), name);
    }
    if (!known) {
      throw TemplateRefusal.notAllowed(
          token.span(),
          "Functions that can be called: " + String.join(", ", Vocabulary.FUNCTIONS) + ".");
    }
    List<Node> positional = new ArrayList<>();
    Map<String, Node> named = arguments(positional);
    return make.node(
        new Node.FunctionCall(token.span().to(words.last()), function, positional, named));
  }

  private String dotted(Token first) throws TemplateRefusal {
    StringBuilder name = new StringBuilder(first.text());
    while (words.accept(".")) {
      name.append('.').append(words.next().text());
    }
    if (!name.toString().equals(Vocabulary.QUOTE)) {
      throw TemplateRefusal.notAllowed(
          first.span().to(words.last()), "Of urllib, only quote can be used.");
    }
    return name.toString();
  }

  private Node parenthesised(SourceSpan open) throws TemplateRefusal {
    if (words.accept(")")) {
      return make.node(new Node.Sequence(open.to(words.last()), true, List.of()));
    }
    Node inner = whole.commaSeparated();
    if (!words.accept(")")) {
      throw words.closing(open, ")");
    }
    return make.node(new Node.Group(open.to(words.last()), inner));
  }

  private Node mapping(SourceSpan open) throws TemplateRefusal {
    List<Node> keys = new ArrayList<>();
    List<Node> values = new ArrayList<>();
    while (!words.accept("}")) {
      keys.add(whole.expression());
      if (!words.accept(":")) {
        throw words.peek().is(",") || words.peek().is("}")
            ? TemplateRefusal.notAllowed(
                open.to(words.peek().span()), "Sets do not exist here; use [ ].")
            : words.closing(open, "}");
      }
      values.add(whole.expression());
      if (!words.accept(",") && !words.peek().is("}")) {
        throw words.closing(open, "}");
      }
    }
    return make.node(new Node.Mapping(open.to(words.last()), keys, values));
  }
}
