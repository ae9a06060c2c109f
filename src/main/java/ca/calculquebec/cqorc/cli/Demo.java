package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.sandbox.Sandbox;

/** The scenes of {@code cqorc demo}, each with the command that a coordinator would type. */
final class Demo {
  private final Terminal terminal;
  private final Sandbox sandbox;
  private final Rehearsal rehearsal;

  Demo(Terminal terminal, Sandbox sandbox) {
    this.terminal = terminal;
    this.sandbox = sandbox;
    this.rehearsal = new Rehearsal(terminal.environment(), sandbox);
  }

  /**
   * @return 0, or the exit code of the first command that did not end well
   */
  int live() {
    say("A sandbox stands in for Google, Zoom and Eventbrite; nothing leaves this machine.");
    say("Its sample term lies in " + sandbox.configDirectory());
    int code = scene("Is everything in order?", "check");
    code = worse(code, scene("What would be made?", "zoom", "--create", "--dry-run"));
    code = worse(code, scene("Make the webinars.", "zoom", "--create"));
    code = worse(code, scene("Make the events.", "eventbrite", "--create"));
    int before = sandbox.changes().size();
    code = worse(code, scene("The same again: nothing changes.", "zoom", "--create"));
    code = worse(code, scene("", "eventbrite", "--create"));
    int changed = sandbox.changes().size() - before;
    say("Changing requests sent by the second run: " + changed + ".");
    say("");
    say("A person moves a session in the sheet: " + sandbox.moveSession() + ".");
    code = worse(code, scene("Bring the services in line.", "zoom", "--update"));
    code = worse(code, scene("", "eventbrite", "--update"));
    say("");
    say("What exists now:");
    sandbox.summary().forEach(line -> say("  " + line));
    return changed > 0 ? worse(code, ExitCode.SOME_FAILED.number()) : code;
  }

  private static int worse(int code, int next) {
    return code == 0 ? next : code;
  }

  private int scene(String title, String... command) {
    say("");
    if (!title.isEmpty()) {
      say(title);
    }
    terminal
        .console()
        .result(terminal.console().in(Console.Ansi.BOLD, "$ cqorc " + String.join(" ", command)));
    return rehearsal.run(
        terminal.environment().out(), terminal.environment().out(), command);
  }

  private void say(String line) {
    terminal.console().result(line);
  }

}
