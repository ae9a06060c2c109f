package ca.calculquebec.cqorc.task.registration;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.CellChange;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Deferred;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.plan.Words;
import ca.calculquebec.cqorc.service.eventbrite.EventbriteClient;
import ca.calculquebec.cqorc.service.eventbrite.EventbriteEvent;
import java.util.List;
import java.util.Optional;

/** Deletes events nobody has registered for, and clears their cells. */
final class EventDeletion {
  private static final String CANCEL =
      "Only a person can cancel it, on the event's page at Eventbrite; then run this again to clear"
          + " the cell.";

  private final RegistrationTools tools;

  EventDeletion(RegistrationTools tools) {
    this.tools = tools;
  }

  List<Action> plan(Course course, String id) throws CqorcException {
    if (id.isEmpty()) {
      return List.of(
          Action.note(
              tools.change(Kind.SKIPPED, course, Resource.EVENT).withNote("there is none")));
    }
    Optional<EventbriteEvent> event = tools.find(course, id);
    if (event.isEmpty()) {
      return List.of(
          Action.note(
                  tools
                      .change(Kind.UNCHANGED, course, Resource.EVENT)
                      .withId(id)
                      .withNote("already gone at Eventbrite"))
              .with(clearing(course, Deferred.known(id))));
    }
    int registered = tools.client().countRegistrations(id);
    if (registered > 0) {
      throw new CqorcException(
          "event "
              + id
              + " has orders ("
              + Words.count(registered, "registrant")
              + ") and cannot be deleted",
          CANCEL,
          Optional.of(tools.request().origin(course, RegistrationTools.COLUMN)),
          null);
    }
    Deferred<String> deleted = Deferred.unknown("deletion of the event");
    Change change =
        tools
            .change(Kind.DELETE, course, Resource.EVENT)
            .withId(id)
            .withFields(
                List.of(new FieldChange("name", Optional.of(event.get().name()), Optional.empty())))
            .withLossWarning(Words.count(registered, "registrant"));
    return List.of(
        Action.of(
                change,
                context -> {
                  delete(course, id);
                  deleted.fulfil(id);
                })
            .with(clearing(course, deleted)));
  }

  private static CellChange clearing(Course course, Deferred<String> gone) {
    return CellChange.clearing(course, RegistrationTools.COLUMN, gone);
  }

  private void delete(Course course, String id) throws CqorcException {
    try {
      tools.client().delete(id);
    } catch (ServiceException refusal) {
      if (EventbriteClient.hasOrders(refusal)) {
        throw new InputException(
            tools.request().origin(course, RegistrationTools.COLUMN),
            "event " + id + " has orders and cannot be deleted",
            CANCEL,
            refusal);
      }
      throw refusal;
    }
    tools.open(course).forEach(intent -> tools.journal().finish(intent, "deleted by request"));
    tools.recordDeletion(course, id);
  }
}
