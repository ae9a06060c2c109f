package ca.calculquebec.cqorc.plan;

import ca.calculquebec.cqorc.course.CourseId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What happens to one thing: printed by --dry-run, written to the audit trail, compared in tests
 * and saved plans.
 *
 * @param resource the thing, and with it the service
 * @param which tells several things of one kind and course apart, in a plan's words: the session's
 *     start {@code 2026-09-14 13:00}, a message's name, a cell's column; blank when a course has
 *     only one
 * @param id its id at the service, when it is known
 * @param rows the sheet's rows concerned, ascending; empty when there is none
 * @param fields what changes; for something new, what it will be
 * @param people addresses of those who will be told, for the guard and the plan's end
 * @param lossWarning what a person must be asked before it is lost: {@code 12 registrants}; blank
 *     when there is nothing to say
 * @param removal how many people lose their place in it
 * @param note why something is in line, left out or failed, or what else there is to know
 */
public record Change(
    Kind kind,
    CourseId course,
    Resource resource,
    String which,
    Optional<String> id,
    List<Integer> rows,
    List<FieldChange> fields,
    Set<String> people,
    String lossWarning,
    Removal removal,
    String note) {

  /**
   * People who lose their place in a webinar or calendar event that stays.
   *
   * @param people how many
   * @param of how many are there today
   */
  public record Removal(int people, int of) {
    public static final Removal NONE = new Removal(0, 0);
  }

  public Change {
    rows = rows.stream().sorted().toList();
    fields = List.copyOf(fields);
    people = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(people));
  }

  public static Change of(Kind kind, CourseId course, Resource resource) {
    return new Change(
        kind,
        course,
        resource,
        "",
        Optional.empty(),
        List.of(),
        List.of(),
        Set.of(),
        "",
        Removal.NONE,
        "");
  }

  public Change withKind(Kind newKind) {
    return new Change(
        newKind, course, resource, which, id, rows, fields, people, lossWarning, removal, note);
  }

  public Change withWhich(String newWhich) {
    return new Change(
        kind, course, resource, newWhich, id, rows, fields, people, lossWarning, removal, note);
  }

  public Change withId(String newId) {
    return new Change(
        kind,
        course,
        resource,
        which,
        Optional.of(newId),
        rows,
        fields,
        people,
        lossWarning,
        removal,
        note);
  }

  public Service service() {
    return resource.service();
  }

  public boolean isCell() {
    return resource == Resource.CELL;
  }

  /** The thing in plans, journals and JSON: a cell is called by its column. */
  public String name() {
    return isCell() ? which : resource.word();
  }

  /** Which of several it is; blank for a cell, whose column is its name. */
  public String apart() {
    return isCell() ? "" : which;
  }

  /** The topmost of the rows. */
  public Optional<Integer> row() {
    return rows.stream().findFirst();
  }

  public Change withRow(int newRow) {
    return withRows(List.of(newRow));
  }

  public Change withRows(List<Integer> newRows) {
    return new Change(
        kind, course, resource, which, id, newRows, fields, people, lossWarning, removal, note);
  }

  public Change withFields(List<FieldChange> newFields) {
    return new Change(
        kind, course, resource, which, id, rows, newFields, people, lossWarning, removal, note);
  }

  /** Everybody whom carrying it out tells of it. */
  public Change withPeople(Set<String> newPeople) {
    return new Change(
        kind, course, resource, which, id, rows, fields, newPeople, lossWarning, removal, note);
  }

  public Change withLossWarning(String newLossWarning) {
    return new Change(
        kind, course, resource, which, id, rows, fields, people, newLossWarning, removal, note);
  }

  /**
   * @param gone how many people lose their place
   * @param there how many are there today
   */
  public Change withRemoval(int gone, int there) {
    Removal newRemoval = new Removal(gone, there);
    return new Change(
        kind, course, resource, which, id, rows, fields, people, lossWarning, newRemoval, note);
  }

  public Change withNote(String newNote) {
    return new Change(
        kind, course, resource, which, id, rows, fields, people, lossWarning, removal, newNote);
  }
}
