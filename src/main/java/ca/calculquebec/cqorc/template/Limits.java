package ca.calculquebec.cqorc.template;

/**
 * How much a template may ask for. Far above what a coordinator writes, far below what would be
 * felt: the sandboxes of general expression languages were seen to fail at exactly this.
 */
final class Limits {
  /** Characters of a template or condition; Slack refuses messages over 40,000. */
  static final int SOURCE = 20_000;

  /** Brackets, conditions and signs inside each other. */
  static final int DEPTH = 50;

  /** Names, literals and operations of one template. */
  static final int NODES = 1_000;

  /** Characters of any text on the way, and of the result. */
  static final int TEXT = 100_000;

  /** Elements of any list on the way. */
  static final int ITEMS = 10_000;

  /** Bits of a whole number: about 300 digits, so that each is also a finite double. */
  static final int BITS = 1_000;

  /** Characters of a number as written. */
  static final int NUMBER = 400;

  /** Width and precision in a format. */
  static final int WIDTH = 1_000;

  /** Characters touched by one evaluation. */
  static final long WORK = 20_000_000;

  private Limits() {}
}
