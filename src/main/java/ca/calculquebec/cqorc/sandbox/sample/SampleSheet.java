package ca.calculquebec.cqorc.sandbox.sample;

import ca.calculquebec.cqorc.sandbox.sheets.Cell;
import ca.calculquebec.cqorc.sandbox.sheets.Grid;
import ca.calculquebec.cqorc.sandbox.sheets.Spreadsheet;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** The course sheet of the sample term, as a person would keep it. */
final class SampleSheet {
  static final List<String> HEADINGS =
      List.of(
          "course_id",
          "template",
          "title",
          "code",
          "start_date",
          "end_date",
          "instructor",
          "host",
          "assistants",
          "language",
          "hours",
          "eventbrite_id",
          "zoom_id",
          "slack_channel",
          "public_gcal_id",
          "private_gcal_id",
          "post_mortem_private_gcal_id",
          "site",
          "cost_basis",
          "equipe_techno",
          "creation_grappe",
          "destruction_grappe",
          "notes");

  /** Ids that a past course already has. */
  record PastIds(String event, String webinar) {}

  private final SampleKeys keys;
  private final PastIds past;

  SampleSheet(SampleKeys keys, PastIds past) {
    this.keys = keys;
    this.past = past;
  }

  Spreadsheet spreadsheet(List<SampleCourse> courses, String tab) {
    Grid grid = new Grid(0, tab, courses.size() * 3 + 200, HEADINGS.size() + 5);
    for (int column = 0; column < HEADINGS.size(); column++) {
      grid.set(0, column, Cell.text(HEADINGS.get(column)));
    }
    int row = 1;
    List<SampleCourse> later = new ArrayList<>();
    for (SampleCourse course : courses) {
      int adjacent = course.starts().size();
      if (adjacent > 1 && course.id() % 2 == 1) {
        // The rows of one course need not stand together.
        adjacent = 1;
        later.add(course);
      }
      for (int session = 0; session < adjacent; session++) {
        write(grid, row++, course, session);
      }
    }
    row++;
    for (SampleCourse course : later) {
      for (int session = 1; session < course.starts().size(); session++) {
        write(grid, row++, course, session);
      }
    }
    grid.protections()
        .addObject()
        .put("protectedRangeId", 460_184_711)
        .put("description", "Les titres de colonnes")
        .put("warningOnly", true)
        .put("requestingUserCanEdit", true)
        .putObject("range")
        .put("sheetId", 0)
        .put("startRowIndex", 0)
        .put("endRowIndex", 1);
    Grid notes = new Grid(1_204_567, "Notes", 100, 10);
    notes.set(0, 0, Cell.text("Rappels de l'équipe"));
    notes.set(1, 0, Cell.text("Réserver les salles avant l'envoi des invitations."));
    return new Spreadsheet(
        keys.spreadsheet(),
        "Formations (bac à sable)",
        "fr_CA",
        SampleTerm.ZONE.getId(),
        true,
        List.of(grid, notes));
  }

  private void write(Grid grid, int row, SampleCourse course, int session) {
    SampleSubject subject = course.subject();
    SampleCourse.SamplePeople people = course.people();
    boolean french = subject.french();
    List<Cell> cells =
        List.of(
            Cell.number(course.id()),
            Cell.number((double) (french ? keys.templateFrench() : keys.templateEnglish())),
            Cell.text(subject.title()),
            Cell.text(subject.code()),
            date(course.starts().get(session)),
            date(course.end(session)),
            Cell.text(people.instructor()),
            Cell.text(people.host()),
            Cell.text(people.assistants()),
            Cell.text(subject.language()),
            Cell.formula("=(F" + (row + 1) + "-E" + (row + 1) + ")*24"),
            Cell.text(course.over() ? past.event() : ""),
            Cell.text(course.over() ? past.webinar() : ""),
            Cell.text(course.over() ? course.channel() : ""),
            Cell.EMPTY,
            Cell.EMPTY,
            Cell.EMPTY,
            Cell.text(subject.site()),
            Cell.text(french ? "gratuit" : "free"),
            Cell.text(people.techTeam()),
            Cell.text(people.techTeam().isEmpty() ? "non" : "oui"),
            Cell.text(people.techTeam().isEmpty() ? "non" : "oui"),
            Cell.text(course.over() ? "terminé" : ""));
    for (int column = 0; column < cells.size(); column++) {
      grid.set(row, column, cells.get(column));
    }
  }

  private static Cell date(LocalDateTime time) {
    return Cell.date(time, "yyyy-mm-dd hh:mm");
  }
}
