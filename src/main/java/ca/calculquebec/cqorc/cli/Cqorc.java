package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.app.Environment;
import ca.calculquebec.cqorc.app.HeadStart;
import ca.calculquebec.cqorc.cli.print.ErrorReport;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ExhaustedException;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.plan.Problem;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The root command. It is built by API, and of the subcommands only the one that was asked for:
 * reading annotations is what costs at start-up.
 */
public final class Cqorc {
  private static final String NAME = "cqorc";

  private final Environment environment;
  private final Terminal terminal;

  private Cqorc(Environment environment) {
    this.environment = environment;
    this.terminal = new Terminal(environment);
  }

  /**
   * Runs one command.
   *
   * @return the exit code, see {@link ExitCode}
   */
  public static int run(Environment environment, String... args) {
    int code = new Cqorc(environment).flushed(args);
    // A script takes what it got for all there is, unless it is told.
    if (!environment.out().checkError()) {
      return code;
    }
    environment.err().println("cqorc: the output could not be written to its end");
    environment
        .err()
        .println("  What to do: make room where it goes to; what was done stays done.");
    return code == ExitCode.DONE.number() || code == ExitCode.DIFFERS.number()
        ? ExitCode.SOME_FAILED.number()
        : code;
  }

  /** Runs the command of a saved plan. */
  static int run(Environment environment, Applying saved, String... args) {
    Cqorc cqorc = new Cqorc(environment);
    cqorc.terminal.apply(saved);
    return cqorc.flushed(args);
  }

  private int flushed(String... args) {
    int code;
    try {
      code = ExhaustedException.guard(doing(args), () -> execute(args));
    } catch (CqorcException exhausted) {
      code = exhausted(exhausted, List.of(args));
    }
    environment.out().flush();
    environment.err().flush();
    return code;
  }

  private int execute(String... args) {
    if (args.length > 0 && args[0].equals("help")) {
      return help(List.of(args).subList(1, args.length));
    }
    CommandLineArguments commandLineArguments =
        CommandLineArguments.of(Commands.names(), Commands.NESTED, args);
    if (commandLineArguments.commandPath().isEmpty()) {
      return executeRoot(commandLineArguments);
    }
    if (HelpTexts.isAskedFor(commandLineArguments.rest())) {
      Optional<String> text = HelpTexts.of(String.join(" ", commandLineArguments.commandPath()));
      if (text.isPresent()) {
        text.get().lines().forEach(terminal.console()::result);
        return ExitCode.DONE.number();
      }
    }
    if (Commands.readsSheet(commandLineArguments.commandPath().get(0))) {
      HeadStart.begin(environment.clock());
    }
    CommandLine command =
        build(
            commandLineArguments.commandPath(),
            !HelpTexts.mayBeAskedFor(commandLineArguments.rest()));
    CommandLine root = command.getCommandSpec().root().commandLine();
    List<String> all = new ArrayList<>(commandLineArguments.commandPath());
    all.addAll(commandLineArguments.spelled(optionNames(command)));
    terminal.command(String.join(" ", commandLineArguments.commandPath()), all);
    return root.execute(all.toArray(String[]::new));
  }

  /** {@code cqorc help zoom} is {@code cqorc zoom --help}. */
  private int help(List<String> words) {
    boolean known = words.isEmpty() || Commands.names().contains(words.get(0));
    if (!known && !words.get(0).startsWith("-")) {
      return noSuch(words.get(0), words);
    }
    List<String> asked = new ArrayList<>(words);
    asked.add("--help");
    return execute(asked.toArray(String[]::new));
  }

  /**
   * The asked command below the root; the others are not built.
   *
   * @param fast from the table of its options, which holds no help
   */
  private CommandLine build(List<String> path, boolean fast) {
    CommandLine root = new CommandLine(rootSpec());
    CommandLine command = root;
    for (String name : path) {
      String words = command == root ? name : String.join(" ", path);
      Object implementation = Commands.build(words, terminal);
      Optional<CommandSpec> table =
          fast
              ? HelpTexts.table(words).map(lines -> OptionTable.read(lines, implementation))
              : Optional.empty();
      CommandLine next =
          table.isPresent()
              ? new CommandLine(table.get().name(name))
              : new CommandLine(implementation);
      command.addSubcommand(name, next);
      command = next;
    }
    configure(root);
    return command;
  }

  /** What picocli makes of a command's options; {@link HelpTexts} has it without picocli. */
  static String usage(Environment environment, List<String> path) {
    return new Cqorc(environment).build(path, false).getUsageMessage();
  }

  /** The table of a command's options, see {@link OptionTable#write}. */
  static Optional<String> options(Environment environment, List<String> path) {
    return OptionTable.write(new Cqorc(environment).build(path, false).getCommandSpec());
  }

  private int executeRoot(CommandLineArguments commandLineArguments) {
    List<String> rest = commandLineArguments.rest();
    if (rest.contains("-V") || rest.contains("--version")) {
      terminal.console().result(Version.line());
      return ExitCode.DONE.number();
    }
    if (rest.isEmpty() || rest.contains("-h") || rest.contains("--help")) {
      RootHelp.lines().forEach(terminal.console()::result);
      return rest.isEmpty() ? ExitCode.USAGE.number() : ExitCode.DONE.number();
    }
    String word = rest.stream().filter(arg -> !arg.startsWith("-")).findFirst().orElse(rest.get(0));
    return noSuch(word, rest);
  }

  private int noSuch(String word, List<String> args) {
    refuse(
        new Problem(
            "there is no command \"" + word + "\"" + Commands.near(word),
            "cqorc --help lists the commands."),
        args);
    return ExitCode.USAGE.number();
  }

  private static CommandSpec rootSpec() {
    CommandSpec root = CommandSpec.create();
    root.name(NAME);
    root.usageMessage().width(80);
    root.version(Version.line());
    return root;
  }

  private static List<String> optionNames(CommandLine command) {
    List<String> names = new ArrayList<>();
    command.getCommandSpec().options().forEach(option -> names.addAll(List.of(option.names())));
    return names;
  }

  private void configure(CommandLine root) {
    // After the subcommands are added, so that it reaches them too.
    root.setUsageHelpWidth(80);
    root.setUsageHelpAutoWidth(false);
    root.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    root.setCaseInsensitiveEnumValuesAllowed(true);
    root.setOverwrittenOptionsAllowed(false);
    root.setOut(new PrintWriter(environment.out(), true, StandardCharsets.UTF_8));
    root.setErr(new PrintWriter(environment.err(), true, StandardCharsets.UTF_8));
    root.setParameterExceptionHandler(this::misused);
    root.setExecutionExceptionHandler(this::failed);
    addVersion(root);
  }

  private static void addVersion(CommandLine command) {
    command.getCommandSpec().version(Version.line());
    command.getSubcommands().values().forEach(Cqorc::addVersion);
  }

  private int misused(ParameterException misuse, String[] args) {
    CommandLine command = misuse.getCommandLine();
    refuse(
        new Problem(
            Misuse.message(misuse, optionNames(command)),
            command.getCommandSpec().qualifiedName() + " --help shows the options."),
        List.of(args));
    return ExitCode.USAGE.number();
  }

  /** A command line that cannot be carried out, and may not even be parsed. */
  private void refuse(Problem problem, List<String> args) {
    ErrorReport.lines("cqorc: ", problem).forEach(terminal.console()::notice);
    if (asksForJson(args)) {
      terminal.document(problem);
    }
  }

  private static boolean asksForJson(List<String> args) {
    int option = args.lastIndexOf("--output");
    String value =
        option >= 0 && option + 1 < args.size()
            ? args.get(option + 1)
            : args.stream().filter(arg -> arg.startsWith("--output=")).findFirst().orElse("");
    return value.equalsIgnoreCase("json") || value.equalsIgnoreCase("--output=json");
  }

  private String doing(String... args) {
    CommandLineArguments commandLineArguments =
        CommandLineArguments.of(Commands.names(), Commands.NESTED, args);
    return "carry out cqorc " + String.join(" ", commandLineArguments.commandPath());
  }

  private int exhausted(CqorcException failure, List<String> args) {
    ErrorReport.lines(failure, terminal.verbose()).forEach(terminal.console()::notice);
    if (asksForJson(args)) {
      terminal.lastDocument(Problem.of(failure));
    }
    return ExitCode.SOME_FAILED.number();
  }

  private int failed(Exception failure, CommandLine command, ParseResult parsed) {
    if (failure instanceof CqorcException expected) {
      told(expected, command);
      return terminal.stopCode().orElse(exitCode(expected).number());
    }
    // Of a thread whose end is told by an exception of its own.
    Optional<ExhaustedException> exhausted =
        ExhaustedException.in("carry out " + terminal.typed(), failure);
    if (exhausted.isPresent()) {
      return exhausted(exhausted.get(), terminal.arguments());
    }
    Optional<CqorcException> unwritable = unwritable(failure);
    if (unwritable.isPresent()) {
      told(unwritable.get(), command);
      return ExitCode.SOME_FAILED.number();
    }
    ErrorReport.bug(failure, terminal.verbose()).forEach(terminal.console()::notice);
    document(ErrorReport.bug(failure), command);
    return ExitCode.SOME_FAILED.number();
  }

  private void told(CqorcException failure, CommandLine command) {
    ErrorReport.lines(failure, terminal.verbose()).forEach(terminal.console()::notice);
    document(Problem.of(failure), command);
  }

  /** Scripts find the failure in the document, unless one with more in it was printed already. */
  private void document(Problem problem, CommandLine command) {
    OptionSpec output = command.getCommandSpec().findOption("--output");
    if (output != null && output.getValue() == CommonOptions.OutputFormat.json) {
      terminal.document(problem);
    }
  }

  /** A disk that is full, or a folder taken away, in the middle of a run is nobody's bug. */
  private static Optional<CqorcException> unwritable(Throwable failure) {
    Throwable cause = failure;
    while (cause != null && !(cause instanceof UncheckedIOException)) {
      cause = cause.getCause();
    }
    return Optional.ofNullable(cause)
        .map(
            found ->
                new CqorcException(
                    "the run was ended, since cqorc "
                        + found.getMessage()
                        + ", where it remembers what it began",
                    "Make room on the disk or the file writable, then run the same command again:"
                        + " it continues where this one stopped.",
                    Optional.empty(),
                    found));
  }

  /**
   * A failure of the whole run before anything was changed is 2 when the coordinator's input or
   * credentials are the cause, and 1 when a service is.
   */
  static ExitCode exitCode(CqorcException failure) {
    if (failure instanceof ExhaustedException) {
      return ExitCode.SOME_FAILED;
    }
    if (failure instanceof ServiceException service) {
      return switch (service.reason()) {
        case CREDENTIALS, NOT_FOUND, REFUSED -> ExitCode.USAGE;
        case LIMIT, UNAVAILABLE, INTERRUPTED -> ExitCode.SOME_FAILED;
      };
    }
    return ExitCode.USAGE;
  }
}
