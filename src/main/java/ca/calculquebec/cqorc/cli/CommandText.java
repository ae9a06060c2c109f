package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.failure.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The command as typed, for the lock and the audit trail, without values that may be secret or name
 * somebody.
 */
final class CommandText {
  /** In one spelling, since both of a word's joints may be typed. */
  private static final Set<String> PERSONAL =
      Set.of(
          "__first_name",
          "__last_name",
          "__self_email",
          "__email_attendee",
          "__order_id",
          "__gmail_user",
          "__additional_slack_invite");

  private static final Pattern ADDRESS = Pattern.compile("[^\\s@,=]+@[^\\s@,=]+");
  private static final String HIDDEN = "(hidden)";

  private CommandText() {}

  static String of(List<String> arguments) {
    List<String> shown = new ArrayList<>();
    boolean hideNext = false;
    for (String argument : arguments) {
      if (hideNext && !argument.startsWith("--")) {
        shown.add(HIDDEN);
        hideNext = false;
        continue;
      }
      int equals = argument.indexOf('=');
      boolean hidden = isSecret(argument) || isPersonal(argument);
      shown.add(
          hidden && equals > 0
              ? argument.substring(0, equals) + "=" + HIDDEN
              : ADDRESS.matcher(argument).replaceAll(HIDDEN));
      hideNext = hidden && equals < 0;
    }
    return String.join(" ", shown);
  }

  /**
   * A saved plan can be carried out by others, and must hold all that its command needs.
   *
   * @throws InputException when that is a secret, or tells who somebody is
   */
  static void requireShareable(List<String> arguments) throws InputException {
    if (arguments.stream().anyMatch(CommandText::isSecret)) {
      throw new InputException(
          "a plan with a password in its command is not saved",
          "Put the password into the configuration, or leave --plan-out out.");
    }
    for (String argument : arguments) {
      if (isPersonal(argument) || ADDRESS.matcher(argument).find()) {
        throw new InputException(
            "a plan with a person's name or address in its command is not saved ("
                + of(List.of(argument))
                + ")",
            "Leave that or --plan-out out; --dry-run shows the plan.");
      }
    }
  }

  private static boolean isPersonal(String argument) {
    return PERSONAL.contains(name(argument));
  }

  private static boolean isSecret(String argument) {
    String name = argument.startsWith("-") ? name(argument) : "";
    return name.contains("password")
        || name.contains("apikey")
        || name.contains("token")
        || name.equals("__secret");
  }

  private static String name(String argument) {
    int equals = argument.indexOf('=');
    String name = equals < 0 ? argument : argument.substring(0, equals);
    return name.toLowerCase(Locale.ROOT).replace('-', '_');
  }
}
