package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.failure.Near;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The commands: name, one line for the root's help, and how to build each when it is asked for. */
enum Commands {
  ZOOM("zoom", "the courses' Zoom webinars"),
  EVENTBRITE("eventbrite", "the courses' Eventbrite events"),
  PUBLIC_GCAL("public-gcal", "the sessions in the public calendar"),
  SLACK("slack", "the courses' Slack channels"),
  GCAL("gcal", "the sessions in the trainers' calendar"),
  USERNAMES("usernames", "who logs in as whom: a spreadsheet for each course"),
  ATTENDANCE("attendance", "who was there, held against registrations and check-ins"),
  CERTIFICATES("certificates", "certificates of participation, made, mailed and kept"),
  SOON("soon", "whether an event of a course starts soon, for scripts"),
  TERM("term", "a whole term's services in one plan"),
  STATUS("status", "which course is in line with the sheet, and what is not"),
  CHECK("check", "every problem of configuration, sheet and accounts at once"),
  CONFIG("config", "every configuration value and where it came from"),
  SHOW("show", "print a plan that --plan-out has saved"),
  APPLY("apply", "carry out a saved plan, exactly as it was shown"),
  AUTH("auth", "give cqorc access to your Google account"),
  SANDBOX("sandbox", "a stand-in for all services, to try things out"),
  DEMO("demo", "a whole term on the sandbox, in one go"),
  COMPLETION("completion", "print a completion script for bash or zsh"),
  WARM_UP("warm-up", "");

  /** Commands that have commands of their own. */
  static final Set<String> NESTED = Set.of("eventbrite new", "auth google");

  private static final Set<Commands> WITHOUT_SHEET =
      EnumSet.of(ATTENDANCE, SOON, CONFIG, SHOW, AUTH, SANDBOX, DEMO, COMPLETION, WARM_UP);

  private final String commandName;
  private final String summary;

  Commands(String commandName, String summary) {
    this.commandName = commandName;
    this.summary = summary;
  }

  String commandName() {
    return commandName;
  }

  String summary() {
    return summary;
  }

  /** Whether its first request reads the course sheet. */
  static boolean readsSheet(String name) {
    for (Commands command : values()) {
      if (command.commandName.equals(name)) {
        return !WITHOUT_SHEET.contains(command);
      }
    }
    return false;
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
    return switch (path) {
      case "zoom" -> new ZoomCommand(terminal);
      case "eventbrite" -> new EventbriteCommand(terminal);
      case "eventbrite new" -> new EventbriteNewCommand(terminal);
      case "public-gcal" -> new PublicGcalCommand(terminal);
      case "slack" -> new SlackCommand(terminal);
      case "gcal" -> new GcalCommand(terminal);
      case "usernames" -> new UsernamesCommand(terminal);
      case "attendance" -> new AttendanceCommand(terminal);
      case "certificates" -> new CertificatesCommand(terminal);
      case "soon" -> new SoonCommand(terminal);
      case "term" -> new TermCommand(terminal);
      case "status" -> new StatusCommand(terminal);
      case "check" -> new CheckCommand(terminal);
      case "config" -> new ConfigCommand(terminal);
      case "show" -> new ShowCommand(terminal);
      case "apply" -> new ApplyCommand(terminal);
      case "auth" -> new AuthCommand(terminal);
      case "auth google" -> new AuthGoogleCommand(terminal);
      case "sandbox" -> new SandboxCommand(terminal);
      case "demo" -> new DemoCommand(terminal);
      case "completion" -> new CompletionCommand(terminal);
      case "warm-up" -> new WarmUpCommand(terminal);
      default -> throw new IllegalArgumentException(path);
    };
  }

  /** A suggestion in brackets; blank when nothing is near. */
  static String near(String word) {
    List<String> near = Near.of(word, names());
    return near.isEmpty() ? "" : " (did you mean \"" + near.get(0) + "\"?)";
  }
}
