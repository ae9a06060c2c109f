package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.sandbox.Sandbox;
import ca.calculquebec.cqorc.sandbox.SandboxOptions;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * A whole rehearsal on an embedded sandbox that prints nothing: what the launcher trains the
 * class-data archive with, so that a real command finds its classes ready.
 */
@Command(name = "warm-up", hidden = true, description = "Train the class-data archive.")
final class WarmUpCommand implements Callable<Integer> {
  @SuppressWarnings("UnusedVariable") // its options are accepted everywhere
  @Mixin
  private CommonOptions commonOptions;

  private final Terminal terminal;

  WarmUpCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CqorcException {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    try (TemporaryFolder folder = TemporaryFolder.create();
        Sandbox sandbox =
            Sandbox.start(
                SandboxOptions.in(folder.path()).withCourses(3), terminal.environment().clock())) {
      // The sandbox speaks plain http, the services do not.
      SSLContext.getDefault().createSSLEngine();
      Rehearsal rehearsal = new Rehearsal(terminal.environment(), sandbox);
      int code = rehearsal.run(nowhere, nowhere, "zoom", "--help");
      code = Math.max(code, rehearsal.run(nowhere, nowhere, "zoom", "--create", "--dry-run"));
      code = Math.max(code, rehearsal.run(nowhere, nowhere, "zoom", "--create"));
      return Math.max(code, rehearsal.run(nowhere, nowhere, "eventbrite", "--create"));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("a Java without TLS", impossible);
    }
  }
}
