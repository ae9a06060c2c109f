package ca.calculquebec.cqorc.task.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a message that comes once, when the channel is new, is still to be posted. It belongs to
 * course and NAME: what was posted once is never posted again by itself, whatever its text is now.
 */
final class FirstMessage {
  /** Slack refuses a time that passes on the way; and a repeat must have time to find it. */
  private static final Duration SHORTEST_LEAD = Duration.ofSeconds(30);

  /** What is to be done. */
  enum FirstMessageState {
    POST,
    POSTED,
    /** The channel is older than cqorc's part in it, and its people know it. */
    COUNTS_AS_POSTED,
    /** An interrupted run may have posted it, and Slack no longer tells. */
    UNKNOWN
  }

  /**
   * What is known of it.
   *
   * @param isPosted whether the journal says so
   * @param begun when an interrupted run had begun to
   * @param isOurs whether cqorc made the channel, or is about to
   * @param isRepost whether it is asked for once more
   */
  record Knowledge(boolean isPosted, Optional<Instant> begun, boolean isOurs, boolean isRepost) {}

  private FirstMessage() {}

  static FirstMessageState state(Knowledge known, Duration offset, Instant now) {
    if (known.isRepost()) {
      return FirstMessageState.POST;
    }
    if (known.isPosted()) {
      return FirstMessageState.POSTED;
    }
    if (known.begun().isPresent()) {
      // Before its time it would still be listed as scheduled, had it reached Slack.
      boolean stillListed = now.isBefore(known.begun().get().plus(lead(offset)));
      return stillListed ? FirstMessageState.POST : FirstMessageState.UNKNOWN;
    }
    return known.isOurs() ? FirstMessageState.POST : FirstMessageState.COUNTS_AS_POSTED;
  }

  static Duration lead(Duration offset) {
    return offset.compareTo(SHORTEST_LEAD) < 0 ? SHORTEST_LEAD : offset;
  }

  /** The whole second at which it is posted. */
  static Instant time(Instant now, Duration offset) {
    return Instant.ofEpochSecond(now.plus(lead(offset)).plusNanos(999_999_999).getEpochSecond());
  }
}
