package ca.calculquebec.cqorc.task.registration;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.CourseOutputs;
import ca.calculquebec.cqorc.plan.CourseOutputs.Output;
import ca.calculquebec.cqorc.plan.Deferred;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.plan.StepContext;
import ca.calculquebec.cqorc.plan.UncertainCreate;
import ca.calculquebec.cqorc.service.eventbrite.EventbriteEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Makes a course's event, after looking whether an interrupted run left one. */
final class EventCreation {
  private static final String LEFT_NOTHING = "left nothing";

  private final RegistrationTools tools;
  private final EventParts parts;

  EventCreation(RegistrationTools tools, EventParts parts) {
    this.tools = tools;
    this.parts = parts;
  }

  /** What is there already for a course whose cell is empty. */
  Optional<EventbriteEvent> findLeft(Course course, DesiredEvent desiredEvent)
      throws CqorcException {
    EventKey key = desiredEvent.spec().key();
    List<Journal.Intent> open = tools.open(course);
    Optional<EventbriteEvent> byId = byJournal(course, open, key);
    if (byId.isPresent()) {
      return byId;
    }
    Set<EventKey> keys = new HashSet<>(Set.of(key));
    open.forEach(intent -> EventKey.parse(intent.key()).ifPresent(keys::add));
    Set<String> never = tools.deleted(course.id());
    Optional<EventbriteEvent> listed = tools.finder().find(keys, never);
    if (listed.isPresent() || open.isEmpty()) {
      return listed;
    }
    // Begun, and not in the list: a list may lag as long as this.
    Instant visible = tools.visible(open.get(open.size() - 1));
    if (!visible.isAfter(tools.consistency().now())) {
      return Optional.empty();
    }
    return lookAgain(keys, never, visible);
  }

  private Optional<EventbriteEvent> lookAgain(
      Set<EventKey> keys, Set<String> never, Instant deadline) throws CqorcException {
    return tools
        .consistency()
        .until(
            deadline,
            () -> {
              tools.finder().read();
              return tools.finder().find(keys, never);
            });
  }

  private Optional<EventbriteEvent> byJournal(
      Course course, List<Journal.Intent> open, EventKey key) throws CqorcException {
    for (Journal.Intent intent : open) {
      Optional<EventbriteEvent> event = made(intent);
      if (event.filter(found -> tools.finder().claim(found.id())).isPresent()) {
        return event;
      }
    }
    // Complete, but its id did not reach the sheet; or a person cleared the cell: then the event
    // is this course's only as long as it has its name and start.
    List<Journal.Intent> completed = tools.completed(course.id());
    if (!completed.isEmpty()) {
      Optional<EventbriteEvent> event =
          made(completed.get(completed.size() - 1)).filter(found -> EventKey.of(found).equals(key));
      if (event.filter(found -> tools.finder().claim(found.id())).isPresent()) {
        return event;
      }
    }
    return Optional.empty();
  }

  private Optional<EventbriteEvent> made(Journal.Intent intent) throws CqorcException {
    Optional<String> id =
        intent
            .made()
            .filter(text -> !tools.finder().isTaken(text))
            .filter(text -> !tools.deleted(intent.course()).contains(text))
            .filter(text -> tools.finder().listed(text).filter(EventbriteEvent::isGone).isEmpty());
    if (id.isEmpty()) {
      return Optional.empty();
    }
    return tools
        .consistency()
        .until(tools.visible(intent), () -> tools.client().findEvent(id.get()))
        .filter(event -> !event.isGone() && !event.isOver());
  }

  List<Action> plan(Course course, DesiredEvent desiredEvent, CourseOutputs outputs) {
    Deferred<String> id = Deferred.unknown("new event");
    Deferred<String> url = Deferred.unknown("new event's address");
    outputs.put(Output.EVENT_ID, id);
    outputs.put(Output.EVENT_URL, url);
    outputs.put(Output.EVENT_NAME, Deferred.known(desiredEvent.spec().name()));
    Progress progress = new Progress(tools.journal());
    progress.expect(Resource.EVENT);
    Change change =
        tools
            .change(Kind.CREATE, course, Resource.EVENT)
            .withFields(desiredEvent.spec().fields())
            .withNote(rehearsalNote(course));
    List<Action> actions = new ArrayList<>();
    Action creation =
        Action.of(
            change,
            context -> {
              EventbriteEvent event = create(course, desiredEvent.spec(), progress, context);
              url.fulfil(event.url());
              id.fulfil(event.id());
              progress.done(Resource.EVENT);
            });
    actions.add(parts.withCell(creation, course, id, id));
    actions.add(parts.newDescription(course, desiredEvent, id, progress));
    actions.add(parts.newTickets(course, desiredEvent, id, progress));
    if (tools.request().publish()) {
      actions.add(parts.publication(course, id, progress));
    }
    return actions;
  }

  private String rehearsalNote(Course course) {
    Instant now = tools.consistency().now();
    boolean recent =
        tools.open(course).stream()
            .anyMatch(intent -> intent.begun().plus(EventualConsistencyWait.LAG).isAfter(now));
    return recent && tools.request().rehearsal()
        ? "an interrupted run may have made it: the real run first looks for up to five minutes"
        : "";
  }

  private EventbriteEvent create(
      Course course, EventSpec spec, Progress progress, StepContext context) throws CqorcException {
    EventKey key = spec.key();
    Set<String> never = tools.deleted(course.id());
    AtomicReference<Journal.Intent> intent = new AtomicReference<>();
    EventbriteEvent event;
    Object turn = tools.finder().turn(key);
    synchronized (turn) {
      tools.open(course).forEach(old -> tools.journal().finish(old, LEFT_NOTHING));
      event =
          UncertainCreate.runOnLaggingLists(
              () -> copy(course, spec, intent),
              () ->
                  lookAgain(
                      Set.of(key), never, intent.get().begun().plus(EventualConsistencyWait.LAG)));
      tools.finder().claim(event.id());
    }
    tools.journal().made(intent.get(), event.id());
    tools.learnTexts(course, spec, event);
    progress.begun(intent.get());
    context.id(event.id());
    context.detail("created, a draft");
    return event;
  }

  /** One attempt, with an intent of its own: how long to look for it counts from here. */
  private EventbriteEvent copy(
      Course course, EventSpec spec, AtomicReference<Journal.Intent> intent)
      throws ServiceException {
    Journal journal = tools.journal();
    Journal.Intent before = intent.get();
    if (before != null) {
      journal.finish(before, LEFT_NOTHING);
    }
    intent.set(
        journal.begin(
            course.id(), RegistrationTools.SERVICE, Resource.EVENT.word(), spec.key().text()));
    try {
      return tools.client().copyEvent(course.template().strip(), spec.toNewEvent());
    } catch (ServiceException failure) {
      if (!failure.uncertain()) {
        journal.finish(intent.get(), LEFT_NOTHING);
      }
      throw failure;
    }
  }
}
