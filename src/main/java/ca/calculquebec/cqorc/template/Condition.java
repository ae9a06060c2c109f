package ca.calculquebec.cqorc.template;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import java.util.Map;
import java.util.Set;

/** A Python boolean expression, such as {@code session['creation_grappe'] == "oui"}. */
public final class Condition {
  private final Source source;
  private final Node expression;
  private final Set<String> names;

  private Condition(Source source, Node expression, Set<String> names) {
    this.source = source;
    this.expression = expression;
    this.names = names;
  }

  public static Condition parse(String source, Origin origin) throws InputException {
    Source read = new Source(source, origin, false);
    try {
      read.check();
      NodeMaker make = new NodeMaker();
      Node expression = new Parser(source, new SourceSpan(0, source.length()), true, make).whole();
      return new Condition(read, expression, make.names());
    } catch (TemplateRefusal refusal) {
      throw read.complaint(refusal);
    }
  }

  /** What it asks for, so that callers need not fetch the rest. */
  public Set<String> names() {
    return names;
  }

  /**
   * Python's truth of the result.
   *
   * @throws InputException also when the result depends on a value that is not known yet
   */
  public boolean holds(Map<String, Value> names) throws InputException {
    try {
      Value result = expression.evaluate(new Scope(names));
      if (result instanceof Value.Unknown unknown) {
        throw TemplateRefusal.of(
            " depends on something that is not known yet: " + unknown.description(),
            "Ask for a column of the sheet instead.");
      }
      return Types.truth(result);
    } catch (TemplateRefusal refusal) {
      throw source.complaint(refusal);
    }
  }
}
