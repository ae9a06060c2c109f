package ca.calculquebec.cqorc.task.attendance;

import ca.calculquebec.cqorc.course.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What every form of a report says about one person, in its language. */
final class PersonWords {
  private final Language language;
  private final PresenceRule.Yardstick yardstick;

  private final boolean addresses;

  PersonWords(Language language, PresenceRule.Yardstick yardstick) {
    this(language, yardstick, true);
  }

  /**
   * @param addresses whether those whom a person may be are named with their addresses
   */
  PersonWords(Language language, PresenceRule.Yardstick yardstick, boolean addresses) {
    this.addresses = addresses;
    this.language = language;
    this.yardstick = yardstick;
  }

  static long minutes(Person person) {
    return person.presence().seconds() / 60;
  }

  /** Whom the person may be, why left out, and what else there is to know. */
  List<String> remarks(Person person) {
    List<String> words = new ArrayList<>();
    if (person.others().count() > 0) {
      ReportLabel label =
          person.standing() == Person.PersonStanding.COMPARED
              ? ReportLabel.MAY_ALSO_BE
              : ReportLabel.MAY_BE;
      words.add(label.in(language, named(person)));
    }
    switch (person.standing()) {
      case TRAINER -> words.add(ReportLabel.TRAINER.in(language));
      case LEADER -> words.add(ReportLabel.LEADER.in(language));
      case IGNORED_DOMAIN -> words.add(ReportLabel.IGNORED_DOMAIN.in(language));
      default -> {
        boolean waited =
            person.remarks().stream()
                .anyMatch(remark -> remark.label() == ReportLabel.WAITING_ONLY);
        if (!waited && Section.of(person, yardstick) == Section.LEFT_OUT) {
          words.add(ReportLabel.TOO_SHORT.in(language));
        }
      }
    }
    for (Person.Remark remark : person.remarks()) {
      words.add(remark.label().in(language, remark.text()));
    }
    return words;
  }

  /** A few of them: in a large course a first name alone may be dozens of people's. */
  private String named(Person person) {
    Candidates others = person.others();
    String all =
        others.named().stream()
            .map(other -> named(other, person.attendee().isPresent()))
            .collect(Collectors.joining(", "));
    int more = others.count() - others.named().size();
    return more == 0 ? all : all + ", " + ReportLabel.AND_MORE.in(language, more);
  }

  /**
   * @param wasSeen whether it was in Zoom, for so many minutes
   */
  private String named(Candidates.Candidate other, boolean wasSeen) {
    String name = other.name().isEmpty() ? "?" : other.name();
    boolean addressed = addresses && !other.email().isEmpty() && !other.email().equals(name);
    return name
        + (addressed ? " <" + other.email() + ">" : "")
        + (wasSeen ? " " + ReportLabel.MINUTES.in(language, other.seconds() / 60) : "");
  }

  /** Why an attendee gets a certificate, or gets none. */
  String reason(Person person) {
    Object[] numbers = {minutes(person), yardstick.neededMinutes()};
    return switch (Section.of(person, yardstick)) {
      case IN_ORDER, PRESENT_NOT_REGISTERED -> ReportLabel.REASON_PRESENT.in(language, numbers);
      case PRESENT_NOT_CHECKED_IN -> ReportLabel.REASON_NO_CHECK_IN.in(language, numbers);
      case NOT_LONG_ENOUGH, ABSENT ->
          minutes(person) == 0
              ? ReportLabel.REASON_ABSENT.in(language)
              : ReportLabel.REASON_SHORT.in(language, numbers);
      case AMBIGUOUS ->
          minutes(person) == 0
              ? ReportLabel.REASON_AMBIGUOUS.in(language, named(person))
              : ReportLabel.REASON_PERHAPS_MORE.in(
                  language, minutes(person), yardstick.neededMinutes(), named(person));
      case LEFT_OUT -> String.join("; ", remarks(person));
    };
  }

  /** {@code Present: more than 103 min (0.6 of the mean, 172 min)}. */
  String rule() {
    ReportLabel reference =
        switch (yardstick.reference()) {
          case MEAN -> ReportLabel.MEAN;
          case MEDIAN -> ReportLabel.MEDIAN;
          case SCHEDULED -> ReportLabel.SCHEDULED;
        };
    String part = yardstick.threshold().stripTrailingZeros().toPlainString();
    return ReportLabel.RULE.in(
        language,
        yardstick.neededMinutes(),
        language == Language.FRENCH ? part.replace('.', ',') : part,
        reference.in(language, yardstick.referenceMinutes()));
  }
}
