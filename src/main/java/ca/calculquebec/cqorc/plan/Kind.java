package ca.calculquebec.cqorc.plan;

/** What happens to one thing. */
public enum Kind {
  CREATE("create", '+'),
  /** An interrupted run left it, or it was found by its natural key: taken over, not made again. */
  ADOPT("adopt", '+'),
  UPDATE("update", '~'),
  /**
   * A draft becomes visible for the first time: nobody knew it, so nothing of anybody's is lost.
   */
  PUBLISH("publish", '~'),
  DELETE("delete", '-'),
  /**
   * Taken back as part of bringing in line, before anybody saw it, such as a scheduled message: a
   * deletion that nobody need be asked about.
   */
  WITHDRAW("withdraw", '-'),
  UNCHANGED("in line", '='),
  /** It stands; whether it is as it should be was not compared, or not all of it. */
  THERE("there", '='),
  /** Not as the sheet wants it, and not this command's to change: an update mends it. */
  DIFFERS("differs", '≠'),
  /** No longer wanted and left all the same: people are told of it, in a run too. */
  UNWANTED("unwanted", '·'),
  /** Nobody can tell from here, such as whether a message went out: a person has to look. */
  UNKNOWN("unknown", '?'),
  SKIPPED("left out", '·'),
  FAILED("failed", '!');

  private final String word;
  private final char symbol;

  Kind(String word, char symbol) {
    this.word = word;
    this.symbol = symbol;
  }

  public String word() {
    return word;
  }

  public char symbol() {
    return symbol;
  }

  /** Whether carrying it out changes something somewhere. */
  public boolean isChange() {
    return switch (this) {
      case CREATE, ADOPT, UPDATE, PUBLISH, DELETE, WITHDRAW -> true;
      case UNCHANGED, THERE, DIFFERS, UNWANTED, UNKNOWN, SKIPPED, FAILED -> false;
    };
  }

  /** Whether it stays as it is until a person does something. */
  public boolean asksForPeople() {
    return this == UNWANTED || this == UNKNOWN;
  }
}
