package ca.calculquebec.cqorc.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "completion",
    sortOptions = false,
    description = "Print a completion script for bash or zsh.",
    footer = {"", "Example:", "  source <(cqorc completion)"})
final class CompletionCommand implements Callable<Integer> {
  @SuppressWarnings("UnusedVariable") // its options are accepted everywhere
  @Mixin
  private CommonOptions commonOptions;

  private final Terminal terminal;

  CompletionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    CommandLine root = new CommandLine(CommandLine.Model.CommandSpec.create().name("cqorc"));
    for (Commands command : Commands.values()) {
      if (!command.isHidden()) {
        CommandLine line = new CommandLine(Commands.build(command.commandName(), terminal));
        for (String path : Commands.NESTED) {
          if (path.startsWith(command.commandName() + " ")) {
            line.addSubcommand(
                path.substring(path.indexOf(' ') + 1),
                new CommandLine(Commands.build(path, terminal)));
          }
        }
        root.addSubcommand(command.commandName(), line);
      }
    }
    terminal.console().result(AutoComplete.bash("cqorc", root));
    return ExitCode.DONE.number();
  }
}
