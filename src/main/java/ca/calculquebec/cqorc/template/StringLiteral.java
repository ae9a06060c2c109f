package ca.calculquebec.cqorc.template;

/** A quoted text inside an expression: one or three quotes of either kind. */
record StringLiteral(String text, int end) {
  private static final String PLAIN = "\\'\"abfnrtv";
  private static final String MEANT = "\\'\"\u0007\b\f\n\r\t\u000b";

  static StringLiteral read(String source, int start, int end, boolean backslashes)
      throws TemplateRefusal {
    char quote = source.charAt(start);
    boolean triple = source.startsWith(String.valueOf(quote).repeat(3), start) && start + 3 <= end;
    String close = String.valueOf(quote).repeat(triple ? 3 : 1);
    StringBuilder text = new StringBuilder();
    int at = start + close.length();
    while (at < end) {
      if (source.startsWith(close, at)) {
        return new StringLiteral(text.toString(), at + close.length());
      }
      char c = source.charAt(at);
      if (c == '\n' && !triple) {
        break;
      }
      if (c == '\\') {
        if (!backslashes) {
          throw noBackslash(at);
        }
        at = escape(source, at, end, text);
      } else {
        text.append(c);
        at++;
      }
    }
    throw TemplateRefusal.at(
        new SourceSpan(start, Math.min(at, end)),
        " is a text that never ends",
        "Close it with the quote it begins with.");
  }

  static TemplateRefusal noBackslash(int at) {
    return TemplateRefusal.at(
        new SourceSpan(at, at + 1),
        " cannot stand between { and }",
        "Write the character itself, or put it outside the braces.");
  }

  /** Appends what the escape at {@code at} means; answers where to go on. */
  private static int escape(String source, int at, int end, StringBuilder text)
      throws TemplateRefusal {
    char kind = at + 1 < end ? source.charAt(at + 1) : ' ';
    int known = PLAIN.indexOf(kind);
    if (known >= 0) {
      text.append(MEANT.charAt(known));
      return at + 2;
    }
    if (kind == '\n') {
      return at + 2;
    }
    if (kind >= '0' && kind <= '7') {
      int last = at + 2;
      while (last < Math.min(at + 4, end) && "01234567".indexOf(source.charAt(last)) >= 0) {
        last++;
      }
      text.append((char) Integer.parseInt(source.substring(at + 1, last), 8));
      return last;
    }
    int digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
    if (digits > 0) {
      text.appendCodePoint(hex(source, at, end, digits));
      return at + 2 + digits;
    }
    if (kind == 'N') {
      throw TemplateRefusal.notAllowed(new SourceSpan(at, at + 2), "Write the character itself.");
    }
    // Python keeps an escape that it does not know.
    text.append('\\');
    return at + 1;
  }

  private static int hex(String source, int at, int end, int digits) throws TemplateRefusal {
    long code = -1;
    if (at + 2 + digits <= end) {
      code = 0;
      for (char c : source.substring(at + 2, at + 2 + digits).toCharArray()) {
        int digit = c < 128 ? Character.digit(c, 16) : -1;
        code = digit < 0 || code < 0 ? -1 : code * 16 + digit;
      }
    }
    if (code < 0 || code > Character.MAX_CODE_POINT || (code >= 0xD800 && code <= 0xDFFF)) {
      SourceSpan span = new SourceSpan(at, Math.min(at + 2 + digits, end));
      throw TemplateRefusal.at(span, " is no character", "Write the character itself.");
    }
    return (int) code;
  }
}
