package ca.calculquebec.cqorc.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Options of every command that carries a plan out, its own or a saved one. */
class CarryOutOptions {
  @Option(
      names = "--yes",
      order = 51,
      description = "Do not ask before deleting; needed without a terminal.")
  private boolean yes;

  @Option(
      names = "--wait",
      order = 52,
      description = "Wait while another run changes this spreadsheet.")
  private boolean patient;

  final boolean yes() {
    return yes;
  }

  final boolean patient() {
    return patient;
  }

  /** Those that were given, for another command. */
  final List<String> given() {
    List<String> options = new ArrayList<>();
    if (yes) {
      options.add("--yes");
    }
    if (patient) {
      options.add("--wait");
    }
    return options;
  }
}
