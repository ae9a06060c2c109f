package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.app.App;
import ca.calculquebec.cqorc.cli.print.Console;
import ca.calculquebec.cqorc.cli.print.JsonPrinter;
import ca.calculquebec.cqorc.cli.print.Wrap;
import ca.calculquebec.cqorc.course.Selection;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.sheet.Purpose;
import ca.calculquebec.cqorc.sheet.SelectedCourses;
import ca.calculquebec.cqorc.task.check.Finding;
import ca.calculquebec.cqorc.task.check.Finding.Level;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "check",
    sortOptions = false,
    description = {
      "Look at configuration, templates, sheet, trainers, descriptions and accounts,",
      "and tell every problem at once. Changes nothing. Exit code 1 when there is one."
    },
    footer = {"", "Example:", "  cqorc check"})
final class CheckCommand implements Callable<Integer> {
  @Mixin private SelectionOptions selectionOptions;
  @Mixin private CommonOptions commonOptions;

  private final Terminal terminal;

  CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CqorcException {
    Selection selection = selectionOptions.toSelection();
    App app = terminal.tolerantApp(commonOptions);
    List<Finding> findings =
        app.services()
            .check(
                reading ->
                    SelectedCourses.of(
                        selection, reading, app.clock().instant(), app.zone(), Purpose.READ))
            .run();
    long problems = findings.stream().filter(f -> f.level() == Level.PROBLEM).count();
    if (commonOptions.json()) {
      json(findings);
    } else {
      text(findings, problems);
    }
    return (problems > 0 ? ExitCode.SOME_FAILED : ExitCode.DONE).number();
  }

  private void text(List<Finding> findings, long problems) {
    Console console = terminal.console();
    for (Finding finding : findings) {
      boolean silent = commonOptions.quiet() && finding.level() != Level.PROBLEM;
      if (silent) {
        continue;
      }
      String start = "  " + symbol(finding.level()) + " " + Wrap.pad(finding.area(), 14) + " ";
      String indent = " ".repeat(start.length());
      Wrap.lines(start, indent, finding.text(), 80)
          .forEach(line -> console.result(console.in(color(finding.level()), line)));
      if (!finding.advice().isBlank()) {
        Wrap.lines(indent, indent, finding.advice(), 80).forEach(console::result);
      }
    }
    if (problems > 0) {
      console.result("");
      console.result(
          problems == 1
              ? "1 problem. Nothing was changed."
              : problems + " problems. Nothing was changed.");
    } else if (!commonOptions.quiet()) {
      console.result("");
      console.result("No problem found. Nothing was changed.");
    }
  }

  private static String symbol(Level level) {
    return switch (level) {
      case OK -> "=";
      case REMARK -> "?";
      case SKIPPED -> "·";
      case PROBLEM -> "!";
    };
  }

  private static Console.Ansi color(Level level) {
    return switch (level) {
      case OK -> Console.Ansi.GREEN;
      case REMARK -> Console.Ansi.YELLOW;
      case SKIPPED -> Console.Ansi.FAINT;
      case PROBLEM -> Console.Ansi.RED;
    };
  }

  private void json(List<Finding> findings) {
    ObjectNode document = new ObjectMapper().createObjectNode();
    document.put("command", "check");
    ArrayNode nodes = document.putArray("findings");
    for (Finding finding : findings) {
      ObjectNode node = nodes.addObject();
      node.put("area", finding.area());
      node.put("level", finding.level().name().toLowerCase(Locale.ROOT));
      node.put("text", finding.text());
      node.put("advice", finding.advice());
    }
    new JsonPrinter(terminal.console(), "check").print(document);
  }
}
