package ca.calculquebec.cqorc.task.certificate.drawing;

/**
 * How a text that differs from person to person is set.
 *
 * @param face the font that its style asks for
 * @param size of the font, in the text's own units
 * @param shift which part of a text's width lies before its position: 0 for texts that start there,
 *     0.5 for centred ones, 1 for those that end there
 * @param room the width that the page has for it, in the text's own units
 * @param exchangeable whether another text can take its place as it is: neither spaced nor
 *     underlined
 */
record Slot(FontFace face, double size, double shift, double room, boolean exchangeable) {
  /** By how much the text must shrink to stay on the page; 1 when it fits. */
  double scale(String text) {
    double width = face.width(text) * size;
    return width > room ? room / width : 1;
  }
}
