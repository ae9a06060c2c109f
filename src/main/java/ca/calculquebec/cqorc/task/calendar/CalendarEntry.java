package ca.calculquebec.cqorc.task.calendar;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.Session;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.plan.CellChange;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Deferred;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Times;
import java.util.List;

/**
 * An event that a course has in a calendar, or is to have.
 *
 * @param session whose event it is; for a post-mortem, the last one
 * @param holders the rows whose cell holds an id; the session's own when there is none yet
 */
record CalendarEntry(CalendarKind kind, Course course, Session session, List<Session> holders) {
  CalendarEntry {
    holders = List.copyOf(holders);
  }

  /** The id in the sheet; {@code ""} when there is none. */
  String cell() {
    return cell(holders.get(0));
  }

  private String cell(Session holder) {
    return holder.cell(kind.column()).strip();
  }

  boolean isEmpty() {
    return cell().isEmpty();
  }

  /** Every id that its rows hold, each once: more than one is a mistake. */
  List<String> ids() {
    return holders.stream().map(this::cell).filter(id -> !id.isEmpty()).distinct().toList();
  }

  EventMark mark() {
    return new EventMark(kind, course.id(), session.start().toInstant());
  }

  Origin origin() {
    return Origin.cell(holders.get(0).row(), kind.column());
  }

  Change change(Kind what) {
    return Change.of(what, course.id(), kind.resource())
        .withWhich(
            Times.minute(kind == CalendarKind.POST_MORTEM ? session.end() : session.start()));
  }

  Change change(Kind what, String id) {
    return change(what).withId(id);
  }

  /** Cannot be done, for a reason in the sheet. */
  Change failed(String why) {
    return change(Kind.FAILED).withRow(holders.get(0).row()).withNote(origin() + ": " + why);
  }

  /** Its cell gets the id as soon as that is known. */
  CellChange filling(Deferred<String> id) {
    return CellChange.filling(course, holders.get(0), kind.column(), id);
  }

  /** Every cell that holds its id is emptied. */
  List<CellChange> clearing(Deferred<?> gone) {
    return holders.stream()
        .filter(holder -> !cell(holder).isEmpty())
        .map(
            holder ->
                CellChange.filling(course, holder, kind.column(), Deferred.known("")).dueWith(gone))
        .toList();
  }
}
