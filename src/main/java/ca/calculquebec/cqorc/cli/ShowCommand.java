package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.cli.print.JsonPrinter;
import ca.calculquebec.cqorc.cli.print.TextPlanPrinter;
import ca.calculquebec.cqorc.cli.print.Wrap;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.plan.PlanFile;
import ca.calculquebec.cqorc.plan.SavedPlan;
import ca.calculquebec.cqorc.plan.Times;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    sortOptions = false,
    description = "Print a plan that --plan-out has saved.",
    footer = {
      "",
      "Example:",
      "  cqorc show autumn.plan       what cqorc apply autumn.plan would do"
    })
final class ShowCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "FILE", description = "The saved plan.")
  private Path file;

  @Mixin private CommonOptions commonOptions;

  private final Terminal terminal;

  ShowCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CqorcException {
    terminal.options(commonOptions);
    SavedPlan saved = PlanFile.read(terminal.environment().workingDirectory().resolve(file));
    String request = CommandText.of(saved.arguments());
    if (commonOptions.json()) {
      new JsonPrinter(terminal.console(), request).print(saved.plan());
      return ExitCode.DONE.number();
    }
    String time = Times.minute(saved.reference().atZone(ZoneOffset.UTC)) + " UTC";
    Wrap.lines("", "  ", "cqorc " + request + ", planned at " + time, 80)
        .forEach(terminal.console()::result);
    terminal.console().result("");
    new TextPlanPrinter(terminal.console()).printAhead(saved.plan());
    if (!saved.salt().isBlank()) {
      terminal
          .console()
          .notice("A saved plan keeps no names: trainers have their keys, others a mark.");
    }
    return ExitCode.DONE.number();
  }
}
