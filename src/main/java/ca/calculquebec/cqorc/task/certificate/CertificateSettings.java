package ca.calculquebec.cqorc.task.certificate;

import ca.calculquebec.cqorc.course.Language;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where things are.
 *
 * @param directory where certificates are written
 * @param templates directory of the SVG templates
 * @param letters directory of the e-mail templates
 * @param fonts directory of more fonts
 * @param self address for {@code --send_self}
 * @param sender the account that messages come from
 * @param shown a file as messages name it
 */
public record CertificateSettings(
    Path directory,
    Path templates,
    Path letters,
    Optional<Path> fonts,
    String self,
    String sender,
    Function<Path, String> shown) {

  Path template(Language language) {
    return templates.resolve("attestation_template_sample_" + language.suffix() + "_logo.svg");
  }

  Path letter(Language language) {
    return letters.resolve("email_certificates_" + language.suffix() + ".yml");
  }
}
