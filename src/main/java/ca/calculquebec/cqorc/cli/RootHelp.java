package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.cli.print.Wrap;
import java.util.ArrayList;
import java.util.List;

/** What {@code cqorc --help} shows: a plain text, so that it is there at once. */
final class RootHelp {
  private RootHelp() {}

  static List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("Usage: cqorc COMMAND [OPTIONS]");
    lines.add("Starts, runs and closes a term of courses from one Google Sheet.");
    lines.add("");
    lines.add("Commands:");
    for (Commands command : Commands.values()) {
      if (!command.isHidden()) {
        lines.add("  " + Wrap.pad(command.commandName(), 14) + command.summary());
      }
    }
    lines.add("");
    lines.add("cqorc help COMMAND tells more; cqorc demo shows it all without any account.");
    lines.add("");
    lines.add("Options of every command:");
    lines.add("  --config_dir DIR        configuration (*.cfg); else $CQORC_CONFIG_DIR, else .");
    lines.add("  --secrets_dir DIR       secrets; else $CQORC_SECRETS_DIR, else ./secrets");
    lines.add("  --output text|json      how to print results");
    lines.add("  --color auto|always|never");
    lines.add("  -q, --quiet             nothing unless something changed or failed");
    lines.add("  -v, --verbose           show each request, and where an error arose");
    lines.add("  -h, --help   -V, --version");
    lines.add("");
    lines.add("Exit codes:");
    for (ExitCode code : ExitCode.values()) {
      String start = "  " + Wrap.pad(Integer.toString(code.number()), 4) + " ";
      lines.addAll(Wrap.lines(start, "       ", code.meaning(), 80));
    }
    return lines;
  }
}
