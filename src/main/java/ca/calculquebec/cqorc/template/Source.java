package ca.calculquebec.cqorc.template;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;

/**
 * A template or condition as written, with the place it comes from.
 *
 * @param secret whether complaints must not tell what it holds
 */
record Source(String text, Origin origin, boolean secret) {
  private static final int QUOTED = 40;

  /** What holds for templates and conditions alike, before anything is read. */
  void check() throws TemplateRefusal {
    if (text.length() > Limits.SOURCE) {
      throw TemplateRefusal.at(
          new SourceSpan(0, QUOTED),
          " is the beginning of a value of "
              + text.length()
              + " characters; at most "
              + Limits.SOURCE
              + " are read",
          "Shorten the value.");
    }
    for (int at = 0; at < text.length(); at++) {
      if (Chars.isLoneSurrogate(text, at)) {
        throw TemplateRefusal.at(
            new SourceSpan(at, at + 1), " is half a character", "Write the whole character again.");
      }
      if (text.charAt(at) == 0) {
        throw TemplateRefusal.at(new SourceSpan(at, at + 1), " is a zero character", "Delete it.");
      }
    }
  }

  InputException complaint(TemplateRefusal refusal) {
    SourceSpan span = refusal.span().orElse(new SourceSpan(0, text.length()));
    if (secret) {
      return new InputException(
          origin,
          place(span.start()) + ": this part of the template cannot be used",
          "docs/templates.md tells what a template can hold; this one is a secret and not shown.");
    }
    return new InputException(
        origin, place(span.start()) + ": " + quote(span) + refusal.getMessage(), refusal.advice());
  }

  /** Counted as a person counts: characters from 1, lines from 1 where there are several. */
  private String place(int start) {
    int lineStart = text.lastIndexOf('\n', start - 1) + 1;
    String column = "column " + (text.codePointCount(lineStart, start) + 1);
    if (text.indexOf('\n') < 0) {
      return column;
    }
    long line = text.substring(0, lineStart).chars().filter(c -> c == '\n').count() + 1;
    return "line " + line + " of the value, " + column;
  }

  private String quote(SourceSpan span) {
    String piece = text.substring(span.start(), Math.min(span.end(), text.length())).strip();
    boolean cut = piece.codePointCount(0, piece.length()) > QUOTED;
    if (cut) {
      piece = piece.substring(0, piece.offsetByCodePoints(0, QUOTED));
    }
    StringBuilder shown = new StringBuilder("\"");
    piece
        .codePoints()
        .forEach(c -> shown.appendCodePoint(Chars.isPrintable(c) ? c : c == '\n' ? ' ' : '?'));
    return shown.append(cut ? "…\"" : "\"").toString();
  }
}
