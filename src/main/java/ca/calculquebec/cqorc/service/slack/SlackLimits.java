package ca.calculquebec.cqorc.service.slack;

import ca.calculquebec.cqorc.http.HttpReply;
import ca.calculquebec.cqorc.http.LimitRecognizer;
import ca.calculquebec.cqorc.http.TooFast;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Slack's limits: 429 with Retry-After, and refusals in a success that say the same; and trouble of
 * its own, which comes as a success too (contract 4.1).
 */
final class SlackLimits implements LimitRecognizer {
  private static final Pattern LIMITED = Pattern.compile("\"error\"\\s*:\\s*\"rate_?limited\"");

  private static final Pattern TROUBLED =
      Pattern.compile(
          "\"error\"\\s*:\\s*"
              + "\"(?:internal_error|fatal_error|request_timeout|service_unavailable)\"");

  /** Refusals are short; a page of channels need not be searched. */
  private static final int LONGEST_REFUSAL = 1000;

  @Override
  public Optional<TooFast> recognize(HttpReply reply, Instant now) {
    boolean refused = says(LIMITED, reply);
    HttpReply asTooFast = refused ? new HttpReply(429, reply.headers(), new byte[0]) : reply;
    return LimitRecognizer.standard().recognize(asTooFast, now);
  }

  @Override
  public boolean isTrouble(HttpReply reply) {
    return says(TROUBLED, reply);
  }

  private static boolean says(Pattern error, HttpReply reply) {
    return reply.isSuccess()
        && reply.body().length < LONGEST_REFUSAL
        && error.matcher(reply.text()).find();
  }
}
