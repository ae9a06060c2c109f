package ca.calculquebec.cqorc.task.certificate;

import ca.calculquebec.cqorc.plan.Problem;
import java.nio.file.Path;
import java.util.Map;

/**
 * One person's certificate, made and not yet written anywhere.
 *
 * @param which the person's name, with the attendee id where two are called alike
 * @param file where it goes
 * @param pdf empty when there is a problem
 * @param fingerprint of what it was made of
 * @param shrunk whether a line was made smaller to stay on the page
 * @param problem why there is none
 */
record Made(
    Recipient recipient,
    String which,
    Path file,
    Map<String, String> values,
    byte[] pdf,
    String fingerprint,
    boolean shrunk,
    Problem problem) {

  boolean isMade() {
    return problem.isNone();
  }

  String fileName() {
    return file.getFileName().toString();
  }
}
