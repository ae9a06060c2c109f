package ca.calculquebec.cqorc.sandbox.server;

import ca.calculquebec.cqorc.sandbox.support.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that are asked for, and how many requests each has already seen. */
public final class FaultPlan {
  private final List<Waiting> waiting = new ArrayList<>();

  public FaultPlan() {}

  private static final class Waiting {
    private final Fault fault;
    private int seen;

    Waiting(Fault fault) {
      this.fault = fault;
    }

    boolean due() {
      return seen >= fault.request()
          && (fault.times() == 0 || seen < fault.request() + fault.times());
    }

    boolean spent() {
      return fault.times() != 0 && seen >= fault.request() + fault.times() - 1;
    }
  }

  public synchronized void add(Fault fault) {
    waiting.add(new Waiting(fault));
  }

  public synchronized void clear() {
    waiting.clear();
  }

  /** Those that may still strike. */
  public synchronized List<Fault> pending() {
    return waiting.stream().map(one -> one.fault).toList();
  }

  /** Counts the call for every fault; the first fault that is due strikes. */
  public synchronized Optional<Fault> take(Call call) {
    Optional<Fault> struck = Optional.empty();
    for (Waiting one : waiting) {
      if (one.fault.matches(call)) {
        one.seen++;
        if (struck.isEmpty() && one.due()) {
          struck = Optional.of(one.fault);
        }
      }
    }
    waiting.removeIf(Waiting::spent);
    return struck;
  }
}
