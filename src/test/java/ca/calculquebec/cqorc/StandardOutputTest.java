package ca.calculquebec.cqorc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real processes whose standard output takes nothing. */
@Timeout(120)
final class StandardOutputTest {
  private static Process start(File out, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    if (out != null) {
      builder.redirectOutput(out);
    }
    return builder.start();
  }

  private static String errors(Process process) throws Exception {
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return errors;
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "--version", "term --help", "completion"})
  void a_disk_that_is_full_is_told_and_is_a_failure(String command) throws Exception {
    File full = new File("/dev/full");
    assumeTrue(full.exists());
    Process process = start(full, command.split(" "));
    String errors = errors(process);
    assertTrue(errors.startsWith("cqorc: the output could not be written to its end"), errors);
    assertEquals(1, process.exitValue(), errors);
  }

  @Test
  void a_reader_that_has_read_enough_is_no_failure() throws Exception {
    Process process = start(null, "term", "--help");
    process.getInputStream().close();
    assertEquals("", errors(process));
    assertEquals(0, process.exitValue());
  }
}
