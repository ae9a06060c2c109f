package ca.calculquebec.cqorc.task.term;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Contribution;
import ca.calculquebec.cqorc.plan.CourseOutputs;
import ca.calculquebec.cqorc.plan.Deferred;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Resource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * While a term is deleted, a course whose event stays, because people have registered for it or
 * because it could not be deleted, keeps its webinar: they would else come to a closed door. Holds
 * both when it is planned and when it is carried out.
 */
public final class KeepWebinarWithEvent {
  private final Map<CourseId, Event> events = new ConcurrentHashMap<>();

  /**
   * A course's event that is there still.
   *
   * @param stays whether its deletion is not even planned
   * @param deletion fulfilled once it is deleted
   */
  private record Event(boolean stays, Deferred<String> deletion) {}

  /** The events' share, which is planned before the webinars'. */
  public Contribution events(Contribution eventbrite) {
    return new ForwardingContribution(eventbrite) {
      @Override
      public List<Action> plan(Course course, CourseOutputs outputs) throws CqorcException {
        Deferred<String> deletion = Deferred.unknown("deletion of the event");
        // Until it is known better, and for good when the next line fails.
        events.put(course.id(), new Event(true, deletion));
        List<Action> actions = super.plan(course, outputs);
        if (actions.stream().anyMatch(KeepWebinarWithEvent::isDeletion)) {
          events.put(course.id(), new Event(false, deletion));
        } else {
          events.remove(course.id());
        }
        return actions.stream()
            .map(action -> isDeletion(action) ? fulfilling(action, deletion) : action)
            .toList();
      }
    };
  }

  /** The webinars' share. */
  public Contribution webinars(Contribution zoom) {
    return new ForwardingContribution(zoom) {
      @Override
      public List<Action> plan(Course course, CourseOutputs outputs) throws CqorcException {
        List<Action> actions = super.plan(course, outputs);
        Event event = events.get(course.id());
        if (event == null || actions.stream().noneMatch(KeepWebinarWithEvent::isDeletion)) {
          return actions;
        }
        if (event.stays()) {
          return List.of(
              Action.note(
                  Change.of(Kind.SKIPPED, course.id(), Resource.WEBINAR)
                      .withNote("stays, because the course's event does")));
        }
        return actions.stream().map(action -> action.after(event.deletion())).toList();
      }
    };
  }

  private static boolean isDeletion(Action action) {
    return action.change().kind() == Kind.DELETE;
  }

  private static Action fulfilling(Action action, Deferred<String> deletion) {
    return action.withStep(
        context -> {
          action.step().run(context);
          deletion.fulfil("done");
        });
  }
}
