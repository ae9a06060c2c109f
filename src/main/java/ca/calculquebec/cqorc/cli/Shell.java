package ca.calculquebec.cqorc.cli;

import java.nio.file.Path;

/** Texts that are to be pasted into a shell. */
final class Shell {
  private Shell() {}

  /** As one word of a POSIX shell. */
  static String quoted(Path path) {
    String text = path.toString();
    return text.matches("[A-Za-z0-9_./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
