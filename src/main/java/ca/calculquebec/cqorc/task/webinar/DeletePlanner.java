package ca.calculquebec.cqorc.task.webinar;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ServiceException.Reason;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.CellChange;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Deferred;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Words;
import ca.calculquebec.cqorc.service.zoom.Webinar;
import ca.calculquebec.cqorc.service.zoom.ZoomClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code --delete} does for one course. */
final class DeletePlanner {
  private static final Integer NO_REGISTRATION = 2;

  private final ZoomClient zoom;
  private final WebinarSteps steps;
  private final WebinarInventory inventory;
  private final Clock clock;

  DeletePlanner(ZoomClient zoom, WebinarSteps steps, WebinarInventory inventory, Clock clock) {
    this.zoom = zoom;
    this.steps = steps;
    this.inventory = inventory;
    this.clock = clock;
  }

  List<Action> plan(Course course) throws CqorcException {
    Optional<Long> id =
        WebinarCell.isEmpty(course)
            ? inventory.adoptable(course)
            : Optional.of(WebinarCell.require(course));
    Optional<Webinar> current = id.isEmpty() ? Optional.empty() : zoom.findWebinar(id.get());
    if (current.isPresent()) {
      return existing(course, current.get());
    }
    return WebinarCell.isEmpty(course)
        ? List.of(Action.note(WebinarChanges.webinar(Kind.SKIPPED, course).withNote("no webinar")))
        : List.of(gone(course, id.orElseThrow()));
  }

  private List<Action> existing(Course course, Webinar webinar) throws ServiceException {
    if (webinar.end().filter(end -> !end.isAfter(clock.instant())).isPresent()) {
      return List.of(
          Action.note(
              WebinarChanges.webinar(Kind.FAILED, course, webinar.id())
                  .withNote(
                      "it is over, and Zoom keeps webinars that have ended; its cell stays")));
    }
    List<String> staying =
        inventory.alsoOf(webinar.id(), course.id()).stream()
            .filter(other -> !inventory.isSelected(other))
            .map(CourseId::text)
            .toList();
    if (!staying.isEmpty()) {
      return List.of(
          Action.note(
              WebinarChanges.webinar(Kind.FAILED, course, webinar.id())
                  .withNote(
                      "it is also the webinar of course "
                          + Words.list(staying)
                          + "; empty the cell of the course whose webinar it is not, or name all"
                          + " of them to delete it")));
    }
    Deferred<String> deleted = Deferred.unknown("deletion of the webinar");
    Change change =
        WebinarChanges.webinar(Kind.DELETE, course, webinar.id())
            .withFields(was(course, webinar))
            .withLossWarning(registrants(webinar))
            .withNote(shared(course, webinar.id()));
    Action deletion = Action.of(change, steps.delete(course, webinar.id(), deleted));
    return List.of(
        WebinarCell.isEmpty(course)
            ? deletion
            : deletion.with(CellChange.clearing(course, WebinarCell.COLUMN, deleted)));
  }

  private Action gone(Course course, long id) {
    Deferred<String> gone = Deferred.unknown("clearing of the cell");
    return Action.of(
            WebinarChanges.webinar(Kind.UNCHANGED, course, id).withNote("already gone at Zoom"),
            steps.forget(course, id, gone))
        .with(CellChange.clearing(course, WebinarCell.COLUMN, gone));
  }

  private String shared(Course course, long id) {
    List<String> others = inventory.alsoOf(id, course.id()).stream().map(CourseId::text).toList();
    return others.isEmpty() ? "" : "also the webinar of course " + Words.list(others);
  }

  private static List<FieldChange> was(Course course, Webinar webinar) {
    List<FieldChange> fields = new ArrayList<>();
    fields.add(new FieldChange("topic", Optional.of(webinar.topic()), Optional.empty()));
    webinar
        .start()
        .map(start -> WebinarPlanner.shown(start.atZone(course.start().getZone())))
        .ifPresent(
            start -> fields.add(new FieldChange("start", Optional.of(start), Optional.empty())));
    return fields;
  }

  /** What would be lost with it. */
  private String registrants(Webinar webinar) throws ServiceException {
    if (NO_REGISTRATION.equals(webinar.settings().get(WebinarSettings.APPROVAL))) {
      return "";
    }
    try {
      long number = zoom.countRegistrants(webinar.id());
      return number == 0 ? "" : Words.count(number, "registrant");
    } catch (ServiceException failure) {
      if (failure.reason() == Reason.REFUSED || failure.reason() == Reason.NOT_FOUND) {
        // The question can be asked without the number; deleting does not depend on it.
        return "an unknown number of registrants";
      }
      throw failure;
    }
  }
}
