package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.app.Environment;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.plan.PlanFile;
import ca.calculquebec.cqorc.plan.SavedPlan;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "apply",
    sortOptions = false,
    description = {
      "Carry out a plan that --plan-out has saved, exactly as it was shown.",
      "If anything has changed since, both sides are printed and nothing is done."
    },
    footer = {
      "",
      "Example:",
      "  cqorc zoom --create --plan-out autumn.plan",
      "  cqorc apply autumn.plan"
    })
final class ApplyCommand implements Callable<Integer> {
  /** Commands that know --plan-out. */
  private static final Set<String> PLANNING =
      Set.of(
          "zoom",
          "eventbrite",
          "public-gcal",
          "gcal",
          "slack",
          "term",
          "usernames",
          "certificates");

  @Parameters(index = "0", paramLabel = "FILE", description = "The saved plan.")
  private Path file;

  @Mixin private CarryOutOptions carryOutOptions;
  @Mixin private CommonOptions commonOptions;

  private final Terminal terminal;

  ApplyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CqorcException {
    terminal.options(commonOptions);
    Environment environment = terminal.environment();
    SavedPlan saved = PlanFile.read(environment.workingDirectory().resolve(file));
    requirePlanning(saved);
    List<String> request = new ArrayList<>(saved.arguments());
    // This command's options are those of the command that is run.
    request.addAll(commonOptions.written());
    request.addAll(carryOutOptions.given());
    String[] arguments = request.toArray(String[]::new);

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Cqorc.run(
            environment.printingTo(stream(out), stream(err)), Applying.atPresent(saved), arguments);
    if (code != ExitCode.DONE.number()) {
      out.toString(StandardCharsets.UTF_8).lines().forEach(terminal.console()::result);
      err.toString(StandardCharsets.UTF_8).lines().forEach(terminal.console()::notice);
      return code;
    }
    return Cqorc.run(environment, Applying.atItsTime(saved), arguments);
  }

  /** Somebody may have edited the file; what has no plan would be run without any comparison. */
  private void requirePlanning(SavedPlan saved) throws InputException {
    String command = saved.arguments().get(0);
    if (!PLANNING.contains(command)) {
      throw new InputException(
          file + " is no saved plan: \"" + command + "\" is no command that makes one",
          "Save the plan again with --plan-out; a saved plan is not meant to be edited.");
    }
  }

  private static PrintStream stream(ByteArrayOutputStream buffer) {
    return new PrintStream(buffer, true, StandardCharsets.UTF_8);
  }
}
