package ca.calculquebec.cqorc.scenario.world;

import ca.calculquebec.cqorc.app.Environment;
import ca.calculquebec.cqorc.cli.Cqorc;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether what a command tells people to do can be done: an option that it names is its own, or
 * that of the command named before it in the same sentence. Asked of everything that any scenario
 * prints.
 */
final class Advice {
  private static final Pattern WORD =
      Pattern.compile(
          "(?:cqorc (\\w[\\w-]*(?: new| google)?)|\\b([a-z][a-z-]*) (?=--))"
              + "|(?<![\\w-])(--[a-z][\\w-]*)|([.!?] |\",? (?=[\"\\]}]))");

  /** What another process was told to do is no advice: {@code "zoom --create", process 99}. */
  private static final Pattern RUNNING = Pattern.compile("\"[^\"]*\", process \\d+");

  private static final Map<String, Set<String>> OPTIONS = new ConcurrentHashMap<>();

  private Advice() {}

  /** Those print what another command says. */
  private static final Set<String> OF_OTHERS = Set.of("apply", "show", "demo");

  private static final List<String> PLANNING = List.of("term", "zoom", "eventbrite", "slack");

  /** Options that were named and that nobody can give. */
  static Set<String> impossible(Environment environment, List<String> arguments, Result result) {
    String own = command(arguments);
    if (Set.of("completion", "help").contains(own) || options(environment, own).isEmpty()) {
      return Set.of();
    }
    Set<String> impossible = new TreeSet<>();
    String current = own;
    Matcher words = WORD.matcher(RUNNING.matcher(result.words()).replaceAll(""));
    while (words.find()) {
      String command = words.group(1) == null ? words.group(2) : words.group(1);
      String option = words.group(3);
      if (command != null) {
        current = options(environment, command).isEmpty() ? current : command;
      } else if (option == null) {
        current = own;
      } else if (!has(environment, current, option) && !arguments.contains(option)) {
        impossible.add(current + " " + option);
      }
    }
    return impossible;
  }

  private static boolean has(Environment environment, String command, String option) {
    String name = option.replace('_', '-');
    return options(environment, command).contains(name)
        || (OF_OTHERS.contains(command)
            && PLANNING.stream().anyMatch(one -> options(environment, one).contains(name)));
  }

  private static String command(List<String> arguments) {
    List<String> words = arguments.stream().takeWhile(word -> !word.startsWith("-")).toList();
    return Optional.of(String.join(" ", words.subList(0, Math.min(2, words.size()))))
        .filter(Set.of("eventbrite new", "auth google")::contains)
        .orElse(words.isEmpty() ? "" : words.get(0));
  }

  /** As its help names them; empty for what is no command. */
  private static Set<String> options(Environment environment, String command) {
    return OPTIONS.computeIfAbsent(
        command,
        asked -> {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
          Environment quiet =
              new Environment(
                  environment.variables(),
                  environment.workingDirectory(),
                  environment.clock(),
                  environment.in(),
                  environment.hidden(),
                  stream,
                  stream,
                  environment.terminals(),
                  environment.transport(),
                  environment.sleeper(),
                  environment.signals());
          int exit = asked.isEmpty() ? 2 : Cqorc.run(quiet, (asked + " --help").split(" "));
          Set<String> options = new TreeSet<>();
          Matcher option =
              Pattern.compile("--[a-z][\\w-]*").matcher(out.toString(StandardCharsets.UTF_8));
          boolean isCommand =
              exit == 0 && out.toString(StandardCharsets.UTF_8).contains("cqorc " + asked);
          while (isCommand && option.find()) {
            options.add(option.group().replace('_', '-'));
          }
          return options;
        });
  }
}
