package ca.calculquebec.cqorc.task.certificate.drawing;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** How letters stand: one after the other, or joined with their neighbours. */
final class ScriptSupport {
  /**
   * Scripts whose letters change their form beside others. FOP sets each by itself, which nobody
   * could read.
   */
  private static final Set<UnicodeScript> JOINED =
      EnumSet.of(
          UnicodeScript.ARABIC,
          UnicodeScript.SYRIAC,
          UnicodeScript.NKO,
          UnicodeScript.MONGOLIAN,
          UnicodeScript.DEVANAGARI,
          UnicodeScript.BENGALI,
          UnicodeScript.GURMUKHI,
          UnicodeScript.GUJARATI,
          UnicodeScript.ORIYA,
          UnicodeScript.TAMIL,
          UnicodeScript.TELUGU,
          UnicodeScript.KANNADA,
          UnicodeScript.MALAYALAM,
          UnicodeScript.SINHALA,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR,
          UnicodeScript.TIBETAN);

  private ScriptSupport() {}

  /** The scripts of a text whose letters must be joined, as people call them. */
  static Set<String> joinedScripts(String text) {
    Set<String> names = new TreeSet<>();
    text.codePoints()
        .mapToObj(UnicodeScript::of)
        .filter(JOINED::contains)
        .forEach(script -> names.add(name(script)));
    return names;
  }

  private static String name(UnicodeScript script) {
    String lower = script.name().toLowerCase(Locale.ROOT);
    return lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
  }

  /** Whether a page can show it: FOP prints {@code #} for all beyond the basic plane. */
  static boolean canStandOnPage(int point) {
    return Character.isBmpCodePoint(point);
  }

  /** Whether each character is one glyph of this face, in its own place. */
  static boolean areOneByOne(String text, FontFace face) {
    return text.codePoints().allMatch(point -> isSingle(point) && face.has(point));
  }

  static boolean isSingle(int point) {
    int type = Character.getType(point);
    boolean combines =
        type == Character.NON_SPACING_MARK
            || type == Character.ENCLOSING_MARK
            || type == Character.COMBINING_SPACING_MARK;
    boolean turns =
        switch (Character.getDirectionality(point)) {
          case Character.DIRECTIONALITY_LEFT_TO_RIGHT,
              Character.DIRECTIONALITY_EUROPEAN_NUMBER,
              Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR,
              Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR,
              Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR,
              Character.DIRECTIONALITY_WHITESPACE,
              Character.DIRECTIONALITY_OTHER_NEUTRALS ->
              false;
          default -> true;
        };
    return Character.isBmpCodePoint(point) && !combines && !turns;
  }
}
