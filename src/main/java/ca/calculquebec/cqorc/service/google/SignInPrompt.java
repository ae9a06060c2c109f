package ca.calculquebec.cqorc.service.google;

/** The person who consents, once per scope, in a browser. */
public interface SignInPrompt {
  /**
   * Brings {@code address} before the person.
   *
   * @param port where the browser's answer is awaited on this machine
   */
  void ask(String address, int port);

  /** Something worth knowing that stops nothing. */
  void remark(String text);
}
