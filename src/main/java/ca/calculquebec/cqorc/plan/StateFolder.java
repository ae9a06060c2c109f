package ca.calculquebec.cqorc.plan;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The folder that holds the journal, the audit trail and the run lock of one spreadsheet.
 *
 * @param path made when it is first written to
 */
public record StateFolder(Path path) {

  /**
   * @param configured {@code [global] state_dir}, when given
   * @param variables environment, for {@code XDG_STATE_HOME} and {@code HOME}
   * @param spreadsheet id of the spreadsheet, or another name for what the state belongs to
   */
  public static StateFolder of(
      Optional<Path> configured, Map<String, String> variables, String spreadsheet) {
    String xdg = variables.getOrDefault("XDG_STATE_HOME", "");
    Path base =
        configured.orElseGet(
            () ->
                (xdg.isBlank()
                        ? Path.of(variables.getOrDefault("HOME", "."), ".local", "state")
                        : Path.of(xdg))
                    .resolve("cqorc"));
    return new StateFolder(base.resolve(folderName(spreadsheet)));
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
      Files.createDirectories(path);
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
        "Make the folder writable, or name another one with [global] state_dir.",
        failure);
  }
}
