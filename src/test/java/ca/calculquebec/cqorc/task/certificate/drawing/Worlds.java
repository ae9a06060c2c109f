package ca.calculquebec.cqorc.task.certificate.drawing;

import ca.calculquebec.cqorc.failure.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Templates and people to draw certificates with. */
final class Worlds {
  static final Set<String> NAMES =
      Set.of("first_name", "last_name", "workshop", "date", "duration", "order_id");
  static final PdfNotes NOTES =
      new PdfNotes("Attestation", "fr", Instant.parse("2026-11-24T12:00:00Z"));
  static final Path EXAMPLE =
      Path.of("secrets-example/Attestation_template/attestation_template_sample_fr_logo.svg");
  static final FontBook FONTS = FontBook.own();

  private Worlds() {}

  static Map<String, String> person(String first, String last) {
    Map<String, String> values = new HashMap<>();
    values.put("first_name", first);
    values.put("last_name", last);
    values.put("workshop", "CIP201 - Analyse de données & « R » : l'été à Montréal — œuvre");
    values.put("date", "4 août 2026");
    values.put("duration", "3 heures");
    values.put("order_id", "1234567890");
    return values;
  }

  static CertificateTemplate template(Path file) throws InputException {
    return CertificateTemplate.read(file, file.getFileName().toString(), FONTS, NAMES);
  }

  /** A template of these contents, alone in its directory. */
  static Path write(Path directory, String inside) throws IOException {
    Path file = directory.resolve("template.svg");
    return Files.writeString(
        file,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
            + " width=\"400\" height=\"200\">\n"
            + inside
            + "\n</svg>\n");
  }

  static byte[] certificate(Path file, Map<String, String> values) throws InputException {
    return template(file).renderer(List.of(values)).print(values, NOTES).pdf();
  }
}
