package ca.calculquebec.cqorc.task.certificate;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.plan.ParallelExecutor;
import ca.calculquebec.cqorc.plan.Problem;
import ca.calculquebec.cqorc.task.certificate.drawing.CertificateRenderer;
import ca.calculquebec.cqorc.task.certificate.drawing.CertificateTemplate;
import ca.calculquebec.cqorc.task.certificate.drawing.FontBook;
import ca.calculquebec.cqorc.task.certificate.drawing.PdfNotes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the certificates of a course, several at a time; writes nothing. */
final class CertificateMaker {
  private final CertificateSettings settings;
  private final ParallelExecutor workers;

  CertificateMaker(CertificateSettings settings, int processors) {
    this.settings = settings;
    this.workers = new ParallelExecutor(processors);
  }

  /**
   * What was made.
   *
   * @param remarks about the template
   */
  record Batch(List<Certificate> certificates, List<String> remarks) {}

  Batch make(Course course, CertificateFields fields, List<Recipient> recipients)
      throws CqorcException {
    Path file = settings.template(fields.language());
    FontBook fonts =
        settings.fonts().isPresent() ? FontBook.with(settings.fonts().get()) : FontBook.own();
    CertificateTemplate template =
        CertificateTemplate.read(
            file, settings.shown().apply(file), fonts, CertificateFields.NAMES);
    List<Map<String, String>> values = recipients.stream().map(fields::of).toList();
    CertificateRenderer renderer = template.renderer(values);
    List<String> names = CertificateFile.names(recipients);
    List<String> which = which(recipients, values);
    List<Integer> numbers = new ArrayList<>();
    for (int index = 0; index < recipients.size(); index++) {
      numbers.add(index);
    }
    List<Certificate> certificates =
        workers.map(
            numbers,
            index ->
                one(
                    renderer,
                    recipients.get(index),
                    which.get(index),
                    settings.directory().resolve(names.get(index)),
                    values.get(index),
                    notes(course, fields, values.get(index))));
    return new Batch(certificates, template.remarks());
  }

  private static Certificate one(
      CertificateRenderer renderer,
      Recipient recipient,
      String which,
      Path file,
      Map<String, String> values,
      PdfNotes notes) {
    if (values.get("first_name").isEmpty() && values.get("last_name").isEmpty()) {
      Problem nameless =
          new Problem(
              "attendee " + recipient.attendeeId() + " has no name",
              "Fill it in at Eventbrite, or use a decision file (--from) and correct it there.");
      return new Certificate(recipient, which, file, values, Optional.empty(), nameless);
    }
    try {
      CertificateRenderer.Printed printed = renderer.print(values, notes);
      return new Certificate(recipient, which, file, values, Optional.of(printed), Problem.NONE);
    } catch (InputException unprintable) {
      return new Certificate(
          recipient, which, file, values, Optional.empty(), Problem.of(unprintable));
    }
  }

  /** Dated by the course, so that the same certificate made again is the same file. */
  private static PdfNotes notes(
      Course course, CertificateFields fields, Map<String, String> values) {
    String name = (values.get("first_name") + " " + values.get("last_name")).strip();
    return new PdfNotes(
        fields.workshop() + ": " + name, fields.language().suffix(), course.end().toInstant());
  }

  /** Names as they are printed; where two are alike, with the attendee's id. */
  private static List<String> which(List<Recipient> recipients, List<Map<String, String>> values) {
    List<String> names =
        values.stream()
            .map(value -> (value.get("first_name") + " " + value.get("last_name")).strip())
            .toList();
    Map<String, Integer> uses = new HashMap<>();
    names.forEach(name -> uses.merge(name, 1, Integer::sum));
    List<String> which = new ArrayList<>();
    for (int index = 0; index < names.size(); index++) {
      String name = names.get(index);
      boolean alone = !name.isEmpty() && uses.get(name) == 1;
      which.add(alone ? name : (name + " (" + recipients.get(index).attendeeId() + ")").strip());
    }
    return which;
  }
}
