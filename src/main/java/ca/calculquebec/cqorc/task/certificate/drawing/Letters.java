package ca.calculquebec.cqorc.task.certificate.drawing;

/** Which texts a form can take in: letters one after the other, from left to right, each alone. */
final class Letters {
  private Letters() {}

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
