package ca.calculquebec.cqorc.plan;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.file.PrivateFiles;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The folder that holds the journal, the audit trail and the run lock of one spreadsheet.
 *
 * @param path made when it is first written to
 * @param files how its files are made
 * @param above the folder above it, unless somebody named it in the configuration
 */
public record StateFolder(Path path, PrivateFiles files, Optional<Path> above) {

  /** Of one user alone. */
  public StateFolder(Path path) {
    this(path, PrivateFiles.OWNER, Optional.empty());
  }

  /**
   * @param files how the folder and its files are made
   * @param configured {@code [global] state_dir}, when given
   * @param variables environment, for {@code XDG_STATE_HOME} and {@code HOME}
   * @param spreadsheet id of the spreadsheet, or another name for what the state belongs to
   */
  public static StateFolder of(
      PrivateFiles files,
      Optional<Path> configured,
      Map<String, String> variables,
      String spreadsheet) {
    String xdg = variables.getOrDefault("XDG_STATE_HOME", "");
    Path base =
        configured.orElseGet(
            () ->
                (xdg.isBlank()
                        ? Path.of(variables.getOrDefault("HOME", "."), ".local", "state")
                        : Path.of(xdg))
                    .resolve("cqorc"));
    return new StateFolder(
        base.resolve(folderName(spreadsheet)),
        files,
        configured.isPresent() ? Optional.empty() : Optional.of(base));
  }

  /** An id as a folder name that no file system objects to. */
  private static String folderName(String spreadsheet) {
    String safe = spreadsheet.replaceAll("[^A-Za-z0-9_-]", "_");
    // Ids differ by case only on paper, but some file systems fold it.
    String mark = Integer.toHexString(spreadsheet.hashCode());
    return (safe.length() > 80 ? safe.substring(0, 80) : safe)
        + "-"
        + mark.toLowerCase(Locale.ROOT);
  }

  public void create() throws InputException {
    try {
      files.createDirectories(path);
    } catch (IOException failure) {
      throw unusable(path, failure);
    }
  }

  /**
   * Takes the folder and its files from others, who could read what an older cqorc made.
   *
   * @return whether they could
   */
  public boolean protect() throws InputException {
    try {
      boolean wasOpen = above.isPresent() && files.protect(above.get());
      return files.protect(path) || wasOpen;
    } catch (IOException failure) {
      throw unusable(path, failure);
    }
  }

  private static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "a file is in its place";
    }
    return failure instanceof FileSystemException told && told.getReason() != null
        ? told.getReason().toLowerCase(Locale.ROOT)
        : "the system refuses";
  }

  static InputException unusable(Path path, IOException failure) {
    return new InputException(
        Origin.file(path.toString(), Optional.empty()),
        "cannot write what cqorc must remember: " + reason(failure),
        "Make the folder writable, or name another one with [global] state_dir; where a team shares"
            + " it, all set [safety] group = yes.",
        failure);
  }
}
