package ca.calculquebec.cqorc.plan;

/** What a step may use while it runs, and where it reports. */
public interface StepContext {
  /** The id of what was made or changed, for the report and the audit trail. */
  void id(String id);

  /** A few words for the report's line: {@code 2 added}. */
  void detail(String detail);

  /**
   * Something went wrong that does not stop the rest of the course: the action counts as failed,
   * later actions go on.
   */
  void problem(String cause, String advice);

  Journal journal();

  /** For waits that an interruption ends. */
  Pause pause();
}
