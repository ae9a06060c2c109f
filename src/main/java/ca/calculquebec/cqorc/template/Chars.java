package ca.calculquebec.cqorc.template;

import java.util.Locale;
import java.util.function.IntPredicate;

/** Characters as Python sees them: whole code points, its classes, its ways of changing case. */
final class Chars {
  /** Characters beside marks, modifiers and format characters that a word's end looks through. */
  private static final String IGNORED =
      "'.:\u00B7\u0387\u055F\u05F4\u2018\u2019\u2024\u2027\uFE13\uFE52\uFE55\uFF07\uFF0E\uFF1A";

  private Chars() {}

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  static int[] of(String text) {
    return text.codePoints().toArray();
  }

  static String text(int[] characters, int start, int end) {
    return new String(characters, start, end - start);
  }

  static String text(int character) {
    return Character.toString(character);
  }

  /** By code point, where Java's own order goes by half characters. */
  static int compare(String left, String right) {
    int[] first = of(left);
    int[] second = of(right);
    for (int i = 0; i < Math.min(first.length, second.length); i++) {
      if (first[i] != second[i]) {
        return Integer.compare(first[i], second[i]);
      }
    }
    return Integer.compare(first.length, second.length);
  }

  static boolean isLoneSurrogate(String text, int at) {
    int c = text.codePointAt(at);
    boolean second =
        at > 0
            && Character.isLowSurrogate(text.charAt(at))
            && Character.isHighSurrogate(text.charAt(at - 1));
    return c >= 0xD800 && c <= 0xDFFF && !second;
  }

  static boolean isSpace(int c) {
    return (c >= 9 && c <= 13)
        || (c >= 0x1C && c <= 0x20)
        || c == 0x85
        || c == 0x2028
        || c == 0x2029
        || Character.getType(c) == Character.SPACE_SEPARATOR;
  }

  static boolean isLineEnd(int c) {
    return (c >= 10 && c <= 13)
        || (c >= 0x1C && c <= 0x1E)
        || c == 0x85
        || c == 0x2028
        || c == 0x2029;
  }

  /** What {@code repr} shows as it is. */
  static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }

  static boolean isCased(int c) {
    return Character.isUpperCase(c) || Character.isLowerCase(c) || Character.isTitleCase(c);
  }

  static String strip(String text, IntPredicate unwanted, boolean left, boolean right) {
    int[] characters = of(text);
    int start = 0;
    int end = characters.length;
    while (left && start < end && unwanted.test(characters[start])) {
      start++;
    }
    while (right && end > start && unwanted.test(characters[end - 1])) {
      end--;
    }
    return text(characters, start, end);
  }

  /**
   * Character by character, since none depends on its neighbours: Java's own way copies all that it
   * has made so far for each letter that becomes several.
   */
  static String upper(String text) {
    StringBuilder upper = new StringBuilder(text.length());
    text.codePoints().forEach(c -> upper.append(text(c).toUpperCase(Locale.ROOT)));
    return upper.toString();
  }

  static String lower(String text) {
    int[] characters = of(text);
    StringBuilder lower = new StringBuilder();
    for (int i = 0; i < characters.length; i++) {
      lower.append(lower(characters, i));
    }
    return lower.toString();
  }

  static String capitalize(String text) {
    int[] characters = of(text);
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < characters.length; i++) {
      result.append(i == 0 ? title(characters[0]) : lower(characters, i));
    }
    return result.toString();
  }

  static String title(String text) {
    int[] characters = of(text);
    StringBuilder result = new StringBuilder();
    boolean inWord = false;
    for (int i = 0; i < characters.length; i++) {
      result.append(inWord ? lower(characters, i) : title(characters[i]));
      inWord = isCased(characters[i]);
    }
    return result.toString();
  }

  static String casefold(String text) {
    StringBuilder folded = new StringBuilder();
    text.codePoints().forEach(c -> folded.append(fold(c)));
    return folded.toString();
  }

  private static String fold(int c) {
    if (c == 0x130) {
      return "i\u0307";
    }
    if (c == 0x131) {
      return text(c);
    }
    StringBuilder folded = new StringBuilder();
    upper(text(Character.toLowerCase(c)))
        .codePoints()
        // Cherokee alone folds to its capitals.
        .map(each -> each >= 0x13A0 && each <= 0x13F5 ? each : Character.toLowerCase(each))
        .forEach(folded::appendCodePoint);
    return folded.toString();
  }

  private static String lower(int[] characters, int at) {
    int c = characters[at];
    if (c == 0x130) {
      return "i\u0307";
    }
    // Sigma at the end of a word has a letter of its own.
    if (c == 0x3A3) {
      return casedBeside(characters, at, -1) && !casedBeside(characters, at, 1)
          ? "\u03C2"
          : "\u03C3";
    }
    return text(Character.toLowerCase(c));
  }

  private static boolean casedBeside(int[] characters, int at, int step) {
    int i = at + step;
    while (i >= 0 && i < characters.length && isIgnored(characters[i])) {
      i += step;
    }
    return i >= 0 && i < characters.length && isCased(characters[i]);
  }

  private static boolean isIgnored(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT,
          Character.MODIFIER_LETTER,
          Character.MODIFIER_SYMBOL ->
          true;
      default -> IGNORED.indexOf(c) >= 0;
    };
  }

  private static String title(int c) {
    int simple = Character.toTitleCase(c);
    String upper = upper(text(c));
    if (simple != c || Character.isTitleCase(c) || length(upper) == 1) {
      return text(simple);
    }
    // One letter that becomes several: ß is Ss at the front of a word.
    int first = upper.codePointAt(0);
    String rest = upper.substring(Character.charCount(first));
    if (c >= 0x1F80 && c <= 0x1FFF) {
      // The iota below stays below.
      return text(first) + rest.replace('\u0399', '\u0345');
    }
    return c == 0x149 ? upper : text(first) + rest.toLowerCase(Locale.ROOT);
  }
}
