package ca.calculquebec.cqorc.task.attendance;

import ca.calculquebec.cqorc.task.attendance.Person.Remark;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells of people who came although their ticket was cancelled or refunded. */
final class Cancelled {
  private Cancelled() {}

  static List<Person> remarked(List<Person> people, List<EventAttendee> cancelled) {
    Set<String> emails = new HashSet<>();
    NameIndex<EventAttendee> names = new NameIndex<>();
    for (EventAttendee attendee : cancelled) {
      emails.add(attendee.email());
      names.add(attendee, NameForms.of(attendee.name()));
    }
    emails.remove("");
    if (cancelled.isEmpty()) {
      return people;
    }
    return people.stream()
        .map(
            person -> {
              boolean known =
                  person.emails().stream().anyMatch(emails::contains)
                      || person.names().stream()
                          .anyMatch(name -> !names.find(NameForms.of(name)).matching().isEmpty());
              return known && person.attendee().isEmpty() ? with(person) : person;
            })
        .toList();
  }

  private static Person with(Person person) {
    List<Remark> remarks = new ArrayList<>(person.remarks());
    remarks.add(new Remark(ReportLabel.CANCELLED, ""));
    return new Person(
        person.attendee(),
        person.names(),
        person.emails(),
        person.presence(),
        person.atMost(),
        person.standing(),
        person.others(),
        remarks);
  }
}
