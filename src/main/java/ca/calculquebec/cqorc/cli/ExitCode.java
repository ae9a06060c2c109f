package ca.calculquebec.cqorc.cli;

/** What the process ends with; the help text prints this table. */
enum ExitCode {
  DONE(0, "done, or nothing to do"),
  SOME_FAILED(1, "something failed, the rest is done"),
  USAGE(
      2,
      "options, configuration or sheet cannot be used, or a plan was refused;"
          + " nothing was changed"),
  DIFFERS(3, "something differs (status --exit-code, soon)"),
  INTERRUPTED(130, "interrupted (Ctrl-C); running the command again finishes the work"),
  TERMINATED(143, "terminated; running the command again finishes the work");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  int number() {
    return number;
  }

  /**
   * How a run ends that reached its courses: what is wrong with a course, even with the only one or
   * with all of them, is never what is wrong with the whole run.
   */
  static ExitCode of(boolean failed) {
    return failed ? SOME_FAILED : DONE;
  }

  String meaning() {
    return meaning;
  }
}
