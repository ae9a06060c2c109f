package ca.calculquebec.cqorc.sheet;

import ca.calculquebec.cqorc.failure.CqorcException;

/**
 * Reads the trainer file when it is needed: once the rows are there, not before asking for them.
 */
@FunctionalInterface
public interface TrainerSource {
  TrainerLookup get() throws CqorcException;
}
