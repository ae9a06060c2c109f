package ca.calculquebec.cqorc.task.certificate.drawing;

import ca.calculquebec.cqorc.failure.InputException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Has Java load FOP on its second core while the sheet is being read, which takes as long as two
 * hundred certificates: it draws one that nobody sees. Shares no object with the command.
 */
public final class DrawingHeadStart {
  /** As templates have one: a picture of one dot. */
  private static final String DOT =
      "data:image/jpeg;base64,"
          + "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAP//////////////////////////////////////////////"
          + "////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAA"
          + "AAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AR//Z";

  private static final String TEMPLATE =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
          + " width=\"9cm\" height=\"9cm\"><rect style=\"fill:#2397d1\" width=\"9\" height=\"9\"/>"
          + "<text x=\"9\" y=\"9\" text-anchor=\"middle\" alignment-baseline=\"central\">a</text>"
          + "<text x=\"9\" y=\"9\" font-weight=\"bold\">{{ a }}</text>"
          + "<text x=\"9\" y=\"9\" font-weight=\"bold\" font-style=\"italic\">{{ a }}</text>"
          + "<image width=\"9\" height=\"9\" xlink:href=\""
          + DOT
          + "\"/></svg>";

  private DrawingHeadStart() {}

  /** Returns at once; a command that ends earlier does not wait for it. */
  public static void begin() {
    Thread thread = new Thread(() -> rehearse(), "cqorc-drawing-head-start");
    thread.setDaemon(true);
    thread.start();
  }

  /** Whether it went as it would with a real template. */
  static boolean rehearse() {
    try {
      Map<String, String> values = Map.of("a", "Éloïse");
      CertificateTemplate template =
          CertificateTemplate.of(TEMPLATE, "head start", FontBook.own(), Set.of("a"));
      CertificateRenderer renderer = template.renderer(List.of(values));
      return renderer.print(values, new PdfNotes("", "fr", Instant.EPOCH)).pdf().length > 0
          && renderer.isPrepared();
    } catch (InputException leftToTheCommand) {
      // Whatever is wrong here, the command's own template says it better.
      return false;
    }
  }
}
