package ca.calculquebec.cqorc.task.check;

import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.plan.Problem;

/**
 * One thing that {@code check} has to say.
 *
 * @param area configuration, templates, sheet, trainers, descriptions, or a service
 */
public record Finding(String area, Level level, String text, String advice) {
  /** How much it matters. */
  public enum Level {
    OK,
    /** Worth knowing; nothing fails because of it. */
    REMARK,
    /** Looked at nothing: the service is not configured, or what it needs failed before. */
    SKIPPED,
    PROBLEM
  }

  public static Finding ok(String area, String text) {
    return new Finding(area, Level.OK, text, "");
  }

  public static Finding remark(String area, String text) {
    return new Finding(area, Level.REMARK, text, "");
  }

  public static Finding skipped(String area, String text) {
    return new Finding(area, Level.SKIPPED, text, "");
  }

  public static Finding problem(String area, CqorcException failure) {
    Problem problem = Problem.of(failure);
    return new Finding(area, Level.PROBLEM, problem.cause(), problem.advice());
  }
}
