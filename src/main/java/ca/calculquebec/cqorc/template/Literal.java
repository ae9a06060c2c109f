package ca.calculquebec.cqorc.template;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import java.util.Map;

/**
 * A value written down, as {@code config --set} takes it: {@code 'a text'}, {@code 3}, {@code
 * True}.
 */
public final class Literal {
  private Literal() {}

  /**
   * @throws InputException when it is not in the language, or asks for a name
   */
  public static Value parse(String text, Origin origin) throws InputException {
    Source source = new Source(text, origin, false);
    try {
      source.check();
      Node expression =
          new Parser(text, new SourceSpan(0, text.length()), true, new NodeMaker()).whole();
      return expression.evaluate(new Scope(Map.of()));
    } catch (TemplateRefusal refusal) {
      throw source.complaint(refusal);
    }
  }
}
