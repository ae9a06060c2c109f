package ca.calculquebec.cqorc.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The machine's name, for people who share a state directory. Shells know it as HOSTNAME but mostly
 * keep it to themselves, and asking the network for it may take seconds.
 */
final class HostName {
  static final List<Path> FILES =
      List.of(Path.of("/proc/sys/kernel/hostname"), Path.of("/etc/hostname"));

  private static final int LONGEST = 64;

  private HostName() {}

  /**
   * @param files looked into in this order when the variable is not set
   */
  static String of(Map<String, String> variables, List<Path> files) {
    String name = variables.getOrDefault("HOSTNAME", "");
    for (Path file : files) {
      name = name.isBlank() ? read(file) : name;
    }
    return name.isBlank() ? "this machine" : name.strip();
  }

  private static String read(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8).strip();
      return text.length() <= LONGEST && text.lines().count() == 1 ? text : "";
    } catch (IOException notThisSystem) {
      return "";
    }
  }
}
