package ca.calculquebec.cqorc.sheet;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private Instant now = Instant.parse("2026-09-01T12:00:00Z");

  @Test
  void values_that_come_one_by_one_cost_a_read_a_second_at_most() {
    InstantSource source = () -> now;
    Clock clock = source.withZone(ZoneOffset.UTC);
    RateLimiter limiter = new RateLimiter(clock, duration -> now = now.plus(duration));
    Instant begin = now;
    int reads = 0;
    for (int value = 0; value < 80; value++) {
      limiter.awaitCommit(2);
      limiter.written();
      limiter.awaitReads(1);
      reads += 3;
    }
    long seconds = Duration.between(begin, now).toSeconds();
    assertTrue(reads <= 32 + seconds, reads + " reads in " + seconds + " s");
  }
}
