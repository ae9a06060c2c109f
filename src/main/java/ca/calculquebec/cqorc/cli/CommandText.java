package ca.calculquebec.cqorc.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The command as typed, for the lock and the audit trail, without values that may be secret. */
final class CommandText {
  private CommandText() {}

  static String of(List<String> arguments) {
    List<String> shown = new ArrayList<>();
    boolean hideNext = false;
    for (String argument : arguments) {
      if (hideNext && !argument.startsWith("--")) {
        shown.add("(hidden)");
        hideNext = false;
        continue;
      }
      int equals = argument.indexOf('=');
      boolean secret = argument.startsWith("-") && isSecret(argument);
      shown.add(secret && equals > 0 ? argument.substring(0, equals) + "=(hidden)" : argument);
      hideNext = secret && equals < 0;
    }
    return String.join(" ", shown);
  }

  /** Whether one of them is an option that takes a secret. */
  static boolean holdsSecret(List<String> arguments) {
    return arguments.stream().anyMatch(word -> word.startsWith("-") && isSecret(word));
  }

  private static boolean isSecret(String option) {
    String name = option.toLowerCase(Locale.ROOT);
    return name.contains("password")
        || name.contains("apikey")
        || name.contains("token")
        || name.equals("--secret");
  }
}
