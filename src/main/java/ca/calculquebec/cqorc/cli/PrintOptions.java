package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.task.certificate.CertificateRequest.Overrides;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a certificate says instead of the course's own words. */
final class PrintOptions {
  @Option(
      names = "--title",
      paramLabel = "TEXT",
      order = 20,
      description = "Print this title; needs exactly one --course_id.")
  private String title;

  @Option(
      names = "--duration",
      paramLabel = "HOURS",
      order = 21,
      description = "Print this duration: hours, or other words.")
  private String duration;

  @Option(
      names = "--language",
      paramLabel = "fr|en",
      order = 22,
      description = "Use this language's template and words.")
  private String language;

  /**
   * @param date {@code --date}, where one course is named
   */
  Overrides toOverrides(Optional<String> date) throws InputException {
    Optional<Language> chosen = Optional.empty();
    if (language != null) {
      chosen = Language.of(language);
      if (chosen.isEmpty()) {
        throw new InputException(
            Origin.option("--language"),
            "\"" + language + "\" is no language of ours",
            "Write fr or en.");
      }
    }
    return new Overrides(given(title, "--title"), date, given(duration, "--duration"), chosen);
  }

  private static Optional<String> given(String text, String option) throws InputException {
    if (text != null && text.isBlank()) {
      throw new InputException(
          Origin.option(option), "nothing is written after it", "Leave it out, or write a text.");
    }
    return Optional.ofNullable(text);
  }
}
