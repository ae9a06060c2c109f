package ca.calculquebec.cqorc.task.usernames;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ThrowingSupplier;
import ca.calculquebec.cqorc.plan.IntendedCreate;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.StepContext;
import ca.calculquebec.cqorc.service.google.DriveClient;
import ca.calculquebec.cqorc.service.google.DriveDraft;
import ca.calculquebec.cqorc.service.google.DriveFile;
import ca.calculquebec.cqorc.service.google.DriveSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The spreadsheets in Drive. Each bears a mark that names its event, by which a repeat finds what
 * an interrupted run left, wherever somebody moved it.
 */
final class DriveFolder {
  static final String SERVICE = "drive";
  static final String RESOURCE = "spreadsheet";
  static final String CREATED = "created";
  private static final String MARK = "cqorcUsernames";

  private final DriveClient drive;
  private final Journal journal;

  DriveFolder(DriveClient drive, Journal journal) {
    this.drive = drive;
    this.journal = journal;
  }

  /** What the mark of an event's spreadsheet says. */
  static String eventMark(String eventId) {
    return "event " + eventId;
  }

  /** The marked spreadsheets, the oldest first. */
  List<DriveFile> marked(CourseId course, String mark) throws CqorcException {
    List<DriveFile> found =
        drive.list(DriveSearch.in("").marked(MARK, mark)).stream()
            .filter(file -> mark.equals(file.appProperties().get(MARK)))
            .toList();
    if (!found.isEmpty()) {
      return found;
    }
    // A search may miss for a while what was made just now; its id does not.
    Optional<String> made =
        begunOrCreated(course, mark).stream()
            .flatMap(intent -> intent.made().stream())
            .reduce((earlier, later) -> later);
    Optional<DriveFile> file = made.isEmpty() ? Optional.empty() : drive.find(made.get());
    return file.filter(one -> !one.trashed()).stream().toList();
  }

  /** Spreadsheets of this name that nothing says whose they are: the predecessor's. */
  List<DriveFile> unmarked(String folderId, String name) throws CqorcException {
    return drive.list(DriveSearch.in(folderId).named(name)).stream()
        .filter(file -> file.mimeType().equals(DriveFile.SPREADSHEET))
        .filter(file -> !file.appProperties().containsKey(MARK))
        .toList();
  }

  Optional<DriveFile> find(String id) throws CqorcException {
    return drive.find(id).filter(file -> !file.trashed());
  }

  /** Whether the journal of this machine knows that it made this file, or saw it made. */
  boolean isOurs(CourseId course, DriveFile file, String mark) {
    return !open(course, mark).isEmpty()
        || begunOrCreated(course, mark).stream()
            .anyMatch(intent -> intent.made().filter(file.id()::equals).isPresent());
  }

  /** Intents of interrupted runs. */
  List<Journal.Intent> open(CourseId course, String mark) {
    return of(journal.open(course, SERVICE), mark);
  }

  private List<Journal.Intent> begunOrCreated(CourseId course, String mark) {
    List<Journal.Intent> all =
        new ArrayList<>(of(journal.finished(course, SERVICE, CREATED), mark));
    all.addAll(open(course, mark));
    return all;
  }

  private static List<Journal.Intent> of(List<Journal.Intent> intents, String mark) {
    return intents.stream()
        .filter(intent -> intent.resource().equals(RESOURCE) && intent.key().equals(mark))
        .toList();
  }

  /** Copies the template. */
  DriveFile copy(
      StepContext context, CourseId course, String templateId, DriveDraft draft, String mark)
      throws CqorcException {
    return make(context, course, mark, () -> drive.copy(templateId, draft));
  }

  /** Makes an empty spreadsheet. */
  DriveFile create(StepContext context, CourseId course, DriveDraft draft, String mark)
      throws CqorcException {
    return make(context, course, mark, () -> drive.create(draft));
  }

  /** Looks by the mark whether a lost answer left one before it makes another. */
  private DriveFile make(
      StepContext context, CourseId course, String mark, ThrowingSupplier<DriveFile> create)
      throws CqorcException {
    // The plan looked for what earlier intents may have left, and found nothing.
    open(course, mark).forEach(intent -> context.journal().finish(intent, IntendedCreate.NOT_MADE));
    return new IntendedCreate(course, SERVICE, RESOURCE, mark, CREATED)
        .run(context, create, () -> marked(course, mark).stream().findFirst(), DriveFile::id);
  }

  /** Takes over what an interrupted run left. */
  void complete(StepContext context, CourseId course, DriveFile file, String mark) {
    for (Journal.Intent intent : open(course, mark)) {
      context.journal().made(intent, file.id());
      context.journal().finish(intent, CREATED);
    }
  }

  void mark(DriveFile file, String mark) throws CqorcException {
    drive.update(file.id(), "", property(mark));
  }

  static Map<String, String> property(String mark) {
    return Map.of(MARK, mark);
  }

  /** Where a browser shows it. */
  static String link(DriveFile file) {
    return file.webViewLink().isBlank()
        ? "https://docs.google.com/spreadsheets/d/" + file.id() + "/edit"
        : file.webViewLink();
  }
}
