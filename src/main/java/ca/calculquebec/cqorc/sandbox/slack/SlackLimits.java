package ca.calculquebec.cqorc.sandbox.slack;

import ca.calculquebec.cqorc.sandbox.support.Window;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * So many calls of a method a minute by its tier, one message a second for each channel, and one
 * change of a channel's bookmarks at a time.
 */
public final class SlackLimits {
  /** Calls a minute; Slack promises at least these. */
  enum Tier {
    SECOND(20),
    THIRD(50),
    FOURTH(100),
    /** Posting is limited by channel; the check of a token hardly at all. */
    SPECIAL(600);

    private final int perMinute;

    Tier(int perMinute) {
      this.perMinute = perMinute;
    }
  }

  private final Clock clock;
  private final boolean on;
  private final Duration latency;
  private final Map<String, Long> bookmarks = new HashMap<>();
  private final Map<String, Window> methods = new HashMap<>();
  private final Map<String, Window> channels = new HashMap<>();

  /**
   * @param latency of every answer: until then a call is under way
   */
  public SlackLimits(Clock clock, boolean on, Duration latency) {
    this.clock = clock;
    this.on = on;
    this.latency = latency;
  }

  /** Bookmarks of one channel are changed one at a time; who comes before the answer is refused. */
  void requireTurn(String channel) {
    long now = System.nanoTime();
    Long busyUntil = bookmarks.get(channel);
    if (busyUntil != null && now - busyUntil < 0) {
      throw SlackErrors.of("too_many_requests");
    }
    bookmarks.put(channel, now + latency.toNanos());
  }

  void count(String method, Tier tier) {
    take(methods.computeIfAbsent(method, key -> new Window(tier.perMinute, Duration.ofMinutes(1))));
  }

  void countPost(String channel) {
    take(channels.computeIfAbsent(channel, key -> new Window(1, Duration.ofSeconds(1))));
  }

  private void take(Window window) {
    if (on && !window.take(clock.instant())) {
      throw SlackErrors.tooFast(window.secondsToWait(clock.instant()));
    }
  }
}
