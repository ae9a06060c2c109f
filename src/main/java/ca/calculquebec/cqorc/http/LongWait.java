package ca.calculquebec.cqorc.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okio.AsyncTimeout;

/** Has the events told when something lasts; okio's clock for timeouts runs anyway. */
public final class LongWait implements AutoCloseable {
  /** After how long a person is usually told what is waited for. */
  public static final Duration SLOW = Duration.ofSeconds(30);

  private final HttpEvents events;
  private final HttpEvents.Pending pending;
  private final AsyncTimeout clock;
  private boolean told;
  private boolean ended;

  private LongWait(HttpEvents events, HttpEvents.Pending pending) {
    this.events = events;
    this.pending = pending;
    this.clock =
        new AsyncTimeout() {
          @Override
          protected void timedOut() {
            tell();
          }
        };
    clock.timeout(pending.since().toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Begins to wait; closed when the wait is over.
   *
   * @param slow after how long the events are told
   */
  public static LongWait begin(HttpEvents events, String service, String what, Duration slow) {
    LongWait wait = new LongWait(events, new HttpEvents.Pending(service, what, slow));
    wait.clock.enter();
    return wait;
  }

  private synchronized void tell() {
    if (!ended) {
      told = true;
      events.lasts(pending);
    }
  }

  @Override
  public synchronized void close() {
    boolean unused = clock.exit();
    ended = true;
    if (told) {
      told = false;
      events.ends(pending);
    }
  }
}
