package ca.calculquebec.cqorc.scenario.world;

import java.util.List;

/**
 * What became of one command.
 *
 * @param command as it was typed
 * @param exit the exit code
 * @param changes what the sandbox was asked to change meanwhile: {@code zoom POST
 *     /users/me/webinars}
 */
public record Result(String command, int exit, String out, String err, List<String> changes) {
  public Result {
    changes = List.copyOf(changes);
  }

  /** Everything that was printed, in one line: where a line was wrapped does not matter. */
  public String words() {
    return (err + " " + out).replaceAll("\\s+", " ");
  }

  /** The command with its answer, as a terminal would show it. */
  @Override
  public String toString() {
    return "$ cqorc " + command + "\n" + err + out + "exit code " + exit;
  }
}
