package ca.calculquebec.cqorc.template;

import java.util.List;

/** A piece of a template: text as it stands, or a field in braces. */
sealed interface Part {
  String render(Scope scope) throws TemplateRefusal;

  record Verbatim(String text) implements Part {
    @Override
    public String render(Scope scope) {
      return text;
    }
  }

  /**
   * @param conversion r or s, 0 when nothing was written
   * @param format the parts behind the colon
   */
  record Field(SourceSpan span, Node expression, char conversion, List<Part> format)
      implements Part {
    @Override
    public String render(Scope scope) throws TemplateRefusal {
      Value value = expression.evaluate(scope);
      try {
        if (value instanceof Value.Unknown unknown) {
          return "(" + unknown.description() + ")";
        }
        for (Part part : format) {
          if (part instanceof Field field
              && field.expression.evaluate(scope) instanceof Value.Unknown unknown) {
            return "(" + unknown.description() + ")";
          }
        }
        String spec = renderAll(format, scope);
        return Formatting.format(converted(value, scope), spec, scope);
      } catch (TemplateRefusal refusal) {
        throw refusal.placed(span);
      }
    }

    private Value converted(Value value, Scope scope) throws TemplateRefusal {
      return switch (conversion) {
        case 'r' -> new Value.Text(PyText.repr(value, scope));
        case 's' -> new Value.Text(PyText.str(value, scope));
        default -> value;
      };
    }
  }

  static String renderAll(List<Part> parts, Scope scope) throws TemplateRefusal {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      String rendered = part.render(scope);
      scope.allowText(text.length() + (long) rendered.length());
      text.append(rendered);
    }
    return text.toString();
  }
}
