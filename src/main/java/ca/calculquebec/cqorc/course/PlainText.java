package ca.calculquebec.cqorc.course;

/** Texts as strangers type them, made fit to be shown, stored and compared. */
public final class PlainText {
  private PlainText() {}

  /**
   * On one line, without control characters and without those that reorder what stands around them;
   * single blanks. Letters of every script stay as they are.
   */
  public static String oneLine(String text) {
    if (isClean(text)) {
      return text;
    }
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
                kept.append(' ');
              } else if (!isInvisible(point)) {
                kept.appendCodePoint(point);
              } else if (Character.isISOControl(point)) {
                kept.append(' ');
              }
            });
    return kept.toString().strip().replaceAll(" {2,}", " ");
  }

  /** Whether people read the same: the one rule by which titles and names are equal. */
  public static boolean readsTheSame(String one, String other) {
    return oneLine(one).equals(oneLine(other));
  }

  /** Most names are, and a large course has thousands. */
  private static boolean isClean(String text) {
    boolean afterBlank = true;
    for (int i = 0; i < text.length(); i++) {
      char at = text.charAt(i);
      boolean plain = (at > ' ' && at < 0x7f) || (Character.isLetter(at) && at < 0x600);
      if (!plain && (at != ' ' || afterBlank)) {
        return false;
      }
      afterBlank = at == ' ';
    }
    return text.isEmpty() || !afterBlank;
  }

  private static boolean isInvisible(int point) {
    return Character.isISOControl(point)
        || point == 0xfeff
        || point == 0x200b
        || point == 0x200e
        || point == 0x200f
        || point == 0x061c
        || (point >= 0x202a && point <= 0x202e)
        || (point >= 0x2066 && point <= 0x2069)
        || (point >= 0xd800 && point <= 0xdfff);
  }
}
