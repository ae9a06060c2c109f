package ca.calculquebec.cqorc.template;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The body of a Python f-string, parsed once and evaluated for each course. Backslashes outside the
 * braces stand for themselves: the predecessor evaluated {@code 'f' + repr(value)}.
 */
public final class Template {
  private final Source source;
  private final List<Part> parts;
  private final Set<String> names;

  private Template(Source source, List<Part> parts, Set<String> names) {
    this.source = source;
    this.parts = parts;
    this.names = names;
  }

  /**
   * @param origin of the value, for messages, which add the column
   * @throws InputException when the text is not in the language
   */
  public static Template parse(String source, Origin origin) throws InputException {
    return parse(new Source(source, origin, false));
  }

  /** A template such as that of a password, which no message may quote. */
  public static Template parseSecret(String source, Origin origin) throws InputException {
    return parse(new Source(source, origin, true));
  }

  private static Template parse(Source source) throws InputException {
    try {
      source.check();
      NodeMaker make = new NodeMaker();
      List<Part> parts = new Splitter(source.text(), make).parts();
      return new Template(source, parts, make.names());
    } catch (TemplateRefusal refusal) {
      throw source.complaint(refusal);
    }
  }

  /** What it asks for, so that callers need not fetch the rest. */
  public Set<String> names() {
    return names;
  }

  /**
   * @throws InputException for an unknown name or an operation that Python would refuse too
   */
  public String evaluate(Map<String, Value> names) throws InputException {
    return evaluate(names, value -> value);
  }

  /**
   * @param form what each field in braces becomes, so that what it holds is escaped for where it
   *     goes; the text around stays as it is
   */
  public String evaluate(Map<String, Value> names, UnaryOperator<String> form)
      throws InputException {
    try {
      Scope scope = new Scope(names);
      StringBuilder whole = new StringBuilder();
      for (Part part : parts) {
        String rendered = part.render(scope);
        scope.allowText(whole.length() + (long) rendered.length());
        whole.append(part instanceof Part.Verbatim ? rendered : form.apply(rendered));
      }
      String text = whole.toString();
      for (int at = 0; at < text.length(); at++) {
        if (Chars.isLoneSurrogate(text, at)) {
          throw TemplateRefusal.of(" makes half a character");
        }
      }
      return text;
    } catch (TemplateRefusal refusal) {
      throw source.complaint(refusal);
    }
  }
}
