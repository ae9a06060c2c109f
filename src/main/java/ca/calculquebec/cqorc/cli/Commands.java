package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.course.Near;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The commands: name, one line for the root's help, and how to build each when it is asked for. */
enum Commands {
  ZOOM("zoom", "the courses' Zoom webinars", ZoomCommand::new),
  EVENTBRITE("eventbrite", "the courses' Eventbrite events", EventbriteCommand::new),
  CHECK("check", "every problem of configuration, sheet and accounts at once", CheckCommand::new),
  CONFIG("config", "every configuration value and where it came from", ConfigCommand::new),
  AUTH("auth", "give cqorc access to your Google account", AuthCommand::new),
  SANDBOX("sandbox", "a stand-in for all services, to try things out", SandboxCommand::new),
  DEMO("demo", "a term's start on the sandbox, in one go", DemoCommand::new),
  COMPLETION("completion", "print a completion script for bash or zsh", CompletionCommand::new),
  WARM_UP("warm-up", "", WarmUpCommand::new);

  /** Commands that have commands of their own. */
  static final Set<String> NESTED = Set.of("eventbrite new", "auth google");

  private final String commandName;
  private final String summary;
  private final Function<Terminal, Object> builder;

  Commands(String commandName, String summary, Function<Terminal, Object> builder) {
    this.commandName = commandName;
    this.summary = summary;
    this.builder = builder;
  }

  String commandName() {
    return commandName;
  }

  String summary() {
    return summary;
  }

  boolean isHidden() {
    return summary.isEmpty();
  }

  static List<String> names() {
    List<String> names = new ArrayList<>();
    for (Commands command : values()) {
      names.add(command.commandName);
    }
    return names;
  }

  /**
   * @param path {@code zoom}, or {@code eventbrite new}
   */
  static Object build(String path, Terminal terminal) {
    if (path.equals("eventbrite new")) {
      return new EventbriteNewCommand(terminal);
    }
    if (path.equals("auth google")) {
      return new AuthGoogleCommand(terminal);
    }
    for (Commands command : values()) {
      if (command.commandName.equals(path)) {
        return command.builder.apply(terminal);
      }
    }
    throw new IllegalArgumentException(path);
  }

  /** A suggestion in brackets; blank when nothing is near. */
  static String near(String word) {
    List<String> near = Near.of(word, names());
    return near.isEmpty() ? "" : " (did you mean \"" + near.get(0) + "\"?)";
  }
}
