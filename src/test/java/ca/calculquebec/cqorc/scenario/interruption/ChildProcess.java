package ca.calculquebec.cqorc.scenario.interruption;

import ca.calculquebec.cqorc.Main;
import ca.calculquebec.cqorc.scenario.world.Program;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The program in a process of its own, which can really be killed. */
final class ChildProcess implements AutoCloseable {
  /** 128 and the number of SIGKILL, as shells count. */
  private static final int KILLED = 137;

  private final Process process;
  private final Path output;

  /**
   * @param program whose configuration, state and home it has
   * @param now what it takes for the present, from where its time goes on
   */
  ChildProcess(Program program, String now, String command) throws IOException {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                classPath(),
                Main.class.getName()));
    line.addAll(Arrays.asList(command.split(" ")));
    output = Files.createTempFile(program.home(), "child", ".txt");
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    builder.directory(program.home().toFile());
    builder.environment().put("CQORC_CONFIG_DIR", program.configDirectory().toString());
    builder.environment().put("CQORC_SECRETS_DIR", program.secretsDirectory().toString());
    builder.environment().put("HOME", program.home().toString());
    builder.environment().put("CQORC_NOW", now);
    process = builder.start();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What it printed so far. */
  String output() throws IOException {
    return Files.readString(output);
  }

  /** Whether it was killed before its end. */
  boolean wasKilled() {
    return process.exitValue() == KILLED;
  }

  /** SIGKILL, and no return before the process is gone. */
  @Override
  public void close() {
    kill();
  }

  /**
   * At once, as by the kernel; returns when it is gone, and git too, which ends what it has begun
   * and would still write when a test's folder is removed.
   */
  void kill() {
    List<ProcessHandle> begun = process.descendants().toList();
    try {
      var unused = process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
      for (ProcessHandle child : begun) {
        child.onExit().get(30, TimeUnit.SECONDS);
      }
    } catch (ExecutionException | TimeoutException impossible) {
      throw new IllegalStateException("what the killed process had begun does not end", impossible);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
    }
  }

  /** That of the test, whoever runs it: some runners have a class loader of their own. */
  private static String classPath() {
    if (Main.class.getClassLoader() instanceof URLClassLoader loader) {
      return String.join(
          File.pathSeparator, Arrays.stream(loader.getURLs()).map(ChildProcess::file).toList());
    }
    return System.getProperty("java.class.path");
  }

  private static String file(URL url) {
    try {
      return Path.of(new URI(url.toString())).toString();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
