package ca.calculquebec.cqorc.task.webinar;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.service.zoom.Panelist;
import ca.calculquebec.cqorc.service.zoom.WebinarNumber;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The changes that several planners print alike. */
final class WebinarChanges {
  private WebinarChanges() {}

  static Change webinar(Kind kind, Course course) {
    return Change.of(kind, course.id(), Resource.WEBINAR);
  }

  static Change webinar(Kind kind, Course course, long id) {
    return webinar(kind, course).withId(Long.toString(id));
  }

  static Change gone(Course course, long id) {
    return webinar(Kind.FAILED, course, id)
        .withRow(course.idRow(WebinarCell.COLUMN))
        .withNote(goneNote(course));
  }

  /** With the place in the sheet: what is to be cleared is there, not at Zoom. */
  static String goneNote(Course course) {
    return WebinarCell.origin(course)
        + ": it is gone at Zoom; cqorc zoom --delete --course_id "
        + course.id()
        + " clears the cell, then --create makes another";
  }

  /** Why it is completed; the interrupted run may have made another than stands in the sheet. */
  static String leftNote(List<Journal.Intent> begun, long id) {
    return begun.stream()
        .flatMap(intent -> intent.made().flatMap(WebinarCell::parse).stream())
        .filter(made -> made != id)
        .findFirst()
        .map(
            made ->
                "left by an interrupted run; it made webinar "
                    + WebinarNumber.shown(made)
                    + ", which is not in the sheet and may have to be deleted at Zoom")
        .orElse("left by an interrupted run");
  }

  /** Panelists that are added; Zoom mails them. */
  static Change panelists(Kind kind, Course course, List<Panelist> added) {
    return Change.of(kind, course.id(), Resource.PANELISTS)
        .withFields(List.of(FieldChange.set("added", names(added))))
        .withPeople(addresses(added));
  }

  static Set<String> addresses(List<Panelist> people) {
    Set<String> addresses = new LinkedHashSet<>();
    people.forEach(person -> addresses.add(WebinarPeople.key(person.email())));
    return addresses;
  }

  static Set<String> keys(List<String> addresses) {
    Set<String> keys = new LinkedHashSet<>();
    addresses.forEach(address -> keys.add(WebinarPeople.key(address)));
    return keys;
  }

  static String names(List<Panelist> people) {
    return String.join(", ", people.stream().map(WebinarChanges::name).toList());
  }

  static String name(Panelist person) {
    return person.name().isBlank() ? person.email() : person.name();
  }
}
