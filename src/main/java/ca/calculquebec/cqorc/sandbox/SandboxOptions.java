package ca.calculquebec.cqorc.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a sandbox is set up.
 *
 * @param dir where state and the ready configuration directory are kept; found again at a restart
 * @param port 0 = the one used last in this directory, or a free one
 * @param courses of the sample term; absent = those of the directory, or the usual number in a new
 *     one; another number than the directory's is refused, and so it is with the seed
 * @param seed of everything that looks random
 * @param now where the sandbox's clock starts; absent = the clock it was given
 * @param latency of every answer
 * @param eventbriteLag how long Eventbrite's reads do not know a new event
 * @param limits whether the services' rate limits are enforced
 * @param granularScopes whether the app at Zoom has granular scopes, or classic ones; absent =
 *     those of the directory, or granular ones in a new one
 * @param git whether the descriptions of a new directory are made a git repository
 * @param kept whether the services' state is written to the directory and survives a restart
 */
public record SandboxOptions(
    Path dir,
    int port,
    Optional<Integer> courses,
    Optional<Long> seed,
    Optional<Instant> now,
    Duration latency,
    Duration eventbriteLag,
    boolean limits,
    Optional<Boolean> granularScopes,
    boolean git,
    boolean kept) {

  public static final int USUAL_COURSES = 12;
  public static final long USUAL_SEED = 1;

  public SandboxOptions {
    dir = dir.toAbsolutePath().normalize();
    if (courses.orElse(0) < 0) {
      throw new IllegalArgumentException("courses: " + courses.get());
    }
  }

  /** Everything as usual, in that directory. */
  public static SandboxOptions in(Path dir) {
    return new Draft(dir).finished();
  }

  public SandboxOptions withPort(int value) {
    return with(draft -> draft.port = value);
  }

  public SandboxOptions withCourses(int value) {
    return with(draft -> draft.courses = Optional.of(value));
  }

  public SandboxOptions withSeed(long value) {
    return with(draft -> draft.seed = Optional.of(value));
  }

  public SandboxOptions withNow(Instant value) {
    return with(draft -> draft.now = Optional.of(value));
  }

  public SandboxOptions withLatency(Duration value) {
    return with(draft -> draft.latency = value);
  }

  public SandboxOptions withEventbriteLag(Duration value) {
    return with(draft -> draft.eventbriteLag = value);
  }

  public SandboxOptions withLimits(boolean value) {
    return with(draft -> draft.limits = value);
  }

  public SandboxOptions withGranularScopes(boolean value) {
    return with(draft -> draft.granularScopes = Optional.of(value));
  }

  public SandboxOptions withGit(boolean value) {
    return with(draft -> draft.git = value);
  }

  public SandboxOptions withKept(boolean value) {
    return with(draft -> draft.kept = value);
  }

  private SandboxOptions with(Consumer<Draft> change) {
    Draft draft = new Draft(dir);
    draft.port = port;
    draft.courses = courses;
    draft.seed = seed;
    draft.now = now;
    draft.latency = latency;
    draft.eventbriteLag = eventbriteLag;
    draft.limits = limits;
    draft.granularScopes = granularScopes;
    draft.git = git;
    draft.kept = kept;
    change.accept(draft);
    return draft.finished();
  }

  /** While a value is being replaced. */
  private static final class Draft {
    private final Path dir;
    private int port;
    private Optional<Integer> courses = Optional.empty();
    private Optional<Long> seed = Optional.empty();
    private Optional<Instant> now = Optional.empty();
    private Duration latency = Duration.ZERO;
    private Duration eventbriteLag = Duration.ZERO;
    private boolean limits = true;
    private Optional<Boolean> granularScopes = Optional.empty();
    private boolean git = true;
    private boolean kept = true;

    Draft(Path dir) {
      this.dir = dir;
    }

    SandboxOptions finished() {
      return new SandboxOptions(
          dir, port, courses, seed, now, latency, eventbriteLag, limits, granularScopes, git, kept);
    }
  }
}
