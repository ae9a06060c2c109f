package ca.calculquebec.cqorc.sandbox.support;

/** Ends the handling of a request with the service's own error answer. */
public final class ErrorAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Answer answer;

  public ErrorAnswer(Answer answer) {
    super("refused with " + answer.status(), null, false, false);
    this.answer = answer;
  }

  public Answer answer() {
    return answer;
  }
}
