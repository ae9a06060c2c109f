package ca.calculquebec.cqorc.task.term;

import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Contribution;
import ca.calculquebec.cqorc.plan.RunReport;
import java.util.ArrayList;
import java.util.List;

/** The last service of a term's plan, which also says what all of it comes to for people. */
public final class NotificationLines extends ForwardingContribution {
  private final boolean deletes;

  /**
   * @param deletes whether the plan takes courses down, whose rows then still stand
   */
  public NotificationLines(Contribution last, boolean deletes) {
    super(last);
    this.deletes = deletes;
  }

  @Override
  public List<String> closing(List<Change> changes) {
    return with(changes, super.closing(changes));
  }

  @Override
  public List<String> closing(RunReport report) {
    return with(report.there(), super.closing(report));
  }

  private List<String> with(List<Change> changes, List<String> before) {
    List<String> lines = new ArrayList<>(before);
    if (changes.stream().anyMatch(change -> change.kind().isChange())) {
      lines.addAll(NotificationSummary.lines(changes));
    }
    long courses = changes.stream().map(Change::course).distinct().count();
    if (deletes && courses > 0) {
      lines.add(
          courses == 1
              ? "The course's rows still stand in the sheet: the next term --create or --update"
                  + " makes everything again and invites everybody, unless they are taken out."
              : "The rows of these "
                  + courses
                  + " courses still stand in the sheet: the next term --create or --update makes"
                  + " everything again and invites everybody, unless they are taken out.");
    }
    return lines;
  }
}
