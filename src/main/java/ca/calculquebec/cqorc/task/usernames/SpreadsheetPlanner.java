package ca.calculquebec.cqorc.task.usernames;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Deferred;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.service.google.DriveDraft;
import ca.calculquebec.cqorc.service.google.DriveFile;
import java.util.List;
import java.util.Optional;

/** The spreadsheet itself: found, taken over, or copied from the template. */
final class SpreadsheetPlanner {
  private final DriveFolder folder;
  private final UsernamesSettings settings;
  private final UsernamesRequest request;

  SpreadsheetPlanner(DriveFolder folder, UsernamesSettings settings, UsernamesRequest request) {
    this.folder = folder;
    this.settings = settings;
    this.request = request;
  }

  /**
   * What was found, or will be made.
   *
   * @param file absent when there is none and none is to be made
   * @param isOurs whether the journal of this machine knows how it came to be
   */
  record Found(List<Action> actions, Optional<Deferred<DriveFile>> file, boolean isOurs) {}

  Found plan(Course course, Registrations registrations, Texts texts, String templateId)
      throws CqorcException {
    String mark = DriveFolder.eventMark(registrations.event().id());
    List<DriveFile> marked = folder.marked(course.id(), mark);
    Change change = Change.of(Kind.UNCHANGED, course.id(), Resource.SPREADSHEET);
    if (!marked.isEmpty()) {
      return existing(course, change, marked, mark);
    }
    String name = texts.fileName();
    List<DriveFile> unmarked = folder.unmarked(settings.folder(), name);
    if (!unmarked.isEmpty()) {
      return unmarked(change, unmarked, mark);
    }
    if (!request.create()) {
      return nothing(change.withKind(Kind.SKIPPED).withNote("none yet (--create makes one)"));
    }
    requireTemplate(folder.find(templateId), settings, course.language());
    Deferred<DriveFile> made = Deferred.unknown("new spreadsheet");
    DriveDraft draft = DriveDraft.of(name, "", settings.folder(), DriveFolder.property(mark));
    Action copy =
        Action.of(
            change.withKind(Kind.CREATE).withFields(List.of(FieldChange.set("name", name))),
            context -> {
              DriveFile file = folder.copy(context, course.id(), templateId, draft, mark);
              made.fulfil(file);
              context.id(file.id());
              context.detail(file.name());
            });
    return new Found(List.of(copy), Optional.of(made), true);
  }

  /**
   * @throws InputException when there is no such file, or it is none that can be filled
   */
  static void requireTemplate(
      Optional<DriveFile> file, UsernamesSettings settings, Language language)
      throws InputException {
    if (file.isEmpty() || file.get().trashed()) {
      throw new InputException(
          settings.required("template", language).origin(),
          "Google Drive has no file "
              + settings.template(language)
              + ", or does not show it to cqorc",
          "Correct the id, or make a file that cqorc can see with cqorc usernames"
              + " --create_template_file.");
    }
    if (!file.get().mimeType().equals(DriveFile.SPREADSHEET)) {
      throw new InputException(
          settings.required("template", language).origin(),
          "\"" + file.get().name() + "\" is no spreadsheet of Google Sheets",
          "Open it in Google Sheets, save it as a Google Sheets file, and write that one's id.");
    }
  }

  private Found existing(Course course, Change change, List<DriveFile> marked, String mark) {
    DriveFile file = marked.get(0);
    String note =
        file.name()
            + (marked.size() == 1
                ? ""
                : "; there are " + marked.size() + " for this course, the oldest is used");
    boolean unfinished = !folder.open(course.id(), mark).isEmpty();
    Change known = change.withNote(note);
    Action action =
        unfinished
            ? Action.of(
                known.withKind(Kind.ADOPT),
                context -> {
                  folder.complete(context, course.id(), file, mark);
                  context.id(file.id());
                })
            : Action.note(known);
    return new Found(
        List.of(action), Optional.of(Deferred.known(file)), folder.isOurs(course.id(), file, mark));
  }

  /** The predecessor's: taken over when that is asked for, and never by two courses. */
  private Found unmarked(Change change, List<DriveFile> found, String mark) {
    DriveFile file = found.get(0);
    if (found.size() > 1) {
      return nothing(
          change
              .withKind(Kind.FAILED)
              .withNote(
                  "there are "
                      + found.size()
                      + " files \""
                      + file.name()
                      + "\" in the folder that cqorc did not make: remove or rename all but one"));
    }
    if (!request.update()) {
      return nothing(
          change
              .withKind(Kind.FAILED)
              .withNote(
                  "\""
                      + file.name()
                      + "\" is there, and cqorc did not make it; --update takes it over"));
    }
    Action adopt =
        Action.of(
            change.withKind(Kind.ADOPT).withNote(file.name()),
            context -> {
              folder.mark(file, mark);
              context.id(file.id());
            });
    return new Found(List.of(adopt), Optional.of(Deferred.known(file)), false);
  }

  private static Found nothing(Change change) {
    return new Found(List.of(Action.note(change)), Optional.empty(), false);
  }
}
