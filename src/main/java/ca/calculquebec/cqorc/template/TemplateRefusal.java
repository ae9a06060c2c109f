package ca.calculquebec.cqorc.template;

import java.util.Optional;

/**
 * Why an expression cannot be used. The message continues after the quoted piece of source: {@code
 * " is not allowed"}, {@code ": a text has no item 7"}. Whoever knows the place adds it.
 */
final class TemplateRefusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final String advice;
  private final transient Optional<SourceSpan> span;

  private TemplateRefusal(Optional<SourceSpan> span, String what, String advice) {
    super(what);
    this.span = span;
    this.advice = advice;
  }

  static TemplateRefusal of(String what) {
    return new TemplateRefusal(Optional.empty(), what, "");
  }

  static TemplateRefusal of(String what, String advice) {
    return new TemplateRefusal(Optional.empty(), what, advice);
  }

  static TemplateRefusal at(SourceSpan span, String what, String advice) {
    return new TemplateRefusal(Optional.of(span), what, advice);
  }

  static TemplateRefusal notAllowed(SourceSpan span, String advice) {
    return at(span, " is not allowed", advice);
  }

  /** The innermost place wins: it is the most exact one. */
  TemplateRefusal placed(SourceSpan place) {
    return span.isPresent() ? this : at(place, getMessage(), advice);
  }

  String advice() {
    return advice;
  }

  Optional<SourceSpan> span() {
    return span;
  }
}
