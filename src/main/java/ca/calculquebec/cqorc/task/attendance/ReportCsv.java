package ca.calculquebec.cqorc.task.attendance;

import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.csv.SafeCell;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A report as a table for a spreadsheet, a row per person, in its language. */
public final class ReportCsv {
  private ReportCsv() {}

  public static void write(AttendanceReport report, Appendable out) throws IOException {
    Language language = report.subject().language();
    PersonWords words = new PersonWords(language, report.yardstick());
    List<String> headings =
        new ArrayList<>(
            List.of(
                ReportLabel.SECTION.in(language),
                ReportLabel.NAME.in(language),
                ReportLabel.EMAIL.in(language),
                ReportLabel.PRESENCE.in(language) + " (min)"));
    for (int session = 1; session <= report.sessions().size(); session++) {
      headings.add(ReportLabel.SESSION.in(language, session) + " (min)");
    }
    headings.addAll(
        List.of(
            ReportLabel.CHECKED_IN.in(language),
            ReportLabel.ATTENDEE_ID.in(language),
            ReportLabel.REMARKS.in(language)));
    out.append(SafeCell.row(headings));
    for (Section section : Section.toReview()) {
      for (Person person : report.in(section)) {
        out.append(SafeCell.row(cells(section, person, words, language)));
      }
    }
  }

  private static List<String> cells(
      Section section, Person person, PersonWords words, Language language) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                section.title().in(language),
                person.name(),
                person.email(),
                Long.toString(PersonWords.minutes(person))));
    person.presence().perSession().forEach(seconds -> cells.add(Long.toString(seconds / 60)));
    cells.add(
        person
            .attendee()
            .map(attendee -> (attendee.checkedIn() ? ReportLabel.YES : ReportLabel.NO).in(language))
            .orElse(""));
    cells.add(person.attendee().map(EventAttendee::id).orElse(""));
    cells.add(String.join("; ", words.remarks(person)));
    return cells;
  }
}
