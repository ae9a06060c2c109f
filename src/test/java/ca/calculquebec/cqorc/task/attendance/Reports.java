package ca.calculquebec.cqorc.task.attendance;

import ca.calculquebec.cqorc.course.Language;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Small courses to report on: one session of three hours, in minutes from its start. */
final class Reports {
  static final TimeSpan SESSION =
      TimeSpan.of(Instant.parse("2026-09-14T17:00:00Z"), Instant.parse("2026-09-14T20:00:00Z"));
  static final Exclusions OUTSIDERS =
      new Exclusions(
          java.util.Set.of("wei@cq.example"), List.of("Wei Chen"), List.of("ignored.example"));

  private final List<EventAttendee> attendees = new ArrayList<>();
  private final List<EventAttendee> cancelled = new ArrayList<>();
  private final List<Connection> connections = new ArrayList<>();
  private final List<Meeting> more = new ArrayList<>();
  private Language language = Language.ENGLISH;
  private PresenceRule.Reference reference = PresenceRule.Reference.SCHEDULED;

  static AttendanceReport.ReportSubject subject(Language language) {
    return new AttendanceReport.ReportSubject(
        "2026-07",
        "Introduction à Python",
        language,
        ZoneId.of("America/Toronto"),
        "112",
        "81234567890",
        Optional.of("https://www.eventbrite.ca/checkin?eid=112"),
        true);
  }

  Reports in(Language newLanguage) {
    language = newLanguage;
    return this;
  }

  Reports against(PresenceRule.Reference newReference) {
    reference = newReference;
    return this;
  }

  Reports attendee(String name, String email, boolean checkedIn) {
    attendees.add(ticket(Integer.toString(attendees.size() + 1), name, email, checkedIn));
    return this;
  }

  Reports cancelled(String name, String email) {
    cancelled.add(ticket("c" + cancelled.size(), name, email, false));
    return this;
  }

  private static EventAttendee ticket(String id, String name, String email, boolean checkedIn) {
    int blank = name.indexOf(' ');
    return new EventAttendee(
        id,
        "order" + id,
        blank < 0 ? name : name.substring(0, blank),
        blank < 0 ? "" : name.substring(blank + 1),
        email,
        checkedIn);
  }

  Reports connected(String name, String email, int from, int to) {
    connections.add(Connection.timed(name, email, minutes(from, to), false));
    return this;
  }

  Reports waited(String name, String email, int from, int to) {
    connections.add(Connection.timed(name, email, minutes(from, to), true));
    return this;
  }

  Reports meeting(Meeting meeting) {
    more.add(meeting);
    return this;
  }

  static TimeSpan minutes(int from, int to) {
    return new TimeSpan(SESSION.from() + from * 60L, SESSION.from() + to * 60L);
  }

  AttendanceReport report() {
    return report("0.6");
  }

  AttendanceReport report(String threshold) {
    List<Meeting> meetings = new ArrayList<>(more);
    meetings.add(
        new Meeting(
            "uuid", Optional.of(new TimeSpan(SESSION.from(), SESSION.from())), connections));
    return AttendanceReport.of(
        subject(language),
        List.of(SESSION),
        meetings,
        attendees,
        cancelled,
        new PresenceRule(new BigDecimal(threshold), reference),
        OUTSIDERS);
  }

  static String page(AttendanceReport report) throws IOException {
    StringBuilder page = new StringBuilder();
    ReportPage.write(report, page);
    return page.toString();
  }

  static String table(AttendanceReport report) throws IOException {
    StringBuilder table = new StringBuilder();
    ReportCsv.write(report, table);
    return table.toString();
  }

  static List<String> names(AttendanceReport report, Section section) {
    return report.in(section).stream().map(Person::name).toList();
  }
}
