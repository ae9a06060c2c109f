package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "auth",
    sortOptions = false,
    description = "Give cqorc access to an account: cqorc auth google.")
final class AuthCommand implements Callable<Integer> {
  @SuppressWarnings("UnusedVariable") // its options are accepted everywhere
  @Mixin
  private CommonOptions commonOptions;

  AuthCommand(Terminal terminal) {
    terminal.command("auth", java.util.List.of("auth"));
  }

  @Override
  public Integer call() throws CqorcException {
    throw new InputException("auth was not told which account", "Write: cqorc auth google");
  }
}
