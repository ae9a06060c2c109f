package ca.calculquebec.cqorc.task.certificate.drawing;

/**
 * How a text that differs from person to person is set.
 *
 * @param face the font that its style asks for
 * @param size of the font, in the text's own units
 * @param shift which part of a text's width lies before its position: 0 for texts that start there,
 *     0.5 for centred ones, 1 for those that end there
 * @param room the width that the page has for it, in the text's own units
 * @param letterSpacing added after each letter, in the text's own units
 * @param wordSpacing added after each blank
 * @param exchangeable whether another text can take its place as it is: neither underlined nor
 *     written downwards
 */
record Slot(
    FontFace face,
    double size,
    double shift,
    double room,
    double letterSpacing,
    double wordSpacing,
    boolean exchangeable) {
  /** By how much the text must shrink, its spaces too, to stay on the page; 1 when it fits. */
  double scale(String text) {
    double width = width(text);
    return width > room ? room / width : 1;
  }

  double width(String text) {
    return face.width(text) * size + text.chars().mapToDouble(this::spaceAfter).sum();
  }

  double spaceAfter(int character) {
    return letterSpacing + (character == ' ' ? wordSpacing : 0);
  }

  boolean isSpaced() {
    return letterSpacing != 0 || wordSpacing != 0;
  }
}
