package ca.calculquebec.cqorc.http;

/** Whether a request may be sent again when nobody knows what became of it. */
public enum Repeat {
  /** Reading, replacing, deleting: sending it twice is the same as sending it once. */
  SAFE,
  /** Creates or sends something: an uncertain outcome must be looked up first. */
  ONCE
}
