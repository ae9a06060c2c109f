package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.file.TemporaryFolder;
import ca.calculquebec.cqorc.sandbox.Sandbox;
import ca.calculquebec.cqorc.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    sortOptions = false,
    description = {
      "Live through a term on a sandbox, without any account: check, create,",
      "create again (nothing changes), move a course, look, update; then usernames, attendance",
      "and certificates. Nothing leaves this machine."
    },
    footer = {"", "Example:", "  cqorc demo --keep ~/cqorc-demo"})
final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--courses",
      paramLabel = "N",
      order = 1,
      description = "How many sample courses (default: 6).")
  private int courses = 6;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      order = 2,
      description = "Keep the sandbox there; cqorc sandbox --dir DIR goes on with it.")
  private Path keep;

  @SuppressWarnings("UnusedVariable") // its options are accepted everywhere
  @Mixin
  private CommonOptions commonOptions;

  private final Terminal terminal;

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CqorcException {
    if (keep != null) {
      Path folder = terminal.environment().workingDirectory().resolve(keep);
      return live(folder, folder.resolve("results"));
    }
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      // They outlive the sandbox, since people want to look at them.
      return live(folder.path(), folder.lasting());
    } catch (IOException failure) {
      throw noFolder(failure);
    }
  }

  static CqorcException noFolder(IOException failure) {
    return new CqorcException(
        "no temporary folder could be made (" + failure.getMessage() + ")",
        "Make room on the disk, or set TMPDIR.",
        Optional.empty(),
        failure);
  }

  private int live(Path folder, Path results) throws CqorcException {
    // A sandbox that slows down as the services do would take Slack's minutes for the channels.
    SandboxOptions options = SandboxOptions.in(folder).withCourses(courses).withLimits(false);
    try (Sandbox sandbox = Sandbox.start(options, terminal.environment().clock())) {
      int code = new Demo(terminal, sandbox, results).live();
      terminal.console().result("");
      terminal.console().result("The page, the decisions and the certificates lie in " + results);
      if (keep != null) {
        terminal.console().result("Kept. Go on with: cqorc sandbox --dir " + Shell.quoted(folder));
      }
      return code;
    }
  }
}
