package ca.calculquebec.cqorc.task.attendance;

import java.util.List;
import java.util.Locale;

/** Where a person stands in the report; everybody in exactly one, in this order. */
public enum Section {
  IN_ORDER(ReportLabel.IN_ORDER),
  PRESENT_NOT_REGISTERED(ReportLabel.PRESENT_NOT_REGISTERED),
  PRESENT_NOT_CHECKED_IN(ReportLabel.PRESENT_NOT_CHECKED_IN),
  NOT_LONG_ENOUGH(ReportLabel.NOT_LONG_ENOUGH),
  ABSENT(ReportLabel.ABSENT),
  AMBIGUOUS(ReportLabel.AMBIGUOUS),
  LEFT_OUT(ReportLabel.LEFT_OUT);

  private final ReportLabel title;

  Section(ReportLabel title) {
    this.title = title;
  }

  public ReportLabel title() {
    return title;
  }

  /** {@code in_order}, for scripts. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What needs a person first, then what needs a look, then the rest. */
  static List<Section> toReview() {
    return List.of(
        AMBIGUOUS,
        PRESENT_NOT_REGISTERED,
        PRESENT_NOT_CHECKED_IN,
        NOT_LONG_ENOUGH,
        IN_ORDER,
        ABSENT,
        LEFT_OUT);
  }

  /** Where a person belongs; only the comparison with the yardstick moves anybody. */
  static Section of(Person person, PresenceRule.Yardstick yardstick) {
    if (person.standing() == Person.PersonStanding.AMBIGUOUS) {
      return AMBIGUOUS;
    }
    if (person.standing() != Person.PersonStanding.COMPARED) {
      return LEFT_OUT;
    }
    boolean present = yardstick.isPresent(person.presence().seconds());
    if (person.attendee().isEmpty()) {
      // Somebody who looked in for a moment did not attend, and owes no registration.
      return present ? PRESENT_NOT_REGISTERED : LEFT_OUT;
    }
    if (!present && yardstick.isPresent(person.atMost().seconds())) {
      // Whether somebody who may be this person is decides about the certificate.
      return AMBIGUOUS;
    }
    boolean checkedIn = person.attendee().get().checkedIn();
    if (present) {
      return checkedIn ? IN_ORDER : PRESENT_NOT_CHECKED_IN;
    }
    return checkedIn ? NOT_LONG_ENOUGH : ABSENT;
  }
}
