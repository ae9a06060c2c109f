package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.app.Environment;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.file.TemporaryFolder;
import ca.calculquebec.cqorc.sandbox.Sandbox;
import ca.calculquebec.cqorc.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * A whole rehearsal on an embedded sandbox that prints nothing: what the launcher trains its
 * class-data archives with, so that a real command finds its classes ready.
 */
@Command(name = "warm-up", hidden = true, description = "Train a class-data archive.")
final class WarmUpCommand implements Callable<Integer> {
  /** Of these one is over, so that there are certificates. */
  private static final int COURSES = 6;

  /** Which archive, as start.sh calls them. */
  private enum ArchiveKind {
    /** What commands with few libraries need. */
    EVERYDAY,
    /** What all need together. */
    WHOLE
  }

  @Parameters(arity = "0..1", paramLabel = "everyday|whole")
  private ArchiveKind kind = ArchiveKind.EVERYDAY;

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
    Environment silent = terminal.environment().printingTo(nowhere, nowhere);
    try (TemporaryFolder folder = TemporaryFolder.create();
        Sandbox sandbox =
            Sandbox.start(
                SandboxOptions.in(folder.path()).withCourses(COURSES).withLimits(false),
                silent.clock())) {
      // The sandbox speaks plain http, the services do not.
      SSLContext.getDefault().createSSLEngine();
      return kind == ArchiveKind.WHOLE
          ? new Demo(new Terminal(silent), sandbox, folder.path().resolve("results")).live()
          : everyday(new Rehearsal(silent, sandbox));
    } catch (IOException failure) {
      throw DemoCommand.noFolder(failure);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("a Java without TLS", impossible);
    }
  }

  private static int everyday(Rehearsal rehearsal) {
    int code = rehearsal.run("zoom", "--help");
    code = Math.max(code, rehearsal.run("zoom", "--create", "--dry-run"));
    code = Math.max(code, rehearsal.run("zoom", "--create"));
    return Math.max(code, rehearsal.run("eventbrite", "--create"));
  }
}
