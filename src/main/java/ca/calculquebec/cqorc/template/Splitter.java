package ca.calculquebec.cqorc.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Cuts the body of an f-string into its parts, by the rules of Python 3.11: where an expression
 * ends is decided by counting brackets and quotes, before it is understood.
 */
final class Splitter {
  private static final String OPENING = "([{";
  private static final String CLOSING = ")]}";

  private final String source;
  private final NodeMaker make;
  private int at;

  Splitter(String source, NodeMaker make) {
    this.source = source;
    this.make = make;
  }

  List<Part> parts() throws TemplateRefusal {
    List<Part> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    while (at < source.length()) {
      char c = source.charAt(at);
      if ((c == '{' || c == '}') && source.startsWith(String.valueOf(c), at + 1)) {
        literal.append(c);
        at += 2;
      } else if (c == '}') {
        throw TemplateRefusal.at(
            new SourceSpan(at, at + 1), " closes nothing", "Write }} for the character itself.");
      } else if (c == '{') {
        flush(literal, parts);
        parts.add(field(0));
      } else {
        literal.append(c);
        at++;
      }
    }
    flush(literal, parts);
    return parts;
  }

  private static void flush(StringBuilder literal, List<Part> parts) {
    if (literal.length() > 0) {
      parts.add(new Part.Verbatim(literal.toString()));
      literal.setLength(0);
    }
  }

  private Part field(int level) throws TemplateRefusal {
    int open = at;
    at++;
    int start = at;
    scanExpression(open);
    if (source.substring(start, at).isBlank()) {
      throw TemplateRefusal.at(
          new SourceSpan(open, Math.min(at + 1, source.length())),
          " is empty",
          "Write a name between the braces, or {{ for the character itself.");
    }
    Node expression = new Parser(source, new SourceSpan(start, at), false, make).whole();
    if (peek() == '=') {
      throw TemplateRefusal.at(
          new SourceSpan(at, at + 1),
          " cannot stand here",
          "To compare, write ==; to fill, : first.");
    }
    char conversion = peek() == '!' ? conversion(open) : 0;
    List<Part> format = peek() == ':' ? format(open, level) : List.of();
    if (peek() != '}') {
      throw neverClosed(open);
    }
    at++;
    return new Part.Field(new SourceSpan(open, at), expression, conversion, format);
  }

  private char conversion(int open) throws TemplateRefusal {
    at++;
    if (source.indexOf('}', at) < 0) {
      throw neverClosed(open);
    }
    char conversion = peek();
    at++;
    boolean ends = peek() == ':' || peek() == '}';
    if ((conversion != 'r' && conversion != 's') || !ends) {
      throw TemplateRefusal.at(
          new SourceSpan(at - 2, Math.min(at, source.length())),
          " is no conversion",
          "Only !r and !s exist here.");
    }
    return conversion;
  }

  /** The format after the colon; within it braces are fields, never characters. */
  private List<Part> format(int open, int level) throws TemplateRefusal {
    at++;
    List<Part> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    while (at < source.length() && source.charAt(at) != '}') {
      if (source.charAt(at) != '{') {
        literal.append(source.charAt(at));
        at++;
      } else if (level > 0) {
        throw TemplateRefusal.at(
            new SourceSpan(at, at + 1), " is nested too deeply", "Write it more simply.");
      } else {
        flush(literal, parts);
        parts.add(field(level + 1));
      }
    }
    if (at >= source.length()) {
      throw neverClosed(open);
    }
    flush(literal, parts);
    return parts;
  }

  /** Moves to the {@code ! : = }} that ends the expression. */
  private void scanExpression(int open) throws TemplateRefusal {
    Deque<Integer> brackets = new ArrayDeque<>();
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c == '\\') {
        throw StringLiteral.noBackslash(at);
      }
      if (c == '\'' || c == '"') {
        at = StringLiteral.read(source, at, source.length(), false).end();
        continue;
      }
      if (brackets.isEmpty() && ends(c)) {
        return;
      }
      if (OPENING.indexOf(c) >= 0) {
        brackets.push(at);
        if (brackets.size() > Limits.DEPTH) {
          throw TemplateRefusal.at(
              new SourceSpan(at, at + 1), " is nested too deeply", "Write it more simply.");
        }
      } else if (CLOSING.indexOf(c) >= 0) {
        close(brackets, c);
      }
      boolean comparison =
          brackets.isEmpty() && "=!<>".indexOf(c) >= 0 && source.startsWith("=", at + 1);
      at += comparison ? 2 : 1;
    }
    throw neverClosed(brackets.isEmpty() ? open : brackets.peek());
  }

  private boolean ends(char c) {
    boolean comparison = source.startsWith("=", at + 1);
    return c == ':' || c == '}' || ((c == '!' || c == '=') && !comparison);
  }

  private void close(Deque<Integer> brackets, char c) throws TemplateRefusal {
    boolean matches =
        !brackets.isEmpty()
            && OPENING.indexOf(source.charAt(brackets.peek())) == CLOSING.indexOf(c);
    if (!matches) {
      throw TemplateRefusal.at(
          new SourceSpan(at, at + 1), " closes nothing", "Delete it, or open it before.");
    }
    brackets.pop();
  }

  private TemplateRefusal neverClosed(int open) {
    char bracket = source.charAt(open);
    String advice =
        bracket == '{'
            ? "Add }, or write {{ for the character itself."
            : "Add " + CLOSING.charAt(OPENING.indexOf(bracket)) + ".";
    return TemplateRefusal.at(new SourceSpan(open, open + 1), " is never closed", advice);
  }

  private char peek() {
    return at < source.length() ? source.charAt(at) : 0;
  }
}
