package ca.calculquebec.cqorc.sandbox.mail;

import ca.calculquebec.cqorc.sandbox.server.Fault;
import ca.calculquebec.cqorc.sandbox.server.FaultPlan;
import ca.calculquebec.cqorc.sandbox.server.RecordedRequest;
import ca.calculquebec.cqorc.sandbox.server.RequestLog;
import ca.calculquebec.cqorc.sandbox.support.Call;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What lies between the commands of a mail client and their effects: faults and the record. */
public final class SmtpFaultInjector {
  public static final String SERVICE = "mail";

  private final FaultPlan faults;
  private final RequestLog log;
  private final Clock clock;
  private final Duration latency;
  private final Runnable changed;
  private final CountDownLatch closed = new CountDownLatch(1);

  public SmtpFaultInjector(
      FaultPlan faults, RequestLog log, Clock clock, Duration latency, Runnable changed) {
    this.faults = faults;
    this.log = log;
    this.clock = clock;
    this.latency = latency;
    this.changed = changed;
  }

  /** The fault that strikes this command, if any. */
  Optional<Fault> strike(String verb, String argument) {
    return faults.take(call(verb, argument));
  }

  private static Call call(String verb, String argument) {
    return new Call(SERVICE, verb, argument, List.of(), Map.of(), Map.of(), "");
  }

  /**
   * @param status of the reply; 0 when there was none
   */
  void record(String verb, String argument, int status, boolean done) {
    boolean changing = RecordedRequest.changes(call(verb, argument));
    log.add(
        new RecordedRequest(
            SERVICE, verb, argument, "", "", status, done, clock.instant(), changing));
    if (changing && done) {
      changed.run();
    }
  }

  void latency() {
    pause(latency);
  }

  /** Waits, but no longer than the server lives. */
  void pause(Duration duration) {
    if (duration.isZero()) {
      return;
    }
    try {
      boolean over = closed.await(duration.toNanos(), TimeUnit.NANOSECONDS);
      if (over) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void close() {
    closed.countDown();
  }
}
