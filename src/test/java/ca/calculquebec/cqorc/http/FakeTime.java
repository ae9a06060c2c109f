package ca.calculquebec.cqorc.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time that passes by waiting only: clock and sleeper in one, for several threads. */
public final class FakeTime extends Clock implements Sleeper {
  private final Instant start;
  private Instant now;

  public FakeTime(String now) {
    this.start = Instant.parse(now);
    this.now = start;
  }

  @Override
  public synchronized void sleep(Duration duration) {
    now = now.plus(duration);
  }

  /** Time that goes by without anybody sleeping. */
  public synchronized void advance(Duration duration) {
    now = now.plus(duration);
  }

  public synchronized Duration waited() {
    return Duration.between(start, now);
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("zones do not matter here");
  }
}
