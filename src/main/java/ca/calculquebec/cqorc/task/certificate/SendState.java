package ca.calculquebec.cqorc.task.certificate;

/** What the ledger knows of one person's certificate. */
public enum SendState {
  NOT_SENT,
  SENT,
  /** It may have been sent: nobody gets a second one before a person has looked. */
  UNKNOWN
}
