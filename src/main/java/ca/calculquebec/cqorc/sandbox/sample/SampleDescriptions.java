package ca.calculquebec.cqorc.sandbox.sample;

import ca.calculquebec.cqorc.file.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The repository of descriptions. With git it is a real one to clone from; without, the files lie
 * where a clone would.
 */
public final class SampleDescriptions {
  private final Path origin;
  private final Path working;

  public SampleDescriptions(Path dir) {
    this.origin = dir.resolve("descriptions-origin");
    this.working = dir.resolve("descriptions");
  }

  Path working() {
    return working;
  }

  /** The address to clone from; empty when there is no repository. */
  String repository() {
    return Files.isDirectory(origin.resolve(".git"))
        ? origin.toUri().toASCIIString().replaceAll("/$", "")
        : "";
  }

  public void write(boolean git) throws IOException {
    if (!git || !repositoryMade()) {
      files(working);
    }
  }

  private boolean repositoryMade() throws IOException {
    files(origin);
    return git("init", "-q", "-b", "main")
        && git("add", ".")
        && git("commit", "-q", "-m", "Descriptions of the sample term");
  }

  private static void files(Path folder) throws IOException {
    for (SampleSubject subject : SampleSubject.catalogue()) {
      PrivateFiles.OWNER.writeUnforced(
          folder.resolve(subject.code() + "-" + subject.language() + ".yaml"),
          subject.descriptionFile().getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Whether the command could be run and succeeded. */
  private boolean git(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git", "-c", "core.hooksPath=/dev/null"));
    command.addAll(List.of("-c", "commit.gpgsign=false"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(origin.toFile()).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "GIT_AUTHOR_NAME", "cqorc sandbox",
                "GIT_AUTHOR_EMAIL", "sandbox@sandbox.example",
                "GIT_COMMITTER_NAME", "cqorc sandbox",
                "GIT_COMMITTER_EMAIL", "sandbox@sandbox.example",
                "GIT_TERMINAL_PROMPT", "0"));
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      // There is no git here: the files serve as they are.
      return false;
    }
    process.getOutputStream().close();
    process.getInputStream().readAllBytes();
    try {
      return process.waitFor() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while git was running", e);
    }
  }
}
