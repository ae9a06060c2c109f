package ca.calculquebec.cqorc.template;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import java.util.Map;

/** A Python boolean expression, such as {@code session['creation_grappe'] == "oui"}. */
public final class Condition {
  public static Condition parse(String source, Origin origin) throws InputException {
    throw new IllegalStateException("to be written");
  }

  /**
   * Python's truth of the result.
   *
   * @throws InputException also when the result depends on a value that is not known yet
   */
  public boolean holds(Map<String, Value> names) throws InputException {
    throw new IllegalStateException("to be written");
  }
}
