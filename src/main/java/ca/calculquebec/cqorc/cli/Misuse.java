package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.failure.Near;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in plain words. */
final class Misuse {
  private Misuse() {}

  static String message(ParameterException misuse, Collection<String> options) {
    if (misuse instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched.getUnmatched(), options);
    }
    if (misuse instanceof MissingParameterException missing) {
      return missing.getMessage();
    }
    return misuse
        .getMessage()
        .replace("is not an int", "is not a whole number")
        .replace("is not a long", "is not a whole number")
        .replace("is not a boolean", "means nothing: the option takes no value");
  }

  private static String unmatched(List<String> arguments, Collection<String> options) {
    String argument = arguments.get(0);
    if (!argument.startsWith("-")) {
      return "\"" + argument + "\" means nothing to this command";
    }
    Optional<String> meant = CommandLineArguments.meant(argument, options);
    if (meant.isPresent() && argument.startsWith("--")) {
      return argument + " is not an option; write it out: " + meant.get();
    }
    List<String> near = Near.of(argument, options);
    return argument
        + " is not an option of this command"
        + (near.isEmpty() ? "" : " (did you mean " + String.join(" or ", near) + "?)");
  }
}
