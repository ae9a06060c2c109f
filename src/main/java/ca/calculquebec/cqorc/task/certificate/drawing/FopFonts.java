package ca.calculquebec.cqorc.task.certificate.drawing;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.fop.configuration.Configuration;
import org.apache.fop.configuration.ConfigurationException;
import org.apache.fop.configuration.DefaultConfigurationBuilder;
import org.w3c.dom.Element;

/**
 * Tells FOP which file stands for which family and style. It compares names letter by letter, so
 * every spelling that the template uses is told.
 */
final class FopFonts {
  private final FontBook fonts;

  private FopFonts(FontBook fonts) {
    this.fonts = fonts;
  }

  /** A new configuration; sharing one between threads fails inside the JDK. */
  static Configuration configuration(FontBook fonts, Element template)
      throws ConfigurationException {
    Set<String> families = new TreeSet<>(FontBook.OWN_NAMES);
    families.add(FontBook.OWN_FAMILY);
    fonts.faces().forEach(face -> families.add(face.family()));
    FontNamesIn.within(template).stream().filter(fonts::knows).forEach(families::add);
    String xml = new FopFonts(fonts).xml(families);
    return new DefaultConfigurationBuilder()
        .build(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  private String xml(Set<String> families) {
    StringBuilder xml = new StringBuilder("<cfg><fonts>");
    for (FontFace face : fonts.faces()) {
      StringBuilder triplets = new StringBuilder();
      families.forEach(family -> triplets(triplets, face, family));
      if (triplets.length() > 0) {
        // Pairs moved together would make a text's width depend on its letters' order.
        xml.append("<font kerning=\"no\" advanced=\"false\" embed-url=\"")
            .append(escaped(face.file().toASCIIString()))
            .append("\">")
            .append(triplets)
            .append("</font>");
      }
    }
    return xml.append("</fonts></cfg>").toString();
  }

  private void triplets(StringBuilder xml, FontFace face, String family) {
    for (String weight : List.of("normal", "bold")) {
      for (String style : List.of("normal", "italic")) {
        boolean stands =
            fonts.face(List.of(family), weight.equals("bold"), style.equals("italic")).equals(face);
        if (stands) {
          xml.append("<font-triplet name=\"")
              .append(escaped(family))
              .append("\" style=\"")
              .append(style)
              .append("\" weight=\"")
              .append(weight)
              .append("\"/>");
        }
      }
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
