package ca.calculquebec.cqorc.template;

/** Where something stands in the source, in Java's char offsets. */
record Span(int start, int end) {
  Span to(Span last) {
    return new Span(start, last.end);
  }
}
