package ca.calculquebec.cqorc.service.git;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.file.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The folder of course descriptions, kept up to date with the repository it was cloned from. */
public final class DescriptionRepository {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*)(::|://).*");

  /** One of git's addresses: {@code host:path}, as ssh takes it. */
  private static final Pattern HOST_AND_PATH = Pattern.compile("^[^/:]+:(?!:).*");

  private final String url;
  private final Path folder;
  private final Origin urlOrigin;
  private final Origin folderOrigin;
  private final GitCommand git;
  private Optional<Copy> refreshed = Optional.empty();

  /**
   * @param url where it is cloned from; blank when the folder is used as it is
   * @param urlOrigin where the address stands, for complaints
   * @param folderOrigin where the folder's name stands
   * @param variables the process's environment, which tells git where keys and settings are
   */
  public DescriptionRepository(
      String url,
      Origin urlOrigin,
      Path folder,
      Origin folderOrigin,
      Map<String, String> variables) {
    this(url, urlOrigin, folder, folderOrigin, new GitCommand(variables, LIMIT));
  }

  DescriptionRepository(
      String url, Origin urlOrigin, Path folder, Origin folderOrigin, GitCommand git) {
    this.url = url.strip();
    this.folder = folder;
    this.urlOrigin = urlOrigin;
    this.folderOrigin = folderOrigin;
    this.git = git;
  }

  /**
   * The folder as it may be read.
   *
   * @param warning why it may be older than the repository; absent when it is up to date
   */
  public record Copy(Path folder, Optional<String> warning) {}

  /**
   * Clones what is missing, pulls what is there; once, since two commands of git at a time disturb
   * each other.
   */
  public synchronized Copy refresh() throws InputException, ServiceException {
    if (refreshed.isEmpty()) {
      refreshed = Optional.of(fresh());
    }
    return refreshed.get();
  }

  private Copy fresh() throws InputException, ServiceException {
    if (url.isEmpty()) {
      if (!Files.isDirectory(folder)) {
        throw new InputException(
            folderOrigin,
            "the folder of course descriptions " + folder + " does not exist",
            "Correct local_repo, or set [descriptions] repo_url so that it can be cloned.");
      }
      return new Copy(folder, Optional.empty());
    }
    checkAddress();
    return Files.isDirectory(folder) && !isEmpty() ? pulled() : cloned();
  }

  private Copy pulled() throws ServiceException {
    try {
      GitCommand.Result result =
          git.run(
              "pull " + folder,
              folder,
              List.of(
                  "-C",
                  folder.toString(),
                  "pull",
                  "--ff-only",
                  "--quiet",
                  "--no-recurse-submodules",
                  "--no-rebase"));
      return new Copy(
          folder, result.isSuccess() ? elsewhere() : Optional.of(warning(result.reason())));
    } catch (ServiceException failure) {
      if (failure.reason() == ServiceException.Reason.INTERRUPTED) {
        throw failure;
      }
      return new Copy(folder, Optional.of(warning(failure.getMessage())));
    }
  }

  /** Says so when the copy is one of another repository than the configuration names. */
  private Optional<String> elsewhere() throws ServiceException {
    GitCommand.Result result =
        git.run(
            "read the settings of " + folder,
            folder,
            List.of("-C", folder.toString(), "config", "--get", "remote.origin.url"));
    String origin = result.output().strip();
    return !result.isSuccess() || RepositoryAddress.same(origin, url)
        ? Optional.empty()
        : Optional.of(
            "the course descriptions in "
                + folder
                + " are a copy of "
                + origin
                + ", not of [descriptions] repo_url "
                + GitCommand.withoutPassword(url)
                + "; move the folder away, and that is cloned");
  }

  private String warning(String why) {
    return "the course descriptions in "
        + folder
        + " could not be brought up to date and are used as they are ("
        + why
        + ")";
  }

  /** Beside the folder and then renamed, so that half a clone is never taken for a copy. */
  private Copy cloned() throws ServiceException {
    String what = "clone " + GitCommand.withoutPassword(url) + " into " + folder;
    Path target = folder.toAbsolutePath().normalize();
    try {
      PrivateFiles.OWNER.createDirectories(target.getParent());
      Path beside = target.resolveSibling(".cloning-" + UUID.randomUUID());
      GitCommand.Result result =
          git.run(
              what,
              target.getParent(),
              List.of("clone", "--quiet", "--no-recurse-submodules", "--", url, beside.toString()));
      if (!result.isSuccess()) {
        throw GitCommand.failed(what, "git said: " + result.reason(), null);
      }
      Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw GitCommand.failed(what, "the folder cannot be written", failure);
    }
    return new Copy(folder, Optional.empty());
  }

  /** An address may be a transport that runs a command, or look like an option. */
  private void checkAddress() throws InputException {
    Matcher scheme = SCHEME.matcher(url);
    boolean allowed;
    if (url.startsWith("-")) {
      allowed = false;
    } else if (scheme.matches()) {
      String name = scheme.group(1).toLowerCase(Locale.ROOT);
      allowed = scheme.group(2).equals("://") && List.of("https", "ssh", "file").contains(name);
    } else {
      // Otherwise it is host:path, or a folder of this machine.
      String host = HOST_AND_PATH.matcher(url).matches() ? url.substring(0, url.indexOf(':')) : "";
      allowed = !url.contains("::") && !host.startsWith("-");
    }
    if (!allowed) {
      throw new InputException(
          urlOrigin,
          "\""
              + GitCommand.withoutPassword(url)
              + "\" is not an address that descriptions are cloned from",
          "Use an address that begins with https:// or ssh://, one like git@host:path, or a"
              + " folder.");
    }
  }

  private boolean isEmpty() {
    String[] entries = folder.toFile().list();
    return entries != null && entries.length == 0;
  }
}
