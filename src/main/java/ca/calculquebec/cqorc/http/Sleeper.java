package ca.calculquebec.cqorc.http;

import java.time.Duration;

/** Waiting, handed in, so that tests wait without time passing. */
@FunctionalInterface
public interface Sleeper {
  void sleep(Duration duration) throws InterruptedException;
}
