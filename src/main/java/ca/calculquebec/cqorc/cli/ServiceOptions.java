package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.app.Term;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.task.term.TermService;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which services of a term take part. */
final class ServiceOptions {
  @Option(
      names = "--only",
      paramLabel = "SERVICE",
      order = 30,
      description = "Only this service; may be repeated, or hold several with commas.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--skip",
      paramLabel = "SERVICE",
      order = 31,
      description = "All services but this; may be repeated, or hold several with commas.")
  private List<String> skip = new ArrayList<>();

  /** Those that are meant and configured; what is not configured is told. */
  Set<TermService> services(Term term, Terminal terminal, boolean quiet) throws CqorcException {
    Set<TermService> asked = TermService.named("--only", only);
    Set<TermService> left = TermService.named("--skip", skip);
    term.require(asked);
    Set<TermService> services = EnumSet.noneOf(TermService.class);
    services.addAll(asked.isEmpty() ? term.configured() : asked);
    services.removeAll(left);
    if (asked.isEmpty()) {
      notConfigured(terminal, quiet, term.configured(), left);
    }
    if (services.isEmpty() && left.isEmpty()) {
      throw new InputException(
          "no service of a term is configured",
          "cqorc check tells what each of them needs in the configuration.");
    }
    if (services.isEmpty()) {
      throw new InputException(Origin.option("--skip"), "no service is left", "Leave out less.");
    }
    return services;
  }

  /**
   * @param skipped on the command line: nothing more to say of these
   */
  private static void notConfigured(
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
