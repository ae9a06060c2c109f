package ca.calculquebec.cqorc.http;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** The request to end the run: no new requests, waits end at once. Never taken back. */
public final class Interrupt {
  private final Set<String> finishing;
  private final List<Runnable> wakers = new CopyOnWriteArrayList<>();
  private volatile boolean stopping;

  /** Stops every service. */
  public Interrupt() {
    this(Set.of());
  }

  /**
   * @param finishing services that may still be asked, but not waited for, after {@link #stop}: the
   *     ids of what exists already have to reach the sheet
   */
  public Interrupt(Set<String> finishing) {
    this.finishing = Set.copyOf(finishing);
  }

  public void stop() {
    stopping = true;
    wakers.forEach(Runnable::run);
  }

  public boolean stopping() {
    return stopping;
  }

  boolean forbids(String service) {
    return stopping && !finishing.contains(service);
  }

  /** Runs {@code waker} when the run is to stop, at once if it is already; to end a wait. */
  public void onStop(Runnable waker) {
    wakers.add(waker);
    if (stopping) {
      waker.run();
    }
  }
}
