package ca.calculquebec.cqorc.sheet;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.ExhaustedException;
import ca.calculquebec.cqorc.http.Sleeper;
import ca.calculquebec.cqorc.plan.SheetCells;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadFactory;

/**
 * Takes values from any thread and commits them in the background, on a thread of its own that
 * lives while there is something to do. Nobody waits for a commit but on the future of a value;
 * that completes when the value was seen in the sheet, without {@link #finish} being called.
 */
public final class SheetWriter implements SheetCells {
  private final SheetCommits commits;
  private final RateLimiter limiter;
  private final ThreadFactory threads;

  private final Object lock = new Object();
  private final List<CellWrite> arrived = new ArrayList<>();
  private CompletableFuture<Void> committer = CompletableFuture.completedFuture(null);
  private boolean busy;
  private Optional<Throwable> death = Optional.empty();
  private Optional<CellOutcome> exhausted = Optional.empty();

  public SheetWriter(
      SheetStore store, SheetPlace place, Clock clock, Sleeper sleeper, ThreadFactory threads) {
    this.commits = new SheetCommits(store, place);
    this.limiter = new RateLimiter(clock, sleeper);
    this.threads = threads;
  }

  @Override
  public CompletableFuture<CellOutcome> put(
      CourseId course, Optional<Instant> sessionStart, String column, String before, String value) {
    CellWrite cellWrite = new CellWrite(course, sessionStart, column, before, value);
    synchronized (lock) {
      if (exhausted.isPresent()) {
        return CompletableFuture.completedFuture(exhausted.get());
      }
      if (death.isPresent()) {
        return CompletableFuture.failedFuture(death.get());
      }
      arrived.add(cellWrite);
      if (!busy) {
        busy = true;
        committer =
            CompletableFuture.runAsync(this::commitAll, task -> threads.newThread(task).start())
                .whenComplete((done, failure) -> died(Optional.ofNullable(failure)));
      }
    }
    return cellWrite.future();
  }

  /**
   * Waits until everything put so far is in the sheet and was seen there, or is reported.
   *
   * @throws Error the one that ended the background thread, if any
   */
  @Override
  public List<Lost> finish() {
    CompletableFuture<Void> running;
    synchronized (lock) {
      running = committer;
    }
    try {
      running.join();
    } catch (CompletionException ended) {
      synchronized (lock) {
        if (exhausted.isPresent()) {
          return commits.lost();
        }
      }
      if (ended.getCause() instanceof Error error) {
        throw error;
      }
      throw ended;
    }
    return commits.lost();
  }

  private void commitAll() {
    while (hasWork()) {
      boolean commit = commits.needsWrite() || hasArrivals();
      limiter.sleep(commits.pause());
      boolean mayWrite = commit || limiter.commitIsDue();
      if (commit) {
        limiter.awaitCommit(commits.reads(true));
      } else {
        limiter.awaitReads(commits.reads(mayWrite));
      }
      if (commits.round(this::takeArrived, mayWrite)) {
        limiter.written();
      }
    }
  }

  /** Decides about the thread's end under the lock, so that no value arrives unnoticed. */
  private boolean hasWork() {
    synchronized (lock) {
      busy = !arrived.isEmpty() || !commits.isSettled();
      return busy;
    }
  }

  private boolean hasArrivals() {
    synchronized (lock) {
      return !arrived.isEmpty();
    }
  }

  private List<CellWrite> takeArrived() {
    synchronized (lock) {
      List<CellWrite> taken = List.copyOf(arrived);
      arrived.clear();
      return taken;
    }
  }

  /**
   * A bug, or a simulated death: whoever waits for a value must learn of it. Without memory, the
   * values did not reach the sheet, and the run can still say so.
   */
  private void died(Optional<Throwable> failure) {
    if (failure.isEmpty()) {
      return;
    }
    Throwable cause =
        failure.get() instanceof CompletionException wrapped && wrapped.getCause() != null
            ? wrapped.getCause()
            : failure.get();
    List<CellWrite> lost;
    synchronized (lock) {
      death = Optional.of(cause);
      exhausted =
          ExhaustedException.in("write it into the sheet", cause)
              .map(told -> new CellOutcome(List.of(), told.getMessage(), told.advice()));
      lost = new ArrayList<>(takeArrived());
    }
    lost.addAll(commits.unsettled());
    for (CellWrite cellWrite : lost) {
      if (exhausted.isPresent()) {
        cellWrite.future().complete(exhausted.get());
      } else {
        cellWrite.future().completeExceptionally(cause);
      }
    }
  }
}
