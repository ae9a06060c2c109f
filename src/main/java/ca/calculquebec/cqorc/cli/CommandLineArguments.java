package ca.calculquebec.cqorc.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The command line before picocli sees it: which command is meant, options of every command moved
 * behind its name, and {@code --course-id} read as {@code --course_id}.
 */
record CommandLineArguments(List<String> commandPath, List<String> rest) {
  private static final String COURSES = "--course_id";

  private static final Set<String> WITH_VALUE =
      Set.of("--config_dir", "--secrets_dir", "--output", "--color");

  /**
   * @param nested commands that have commands of their own, by {@code "auth google"}
   */
  static CommandLineArguments of(
      Collection<String> commands, Collection<String> nested, String... args) {
    List<String> leading = new ArrayList<>();
    int index = 0;
    while (index < args.length && args[index].startsWith("-") && !args[index].equals("--")) {
      leading.add(args[index]);
      boolean takesNext = WITH_VALUE.contains(args[index].replace('-', '_').replace("__", "--"));
      index++;
      if (takesNext && index < args.length) {
        leading.add(args[index]);
        index++;
      }
    }
    if (index == args.length || !commands.contains(args[index])) {
      leading.addAll(List.of(args).subList(index, args.length));
      return new CommandLineArguments(List.of(), leading);
    }
    List<String> path = new ArrayList<>(List.of(args[index]));
    index++;
    if (index < args.length && nested.contains(path.get(0) + " " + args[index])) {
      path.add(args[index]);
      index++;
    }
    leading.addAll(List.of(args).subList(index, args.length));
    return new CommandLineArguments(path, leading);
  }

  /**
   * The arguments in the spelling that the command's options have; everything after {@code --} and
   * everything that is no option stays, but for a course's id behind another one: {@code
   * --course_id 1002 1003} is {@code --course_id 1002 --course_id 1003}.
   *
   * @param options the command's long options
   */
  List<String> spelled(Collection<String> options) {
    List<String> result = new ArrayList<>();
    boolean onlyOperands = false;
    boolean courses = false;
    for (String argument : rest) {
      onlyOperands |= argument.equals("--");
      String word = onlyOperands ? argument : spelled(argument, options);
      boolean value = !word.startsWith("-");
      if (courses && value && !COURSES.equals(last(result))) {
        result.add(COURSES);
      }
      courses = !onlyOperands && (word.startsWith(COURSES) || (courses && value));
      result.add(word);
    }
    return result;
  }

  private static String last(List<String> words) {
    return words.isEmpty() ? "" : words.get(words.size() - 1);
  }

  private static String spelled(String argument, Collection<String> options) {
    if (!argument.startsWith("--")) {
      return argument;
    }
    int equals = argument.indexOf('=');
    String name = equals < 0 ? argument : argument.substring(0, equals);
    String value = equals < 0 ? "" : argument.substring(equals);
    for (String option : options) {
      if (folded(option).equals(folded(name))) {
        return option + value;
      }
    }
    return argument;
  }

  /** The one option that this abbreviates, for the refusal's text. */
  static Optional<String> meant(String abbreviation, Collection<String> options) {
    String name =
        abbreviation.contains("=")
            ? abbreviation.substring(0, abbreviation.indexOf('='))
            : abbreviation;
    List<String> found =
        options.stream()
            .filter(option -> option.startsWith("--"))
            .filter(option -> folded(option).startsWith(folded(name)))
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static String folded(String option) {
    return option.replace('_', '-');
  }
}
