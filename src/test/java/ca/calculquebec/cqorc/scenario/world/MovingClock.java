package ca.calculquebec.cqorc.scenario.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** Time that passes only while somebody waits, for the program and the sandbox alike. */
public final class MovingClock extends Clock {
  private final AtomicReference<Instant> now;
  private final ZoneId zone;

  public MovingClock(Instant now) {
    this(new AtomicReference<>(now), ZoneOffset.UTC);
  }

  private MovingClock(AtomicReference<Instant> now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  /** As a sleeper: nobody really waits. */
  public void advance(Duration duration) {
    var unused = now.updateAndGet(before -> before.plus(duration));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** The same time, moved by the same waits. */
  @Override
  public Clock withZone(ZoneId other) {
    return new MovingClock(now, other);
  }
}
