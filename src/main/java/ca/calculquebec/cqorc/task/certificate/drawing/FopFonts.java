package ca.calculquebec.cqorc.task.certificate.drawing;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.fop.apps.io.InternalResourceResolver;
import org.apache.fop.apps.io.ResourceResolverFactory;
import org.apache.fop.fonts.EmbedFontInfo;
import org.apache.fop.fonts.Font;
import org.apache.fop.fonts.FontInfo;
import org.apache.fop.fonts.FontSetup;
import org.apache.fop.fonts.FontTriplet;
import org.apache.fop.fonts.FontUris;
import org.w3c.dom.Element;

/**
 * Tells FOP which file stands for which family and style. It compares names letter by letter, so
 * every spelling that the template uses is told.
 *
 * <p>Not by a configuration file: FOP would then keep a cache of fonts in the home directory, which
 * two processes at a time write over each other, and which it cannot read any more after that.
 */
final class FopFonts {
  private static final List<String> STYLES = List.of(Font.STYLE_NORMAL, Font.STYLE_ITALIC);
  private static final List<Integer> WEIGHTS = List.of(Font.WEIGHT_NORMAL, Font.WEIGHT_BOLD);

  private final FontBook fonts;

  private FopFonts(FontBook fonts) {
    this.fonts = fonts;
  }

  /** Of one drawing; sharing it between threads fails inside FOP. */
  static FontInfo of(FontBook fonts, Element template) {
    Set<String> families = new TreeSet<>(FontBook.OWN_NAMES);
    families.add(FontBook.OWN_FAMILY);
    fonts.faces().forEach(face -> families.add(face.family()));
    FontNamesIn.within(template).stream().filter(fonts::knows).forEach(families::add);
    InternalResourceResolver files =
        ResourceResolverFactory.createDefaultInternalResourceResolver(
            new File(".").getAbsoluteFile().toURI());
    FontInfo info = new FontInfo();
    FontSetup.setup(info, new FopFonts(fonts).embedded(families), files, false);
    return info;
  }

  private List<EmbedFontInfo> embedded(Set<String> families) {
    List<EmbedFontInfo> embedded = new ArrayList<>();
    for (FontFace face : fonts.faces()) {
      List<FontTriplet> triplets = new ArrayList<>();
      families.forEach(family -> triplets(triplets, face, family));
      if (!triplets.isEmpty()) {
        // Pairs moved together would make a text's width depend on its letters' order.
        embedded.add(
            new EmbedFontInfo(
                new FontUris(face.file(), null),
                false,
                false,
                triplets,
                face.member().orElse(null)));
      }
    }
    return embedded;
  }

  private void triplets(List<FontTriplet> triplets, FontFace face, String family) {
    for (int weight : WEIGHTS) {
      for (String style : STYLES) {
        FontFace standing =
            fonts.face(
                List.of(family), weight == Font.WEIGHT_BOLD, style.equals(Font.STYLE_ITALIC));
        if (standing.equals(face)) {
          triplets.add(new FontTriplet(family, style, weight));
        }
      }
    }
  }
}
