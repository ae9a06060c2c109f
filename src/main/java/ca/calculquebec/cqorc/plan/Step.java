package ca.calculquebec.cqorc.plan;

import ca.calculquebec.cqorc.failure.CqorcException;

/** Carries one change out. */
@FunctionalInterface
public interface Step {
  void run(StepContext context) throws CqorcException;
}
