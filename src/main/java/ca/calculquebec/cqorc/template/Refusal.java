package ca.calculquebec.cqorc.template;

import java.util.Optional;

/**
 * Why an expression cannot be used. The message continues after the quoted piece of source: {@code
 * " is not allowed"}, {@code ": a text has no item 7"}. Whoever knows the place adds it.
 */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final String advice;
  private final transient Optional<Span> span;

  private Refusal(Optional<Span> span, String what, String advice) {
    super(what);
    this.span = span;
    this.advice = advice;
  }

  static Refusal of(String what) {
    return new Refusal(Optional.empty(), what, "");
  }

  static Refusal of(String what, String advice) {
    return new Refusal(Optional.empty(), what, advice);
  }

  static Refusal at(Span span, String what, String advice) {
    return new Refusal(Optional.of(span), what, advice);
  }

  static Refusal notAllowed(Span span, String advice) {
    return at(span, " is not allowed", advice);
  }

  /** The innermost place wins: it is the most exact one. */
  Refusal placed(Span place) {
    return span.isPresent() ? this : at(place, getMessage(), advice);
  }

  String advice() {
    return advice;
  }

  Optional<Span> span() {
    return span;
  }
}
