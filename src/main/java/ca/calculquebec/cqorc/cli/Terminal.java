package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.app.App;
import ca.calculquebec.cqorc.app.Environment;
import ca.calculquebec.cqorc.cli.print.Console;
import ca.calculquebec.cqorc.cli.print.JsonPrinter;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.http.Interrupt;
import ca.calculquebec.cqorc.http.Redactor;
import ca.calculquebec.cqorc.plan.Problem;
import ca.calculquebec.cqorc.plan.StateFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/** The person's side of a run: what they typed, see, answer, and interrupt. */
final class Terminal {

  private static final Problem INTERRUPTED =
      new Problem("the run was interrupted", "Run the same command again.");

  private final Environment environment;
  private final Redactor redactor = new Redactor();
  // The ids of what exists already must still reach the sheet after the first Ctrl-C.
  private final Interrupt interrupt = new Interrupt(Set.of("Google Sheets", "Google"));
  private final Stopping stopping;
  private Console console;
  private CommonOptions options = new CommonOptions();
  private String commandName = "";
  private List<String> arguments = List.of();
  private Optional<Applying> applying = Optional.empty();
  private volatile Consumer<Problem> soFar = this::document;

  Terminal(Environment environment) {
    this.environment = environment;
    this.console = console(CommonOptions.Color.auto);
    this.stopping =
        new Stopping(
            environment, interrupt, () -> console, forScripts(() -> document(INTERRUPTED)));
  }

  /** Notes what was asked for, before it is parsed. */
  void command(String name, List<String> arguments) {
    commandName = name;
    this.arguments = List.copyOf(arguments);
  }

  /** Makes the command carry a saved plan out, instead of one of its own. */
  void apply(Applying saved) {
    applying = Optional.of(saved);
  }

  Optional<Applying> applying() {
    return applying;
  }

  /** Command and options, as typed. */
  List<String> arguments() {
    return arguments;
  }

  /** {@code zoom}. */
  String commandName() {
    return commandName;
  }

  /** {@code zoom --create}, without values that may be secret. */
  String typed() {
    return CommandText.of(arguments);
  }

  Environment environment() {
    return environment;
  }

  Console console() {
    return console;
  }

  Redactor redactor() {
    return redactor;
  }

  Interrupt interrupt() {
    return interrupt;
  }

  boolean verbose() {
    return options.verbose();
  }

  boolean quiet() {
    return options.quiet();
  }

  boolean json() {
    return options.json();
  }

  /** How to print, once the options are known; for commands that need no wiring. */
  void options(CommonOptions common) {
    options = common;
    console = console(common.color());
  }

  /** The wiring for a command, once its options are known. */
  App app(CommonOptions common, int parallel, Duration maxWait) throws InputException {
    return app(common, parallel, maxWait, false);
  }

  /** For a command that is to tell of every problem: it goes on without what cannot be read. */
  App tolerantApp(CommonOptions common) throws InputException {
    return app(
        common,
        ChangeOptions.DEFAULT_PARALLEL,
        Duration.ofMinutes(ChangeOptions.DEFAULT_MAX_WAIT_MINUTES),
        true);
  }

  private App app(CommonOptions common, int parallel, Duration maxWait, boolean tolerant)
      throws InputException {
    options(common);
    environment.signals().listen(stopping::stop);
    App.Settings settings =
        new App.Settings(
            common.configDirectory(),
            common.secretsDirectory(),
            canAsk(),
            parallel,
            maxWait,
            tolerant,
            applying.flatMap(Applying::reference));
    return new App(
        environment, settings, redactor, interrupt, new RequestNotices(console, options));
  }

  App app(CommonOptions common) throws InputException {
    return app(
        common,
        ChangeOptions.DEFAULT_PARALLEL,
        Duration.ofMinutes(ChangeOptions.DEFAULT_MAX_WAIT_MINUTES));
  }

  private Console console(CommonOptions.Color color) {
    boolean wanted =
        switch (color) {
          case always -> true;
          case never -> false;
          case auto ->
              environment.terminals().out()
                  && environment.variables().getOrDefault("NO_COLOR", "").isEmpty()
                  && !environment.variables().getOrDefault("TERM", "").equals("dumb");
        };
    return new Console(
        environment.out(),
        environment.err(),
        redactor::redact,
        wanted,
        environment.terminals().err());
  }

  /** What an older cqorc left readable for others is no longer, and is told once. */
  void protect(StateFolder folder) throws InputException {
    if (folder.protect() && !quiet()) {
      console.notice(
          "note: other users of this machine could read "
              + folder.path()
              + "; that is closed to them now");
    }
  }

  /** Whether a person can be asked, and sees the question. */
  boolean canAsk() {
    return environment.terminals().in() && environment.terminals().err();
  }

  /** For what a person is to see while the results go to a script. */
  Console aside() {
    return new Console(environment.err(), environment.err(), redactor::redact, false, false);
  }

  /**
   * Asks a yes-or-no question.
   *
   * @throws InputException without a terminal, unless {@code yes}
   */
  boolean confirm(String question, boolean yes) throws CqorcException {
    if (yes) {
      return true;
    }
    if (!canAsk()) {
      throw new InputException(
          question + " Nobody can be asked without a terminal; nothing was changed",
          "Read the plan with --dry-run, then repeat the command with --yes.");
    }
    console.prompt(question + " [y/N] ");
    Optional<String> answer = line();
    return answer
        .map(text -> text.strip().toLowerCase(Locale.ROOT))
        .filter(Terminal::isYes)
        .isPresent();
  }

  /**
   * A secret that an option gives: {@code -} asks for it, or reads it from standard input; anything
   * else can be seen by everybody on the machine, and is warned of.
   */
  String secret(String option, String value) throws CqorcException {
    if (!value.equals("-")) {
      redactor.add(value);
      if (!quiet()) {
        console.notice(
            "warning: others on this machine can read " + option + "; write " + option + " -");
      }
      return value;
    }
    String typed = typedSecret(option).map(String::strip).orElse("");
    if (typed.isEmpty()) {
      throw new InputException(
          ca.calculquebec.cqorc.failure.Origin.option(option),
          "nothing was typed",
          "Type it, or hand it in on standard input.");
    }
    redactor.add(typed);
    return typed;
  }

  private Optional<String> typedSecret(String option) throws CqorcException {
    if (!canAsk()) {
      return line();
    }
    if (environment.hidden().isThere()) {
      console.prompt(option + " (it is not shown): ");
      return environment.hidden().line();
    }
    console.prompt(option + " (it is shown as you type): ");
    return line();
  }

  /** Asks for a line; empty without a terminal. */
  Optional<String> ask(String question) throws CqorcException {
    if (!canAsk()) {
      return Optional.empty();
    }
    console.prompt(question);
    return line();
  }

  private static boolean isYes(String answer) {
    return Set.of("y", "yes", "o", "oui").contains(answer);
  }

  private Optional<String> line() throws CqorcException {
    try {
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(environment.in(), StandardCharsets.UTF_8));
      return Optional.ofNullable(reader.readLine());
    } catch (IOException failure) {
      throw new CqorcException(
          "the answer could not be read",
          "Repeat the command, or use --yes.",
          Optional.empty(),
          failure);
    }
  }

  /** The document of a run that failed as a whole. */
  void document(Problem problem) {
    new JsonPrinter(console, commandName).print(problem);
  }

  /** The exit code that a signal asks for, once one came. */
  OptionalInt stopCode() {
    return stopping.code();
  }

  /**
   * What prints the run's document when it is ended before it comes to that itself.
   *
   * @param printing is given why, unless a signal asked for it
   */
  void ifEnded(Consumer<Problem> printing) {
    soFar = printing;
    stopping.ifEnded(forScripts(() -> printing.accept(Problem.NONE)));
  }

  /** The document of a run that failed on its way: with what it had done, when it can tell. */
  void lastDocument(Problem problem) {
    soFar.accept(problem);
  }

  private Runnable forScripts(Runnable printing) {
    return () -> {
      if (options.json()) {
        printing.run();
      }
    };
  }
}
