package ca.calculquebec.cqorc.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** So many calls of a method a minute by its tier, and one message a second for each channel. */
final class SlackLimits {
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
  private final Map<String, Window> methods = new HashMap<>();
  private final Map<String, Window> channels = new HashMap<>();

  SlackLimits(Clock clock, boolean on) {
    this.clock = clock;
    this.on = on;
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
