package ca.calculquebec.cqorc.http;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * How patient the program is.
 *
 * @param readTimeout longest silence of a service that is asked something repeatable
 * @param createTimeout the same for a request that must not be sent twice: giving up early there
 *     costs a look-up and risks that the work is finished after it
 * @param maxWait how long one request may queue because the service states a wait
 * @param budget how long one request may wait altogether where nobody states a wait
 * @param jitter spreads the waits of parallel courses; must be safe for several threads
 * @param callTimeout longest that one try may take from its beginning to the answer's last byte,
 *     however steadily the bytes drip; a large body to be sent has more
 * @param slow after how long a person is told what is waited for
 */
public record HttpPolicy(
    Duration connectTimeout,
    Duration readTimeout,
    Duration createTimeout,
    Duration maxWait,
    Duration budget,
    RandomGenerator jitter,
    Duration callTimeout,
    Duration slow) {

  private static final Duration CALL = Duration.ofMinutes(2);

  /** A slow line: 400 kbit/s. */
  private static final int BYTES_PER_SECOND = 50_000;

  private static final int LONGEST_DOUBLING = 5;

  public HttpPolicy(
      Duration connectTimeout,
      Duration readTimeout,
      Duration createTimeout,
      Duration maxWait,
      Duration budget,
      RandomGenerator jitter) {
    this(connectTimeout, readTimeout, createTimeout, maxWait, budget, jitter, CALL, LongWait.SLOW);
  }

  /** For a person who is watching: about a minute, six repetitions. */
  public static HttpPolicy standard(Duration maxWait) {
    return new HttpPolicy(
        Duration.ofSeconds(15),
        Duration.ofSeconds(30),
        Duration.ofSeconds(60),
        maxWait,
        Duration.ofSeconds(65),
        new Random());
  }

  /**
   * How long one try may take.
   *
   * @param down whether others have waited for the service in vain
   */
  Duration callTimeout(Request request, boolean down) {
    if (down) {
      return callTimeout.compareTo(readTimeout) < 0 ? callTimeout : readTimeout;
    }
    int sent = request.body().map(body -> body.bytes().length).orElse(0);
    return callTimeout.plusSeconds(sent / BYTES_PER_SECOND);
  }

  /** The wait before repetition {@code number} (from 1), spread by a tenth either way. */
  Duration backOff(int number) {
    double spread = 0.9 + 0.2 * jitter.nextDouble();
    return Duration.ofMillis((long) (seconds(number) * 1000 * spread));
  }

  /** How many repetitions the budget has room for. */
  int repetitions() {
    long left = budget.toSeconds();
    int number = 0;
    while (left >= seconds(number + 1)) {
      number++;
      left -= seconds(number);
    }
    return number;
  }

  private static long seconds(int number) {
    return 1L << Math.min(number - 1, LONGEST_DOUBLING);
  }
}
