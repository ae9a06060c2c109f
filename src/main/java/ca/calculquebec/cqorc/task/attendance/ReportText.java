package ca.calculquebec.cqorc.task.attendance;

import ca.calculquebec.cqorc.course.Language;
import java.util.ArrayList;
import java.util.List;

/** A report as lines for a terminal, in its language. */
public final class ReportText {
  private static final int MINUTES_AT = 60;

  private ReportText() {}

  public static List<String> lines(AttendanceReport report) {
    AttendanceReport.ReportSubject subject = report.subject();
    Language language = subject.language();
    PersonWords words = new PersonWords(language, report.yardstick());
    Moments moments = new Moments(subject.zone());
    List<String> lines = new ArrayList<>();
    String id = subject.courseId().isEmpty() ? "" : subject.courseId() + "  ";
    lines.add(id + subject.title());
    report.sessions().forEach(session -> lines.add("  " + moments.span(session)));
    lines.add("  " + words.rule());
    if (!report.rehearsals().isEmpty()) {
      lines.add("  " + ReportLabel.REHEARSALS.in(language) + ":");
      report.rehearsals().forEach(meeting -> lines.add("    " + named(meeting, moments)));
    }
    for (Section section : Section.values()) {
      List<Person> people = report.in(section);
      lines.add("");
      lines.add(section.title().in(language) + " (" + people.size() + ")");
      for (Person person : people) {
        lines.add(line(person, language));
        words.remarks(person).forEach(remark -> lines.add("      " + remark));
      }
    }
    subject
        .checkInUrl()
        .ifPresent(
            url -> {
              lines.add("");
              lines.add(ReportLabel.CHECK_INS.in(language, url));
            });
    return lines;
  }

  /** {@code 2026-09-13 13:00-13:12, report-1.csv}. */
  static String named(Meeting meeting, Moments moments) {
    return meeting.span().map(span -> moments.span(span) + ", ").orElse("") + meeting.source();
  }

  private static String line(Person person, Language language) {
    String email = person.email().isEmpty() ? "" : " <" + person.email() + ">";
    String start = "  " + (person.name() + email).strip();
    int width = start.codePointCount(0, start.length());
    String minutes = ReportLabel.MINUTES.in(language, PersonWords.minutes(person));
    int gap = Math.max(2, MINUTES_AT + 10 - width - minutes.length());
    return start + " ".repeat(gap) + minutes;
  }
}
