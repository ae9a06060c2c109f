package ca.calculquebec.cqorc.task.term;

import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Contribution;
import java.util.ArrayList;
import java.util.List;

/** The last service of a term's plan, which also says who hears of all of it. */
public final class HearingLines extends Wrapped {
  public HearingLines(Contribution last) {
    super(last);
  }

  @Override
  public List<String> closing(List<Change> changes) {
    List<String> lines = new ArrayList<>(super.closing(changes));
    if (changes.stream().anyMatch(change -> change.kind().isChange())) {
      lines.addAll(Hearing.lines(changes));
    }
    return lines;
  }
}
