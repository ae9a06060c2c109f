package ca.calculquebec.cqorc.service.slack;

import ca.calculquebec.cqorc.http.LimitRecognizer;
import ca.calculquebec.cqorc.http.Refusal;
import ca.calculquebec.cqorc.http.Reply;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Slack's limits: 429 with Retry-After, and refusals in a success that say the same. */
final class SlackLimits {
  private static final Pattern LIMITED = Pattern.compile("\"error\"\\s*:\\s*\"rate_?limited\"");

  /** Refusals are short; a page of channels need not be searched. */
  private static final int LONGEST_REFUSAL = 1000;

  private SlackLimits() {}

  static Optional<Refusal> recognize(Reply reply, Instant now) {
    boolean refused =
        reply.isSuccess()
            && reply.body().length < LONGEST_REFUSAL
            && LIMITED.matcher(reply.text()).find();
    Reply asTooFast = refused ? new Reply(429, reply.headers(), new byte[0]) : reply;
    return LimitRecognizer.standard().recognize(asTooFast, now);
  }
}
