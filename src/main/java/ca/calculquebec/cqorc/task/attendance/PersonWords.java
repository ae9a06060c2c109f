package ca.calculquebec.cqorc.task.attendance;

import ca.calculquebec.cqorc.course.Language;
import java.util.ArrayList;
import java.util.List;

/** What every form of a report says about one person, in its language. */
final class PersonWords {
  private static final int MOST_NAMED = 6;

  private final Language language;
  private final PresenceRule.Yardstick yardstick;

  PersonWords(Language language, PresenceRule.Yardstick yardstick) {
    this.language = language;
    this.yardstick = yardstick;
  }

  static long minutes(Person person) {
    return person.presence().seconds() / 60;
  }

  /** Whom the person may be, why left out, and what else there is to know. */
  List<String> remarks(Person person) {
    List<String> words = new ArrayList<>();
    if (!person.others().isEmpty()) {
      words.add(Phrase.MAY_BE.in(language, named(person.others())));
    }
    switch (person.standing()) {
      case TRAINER -> words.add(Phrase.TRAINER.in(language));
      case LEADER -> words.add(Phrase.LEADER.in(language));
      case IGNORED_DOMAIN -> words.add(Phrase.IGNORED_DOMAIN.in(language));
      default -> {
        boolean waited =
            person.remarks().stream().anyMatch(remark -> remark.phrase() == Phrase.WAITING_ONLY);
        if (!waited && Section.of(person, yardstick) == Section.LEFT_OUT) {
          words.add(Phrase.TOO_SHORT.in(language));
        }
      }
    }
    for (Person.Remark remark : person.remarks()) {
      words.add(remark.phrase().in(language, remark.text()));
    }
    return words;
  }

  /** A few of them: in a large course a first name alone may be dozens of people's. */
  private String named(List<String> names) {
    List<String> shown = names.subList(0, Math.min(MOST_NAMED, names.size()));
    String all = String.join(", ", shown);
    int more = names.size() - shown.size();
    return more == 0 ? all : all + ", " + Phrase.AND_MORE.in(language, more);
  }

  /** Why an attendee gets a certificate, or gets none. */
  String reason(Person person) {
    Object[] numbers = {minutes(person), yardstick.neededMinutes()};
    return switch (Section.of(person, yardstick)) {
      case IN_ORDER, PRESENT_NOT_REGISTERED -> Phrase.REASON_PRESENT.in(language, numbers);
      case PRESENT_NOT_CHECKED_IN -> Phrase.REASON_NO_CHECK_IN.in(language, numbers);
      case NOT_LONG_ENOUGH, ABSENT ->
          minutes(person) == 0
              ? Phrase.REASON_ABSENT.in(language)
              : Phrase.REASON_SHORT.in(language, numbers);
      case AMBIGUOUS -> Phrase.REASON_AMBIGUOUS.in(language, named(person.others()));
      case LEFT_OUT -> String.join("; ", remarks(person));
    };
  }

  /** {@code Present: more than 103 min (0.6 of the mean, 172 min)}. */
  String rule() {
    Phrase reference =
        switch (yardstick.reference()) {
          case MEAN -> Phrase.MEAN;
          case MEDIAN -> Phrase.MEDIAN;
          case SCHEDULED -> Phrase.SCHEDULED;
        };
    String part = yardstick.threshold().stripTrailingZeros().toPlainString();
    return Phrase.RULE.in(
        language,
        yardstick.neededMinutes(),
        language == Language.FRENCH ? part.replace('.', ',') : part,
        reference.in(language, yardstick.referenceMinutes()));
  }
}
