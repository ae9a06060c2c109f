package ca.calculquebec.cqorc.task.certificate;

import java.text.Normalizer;

/** How a person's name stands on a certificate. */
public final class PrintedName {
  private PrintedName() {}

  /**
   * A first or a last name as it is printed: as written, {@code &} as a word, title case only where
   * it is all capitals or all small ({@code McDonald} stays, {@code TREMBLAY} does not).
   */
  public static String of(String registered) {
    String spelled = clean(registered.replace("&", " and "));
    return isOfOneCase(spelled) ? titleCase(spelled) : spelled;
  }

  /**
   * Without characters that print nothing but order, hide or break text, blanks made single, and
   * composed (é as one character), since fonts have those.
   */
  public static String clean(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> isBlank(point) ? ' ' : point)
        .filter(point -> !printsNothing(point))
        .forEach(kept::appendCodePoint);
    String composed = Normalizer.normalize(kept, Normalizer.Form.NFC);
    return composed.replaceAll(" +", " ").strip();
  }

  private static boolean isBlank(int point) {
    return Character.isWhitespace(point) || Character.isSpaceChar(point);
  }

  private static boolean printsNothing(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
  }

  private static boolean isOfOneCase(String name) {
    boolean capitals = name.codePoints().anyMatch(Character::isUpperCase);
    boolean small = name.codePoints().anyMatch(Character::isLowerCase);
    return capitals != small;
  }

  /** A capital after everything that is no letter: {@code O'Brien-Lévesque}. */
  static String titleCase(String name) {
    StringBuilder result = new StringBuilder(name.length());
    boolean[] within = new boolean[1];
    name.codePoints()
        .forEach(
            point -> {
              result.appendCodePoint(
                  within[0] ? Character.toLowerCase(point) : Character.toTitleCase(point));
              within[0] = Character.isLetter(point) || isMark(point);
            });
    return result.toString();
  }

  private static boolean isMark(int point) {
    return Character.getType(point) == Character.NON_SPACING_MARK;
  }
}
