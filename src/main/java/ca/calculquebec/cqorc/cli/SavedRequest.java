package ca.calculquebec.cqorc.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What of a command line belongs to a saved plan: what is asked for, not how it is run. */
final class SavedRequest {
  private static final Set<String> ALONE =
      Set.of("--dry-run", "--yes", "--wait", "--quiet", "--verbose", "-q", "-v", "-qv", "-vq");
  private static final Set<String> WITH_VALUE =
      Set.of(
          "--plan-out",
          "--parallel",
          "--max-wait",
          "--output",
          "--color",
          "--config_dir",
          "--secrets_dir");

  private SavedRequest() {}

  /**
   * @param arguments command and options, in the options' own spelling
   */
  static List<String> of(List<String> arguments) {
    List<String> kept = new ArrayList<>();
    boolean skipNext = false;
    for (String argument : arguments) {
      if (skipNext) {
        skipNext = false;
        continue;
      }
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      if (WITH_VALUE.contains(name)) {
        skipNext = equals < 0;
      } else if (!ALONE.contains(argument)) {
        kept.add(argument);
      }
    }
    return kept;
  }
}
