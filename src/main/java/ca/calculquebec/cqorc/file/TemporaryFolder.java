package ca.calculquebec.cqorc.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder that is gone when its work ends. A process that was killed leaves it; the next one that
 * makes such a folder removes it. For that its name tells whose it is from its first moment on:
 * process, when that began, and the namespace in which the process has that number.
 */
public record TemporaryFolder(Path path) implements AutoCloseable {
  private static final String PREFIX = "cqorc-tmp-";
  private static final String LASTING_PREFIX = "cqorc-results-";
  private static final String LASTING = "lasting";
  private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d+)-(\\d+)-(\\d+)-\\d+");

  /** The clock may have been set meanwhile, from which Java works out when a process began. */
  private static final Duration OTHER_PROCESS = Duration.ofDays(1);

  public static TemporaryFolder create() throws IOException {
    ProcessHandle process = ProcessHandle.current();
    String prefix =
        PREFIX + process.pid() + "-" + began(process).orElse(0L) + "-" + namespace() + "-";
    Path made = Files.createTempDirectory(prefix);
    removeLeftovers(made);
    return new TemporaryFolder(made);
  }

  /**
   * A folder beside it that stays when the work has ended, and goes with it when the process was
   * killed.
   */
  public Path lasting() throws IOException {
    String own = path.getFileName().toString().substring(PREFIX.length());
    Path lasting = path.resolveSibling(LASTING_PREFIX + own);
    Files.createSymbolicLink(path.resolve(LASTING), lasting);
    PrivateFiles.OWNER.createDirectories(lasting);
    return lasting;
  }

  @Override
  public void close() {
    try {
      remove(path);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot remove " + path, failure);
    }
  }

  private static void removeLeftovers(Path own) throws IOException {
    List<Path> others;
    try (Stream<Path> files = Files.list(own.getParent())) {
      others = files.filter(TemporaryFolder::isLeftover).toList();
    }
    for (Path other : others) {
      try {
        String rest = other.getFileName().toString().substring(PREFIX.length());
        Path lasting = other.resolveSibling(LASTING_PREFIX + rest);
        if (isOf(other, own)) {
          if (Files.isSymbolicLink(other.resolve(LASTING)) && isOf(lasting, own)) {
            remove(lasting);
          }
          remove(other);
        }
      } catch (IOException | UncheckedIOException goneOrNotOurs) {
        // Another run has just removed it, or it is not for us to remove.
      }
    }
  }

  /** A folder of the same user. */
  private static boolean isOf(Path folder, Path own) throws IOException {
    return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(own));
  }

  private static boolean isLeftover(Path path) {
    Matcher name = NAME.matcher(path.getFileName().toString());
    if (!name.matches() || !name.group(3).equals(namespace())) {
      return false;
    }
    try {
      Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(name.group(1)));
      long then = Long.parseLong(name.group(2));
      return process
          .map(
              running ->
                  began(running)
                      .map(now -> Math.abs(now - then) > OTHER_PROCESS.toMillis())
                      .orElse(false))
          .orElse(true);
    } catch (NumberFormatException notOurs) {
      return false;
    }
  }

  private static Optional<Long> began(ProcessHandle process) {
    return process.info().startInstant().map(java.time.Instant::toEpochMilli);
  }

  /** Containers may share a folder and number their processes alike; 0 where there are none. */
  private static String namespace() {
    try {
      Path link = Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
      return link.toString().replaceAll("\\D", "");
    } catch (IOException | UnsupportedOperationException none) {
      return "0";
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
