package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.task.term.TermService;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The one line about services that do not take part because nothing is configured for them. */
final class ServicesNote {
  private ServicesNote() {}

  /**
   * @param skipped on the command line: nothing more to say of these
   */
  static void notConfigured(
      Terminal terminal, boolean quiet, Set<TermService> configured, Set<TermService> skipped) {
    Set<TermService> missing = EnumSet.allOf(TermService.class);
    missing.removeAll(configured);
    missing.removeAll(skipped);
    if (!quiet && !missing.isEmpty()) {
      List<String> words = missing.stream().map(TermService::word).toList();
      terminal.console().notice("not configured, and left out: " + String.join(", ", words));
    }
  }
}
