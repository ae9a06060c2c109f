package ca.calculquebec.cqorc.task.registration;

import ca.calculquebec.cqorc.plan.Deferred;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How far one course's event has come. The journal's intent stays open until the event has all its
 * parts, so that a repeat completes what an interrupted run began, also when the cell is full.
 */
final class Progress {
  /** The outcome of an intent whose event has all its parts. */
  static final String DONE = "done";

  private final Journal journal;
  private final List<Journal.Intent> intents = new ArrayList<>();
  private final Set<Resource> missing = EnumSet.noneOf(Resource.class);
  private final Deferred<String> complete = Deferred.unknown("complete event");

  Progress(Journal journal) {
    this.journal = journal;
  }

  /** A part that must be done before the event is complete. */
  synchronized void expect(Resource part) {
    missing.add(part);
  }

  synchronized void begun(Journal.Intent intent) {
    intents.add(intent);
  }

  synchronized void begun(Collection<Journal.Intent> open) {
    intents.addAll(open);
  }

  synchronized void done(Resource part) {
    missing.remove(part);
    settle(true);
  }

  /**
   * Ends the intents if nothing is missing, also when nothing ever was.
   *
   * @param finish whether the journal may be written to
   */
  synchronized void settle(boolean finish) {
    if (!missing.isEmpty()) {
      return;
    }
    complete.fulfil("complete");
    if (finish) {
      intents.forEach(intent -> journal.finish(intent, DONE));
      intents.clear();
    }
  }

  /** Known once every part is done: a page full of placeholders is not to be published. */
  Deferred<String> complete() {
    return complete;
  }
}
