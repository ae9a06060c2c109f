package ca.calculquebec.cqorc.cli.print;

/**
 * How many columns of a terminal a text takes: a combining accent none, an ideograph or a smiley
 * two, as terminals draw them.
 */
final class DisplayWidth {
  /** First and last of the characters that are drawn wide, from Unicode's EastAsianWidth. */
  private static final int[][] WIDE = {
    {0x1100, 0x115F},
    {0x2E80, 0x303E},
    {0x3041, 0xA4CF},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF01, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F},
    {0x1F680, 0x1F6FF},
    {0x1F900, 0x1FAFF},
    {0x20000, 0x3FFFD},
  };

  private static final int SOFT_HYPHEN = 0xAD;

  /** Below it nothing else is drawn in anything but one column. */
  private static final int FIRST_COMBINING = 0x300;

  private DisplayWidth() {}

  static int of(CharSequence text) {
    int columns = 0;
    for (int index = 0; index < text.length(); ) {
      int character = Character.codePointAt(text, index);
      columns += of(character);
      index += Character.charCount(character);
    }
    return columns;
  }

  private static int of(int character) {
    if (character < FIRST_COMBINING) {
      return character == SOFT_HYPHEN ? 0 : 1;
    }
    int type = Character.getType(character);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    for (int[] range : WIDE) {
      if (character >= range[0] && character <= range[1]) {
        return 2;
      }
    }
    return 1;
  }

  /** Where to cut so that what stands before takes at most so many columns. */
  static int cutAt(String text, int columns) {
    int index = 0;
    int taken = 0;
    while (index < text.length()) {
      int character = text.codePointAt(index);
      taken += of(character);
      if (taken > columns) {
        return index;
      }
      index += Character.charCount(character);
    }
    return index;
  }

  /**
   * Where to break a word: beside the last wide character that leaves at most so many columns
   * before the break, or as few more as there can be; at its end when it has none.
   */
  static int breakAt(String word, int columns) {
    int best = word.length();
    int index = 0;
    int taken = 0;
    int before = 1;
    while (index < word.length()) {
      int character = word.codePointAt(index);
      int width = of(character);
      boolean possible = index > 0 && width > 0 && (width == 2 || before == 2);
      if (possible && (taken <= columns || best == word.length())) {
        best = index;
      }
      if (taken > columns && best < word.length()) {
        return best;
      }
      taken += width;
      before = width > 0 ? width : before;
      index += Character.charCount(character);
    }
    return best;
  }
}
