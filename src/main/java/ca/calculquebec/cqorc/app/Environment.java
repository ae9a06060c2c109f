package ca.calculquebec.cqorc.app;

import ca.calculquebec.cqorc.http.Sleeper;
import ca.calculquebec.cqorc.http.Transport;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * The process's surroundings, so that a whole command runs inside a unit test.
 *
 * @param variables environment variables
 * @param clock the time of the run; {@code CQORC_NOW} sets it
 * @param terminals which of the three streams are a terminal
 */
public record Environment(
    Map<String, String> variables,
    Path workingDirectory,
    Clock clock,
    InputStream in,
    PrintStream out,
    PrintStream err,
    Terminals terminals,
    Transport transport,
    Sleeper sleeper) {

  public Environment {
    variables = Map.copyOf(variables);
  }

  /** Which streams are a terminal, as the launcher found by {@code test -t}. */
  public record Terminals(boolean in, boolean out, boolean err) {}
}
