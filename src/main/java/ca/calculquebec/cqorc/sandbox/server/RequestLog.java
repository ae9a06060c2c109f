package ca.calculquebec.cqorc.sandbox.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest requests, oldest first. */
public final class RequestLog {
  /** More than any run needs, little enough for a sandbox that stays up for weeks. */
  private static final int KEPT = 50_000;

  private final Deque<RecordedRequest> requests = new ArrayDeque<>();

  public synchronized void add(RecordedRequest request) {
    requests.addLast(request);
    if (requests.size() > KEPT) {
      requests.removeFirst();
    }
  }

  public synchronized List<RecordedRequest> all() {
    return List.copyOf(requests);
  }

  public synchronized void clear() {
    requests.clear();
  }
}
