package ca.calculquebec.cqorc.task.attendance;

import ca.calculquebec.cqorc.decision.Decision;
import ca.calculquebec.cqorc.decision.Decision.Choice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a report decides about each attendee: the rows of the decision file, by last name, but first
 * those about whom a person must decide.
 */
public final class Decisions {
  private Decisions() {}

  public static List<Decision> of(AttendanceReport report) {
    PersonWords words = new PersonWords(report.subject().language(), report.yardstick());
    record Sorted(String key, Decision decision) {}
    List<Sorted> decisions = new ArrayList<>();
    for (Section section : Section.values()) {
      for (Person person : report.in(section)) {
        if (person.attendee().isPresent()) {
          Decision decision = decision(report, section, person, words);
          String name = decision.lastName() + " " + decision.firstName();
          decisions.add(new Sorted(PersonName.transliterated(name), decision));
        }
      }
    }
    return decisions.stream()
        .sorted(
            Comparator.comparing((Sorted sorted) -> sorted.decision().choice() != Choice.UNDECIDED)
                .thenComparing(Sorted::key)
                .thenComparing(sorted -> sorted.decision().attendeeId()))
        .map(Sorted::decision)
        .toList();
  }

  private static Decision decision(
      AttendanceReport report, Section section, Person person, PersonWords words) {
    EventAttendee attendee = person.attendee().orElseThrow();
    Choice choice =
        switch (section) {
          // A missing check-in is the door's omission: presence is what a certificate attests.
          case IN_ORDER, PRESENT_NOT_CHECKED_IN -> Choice.YES;
          case AMBIGUOUS -> Choice.UNDECIDED;
          default -> Choice.NO;
        };
    Presence presence = choice == Choice.UNDECIDED ? person.atMost() : person.presence();
    return new Decision(
        report.subject().courseId(),
        attendee.id(),
        attendee.orderId(),
        attendee.firstName(),
        attendee.lastName(),
        attendee.email(),
        choice,
        words.reason(person),
        words.rule(),
        attendee.checkedIn(),
        presence.seconds() / 60,
        presence.perSession().stream().map(seconds -> seconds / 60).toList());
  }
}
