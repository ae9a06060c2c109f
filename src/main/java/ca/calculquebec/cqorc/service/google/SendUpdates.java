package ca.calculquebec.cqorc.service.google;

/** Which guests Google tells of a write; always said, since its default differs by method. */
public enum SendUpdates {
  ALL("all"),
  EXTERNAL_ONLY("externalOnly"),
  NONE("none");

  private final String word;

  SendUpdates(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
