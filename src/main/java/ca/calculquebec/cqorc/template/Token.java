package ca.calculquebec.cqorc.template;

/**
 * A word of an expression.
 *
 * @param text of a NAME or SYMBOL as written; what a STRING holds
 * @param value of a NUMBER or STRING, else None
 */
record Token(Type type, String text, Value value, SourceSpan span) {
  enum Type {
    NAME,
    NUMBER,
    STRING,
    SYMBOL,
    END
  }

  boolean is(String symbol) {
    return type == Type.SYMBOL && text.equals(symbol);
  }

  boolean isWord(String word) {
    return type == Type.NAME && text.equals(word);
  }
}
