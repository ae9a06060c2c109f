package ca.calculquebec.cqorc.sandbox.zoom;

import ca.calculquebec.cqorc.sandbox.support.Answer;
import ca.calculquebec.cqorc.sandbox.support.ErrorAnswer;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import ca.calculquebec.cqorc.sandbox.support.Window;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** Zoom's limits: so many calls a second by their weight, and 100 changes a host and day. */
final class ZoomLimits {
  /** The weights of calls, with what an education account may do in a second. */
  enum Weight {
    LIGHT("Light", 80),
    MEDIUM("Medium", 60),
    HEAVY("Heavy", 40);

    private final String label;
    private final int perSecond;

    Weight(String label, int perSecond) {
      this.label = label;
      this.perSecond = perSecond;
    }
  }

  private static final int CHANGES_A_DAY = 100;

  private final ObjectNode changes;
  private final Clock clock;
  private final boolean on;
  private final Map<Weight, Window> windows = new HashMap<>();

  /**
   * @param changes of each host today: {@code day} and {@code count}; kept and changed in place
   */
  ZoomLimits(ObjectNode changes, Clock clock, boolean on) {
    this.changes = changes;
    this.clock = clock;
    this.on = on;
  }

  /** Headers of the answer; refuses when this second is full. */
  Map<String, String> second(Weight weight) {
    Window window =
        windows.computeIfAbsent(weight, key -> new Window(key.perSecond, Duration.ofSeconds(1)));
    boolean fits = window.take(clock.instant()) || !on;
    Map<String, String> headers =
        Map.of(
            "X-RateLimit-Category",
            weight.label,
            "X-RateLimit-Limit",
            String.valueOf(window.limit()),
            "X-RateLimit-Remaining",
            String.valueOf(window.remaining()));
    if (fits) {
      return headers;
    }
    throw new ErrorAnswer(
        refusal("You have reached the maximum per-second rate limit for this API. Try again later.")
            .with(headers)
            .with("X-RateLimit-Type", "QPS"));
  }

  /** Refuses when the host's day is full; neither Retry-After nor Type comes with it. */
  void requireChange(String host) {
    if (on && used(host) >= CHANGES_A_DAY) {
      throw new ErrorAnswer(
          refusal(
                  "You have exceeded the daily rate limit (100) of Webinar Create/Update API requests"
                      + " permitted for this particular user. You may resume these requests at GMT"
                      + " 00:00:00.")
              .with("X-RateLimit-Category", "Light")
              .with("X-RateLimit-Limit", "6000")
              .with("X-RateLimit-Remaining", "5893"));
    }
  }

  void countChange(String host) {
    int used = used(host);
    changes.putObject(host).put("day", today()).put("count", used + 1);
  }

  int used(String host) {
    return changes.path(host).path("day").asText().equals(today())
        ? changes.path(host).path("count").asInt()
        : 0;
  }

  private String today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
  }

  private static Answer refusal(String message) {
    return Answer.json(429, JsonTree.object().put("code", 429).put("message", message));
  }
}
