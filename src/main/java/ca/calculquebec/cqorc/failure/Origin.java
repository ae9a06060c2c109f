package ca.calculquebec.cqorc.failure;

import java.util.Optional;

/**
 * A place in the coordinator's own files, so that every complaint can point at it.
 *
 * @param text as printed: {@code config/config.cfg, line 27, [slack] bot_token} or {@code row 22,
 *     instructor}
 * @param searched whether these are the places where something was not found: then they stand on a
 *     line of their own below the complaint, instead of before it
 */
public record Origin(String text, boolean searched) {
  private static final String OPTION = "option ";

  public Origin {
    if (text.isBlank()) {
      throw new IllegalArgumentException("an origin without a place");
    }
  }

  public Origin(String text) {
    this(text, false);
  }

  /** Where something was looked for in vain: {@code looked in: config/config.cfg}. */
  public static Origin lookedIn(String places) {
    return new Origin("looked in: " + places, true);
  }

  /** A value of a configuration file; {@code line} counts from 1. */
  public static Origin setting(String file, int line, String section, String key) {
    return new Origin(file + ", line " + line + ", [" + section + "] " + key);
  }

  /** A line of a file; {@code line} counts from 1, absent when the whole file is meant. */
  public static Origin file(String file, Optional<Integer> line) {
    return new Origin(line.map(number -> file + ", line " + number).orElse(file));
  }

  /** A cell of the course sheet; {@code row} counts from 1, as the sheet shows it. */
  public static Origin cell(int row, String column) {
    return new Origin("row " + row + ", " + column);
  }

  /** A command-line option, written as the help shows it. */
  public static Origin option(String option) {
    return new Origin(OPTION + option);
  }

  /** Whether it is the command line, which concerns the whole run. */
  public boolean isOption() {
    return text.startsWith(OPTION);
  }

  @Override
  public String toString() {
    return text;
  }
}
