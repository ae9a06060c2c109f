package ca.calculquebec.cqorc.template;

import java.util.List;

/** The words of one expression, read one after the other, and what is said when one is amiss. */
final class TokenCursor {
  private final List<Token> tokens;
  private int at;
  private int depth;

  TokenCursor(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** Why a bracket is not closed where it should be. */
  TemplateRefusal closing(SourceSpan open, String bracket) {
    return peek().type() == Token.Type.END
        ? TemplateRefusal.at(open, " is never closed", "Add " + bracket + ".")
        : unexpected();
  }

  /** Why the next word cannot stand where it is. */
  TemplateRefusal unexpected() {
    Token token = peek();
    if (token.type() == Token.Type.NAME && Vocabulary.KEYWORDS.contains(token.text())) {
      return TemplateRefusal.notAllowed(
          token.span(), "docs/templates.md tells what can stand here.");
    }
    if (token.type() == Token.Type.END && at > 0) {
      return TemplateRefusal.at(
          last(), " is where the expression breaks off", "Complete or delete it.");
    }
    if (token.type() == Token.Type.END) {
      return TemplateRefusal.at(token.span(), " is empty: an expression is missing", "Write one.");
    }
    return TemplateRefusal.at(
        token.span(), " cannot stand here", "Delete it, or complete what is before.");
  }

  /** The same for a word that was read already. */
  TemplateRefusal unexpectedAgain(Token read) {
    if (read.type() != Token.Type.END) {
      at--;
    }
    return unexpected();
  }

  /** One more level of nesting; {@link #shallower} ends it. */
  void deeper() throws TemplateRefusal {
    depth++;
    if (depth > Limits.DEPTH) {
      throw TemplateRefusal.at(peek().span(), " is nested too deeply", "Write it more simply.");
    }
  }

  void shallower() {
    depth--;
  }

  Token peek() {
    return tokens.get(at);
  }

  /** Whether these two words come next. */
  boolean sees(String first, String second) {
    return peek().isWord(first) && tokens.get(at + 1).isWord(second);
  }

  /** Whether a name and then an equals sign come next. */
  boolean seesNamed() {
    return peek().type() == Token.Type.NAME && tokens.get(at + 1).is("=");
  }

  Token next() {
    Token token = tokens.get(at);
    if (token.type() != Token.Type.END) {
      at++;
    }
    return token;
  }

  /** Where the word is that was read last. */
  SourceSpan last() {
    return tokens.get(Math.max(at - 1, 0)).span();
  }

  boolean accept(String symbol) {
    boolean found = peek().is(symbol);
    if (found) {
      at++;
    }
    return found;
  }

  boolean acceptWord(String word) {
    boolean found = peek().isWord(word);
    if (found) {
      at++;
    }
    return found;
  }
}
