package ca.calculquebec.cqorc.task.term;

import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Contribution;
import ca.calculquebec.cqorc.plan.RunReport;
import java.util.ArrayList;
import java.util.List;

/** The last service of a term's plan, which also says who hears of all of it. */
public final class HearingLines extends Wrapped {
  public HearingLines(Contribution last) {
    super(last);
  }

  @Override
  public List<String> closing(List<Change> changes) {
    return with(changes, super.closing(changes));
  }

  @Override
  public List<String> closing(RunReport report) {
    return with(report.there(), super.closing(report));
  }

  private static List<String> with(List<Change> changes, List<String> before) {
    List<String> lines = new ArrayList<>(before);
    if (changes.stream().anyMatch(change -> change.kind().isChange())) {
      lines.addAll(Hearing.lines(changes));
    }
    return lines;
  }
}
