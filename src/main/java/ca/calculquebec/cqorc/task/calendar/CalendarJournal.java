package ca.calculquebec.cqorc.task.calendar;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.course.PlainText;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.KeptTexts;
import ca.calculquebec.cqorc.service.google.CalendarEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the journal says about entries. Keys hold mark and id, so that nothing has to be guessed.
 */
final class CalendarJournal {
  private static final String SEPARATOR = " | ";
  private static final String DONE = "done";
  private static final String NOT_MADE = "not made";
  private static final String DELETED = "deleted";

  private final Journal journal;
  private final KeptTexts kept;
  private final Set<String> withoutEvent = ConcurrentHashMap.newKeySet();

  CalendarJournal(Journal journal) {
    this.journal = journal;
    this.kept = new KeptTexts(journal);
  }

  /** The event with the wanted texts where it has what Google made of them. */
  CalendarEvent asWritten(CalendarEntry entry, CalendarSpec wanted, CalendarEvent event) {
    return event.withTexts(
        kept.read(entry.course().id(), place("title", event), wanted.title(), event.title()),
        kept.read(entry.course().id(), place("text", event), wanted.text(), event.description()));
  }

  /** What came back of texts that were just written. */
  CalendarEvent learn(CalendarEntry entry, CalendarSpec written, CalendarEvent event) {
    if (!PlainText.readsTheSame(written.title(), event.title())) {
      kept.learn(entry.course().id(), place("title", event), written.title(), event.title());
    }
    if (!TextDifference.between(event.description(), written.text()).isEmpty()) {
      kept.learn(entry.course().id(), place("text", event), written.text(), event.description());
    }
    return event;
  }

  private static String place(String text, CalendarEvent event) {
    return "calendar " + text + " " + event.id();
  }

  /** Creates that an earlier run did not finish, of this course and kind, oldest first. */
  List<Journal.Intent> open(CalendarEntry entry) {
    return journal.open(entry.course().id(), entry.kind().service()).stream()
        .filter(intent -> intent.resource().equals(entry.kind().resource().word()))
        .toList();
  }

  /** Of these, the ones that were begun for this very session. */
  List<Journal.Intent> begun(CalendarEntry entry) {
    return open(entry).stream().filter(intent -> isOf(intent, entry)).toList();
  }

  static boolean isOf(Journal.Intent intent, CalendarEntry entry) {
    return intent.key().startsWith(entry.mark().text() + SEPARATOR);
  }

  /** The event that the intent made, or meant to make. */
  static String id(Journal.Intent intent) {
    return intent
        .made()
        .orElseGet(
            () -> intent.key().substring(intent.key().lastIndexOf(SEPARATOR) + SEPARATOR.length()));
  }

  /** Looked for when the plan was made, and not found: it left nothing in the calendar. */
  void leftNothing(Journal.Intent intent) {
    withoutEvent.add(intent.reference());
  }

  /** Ends what left nothing, before something new is begun. */
  void clearAway(CalendarEntry entry) {
    open(entry).stream()
        .filter(intent -> withoutEvent.contains(intent.reference()))
        .forEach(this::notMade);
  }

  Journal.Intent begin(CalendarEntry entry, String id) {
    return journal.begin(
        entry.course().id(),
        entry.kind().service(),
        entry.kind().resource().word(),
        key(entry, id));
  }

  void made(Journal.Intent intent, CalendarEvent event) {
    journal.made(intent, event.id());
  }

  void notMade(Journal.Intent intent) {
    journal.finish(intent, NOT_MADE);
  }

  /** The entry's event is there and its id on the way to the sheet. */
  void settle(CalendarEntry entry, String id) {
    open(entry).stream()
        .filter(intent -> isOf(intent, entry) || id(intent).equals(id))
        .forEach(intent -> journal.finish(intent, DONE));
  }

  void deleted(CalendarEntry entry, String id) {
    begun(entry).forEach(intent -> journal.finish(intent, DELETED));
    Journal.Intent deletion = begin(entry, id);
    journal.made(deletion, id);
    journal.finish(deletion, DELETED);
  }

  /** Ids of this session's events that cqorc deleted: Google does not give them out again. */
  Set<String> deletedIds(CalendarEntry entry) {
    return journal.finished(entry.course().id(), entry.kind().service(), DELETED).stream()
        .filter(intent -> isOf(intent, entry))
        .map(CalendarJournal::id)
        .collect(Collectors.toSet());
  }

  /** All courses that anything was ever begun for. */
  Set<CourseId> courses() {
    return journal.courses();
  }

  /** When the sessions of this course and service were for which events were made. */
  List<Instant> made(CourseId course, String service) {
    return journal.finished(course, service, DONE).stream()
        .map(intent -> EventMark.of(intent.key().split(Pattern.quote(SEPARATOR), 2)[0]))
        .flatMap(Optional::stream)
        .map(EventMark::start)
        .toList();
  }

  private static String key(CalendarEntry entry, String id) {
    return entry.mark().text() + SEPARATOR + id;
  }
}
