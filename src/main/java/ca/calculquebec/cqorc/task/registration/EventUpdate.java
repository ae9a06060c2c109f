package ca.calculquebec.cqorc.task.registration;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.CourseOutputs;
import ca.calculquebec.cqorc.plan.CourseOutputs.Output;
import ca.calculquebec.cqorc.plan.Deferred;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.service.eventbrite.EventbriteEvent;
import ca.calculquebec.cqorc.service.eventbrite.StructuredContent;
import ca.calculquebec.cqorc.service.eventbrite.TicketClass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings an event that exists in line with its course; only differences are sent. */
final class EventUpdate {

  private final RegistrationTools tools;
  private final EventParts parts;

  EventUpdate(RegistrationTools tools, EventParts parts) {
    this.tools = tools;
    this.parts = parts;
  }

  /** The event of a full cell, read. */
  EventbriteEvent read(Course course, String id) throws CqorcException {
    return tools.find(course, id).orElseThrow(() -> gone(course, id));
  }

  private CqorcException gone(Course course, String id) {
    return new CqorcException(
        "event " + id + " no longer exists at Eventbrite, or is canceled",
        "cqorc eventbrite --delete --course_id "
            + course.id()
            + " clears the cell; then --create makes a new event.",
        Optional.of(tools.request().origin(course, RegistrationTools.COLUMN)),
        null);
  }

  /** Compares everything; intents that an earlier run left open end with the last part. */
  List<Action> plan(Course course, EventbriteEvent event, CourseOutputs outputs)
      throws CqorcException {
    DesiredEvent desiredEvent = DesiredEvent.of(course, false, tools);
    linkName(desiredEvent, outputs);
    List<Journal.Intent> open = tools.open(course);
    Progress progress = new Progress(tools.journal());
    progress.begun(open);
    RegistrationPlanner.EventDifference difference =
        RegistrationPlanner.compare(
            desiredEvent.spec(), tools.asWritten(course, desiredEvent.spec(), event));
    boolean differs = !difference.fields().isEmpty();
    if (differs) {
      progress.expect(Resource.EVENT);
    }
    List<Action> parts = parts(course, desiredEvent, event, visible(open), progress);
    boolean changes = differs || parts.stream().anyMatch(part -> part.change().kind().isChange());
    // What an interrupted run began is not an existing event that a plan changes.
    Kind kind = !changes ? Kind.UNCHANGED : open.isEmpty() ? Kind.UPDATE : Kind.ADOPT;
    Change change =
        tools
            .change(differs || kind == Kind.ADOPT ? kind : Kind.UNCHANGED, course, Resource.EVENT)
            .withId(event.id())
            .withFields(difference.fields())
            .withNote(note(open, changes, event));
    List<Action> actions = new ArrayList<>();
    actions.add(
        Action.of(
            change,
            context -> {
              if (differs) {
                send(course, desiredEvent, event, difference);
                progress.done(Resource.EVENT);
              }
            }));
    actions.addAll(parts);
    // When nothing differs, no step will run that could close the journal: it is closed here.
    progress.settle(!tools.request().rehearsal());
    return publication(course, event, progress, actions);
  }

  private void send(
      Course course,
      DesiredEvent desiredEvent,
      EventbriteEvent event,
      RegistrationPlanner.EventDifference difference)
      throws CqorcException {
    tools
        .client()
        .updateEvent(event.id(), difference.patch())
        .ifPresent(answer -> tools.learnTexts(course, desiredEvent.spec(), answer));
  }

  /** Takes over an event that an interrupted run left, or that has this course's name and start. */
  List<Action> adopt(
      Course course, EventbriteEvent event, DesiredEvent desiredEvent, CourseOutputs outputs)
      throws CqorcException {
    linkName(desiredEvent, outputs);
    List<Journal.Intent> open = tools.open(course);
    Progress progress = new Progress(tools.journal());
    progress.expect(Resource.EVENT);
    RegistrationPlanner.EventDifference difference =
        RegistrationPlanner.compare(
            desiredEvent.spec(), tools.asWritten(course, desiredEvent.spec(), event));
    Change change =
        tools
            .change(Kind.ADOPT, course, Resource.EVENT)
            .withId(event.id())
            .withFields(difference.fields())
            .withNote("found at Eventbrite, so none is made");
    Deferred<String> takenOver = Deferred.unknown("takeover of the event");
    Action adoption =
        Action.of(
            change,
            context -> {
              takeOver(course, event, open, desiredEvent, progress);
              takenOver.fulfil(event.id());
              if (!difference.patch().isEmpty()) {
                send(course, desiredEvent, event, difference);
              }
              progress.done(Resource.EVENT);
            });
    List<Action> actions = new ArrayList<>();
    actions.add(parts.withCell(adoption, course, Deferred.known(event.id()), takenOver));
    actions.addAll(parts(course, desiredEvent, event, visible(open), progress));
    return publication(course, event, progress, actions);
  }

  /** Others show the event as it will be called once this plan is done. */
  private static void linkName(DesiredEvent desiredEvent, CourseOutputs outputs) {
    outputs.put(Output.EVENT_NAME, Deferred.known(desiredEvent.spec().name()));
  }

  /** An adopted event is completed by a repeat, too, should this run be interrupted. */
  private void takeOver(
      Course course,
      EventbriteEvent event,
      List<Journal.Intent> open,
      DesiredEvent desiredEvent,
      Progress progress) {
    List<Journal.Intent> intents = new ArrayList<>(open);
    if (intents.isEmpty()) {
      intents.add(
          tools
              .journal()
              .begin(
                  course.id(),
                  RegistrationTools.SERVICE,
                  Resource.EVENT.word(),
                  desiredEvent.spec().key().text()));
    }
    for (Journal.Intent intent : intents) {
      if (intent.made().isEmpty()) {
        tools.journal().made(intent, event.id());
      }
    }
    progress.begun(intents);
  }

  private List<Action> parts(
      Course course,
      DesiredEvent desiredEvent,
      EventbriteEvent event,
      Instant visible,
      Progress progress)
      throws CqorcException {
    StructuredContent page = StructuredContent.none();
    if (desiredEvent.page().isPresent()) {
      Instant soon = tools.consistency().soon();
      // "Not found" is also said of an event without a page, so the wait is a short one.
      page =
          tools
              .consistency()
              .until(
                  visible.isBefore(soon) ? visible : soon,
                  () -> tools.client().publishedContent(event.id()))
              .orElse(page);
    }
    List<TicketClass> classes = List.of();
    if (desiredEvent.salesEnd().isPresent()) {
      classes =
          tools
              .consistency()
              .whileNotFound(visible, () -> tools.client().ticketClasses(event.id()));
    }
    return List.of(
        parts.description(course, desiredEvent, event.id(), page, progress),
        parts.tickets(course, desiredEvent, event.id(), classes, progress));
  }

  private List<Action> publication(
      Course course, EventbriteEvent event, Progress progress, List<Action> actions) {
    if (tools.request().publish() && event.isDraft()) {
      actions.add(parts.publication(course, Deferred.known(event.id()), progress));
    }
    return actions;
  }

  /** Publishes only. */
  List<Action> publish(Course course, EventbriteEvent event) {
    if (event.isDraft()) {
      Progress progress = new Progress(tools.journal());
      progress.settle(false);
      return publication(course, event, progress, new ArrayList<>());
    }
    return List.of(
        Action.note(
            tools
                .change(Kind.UNCHANGED, course, Resource.EVENT)
                .withId(event.id())
                .withNote(event.status())));
  }

  private Instant visible(List<Journal.Intent> open) {
    Optional<Journal.Intent> youngest =
        open.isEmpty() ? Optional.empty() : Optional.of(open.get(open.size() - 1));
    return youngest.map(tools::visible).orElseGet(tools.consistency()::now);
  }

  /** Why it is completed, and what else the interrupted run made that the cell does not name. */
  private static String note(List<Journal.Intent> open, boolean changes, EventbriteEvent event) {
    List<String> others =
        open.stream()
            .flatMap(intent -> intent.made().stream())
            .filter(id -> !id.equals(event.id()))
            .distinct()
            .toList();
    String left = changes && !open.isEmpty() ? "left by an interrupted run" : "";
    return others.isEmpty()
        ? left
        : "an interrupted run also made event " + String.join(", ", others) + " for this course";
  }
}
