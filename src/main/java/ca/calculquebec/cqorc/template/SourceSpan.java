package ca.calculquebec.cqorc.template;

/** Where something stands in the source, in Java's char offsets. */
record SourceSpan(int start, int end) {
  SourceSpan to(SourceSpan last) {
    return new SourceSpan(start, last.end);
  }
}
