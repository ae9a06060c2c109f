package ca.calculquebec.cqorc.task.registration;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.KeptTexts;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.service.eventbrite.EventbriteClient;
import ca.calculquebec.cqorc.service.eventbrite.EventbriteEvent;
import ca.calculquebec.cqorc.service.eventbrite.StructuredContent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What creating, updating and deleting share. */
record RegistrationTools(
    EventbriteClient client,
    RegistrationSettings settings,
    RegistrationRequest request,
    Journal journal,
    EventualConsistencyWait consistency,
    EventFinder finder,
    Descriptions descriptions,
    TemplatePages templates) {

  static final String SERVICE = "eventbrite";
  static final String COLUMN = "eventbrite_id";

  private static final String DELETION = "deletion";
  private static final String DELETED = "deleted";

  /** What Eventbrite made of the texts that it was sent. */
  KeptTexts kept() {
    return new KeptTexts(journal);
  }

  private static String place(String text, String event) {
    return SERVICE + " " + text + " " + event;
  }

  /** Whether the page is what Eventbrite made of the wanted one. */
  boolean isKept(Course course, String event, StructuredContent wanted, StructuredContent page) {
    return kept().isKept(course.id(), place("page", event), reduced(wanted), reduced(page));
  }

  void learnPage(Course course, String event, StructuredContent written, StructuredContent page) {
    kept().learn(course.id(), place("page", event), reduced(written), reduced(page));
  }

  private static String reduced(StructuredContent page) {
    return String.join("\n", HtmlReduction.reduce(page.modules()));
  }

  /** The event with the wanted texts where it has what Eventbrite made of them. */
  EventbriteEvent asWritten(Course course, EventSpec wanted, EventbriteEvent event) {
    String summary = wanted.summary().orElse(event.summary());
    return event.withTexts(
        kept().read(course.id(), place("name", event.id()), wanted.name(), event.name()),
        kept().read(course.id(), place("summary", event.id()), summary, event.summary()));
  }

  void learnTexts(Course course, EventSpec written, EventbriteEvent event) {
    kept().learn(course.id(), place("name", event.id()), written.name(), event.name());
    written
        .summary()
        .ifPresent(
            summary ->
                kept().learn(course.id(), place("summary", event.id()), summary, event.summary()));
  }

  Change change(Kind kind, Course course, Resource resource) {
    return Change.of(kind, course.id(), resource);
  }

  /** Creates that an earlier run did not finish, oldest first. */
  List<Journal.Intent> open(Course course) {
    return open(course.id());
  }

  List<Journal.Intent> open(CourseId course) {
    return journal.open(course, SERVICE).stream()
        .filter(intent -> intent.resource().equals(Resource.EVENT.word()))
        .toList();
  }

  /** Creates that were finished; their cell may not have reached the sheet all the same. */
  List<Journal.Intent> completed(CourseId course) {
    return journal.finished(course, SERVICE, Progress.DONE).stream()
        .filter(intent -> intent.resource().equals(Resource.EVENT.word()))
        .toList();
  }

  void recordDeletion(Course course, String id) {
    Journal.Intent intent = journal.begin(course.id(), SERVICE, DELETION, id);
    journal.made(intent, id);
    journal.finish(intent, DELETED);
  }

  /** Eventbrite's lists go on showing for a while what was deleted. */
  Set<String> deleted(CourseId course) {
    Set<String> ids = new HashSet<>();
    for (Journal.Intent intent : journal.finished(course, SERVICE, DELETED)) {
      ids.add(intent.key());
    }
    return ids;
  }

  /** Until when Eventbrite may not show this event yet; past when it was not made just now. */
  Instant appears(Course course, String id) {
    List<Journal.Intent> makings = new ArrayList<>(open(course));
    completed(course.id()).stream()
        .filter(intent -> intent.made().filter(id::equals).isPresent())
        .forEach(makings::add);
    return makings.stream()
        .map(intent -> intent.begun().plus(EventualConsistencyWait.LAG))
        .max(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }

  /** Whether "not found" does not prove that this event is gone. */
  boolean mayBeInvisible(Course course, String id) {
    return appears(course, id).isAfter(consistency.now());
  }

  /** The event, waited for as long as it may be invisible; a rehearsal does not wait. */
  Optional<EventbriteEvent> find(Course course, String id) throws CqorcException {
    boolean waits = mayBeInvisible(course, id) && !request.rehearsal();
    Instant deadline = waits ? appears(course, id) : consistency.now();
    Optional<EventbriteEvent> event = consistency.until(deadline, () -> client.findEvent(id));
    if (event.isEmpty() && mayBeInvisible(course, id)) {
      throw new CqorcException(
          "event " + id + " was made a moment ago, and Eventbrite does not show it yet",
          "Run the same command again in five minutes.",
          Optional.of(request.origin(course, COLUMN)),
          null);
    }
    return event.filter(found -> !found.isGone());
  }

  /** Until when what this intent made may be invisible; a rehearsal does not wait for it. */
  Instant visible(Journal.Intent intent) {
    return request.rehearsal()
        ? consistency.now()
        : intent.begun().plus(EventualConsistencyWait.LAG);
  }
}
