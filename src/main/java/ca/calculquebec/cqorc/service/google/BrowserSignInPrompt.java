package ca.calculquebec.cqorc.service.google;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Opens the browser where there is a screen, and says what to do where there is none. */
public final class BrowserSignInPrompt implements SignInPrompt {
  private final Map<String, String> variables;
  private final String system;
  private final PrintStream err;
  private final Opener opener;

  /** Starts a program without waiting for it. */
  @FunctionalInterface
  public interface Opener {
    void open(List<String> command) throws IOException;

    /** The operating system's. */
    static Opener process() {
      return command ->
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    }
  }

  /**
   * @param variables environment variables
   * @param system the operating system's name, as in {@code os.name}
   */
  public BrowserSignInPrompt(
      Map<String, String> variables, String system, PrintStream err, Opener opener) {
    this.variables = Map.copyOf(variables);
    this.system = system.toLowerCase(Locale.ROOT);
    this.err = err;
    this.opener = opener;
  }

  @Override
  public void ask(String address, int port) {
    Optional<List<String>> command = command(address);
    if (command.isPresent() && opens(command.get())) {
      err.println("Your browser asks for your consent. If it does not open, visit:");
      err.println("  " + address);
      err.flush();
      return;
    }
    err.println("Open this address in a browser and give your consent:");
    err.println("  " + address);
    err.println("If the browser runs on another machine, first run this there:");
    err.println("  ssh -N -L " + port + ":localhost:" + port + " " + here());
    // What follows is a wait for the person who reads this.
    err.flush();
  }

  @Override
  public void remark(String text) {
    err.println(text);
  }

  private boolean opens(List<String> command) {
    try {
      opener.open(command);
      return true;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  private Optional<List<String>> command(String address) {
    if (has("SSH_CONNECTION")) {
      return Optional.empty();
    }
    if (system.startsWith("mac")) {
      return Optional.of(List.of("open", address));
    }
    if (system.startsWith("windows")) {
      return Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler", address));
    }
    return has("DISPLAY") || has("WAYLAND_DISPLAY")
        ? Optional.of(List.of("xdg-open", address))
        : Optional.empty();
  }

  /** This machine as ssh names it: its user and, inside ssh, the address that was dialled. */
  private String here() {
    String user = variables.getOrDefault("USER", "you");
    String[] connection = variables.getOrDefault("SSH_CONNECTION", "").split(" ");
    String host =
        connection.length == 4 ? connection[2] : variables.getOrDefault("HOSTNAME", "this-machine");
    return user + "@" + host;
  }

  private boolean has(String variable) {
    return !variables.getOrDefault(variable, "").isEmpty();
  }
}
