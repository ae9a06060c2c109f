package ca.calculquebec.cqorc.task.certificate.drawing;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** Fonts that a template's style sheets hold themselves ({@code @font-face} with data). */
final class EmbeddedFonts {
  private static final Pattern RULE = Pattern.compile("(?is)@font-face\\s*\\{([^}]*)\\}");
  private static final Pattern DATA =
      Pattern.compile("(?is)url\\(\\s*['\"]?data:[^,;]*(?:;[^,;]*)*;base64,([^'\")]*)");
  private static final int WOFF = 0x774F4646;
  private static final int WOFF2 = 0x774F4632;

  private EmbeddedFonts() {}

  /**
   * The fonts with those of the template, which come first.
   *
   * @param remarks gets one for each that cannot be used
   */
  static FontBook of(Element root, FontBook fonts, List<String> remarks) {
    List<FontFace> faces = new ArrayList<>();
    for (Element element : Tree.elements(root)) {
      Matcher rule = RULE.matcher(Tree.is(element, "style") ? element.getTextContent() : "");
      while (rule.find()) {
        face(rule.group(1), fonts, remarks).ifPresent(faces::add);
      }
    }
    return faces.isEmpty() ? fonts : fonts.and(faces);
  }

  private static Optional<FontFace> face(String rule, FontBook fonts, List<String> remarks) {
    Optional<String> family =
        Tree.declared(rule, "font-family").flatMap(v -> Tree.families(v).stream().findFirst());
    Matcher data = DATA.matcher(rule);
    if (family.isEmpty() || !data.find()) {
      return Optional.empty();
    }
    String cause;
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(data.group(1));
      cause = "is of the kind " + kind(bytes) + ", which cqorc does not read";
      if (!kind(bytes).startsWith("WOFF")) {
        URI file = URI.create("data:font/ttf;base64," + Base64.getEncoder().encodeToString(bytes));
        FontFace read = FontFace.read(file, bytes).get(0);
        boolean bold = Tree.declared(rule, "font-weight").map(Styles::isBold).orElse(read.bold());
        boolean italic =
            Tree.declared(rule, "font-style")
                .map(style -> !style.equals("normal"))
                .orElse(read.italic());
        return Optional.of(
            new FontFace(file, Optional.empty(), family.get(), bold, italic, read.metrics()));
      }
    } catch (IOException | IllegalArgumentException unreadable) {
      cause = "cannot be read: " + unreadable.getMessage();
    }
    if (!fonts.knows(family.get())) {
      remarks.add(
          "the font \""
              + family.get()
              + "\" in the template "
              + cause
              + "; put its .ttf or .otf file into the directory [certificates] font_dir");
    }
    return Optional.empty();
  }

  private static String kind(byte[] bytes) {
    int kind = bytes.length < 4 ? 0 : ByteBuffer.wrap(bytes).getInt();
    return kind == WOFF ? "WOFF" : kind == WOFF2 ? "WOFF2" : "TrueType";
  }
}
