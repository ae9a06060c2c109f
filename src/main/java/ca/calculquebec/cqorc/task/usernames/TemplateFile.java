package ca.calculquebec.cqorc.task.usernames;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Deferred;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.service.google.DriveClient;
import ca.calculquebec.cqorc.service.google.DriveDraft;
import ca.calculquebec.cqorc.service.google.DriveFile;
import java.util.List;
import java.util.Optional;

/**
 * The file "Template" in the folder: an empty spreadsheet that cqorc can see, since Google shows it
 * nothing but what it made or was given. Asked again, it is the same one.
 */
public final class TemplateFile {
  private static final String NAME = "Template";
  private static final String MARK = "template";

  /** Stands in journal and audit trail where a course has its id. */
  public static final CourseId COURSE = new CourseId("template");

  private final DriveFolder folder;
  private final UsernamesSettings settings;
  private final Deferred<String> address = Deferred.unknown("new template's address");

  public TemplateFile(DriveClient drive, UsernamesSettings settings, Journal journal) {
    this.folder = new DriveFolder(drive, journal);
    this.settings = settings;
  }

  /** Where a browser shows it, once it is there. */
  public Deferred<String> address() {
    return address;
  }

  /** The one that there is, or its making. */
  public Action plan() throws CqorcException {
    Change change =
        Change.of(Kind.UNCHANGED, COURSE, Resource.SPREADSHEET)
            .withFields(List.of(FieldChange.set("name", NAME)));
    Optional<DriveFile> there = folder.marked(COURSE, MARK).stream().findFirst();
    if (there.isPresent()) {
      address.fulfil(DriveFolder.link(there.get()));
      boolean unfinished = !folder.open(COURSE, MARK).isEmpty();
      Change found = change.withId(there.get().id());
      return unfinished
          ? Action.of(
              found.withKind(Kind.ADOPT),
              context -> folder.complete(context, COURSE, there.get(), MARK))
          : Action.note(found);
    }
    DriveDraft draft =
        DriveDraft.of(NAME, DriveFile.SPREADSHEET, settings.folder(), DriveFolder.property(MARK));
    return Action.of(
        change.withKind(Kind.CREATE),
        context -> {
          DriveFile file = folder.create(context, COURSE, draft, MARK);
          context.id(file.id());
          address.fulfil(DriveFolder.link(file));
        });
  }
}
