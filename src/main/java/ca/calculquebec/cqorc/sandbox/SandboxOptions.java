package ca.calculquebec.cqorc.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

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
    return new SandboxOptions(
        dir,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Duration.ZERO,
        Duration.ZERO,
        true,
        Optional.empty(),
        true,
        true);
  }

  public SandboxOptions withPort(int value) {
    return new SandboxOptions(
        dir, value, courses, seed, now, latency, eventbriteLag, limits, granularScopes, git, kept);
  }

  public SandboxOptions withCourses(int value) {
    return new SandboxOptions(
        dir,
        port,
        Optional.of(value),
        seed,
        now,
        latency,
        eventbriteLag,
        limits,
        granularScopes,
        git,
        kept);
  }

  public SandboxOptions withSeed(long value) {
    return new SandboxOptions(
        dir,
        port,
        courses,
        Optional.of(value),
        now,
        latency,
        eventbriteLag,
        limits,
        granularScopes,
        git,
        kept);
  }

  public SandboxOptions withNow(Instant value) {
    return new SandboxOptions(
        dir,
        port,
        courses,
        seed,
        Optional.of(value),
        latency,
        eventbriteLag,
        limits,
        granularScopes,
        git,
        kept);
  }

  public SandboxOptions withLatency(Duration value) {
    return new SandboxOptions(
        dir, port, courses, seed, now, value, eventbriteLag, limits, granularScopes, git, kept);
  }

  public SandboxOptions withEventbriteLag(Duration value) {
    return new SandboxOptions(
        dir, port, courses, seed, now, latency, value, limits, granularScopes, git, kept);
  }

  public SandboxOptions withLimits(boolean value) {
    return new SandboxOptions(
        dir, port, courses, seed, now, latency, eventbriteLag, value, granularScopes, git, kept);
  }

  public SandboxOptions withGranularScopes(boolean value) {
    return new SandboxOptions(
        dir,
        port,
        courses,
        seed,
        now,
        latency,
        eventbriteLag,
        limits,
        Optional.of(value),
        git,
        kept);
  }

  public SandboxOptions withGit(boolean value) {
    return new SandboxOptions(
        dir, port, courses, seed, now, latency, eventbriteLag, limits, granularScopes, value, kept);
  }

  public SandboxOptions withKept(boolean value) {
    return new SandboxOptions(
        dir, port, courses, seed, now, latency, eventbriteLag, limits, granularScopes, git, value);
  }
}
