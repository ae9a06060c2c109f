package ca.calculquebec.cqorc.task.check;

import ca.calculquebec.cqorc.failure.CqorcException;
import java.util.List;

/**
 * Asks one service whether the credentials and what the configuration names there will do.
 *
 * @param area the service, as the report prints it
 * @param section of the configuration without which the service is not configured
 */
public record Probe(String area, String section, Question question) {
  /** Reads only. */
  @FunctionalInterface
  public interface Question {
    /**
     * What is in order and what is not; a failure that ends the question may also be thrown.
     *
     * @param courses what the sheet holds, empty when it cannot be read
     */
    List<Finding> ask(List<ca.calculquebec.cqorc.course.Course> courses) throws CqorcException;
  }
}
