package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.app.App;
import ca.calculquebec.cqorc.failure.CqorcException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "google",
    sortOptions = false,
    description = {
      "Give cqorc access to your Google account, once: your browser opens, or the",
      "address to open is printed. Makes token_sheets_v4.json, token_calendar_v3.json",
      "and token_drive_v3.json in the secrets directory."
    })
final class AuthGoogleCommand implements Callable<Integer> {
  @Mixin private CommonOptions commonOptions;

  private final Terminal terminal;

  AuthGoogleCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CqorcException {
    App app = terminal.app(commonOptions);
    app.services().authorizeGoogle().forEach(terminal.console()::result);
    return ExitCode.DONE.number();
  }
}
