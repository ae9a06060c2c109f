package ca.calculquebec.cqorc.template;

import java.util.ArrayList;
import java.util.List;

/** Cuts an expression into tokens. */
final class Lexer {
  private static final List<String> SYMBOLS =
      List.of(
          "**", "//", "==", "!=", "<=", ">=", "+", "-", "*", "/", "%", "(", ")", "[", "]", "{", "}",
          ",", ".", ":", "<", ">", "=");

  /** Python's own, and one word each to a reader: refused whole. */
  private static final List<String> REFUSED = List.of(":=", "<<", ">>", "->", "...");

  private final String source;
  private final int end;
  private final boolean backslashes;
  private int at;

  /**
   * @param backslashes whether string literals may hold escapes: in a condition yes, between the
   *     braces of an f-string Python 3.11 refuses any backslash
   */
  Lexer(String source, SourceSpan region, boolean backslashes) {
    this.source = source;
    this.at = region.start();
    this.end = region.end();
    this.backslashes = backslashes;
  }

  List<Token> tokens() throws TemplateRefusal {
    List<Token> tokens = new ArrayList<>();
    Token token;
    do {
      token = next();
      tokens.add(token);
    } while (token.type() != Token.Type.END);
    return tokens;
  }

  private Token next() throws TemplateRefusal {
    while (at < end && " \t\n\r\f".indexOf(source.charAt(at)) >= 0) {
      at++;
    }
    if (at >= end) {
      return new Token(Token.Type.END, "", new Value.None(), new SourceSpan(end, end));
    }
    int start = at;
    int first = source.codePointAt(at);
    if (first == '\'' || first == '"') {
      StringLiteral literal = StringLiteral.read(source, at, end, backslashes);
      at = literal.end();
      Value value = new Value.Text(literal.text());
      return new Token(Token.Type.STRING, literal.text(), value, new SourceSpan(start, at));
    }
    if (isDigit(at) || (first == '.' && isDigit(at + 1))) {
      return number(start);
    }
    if (first == '_' || Character.isUnicodeIdentifierStart(first)) {
      return name(start);
    }
    for (String symbol : REFUSED) {
      if (isNext(symbol)) {
        throw TemplateRefusal.notAllowed(
            new SourceSpan(start, start + symbol.length()), "Delete it.");
      }
    }
    for (String symbol : SYMBOLS) {
      if (isNext(symbol)) {
        at += symbol.length();
        return new Token(Token.Type.SYMBOL, symbol, new Value.None(), new SourceSpan(start, at));
      }
    }
    SourceSpan span = new SourceSpan(start, start + Character.charCount(first));
    throw TemplateRefusal.notAllowed(
        span, first == '#' ? "Comments cannot stand in an expression." : "Delete it.");
  }

  private Token name(int start) throws TemplateRefusal {
    while (at < end) {
      int c = source.codePointAt(at);
      // isUnicodeIdentifierPart also takes ignorable characters, which Python refuses.
      if (c != '_'
          && (!Character.isUnicodeIdentifierPart(c) || Character.isIdentifierIgnorable(c))) {
        break;
      }
      at += Character.charCount(c);
    }
    String name = source.substring(start, at);
    boolean quoted = at < end && (source.charAt(at) == '\'' || source.charAt(at) == '"');
    if (quoted && !Vocabulary.KEYWORDS.contains(name)) {
      throw TemplateRefusal.notAllowed(
          new SourceSpan(start, at + 1), "Write the text without a letter before its quote.");
    }
    return new Token(Token.Type.NAME, name, new Value.None(), new SourceSpan(start, at));
  }

  private Token number(int start) throws TemplateRefusal {
    boolean prefixed = source.charAt(at) == '0' && at + 1 < end && isLetter(at + 1);
    while (at < end && (isDigit(at) || isLetter(at) || source.charAt(at) == '.')) {
      boolean exponent = !prefixed && (source.charAt(at) == 'e' || source.charAt(at) == 'E');
      at++;
      if (exponent && at < end && (source.charAt(at) == '+' || source.charAt(at) == '-')) {
        at++;
      }
    }
    SourceSpan span = new SourceSpan(start, at);
    if (at - start > Limits.NUMBER) {
      throw TemplateRefusal.at(span, " is too long a number", "Write a shorter one.");
    }
    Value value = Numbers.literal(source.substring(start, at));
    if (value instanceof Value.None) {
      throw TemplateRefusal.at(span, " is no number", "Write it like 12, 1_000 or 1.5.");
    }
    if (value instanceof Value.Int number && number.number().bitLength() > Limits.BITS) {
      throw TemplateRefusal.at(span, " is too large a number", "Write a smaller one.");
    }
    return new Token(Token.Type.NUMBER, source.substring(start, at), value, span);
  }

  private boolean isNext(String symbol) {
    return source.startsWith(symbol, at) && at + symbol.length() <= end;
  }

  private boolean isDigit(int index) {
    return index < end && source.charAt(index) >= '0' && source.charAt(index) <= '9';
  }

  private boolean isLetter(int index) {
    char c = source.charAt(index);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }
}
