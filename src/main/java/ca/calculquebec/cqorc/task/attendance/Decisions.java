package ca.calculquebec.cqorc.task.attendance;

import ca.calculquebec.cqorc.decision.Decision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a report decides about each attendee: the rows of the decision file, by last name. */
public final class Decisions {
  private Decisions() {}

  public static List<Decision> of(AttendanceReport report) {
    PersonWords words = new PersonWords(report.subject().language(), report.yardstick());
    List<Decision> decisions = new ArrayList<>();
    report
        .people()
        .forEach(
            (section, people) ->
                people.stream()
                    .filter(person -> person.attendee().isPresent())
                    .forEach(person -> decisions.add(decision(report, section, person, words))));
    decisions.sort(
        Comparator.comparing(
                (Decision decision) ->
                    PersonName.transliterated(decision.lastName() + " " + decision.firstName()))
            .thenComparing(Decision::attendeeId));
    return decisions;
  }

  private static Decision decision(
      AttendanceReport report, Section section, Person person, PersonWords words) {
    Attendee attendee = person.attendee().orElseThrow();
    return new Decision(
        report.subject().courseId(),
        attendee.id(),
        attendee.orderId(),
        attendee.firstName(),
        attendee.lastName(),
        attendee.email(),
        // A missing check-in is the door's omission: presence is what a certificate attests.
        section == Section.IN_ORDER || section == Section.PRESENT_NOT_CHECKED_IN,
        words.reason(person),
        words.rule(),
        attendee.checkedIn(),
        PersonWords.minutes(person),
        person.presence().perSession().stream().map(seconds -> seconds / 60).toList());
  }
}
