package ca.calculquebec.cqorc.task.attendance;

import ca.calculquebec.cqorc.course.Language;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who attended, each person in one section.
 *
 * @param subject what it is about
 * @param sessions by start
 * @param counted instances that touch a session
 * @param rehearsals instances that touch none, and were left out
 * @param yardstick what presence was held against
 * @param people by section, each sorted by name; all sections are there
 */
public record AttendanceReport(
    ReportSubject subject,
    List<TimeSpan> sessions,
    List<Meeting> counted,
    List<Meeting> rehearsals,
    PresenceRule.Yardstick yardstick,
    Map<Section, List<Person>> people) {

  /**
   * What a report is about.
   *
   * @param courseId blank without a sheet
   * @param checkInUrl where check-ins are managed, when that is known
   * @param scheduled whether the sessions are those that were planned, and not Zoom's own times
   */
  public record ReportSubject(
      String courseId,
      String title,
      Language language,
      ZoneId zone,
      String eventbriteId,
      String zoomId,
      Optional<String> checkInUrl,
      boolean scheduled) {}

  public AttendanceReport {
    sessions = List.copyOf(sessions);
    counted = List.copyOf(counted);
    rehearsals = List.copyOf(rehearsals);
  }

  /**
   * Compares.
   *
   * @param sessions empty when nobody knows them: then no instance is a rehearsal
   * @param attendees whose tickets stand, each id once
   * @param cancelled those whose tickets do not, for a remark about who came all the same
   */
  public static AttendanceReport of(
      ReportSubject subject,
      List<TimeSpan> sessions,
      List<Meeting> meetings,
      List<EventAttendee> attendees,
      List<EventAttendee> cancelled,
      PresenceRule rule,
      Exclusions exclusions) {
    List<TimeSpan> sorted = new ArrayList<>(sessions);
    sorted.sort(Comparator.comparingLong(TimeSpan::from));
    List<Meeting> counted = new ArrayList<>();
    List<Meeting> rehearsals = new ArrayList<>();
    List<Presence.AttendanceInterval> intervals = new ArrayList<>();
    for (Meeting meeting : meetings) {
      if (!meeting.touches(sorted)) {
        rehearsals.add(meeting);
        continue;
      }
      int number = counted.size();
      int session = meeting.session(sorted);
      counted.add(meeting);
      meeting
          .connections()
          .forEach(
              connection ->
                  intervals.add(
                      new Presence.AttendanceInterval(
                          number, session, meeting.length(), connection)));
    }
    List<Person> people =
        Cancelled.remarked(
            Reconciliation.of(attendees, intervals, exclusions.andLeadersOf(meetings), sorted),
            cancelled);
    List<Long> presences =
        people.stream()
            .filter(Person::countsForReference)
            .map(person -> person.presence().seconds())
            .toList();
    long scheduled = sorted.stream().mapToLong(TimeSpan::seconds).sum();
    PresenceRule.Yardstick yardstick = rule.yardstick(presences, scheduled);
    return new AttendanceReport(
        subject, sorted, counted, rehearsals, yardstick, sections(people, yardstick));
  }

  private static Map<Section, List<Person>> sections(
      List<Person> people, PresenceRule.Yardstick yardstick) {
    Map<Section, List<Person>> sections = new EnumMap<>(Section.class);
    for (Section section : Section.values()) {
      sections.put(section, new ArrayList<>());
    }
    record Sorted(String key, Person person) {}
    people.stream()
        .map(person -> new Sorted(PersonName.transliterated(person.name()), person))
        .sorted(Comparator.comparing(Sorted::key))
        .forEach(
            sorted -> sections.get(Section.of(sorted.person(), yardstick)).add(sorted.person()));
    return sections;
  }

  public List<Person> in(Section section) {
    return people.get(section);
  }

  /** Whether any connection has a time, so that there is something to draw. */
  public boolean hasTimes() {
    return people.values().stream()
        .flatMap(List::stream)
        .anyMatch(person -> !person.presence().spans().isEmpty());
  }
}
