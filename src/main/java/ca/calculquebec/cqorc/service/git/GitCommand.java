package ca.calculquebec.cqorc.service.git;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ServiceException.Reason;
import ca.calculquebec.cqorc.file.TemporaryFolder;
import ca.calculquebec.cqorc.http.HttpEvents;
import ca.calculquebec.cqorc.http.LongWait;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The system's git, which has the user's keys, agent and known hosts. It never asks, never runs
 * what a repository brings along, and ends within a time limit.
 */
final class GitCommand {
  private static final List<String> CAUTION =
      List.of(
          "-c", "core.hooksPath=/dev/null",
          "-c", "protocol.allow=never",
          "-c", "protocol.https.allow=always",
          "-c", "protocol.ssh.allow=always",
          "-c", "protocol.file.allow=always",
          "-c", "submodule.recurse=false",
          "-c", "gc.auto=0",
          "-c", "maintenance.auto=false",
          "-c", "core.fsmonitor=false");

  private final Map<String, String> variables;
  private final Duration limit;
  private final Duration slow;
  private final String program;
  private final HttpEvents events;

  /**
   * @param limit after which a command is stopped
   * @param slow after how long the events are told what git does
   */
  GitCommand(Map<String, String> variables, Duration limit, Duration slow, HttpEvents events) {
    this(variables, limit, slow, events, "git");
  }

  GitCommand(
      Map<String, String> variables,
      Duration limit,
      Duration slow,
      HttpEvents events,
      String program) {
    this.program = program;
    this.events = events;
    this.variables = Map.copyOf(variables);
    this.limit = limit;
    this.slow = slow;
  }

  /**
   * @param code git's exit code
   * @param output both streams together, trimmed
   */
  record GitResult(int code, String output) {
    boolean isSuccess() {
      return code == 0;
    }

    /** The line that says most: git puts the reason first and hints after it. */
    String reason() {
      return output
          .lines()
          .filter(line -> line.startsWith("fatal:") || line.startsWith("error:"))
          .findFirst()
          .or(
              () ->
                  output
                      .lines()
                      .filter(line -> !line.matches("(hint:|From |Cloning ).*"))
                      .findFirst())
          .orElse("exit code " + code);
    }
  }

  /**
   * @param what it is run for, as "tried to …" continues
   * @param repository outside of which git must not look for one: a folder without a repository may
   *     well lie in somebody else's
   * @param settings of the environment, beyond the user's own
   */
  GitResult run(String what, Path repository, List<String> arguments, Map<String, String> settings)
      throws ServiceException {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(CAUTION);
    command.addAll(arguments);
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      // A file and not a pipe: a full pipe would stop git, and an unread one hide the time limit.
      return run(command, what, repository, folder.path().resolve("output"), settings);
    } catch (IOException failure) {
      throw GitFailure.notStarted(String.valueOf(failure.getMessage())).exception(what, failure);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw interrupted(interruption);
    }
  }

  GitResult run(String what, Path repository, List<String> arguments) throws ServiceException {
    return run(what, repository, arguments, Map.of());
  }

  /**
   * The settings that stand in a file, which are read and not obeyed; of repeated ones the last.
   */
  Map<String, String> settings(Path file, Path repository) throws ServiceException {
    GitResult result =
        run(
            "read " + file,
            repository,
            List.of("config", "--file", file.toString(), "--no-includes", "--null", "--list"));
    Map<String, String> settings = new HashMap<>();
    if (result.isSuccess()) {
      for (String entry : result.output().split("\0")) {
        String[] parts = entry.split("\n", 2);
        settings.put(parts[0], parts.length > 1 ? parts[1] : "true");
      }
    }
    return settings;
  }

  /** The user's own ssh, which must never ask: nobody would see the question. */
  private Optional<String> ssh(Path repository) throws ServiceException {
    String typed = variables.getOrDefault("GIT_SSH_COMMAND", "");
    if (typed.isBlank() && variables.containsKey("GIT_SSH")) {
      return Optional.empty();
    }
    String own = typed;
    for (String scope : List.of("--global", "--system")) {
      if (own.isBlank()) {
        GitResult set =
            run(
                "read git's settings",
                repository,
                List.of("config", scope, "--get", "core.sshCommand"),
                Map.of());
        own = set.isSuccess() ? set.output() : "";
      }
    }
    String command = own.isBlank() ? "ssh" : own;
    return Optional.of(command.contains("BatchMode") ? command : command + " -o BatchMode=yes");
  }

  /** Like {@link #run}, where git may have to use ssh. */
  GitResult connect(
      String what, Path repository, List<String> arguments, Map<String, String> settings)
      throws ServiceException {
    Map<String, String> all = new HashMap<>(settings);
    ssh(repository).ifPresent(command -> all.put("GIT_SSH_COMMAND", command));
    return run(what, repository, arguments, all);
  }

  private GitResult run(
      List<String> command, String what, Path repository, Path output, Map<String, String> settings)
      throws IOException, InterruptedException, ServiceException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(variables);
    // What points git at another repository would make the arguments mean something else.
    builder.environment().keySet().removeIf(GitCommand::redirects);
    builder
        .environment()
        .put("GIT_CEILING_DIRECTORIES", repository.toRealPath().getParent().toString());
    builder.environment().put("GIT_TERMINAL_PROMPT", "0");
    builder.environment().put("GIT_ASKPASS", "true");
    builder.environment().put("SSH_ASKPASS_REQUIRE", "never");
    builder.environment().put("LC_ALL", "C");
    builder.environment().putAll(settings);
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    builder.redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    Process process = builder.start();
    try {
      if (!ended(process, what)) {
        stop(process);
        String why = "git did not end within " + limit.toSeconds() + " seconds";
        throw new GitFailure(why, "Check the network, then repeat the command.")
            .exception(what, null);
      }
    } catch (InterruptedException interruption) {
      stop(process);
      throw interruption;
    }
    String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip();
    return new GitResult(process.exitValue(), withoutPassword(text));
  }

  @SuppressWarnings("try") // the wait is ended, not used
  private boolean ended(Process process, String what) throws InterruptedException {
    try (LongWait wait = LongWait.begin(events, "git", what, slow)) {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private static boolean redirects(String variable) {
    return variable.equals("GIT_DIR")
        || variable.equals("GIT_WORK_TREE")
        || variable.equals("GIT_COMMON_DIR")
        || variable.equals("GIT_OBJECT_DIRECTORY")
        || variable.equals("GIT_NAMESPACE")
        || variable.equals("GIT_INDEX_FILE")
        || variable.equals("GIT_ALLOW_PROTOCOL")
        || variable.equals("GIT_PROTOCOL_FROM_USER");
  }

  private static void stop(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** An address may carry a password or token before its host. */
  static String withoutPassword(String text) {
    return text.replaceAll("://[^/@\\s]*@", "://");
  }

  static ServiceException interrupted(InterruptedException cause) {
    return new ServiceException("git", Reason.INTERRUPTED, 0, "", false, "interrupted", "", cause);
  }
}
