package ca.calculquebec.cqorc.template;

/**
 * What stands after the colon, in Python's format mini-language:
 * [[fill]align][sign][z][#][0][width][,_][.precision][type].
 *
 * @param fill code point; a blank when nothing was written
 * @param align one of {@code < > = ^}, 0 when nothing was written
 * @param sign one of {@code + -} and blank, 0 when nothing was written
 * @param width -1 when nothing was written
 * @param grouping {@code ,} or {@code _}, else 0
 * @param precision -1 when nothing was written
 * @param type a letter or {@code %}, 0 when nothing was written
 */
record FormatSpec(
    int fill,
    char align,
    char sign,
    boolean noNegativeZero,
    boolean alternate,
    int width,
    char grouping,
    int precision,
    char type) {

  /**
   * @param zeroAligns whether a 0 before the width puts the sign in front of the zeros: for numbers
   */
  static FormatSpec parse(String text, boolean zeroAligns) throws TemplateRefusal {
    Reader in = new Reader(text);
    int fill = ' ';
    boolean filled = false;
    int first = text.isEmpty() ? 0 : Character.charCount(text.codePointAt(0));
    if (in.isAt(first, "<>=^")) {
      fill = text.codePointAt(0);
      filled = true;
      in.skip(first);
    }
    char align = in.oneOf("<>=^");
    char sign = in.oneOf("+- ");
    boolean noNegativeZero = in.oneOf("z") != 0;
    boolean alternate = in.oneOf("#") != 0;
    if (!filled && in.oneOf("0") != 0) {
      fill = '0';
      if (align == 0 && zeroAligns) {
        align = '=';
      }
    }
    int width = in.number();
    char grouping = in.oneOf(",_");
    int precision = -1;
    if (in.oneOf(".") != 0) {
      precision = in.number();
      if (precision < 0) {
        throw TemplateRefusal.of(": a format with a point needs digits behind it");
      }
    }
    char type = in.rest();
    return new FormatSpec(
        fill, align, sign, noNegativeZero, alternate, width, grouping, precision, type);
  }

  /** Fills up to the width. */
  String pad(String text, char defaultAlign) {
    return pad("", text, defaultAlign);
  }

  /**
   * @param front the sign, which {@code =} keeps in front of the filling
   */
  String pad(String front, String text, char defaultAlign) {
    int missing = Math.max(0, width - Chars.length(front) - Chars.length(text));
    String filling = Chars.text(fill);
    return switch (align == 0 ? defaultAlign : align) {
      case '=' -> front + filling.repeat(missing) + text;
      case '<' -> front + text + filling.repeat(missing);
      case '^' ->
          filling.repeat(missing / 2) + front + text + filling.repeat(missing - missing / 2);
      default -> filling.repeat(missing) + front + text;
    };
  }

  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    boolean isAt(int place, String choices) {
      return place > 0 && place < text.length() && choices.indexOf(text.charAt(place)) >= 0;
    }

    void skip(int count) {
      at += count;
    }

    char oneOf(String choices) {
      boolean found = at < text.length() && choices.indexOf(text.charAt(at)) >= 0;
      return found ? text.charAt(at++) : 0;
    }

    int number() throws TemplateRefusal {
      int number = -1;
      while (at < text.length() && Character.isDigit(text.charAt(at))) {
        number = Math.max(0, number) * 10 + Character.digit(text.charAt(at), 10);
        at++;
        if (number > Limits.WIDTH) {
          throw TemplateRefusal.of(
              ": a width or precision in a format may be at most " + Limits.WIDTH,
              "Write a smaller number after the colon.");
        }
      }
      return number;
    }

    char rest() throws TemplateRefusal {
      if (text.length() - at > 1) {
        throw TemplateRefusal.of(
            ": the format \""
                + (text.length() > 20 ? text.substring(0, 20) + "…" : text)
                + "\" cannot be read",
            "For example :02d for two digits, :.1f for one decimal, :%d/%m/%Y for a date.");
      }
      return at < text.length() ? text.charAt(at) : 0;
    }
  }
}
