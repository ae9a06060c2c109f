package ca.calculquebec.cqorc.task.certificate.drawing;

import java.util.List;
import java.util.Optional;

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
 * @param lines where two lines would stand, if the page is free there
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
    Optional<TwoLines> lines,
    boolean exchangeable) {
  /** A line that needs less than this becomes a little smaller, which looks better than two. */
  private static final double TWO_LINES_BELOW = 0.85;

  /**
   * Two lines in the place of one, from whose base line they are so far, in parts of the size.
   *
   * @param up how far the first one is moved up
   * @param down how far the second one is moved down
   */
  record TwoLines(double up, double down) {}

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

  /** The text as two lines as even as they can be, if one is too long and the page has the room. */
  Optional<List<String>> split(String text) {
    double widest = face.width(text);
    int best = -1;
    for (int at = text.indexOf(' '); at > 0; at = text.indexOf(' ', at + 1)) {
      double width =
          Math.max(face.width(text.substring(0, at)), face.width(text.substring(at + 1)));
      if (width < widest) {
        widest = width;
        best = at;
      }
    }
    return lines.isEmpty() || isSpaced() || best < 0 || scale(text) >= TWO_LINES_BELOW
        ? Optional.empty()
        : Optional.of(List.of(text.substring(0, best), text.substring(best + 1)));
  }
}
