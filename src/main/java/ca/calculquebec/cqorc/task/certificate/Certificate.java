package ca.calculquebec.cqorc.task.certificate;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.plan.Problem;
import ca.calculquebec.cqorc.task.certificate.drawing.CertificateRenderer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * One person's certificate, made and not yet written anywhere.
 *
 * @param which the person's name, with the attendee id where two are called alike
 * @param file where it goes
 * @param printed absent when there is a problem
 * @param problem why there is none
 */
record Certificate(
    Recipient recipient,
    String which,
    Path file,
    Map<String, String> values,
    Optional<CertificateRenderer.Printed> printed,
    Problem problem) {

  /** What it was made of. */
  String fingerprint() {
    return printed.map(CertificateRenderer.Printed::fingerprint).orElse("");
  }

  /** Whether a line was made smaller to stay on the page. */
  boolean shrunk() {
    return printed.isPresent() && printed.get().shrunk();
  }

  /** The file; to be asked for when there is no problem. */
  byte[] pdf() throws InputException {
    return printed.orElseThrow().pdf();
  }

  boolean isMade() {
    return problem.isNone();
  }

  String fileName() {
    return file.getFileName().toString();
  }
}
