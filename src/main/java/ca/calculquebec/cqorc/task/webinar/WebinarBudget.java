package ca.calculquebec.cqorc.task.webinar;

import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Outcome;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.plan.RunReport;
import ca.calculquebec.cqorc.plan.Times;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Zoom allows 100 creations and updates a day for one host; its day begins at 00:00 UTC. */
final class WebinarBudget {
  private static final int ALLOWED = 100;
  private static final String BUDGET = "changes";
  private static final String REFUSED = "refused for the day";

  private final Journal journal;
  private final Clock clock;

  WebinarBudget(Journal journal, Clock clock) {
    this.journal = journal;
    this.clock = clock;
  }

  void count() {
    journal.count(WebinarContribution.SERVICE, BUDGET);
  }

  /** Zoom allows no more today, whatever was counted here: others use the same host. */
  void refused() {
    journal.count(WebinarContribution.SERVICE, REFUSED);
  }

  /** What will have been used when the plan is done; nothing when it uses none. */
  List<String> closing(List<Change> changes, ZoneId zone) {
    long planned = changes.stream().filter(WebinarBudget::counts).count();
    if (planned == 0) {
      return List.of();
    }
    return lines(planned + used(), zone);
  }

  /** What has been used after a run; nothing when it tried nothing. */
  List<String> closing(RunReport report, ZoneId zone) {
    boolean tried =
        report.outcomes().stream()
            .anyMatch(
                outcome ->
                    outcome.status() != Outcome.Status.NOT_TRIED && counts(outcome.change()));
    if (!tried) {
      return List.of();
    }
    long used = used();
    // Zoom took them, whatever it documents: nothing is left to be refused.
    return used > ALLOWED && !isRefused()
        ? List.of(
            "Zoom took " + used + " changes today, more than the " + ALLOWED + " it documents.")
        : lines(used, zone);
  }

  private boolean isRefused() {
    return journal.countSince(WebinarContribution.SERVICE, REFUSED, day(0)) > 0;
  }

  private long used() {
    return journal.countSince(WebinarContribution.SERVICE, BUDGET, day(0));
  }

  /** When Zoom's day begins, today or so many days later. */
  private Instant day(int later) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return today.plusDays(later).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /**
   * @param zone of the times that people read
   */
  private List<String> lines(long used, ZoneId zone) {
    if (isRefused()) {
      String until = Times.minute(day(1).atZone(zone));
      return List.of(
          "Zoom allows no more changes today: 0 are left until " + until + " (00:00 UTC).");
    }
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
    boolean webinar = change.resource() == Resource.WEBINAR;
    boolean adoptedWithChanges = change.kind() == Kind.ADOPT && !change.fields().isEmpty();
    return webinar
        && (change.kind() == Kind.CREATE || change.kind() == Kind.UPDATE || adoptedWithChanges);
  }
}
