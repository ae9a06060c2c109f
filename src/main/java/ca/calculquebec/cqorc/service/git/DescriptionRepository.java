package ca.calculquebec.cqorc.service.git;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.file.PrivateFiles;
import ca.calculquebec.cqorc.http.HttpEvents;
import ca.calculquebec.cqorc.http.Sleeper;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
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
  private static final String BRANCH = "ref: refs/heads/";

  /** A copy is usually there before anybody asks what takes so long. */
  private static final Duration TOLD_AFTER = Duration.ofSeconds(5);

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*)(::|://).*");

  /** One of git's addresses: {@code host:path}, as ssh takes it. */
  private static final Pattern HOST_AND_PATH = Pattern.compile("^[^/:]+:(?!:).*");

  private final String url;
  private final Path folder;
  private final Origin urlOrigin;
  private final Origin folderOrigin;
  private final Surroundings surroundings;
  private final GitCommand git;
  private Optional<Copy> refreshed = Optional.empty();

  /**
   * @param url where it is cloned from; blank when the folder is used as it is
   * @param urlOrigin where the address stands, for complaints
   * @param folderOrigin where the folder's name stands
   */
  public DescriptionRepository(
      String url, Origin urlOrigin, Path folder, Origin folderOrigin, Surroundings surroundings) {
    this(
        url,
        urlOrigin,
        folder,
        folderOrigin,
        surroundings,
        new GitCommand(surroundings.variables(), LIMIT, TOLD_AFTER, surroundings.events()));
  }

  DescriptionRepository(
      String url,
      Origin urlOrigin,
      Path folder,
      Origin folderOrigin,
      Surroundings surroundings,
      GitCommand git) {
    this.url = url.strip();
    this.folder = folder;
    this.urlOrigin = urlOrigin;
    this.folderOrigin = folderOrigin;
    this.surroundings = surroundings;
    this.git = git;
  }

  /**
   * What the process has.
   *
   * @param variables of its environment, which tell git where keys and settings are
   * @param events hears when git or another run is waited for
   */
  public record Surroundings(Map<String, String> variables, Sleeper sleeper, HttpEvents events) {}

  /** Whether an address is a path of this machine, and means something else in another place. */
  public static boolean isRelative(String url) {
    String text = url.strip();
    return !text.isEmpty()
        && !text.startsWith("-")
        && !text.startsWith("~")
        && !SCHEME.matcher(text).matches()
        && !HOST_AND_PATH.matcher(text).matches()
        && !Path.of(text).isAbsolute();
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

  @SuppressWarnings("try") // the lock is held, not used
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
    try (Closeable lock = lock()) {
      return Files.isDirectory(folder) && !isEmpty() ? pulled() : cloned();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Beside the folder, which may not be there yet; another run that has it is waited for. */
  private Closeable lock() throws ServiceException {
    Path target = folder.toAbsolutePath().normalize();
    FileChannel channel;
    try {
      channel =
          PrivateFiles.OWNER.open(target.resolveSibling("." + target.getFileName() + ".lock"));
    } catch (IOException readOnly) {
      // Whoever may not write there clones nothing either.
      return () -> {};
    }
    HttpEvents.Pending pending =
        new HttpEvents.Pending("another run of cqorc", "fetch the course descriptions", TOLD_AFTER);
    try {
      for (int second = 0; !isLocked(channel); second++) {
        if (second == LIMIT.toSeconds() * 2) {
          // It has hung: git itself then says what is in its way.
          break;
        }
        if (second == TOLD_AFTER.toSeconds()) {
          surroundings.events().lasts(pending);
        }
        surroundings.sleeper().sleep(Duration.ofSeconds(1));
      }
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw GitCommand.interrupted(interruption);
    } finally {
      surroundings.events().ends(pending);
    }
    return channel;
  }

  private static boolean isLocked(FileChannel channel) {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException ofThisProcess) {
      return false;
    } catch (IOException noLocks) {
      // Some network file systems have none.
      return true;
    }
  }

  private Copy pulled() throws ServiceException {
    try {
      return new Copy(folder, pull().map(this::warning));
    } catch (ServiceException failure) {
      if (failure.reason() == ServiceException.Reason.INTERRUPTED) {
        throw failure;
      }
      return new Copy(
          folder, Optional.of(warning(new GitFailure(failure.getMessage(), failure.advice()))));
    } catch (IOException failure) {
      return new Copy(
          folder,
          Optional.of(
              warning(
                  new GitFailure(
                      "its folder .git cannot be used: " + failure.getMessage(),
                      "Look whether you may read and write it."))));
    }
  }

  /** Why the copy may be old; nothing when it is up to date. */
  private Optional<GitFailure> pull() throws ServiceException, IOException {
    Path repository = folder.toAbsolutePath().normalize().resolve(".git");
    if (!Files.isDirectory(repository)) {
      return Optional.of(
          new GitFailure(
              "it is not a git repository of its own",
              "Move the folder away, and it is cloned; or leave [descriptions] repo_url empty."));
    }
    Map<String, String> settings = git.settings(repository.resolve("config"), folder);
    String origin = settings.getOrDefault("remote.origin.url", "");
    if (!origin.isBlank() && !RepositoryAddress.same(origin, url)) {
      return Optional.of(elsewhere(origin));
    }
    String head = Files.readString(repository.resolve("HEAD"), StandardCharsets.UTF_8).strip();
    String branch = head.startsWith(BRANCH) ? head.substring(BRANCH.length()) : "";
    String followed = settings.getOrDefault("branch." + branch + ".merge", "");
    if (!followed.matches("refs/heads/[^:*+]+")) {
      return Optional.of(
          new GitFailure(
              branch.isEmpty()
                  ? "no branch is checked out in it"
                  : "its branch " + branch + " follows none of the repository's branches",
              "Check out the branch that was cloned, or move the folder away, and it is cloned"
                  + " anew."));
    }
    try (TrustedSettings trusted = TrustedSettings.of(repository, settings)) {
      GitCommand.GitResult result =
          git.connect(
              "pull " + folder,
              folder,
              List.of(
                  "-C",
                  folder.toString(),
                  "pull",
                  "--ff-only",
                  "--quiet",
                  "--no-recurse-submodules",
                  "--no-rebase",
                  url,
                  followed),
              trusted.environment(folder));
      return result.isSuccess() ? Optional.empty() : Optional.of(GitFailure.of(result));
    }
  }

  private GitFailure elsewhere(String origin) {
    return new GitFailure(
        "they are a copy of "
            + GitCommand.withoutPassword(origin)
            + ", not of [descriptions] repo_url "
            + GitCommand.withoutPassword(url),
        "Move the folder away, and that is cloned.");
  }

  private String warning(GitFailure failure) {
    return "the course descriptions in "
        + folder
        + " could not be brought up to date and are used as they are: "
        + failure.why()
        + ". "
        + failure.advice();
  }

  /** Beside the folder and then renamed, so that half a clone is never taken for a copy. */
  private Copy cloned() throws ServiceException {
    String what = "clone " + GitCommand.withoutPassword(url) + " into " + folder;
    Path target = folder.toAbsolutePath().normalize();
    Path beside = target.resolveSibling(".cloning-" + UUID.randomUUID());
    try {
      // What git keeps beside the descriptions may hold a token of the address.
      PrivateFiles.OWNER.createDirectories(beside);
      GitCommand.GitResult result =
          git.connect(
              what,
              target.getParent(),
              List.of("clone", "--quiet", "--no-recurse-submodules", "--", url, beside.toString()),
              Map.of());
      if (!result.isSuccess()) {
        Files.deleteIfExists(beside);
        throw GitFailure.of(result).exception(what, null);
      }
      Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new GitFailure(
              "the folder cannot be written (" + failure.getMessage() + ")",
              "Make its directory writable, or name another one with [descriptions] local_repo.")
          .exception(what, failure);
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
