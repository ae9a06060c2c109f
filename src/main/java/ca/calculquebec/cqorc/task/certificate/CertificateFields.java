package ca.calculquebec.cqorc.task.certificate;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.failure.InputException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a course's certificates say, the same for everybody, and each person's own words.
 *
 * @param language of template and words
 */
public record CertificateFields(Language language, String workshop, String date, String duration) {
  /** The placeholders of a certificate template. */
  public static final Set<String> NAMES =
      Set.of("first_name", "last_name", "workshop", "date", "duration", "order_id");

  /** The course's own, or what replaces it. */
  static CertificateFields of(Course course, CertificateRequest.Overrides overrides)
      throws InputException {
    Language language = overrides.language().orElse(course.language());
    String workshop =
        overrides
            .title()
            .map(PrintedName::clean)
            .orElseGet(() -> WorkshopTitle.of(course.code().text(), course.title()));
    String date =
        overrides
            .date()
            .map(text -> date(text, language))
            .orElseGet(() -> PrintedDate.of(course.start().toLocalDate(), language));
    Optional<String> duration = overrides.duration().map(text -> duration(text, language));
    return new CertificateFields(
        language,
        workshop,
        date,
        duration.isPresent()
            ? duration.get()
            : PrintedDuration.of(PrintedDuration.hours(course), language));
  }

  /** A date as computers write it becomes words; other words stay. */
  private static String date(String text, Language language) {
    try {
      return PrintedDate.of(LocalDate.parse(text.strip()), language);
    } catch (DateTimeParseException words) {
      return PrintedName.clean(text);
    }
  }

  /** A number is one of hours; other words stay. */
  private static String duration(String text, Language language) {
    return PrintedDuration.number(text)
        .map(hours -> PrintedDuration.of(hours, language))
        .orElseGet(() -> PrintedName.clean(text));
  }

  /** What a template's places are filled with. */
  Map<String, String> of(Recipient recipient) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("first_name", PrintedName.of(recipient.firstName()));
    values.put("last_name", PrintedName.of(recipient.lastName()));
    values.put("workshop", workshop);
    values.put("date", date);
    values.put("duration", duration);
    values.put("order_id", PrintedName.clean(recipient.orderId()));
    return values;
  }

  /** The same for the words of a message, which may also name address and file. */
  Map<String, String> of(Recipient recipient, String filename) {
    Map<String, String> values = of(recipient);
    values.put("email", PrintedName.clean(recipient.email()));
    values.put("filename", filename);
    return values;
  }
}
