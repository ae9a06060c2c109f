package ca.calculquebec.cqorc.task.webinar;

import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Outcome;
import ca.calculquebec.cqorc.plan.RunReport;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Zoom allows 100 creations and updates a day for one host; its day begins at 00:00 UTC. */
final class WebinarBudget {
  private static final int ALLOWED = 100;
  private static final String BUDGET = "changes";

  private final Journal journal;
  private final Clock clock;

  WebinarBudget(Journal journal, Clock clock) {
    this.journal = journal;
    this.clock = clock;
  }

  void count() {
    journal.count(WebinarContribution.SERVICE, BUDGET);
  }

  /** What will have been used when the plan is done; nothing when it uses none. */
  List<String> closing(List<Change> changes) {
    long planned = changes.stream().filter(WebinarBudget::counts).count();
    if (planned == 0) {
      return List.of();
    }
    return lines(planned + used());
  }

  /** What has been used after a run; nothing when it tried nothing. */
  List<String> closing(RunReport report) {
    boolean tried =
        report.outcomes().stream()
            .anyMatch(
                outcome ->
                    outcome.status() != Outcome.Status.NOT_TRIED && counts(outcome.change()));
    return tried ? lines(used()) : List.of();
  }

  private long used() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return journal.countSince(
        WebinarContribution.SERVICE, BUDGET, today.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private static List<String> lines(long used) {
    long left = Math.max(0, ALLOWED - used);
    String line =
        "Zoom counts "
            + used
            + " of the "
            + ALLOWED
            + " changes it allows today; "
            + left
            + (left == 1 ? " is left." : " are left.");
    return used <= ALLOWED
        ? List.of(line)
        : List.of(
            line,
            "Zoom will refuse some of them: run the same command again after 00:00 UTC for those.");
  }

  private static boolean counts(Change change) {
    boolean webinar =
        change.service().equals(WebinarContribution.SERVICE)
            && change.resource().equals(WebinarContribution.WEBINAR);
    boolean adoptedWithChanges = change.kind() == Kind.ADOPT && !change.fields().isEmpty();
    return webinar
        && (change.kind() == Kind.CREATE || change.kind() == Kind.UPDATE || adoptedWithChanges);
  }
}
