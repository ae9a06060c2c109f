package ca.calculquebec.cqorc.task.registration;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Events that stand in the rows of several courses, mostly because a row was copied. */
final class SharedEvents {
  private final Map<String, List<CourseId>> owners = new ConcurrentHashMap<>();

  void learn(List<Course> all) {
    for (Course course : all) {
      String id = course.idCell(RegistrationTools.COLUMN).strip();
      if (!id.isEmpty()) {
        owners.computeIfAbsent(id, key -> new ArrayList<>()).add(course.id());
      }
    }
  }

  /**
   * @param selected the courses that the plan is about
   * @throws InputException when a deletion would take an event from a course that is not selected
   */
  void refuseDeletion(Course course, Set<CourseId> selected) throws InputException {
    String id = course.idCell(RegistrationTools.COLUMN).strip();
    List<String> staying =
        owners.getOrDefault(id, List.of()).stream()
            .filter(owner -> !owner.equals(course.id()) && !selected.contains(owner))
            .map(CourseId::text)
            .toList();
    if (!staying.isEmpty()) {
      throw new InputException(
          Origin.cell(course.idRow(RegistrationTools.COLUMN), RegistrationTools.COLUMN),
          "event " + id + " is also that of course " + String.join(", ", staying),
          "Empty the cell of the course whose event it is not, or name all of them to delete it.");
    }
  }

  /**
   * An event cannot be in line with two courses that differ: each update would undo the other's.
   *
   * @throws InputException when the actions would change an event that is also another course's
   */
  void refuseDifferences(Course course, List<Action> actions) throws InputException {
    String id = course.idCell(RegistrationTools.COLUMN).strip();
    List<String> others =
        owners.getOrDefault(id, List.of()).stream()
            .filter(owner -> !owner.equals(course.id()))
            .map(CourseId::text)
            .toList();
    boolean differs =
        actions.stream()
            .map(Action::change)
            .anyMatch(
                change -> change.service() == Service.EVENTBRITE && change.kind() == Kind.UPDATE);
    if (differs && !others.isEmpty()) {
      throw new InputException(
          Origin.cell(course.idRow(RegistrationTools.COLUMN), RegistrationTools.COLUMN),
          "event "
              + id
              + " is also that of course "
              + String.join(", ", others)
              + ", and differs from this one",
          "Empty the cell of the course whose event it is not; cqorc eventbrite --create then makes"
              + " another.");
    }
  }
}
