package ca.calculquebec.cqorc.template;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import java.util.Map;

/** The body of a Python f-string, parsed once and evaluated for each course. */
public final class Template {
  /**
   * @param origin of the value, for messages, which add the column
   * @throws InputException when the text is not in the language
   */
  public static Template parse(String source, Origin origin) throws InputException {
    throw new IllegalStateException("to be written");
  }

  /**
   * @throws InputException for an unknown name or an operation that Python would refuse too
   */
  public String evaluate(Map<String, Value> names) throws InputException {
    throw new IllegalStateException("to be written");
  }
}
