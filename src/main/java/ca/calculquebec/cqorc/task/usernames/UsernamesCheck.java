package ca.calculquebec.cqorc.task.usernames;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.service.google.DriveClient;
import ca.calculquebec.cqorc.service.google.DriveFile;
import ca.calculquebec.cqorc.service.google.SheetsClient;
import ca.calculquebec.cqorc.wording.Wording;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether folder, templates and ranges will do, for {@code check}; reads only. */
public final class UsernamesCheck {
  private final DriveClient drive;
  private final SheetsClient sheets;
  private final UsernamesSettings settings;

  public UsernamesCheck(DriveClient drive, SheetsClient sheets, UsernamesSettings settings) {
    this.drive = drive;
    this.sheets = sheets;
    this.settings = settings;
  }

  /**
   * Every problem.
   *
   * @param courses whose languages decide which templates are needed; none means both
   * @throws CqorcException for a key without which nothing can be looked at
   */
  public List<CqorcException> problems(List<Course> courses, Wording wording)
      throws CqorcException {
    settings.requireReadable(wording);
    List<CqorcException> problems = new ArrayList<>();
    note(problems, this::folder);
    Set<Language> languages = EnumSet.noneOf(Language.class);
    courses.forEach(course -> languages.add(course.language()));
    for (Language language : languages.isEmpty() ? EnumSet.allOf(Language.class) : languages) {
      note(problems, () -> template(language));
    }
    return problems;
  }

  /** Looks at one thing. */
  @FunctionalInterface
  private interface Look {
    void at() throws CqorcException;
  }

  private static void note(List<CqorcException> problems, Look look) throws CqorcException {
    try {
      look.at();
    } catch (InputException problem) {
      problems.add(problem);
    } catch (ServiceException failure) {
      if (failure.reason() != ServiceException.Reason.NOT_FOUND) {
        throw failure;
      }
      problems.add(failure);
    }
  }

  private void folder() throws CqorcException {
    Optional<DriveFile> folder = drive.find(settings.folder());
    if (folder.isEmpty() || folder.get().trashed()) {
      throw new InputException(
          settings.folderSetting().origin(),
          "Google Drive has no folder " + settings.folder() + ", or does not show it to cqorc",
          "Correct the id, or share the folder with the account that authorised cqorc.");
    }
    if (!folder.get().mimeType().equals(DriveFile.FOLDER)) {
      throw new InputException(
          settings.folderSetting().origin(),
          "\"" + folder.get().name() + "\" is no folder",
          "Write the id that stands at the end of the folder's address.");
    }
  }

  private void template(Language language) throws CqorcException {
    SpreadsheetPlanner.requireTemplate(drive.find(settings.template(language)), settings, language);
    for (String key : List.of("filename_template", "username_template")) {
      settings.required(key, language);
    }
    Table.read(sheets, settings.template(language), settings.header(), settings.pairs());
  }
}
