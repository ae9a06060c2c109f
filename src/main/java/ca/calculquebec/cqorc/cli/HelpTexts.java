package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.app.Environment;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The commands' help and their options, written down while cqorc is built: picocli takes longer to
 * make them than Java takes to start. Where they are not there, picocli makes them.
 */
public final class HelpTexts {
  private HelpTexts() {}

  /** Writes them all; called by the build, with the directory as its argument. */
  public static void main(String[] args) throws IOException {
    Path directory = Files.createDirectories(Path.of(args[0]));
    // What an earlier build wrote of a command that has gone, or has no table any more.
    try (DirectoryStream<Path> old = Files.newDirectoryStream(directory)) {
      for (Path file : old) {
        Files.delete(file);
      }
    }
    for (List<String> path : commands()) {
      String words = String.join(" ", path);
      Files.writeString(
          directory.resolve(fileName(words, ".txt")), Cqorc.usage(Environment.ofProcess(), path));
      Optional<String> table = Cqorc.options(Environment.ofProcess(), path);
      if (table.isPresent()) {
        Files.writeString(directory.resolve(fileName(words, ".options")), table.get());
      }
    }
  }

  static List<List<String>> commands() {
    List<List<String>> commands = new ArrayList<>();
    Commands.names().forEach(name -> commands.add(List.of(name)));
    Commands.NESTED.stream().sorted().forEach(path -> commands.add(List.of(path.split(" "))));
    return commands;
  }

  static boolean isAskedFor(List<String> rest) {
    return rest.equals(List.of("--help")) || rest.equals(List.of("-h"));
  }

  /** Whether picocli may come to print help, alone or in a group of short options. */
  static boolean mayBeAskedFor(List<String> rest) {
    return rest.stream().anyMatch(word -> word.equals("--help") || word.matches("-\\w*h\\w*"));
  }

  /** The command's {@link OptionTable}, when the build wrote one. */
  static Optional<String> table(String path) {
    return read(fileName(path, ".options"));
  }

  /**
   * @param path {@code zoom}, or {@code eventbrite new}
   */
  static Optional<String> of(String path) {
    return read(fileName(path, ".txt"));
  }

  /** From the launcher's directory, since Java takes 4 ms to find a file in a jar; else from it. */
  private static Optional<String> read(String name) {
    Path beside = Path.of(System.getProperty("cqorc.help", ""), name);
    try (InputStream in =
        Files.isReadable(beside)
            ? new FileInputStream(beside.toFile())
            : HelpTexts.class.getResourceAsStream("help/" + name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own help and options", e);
    }
  }

  private static String fileName(String path, String ending) {
    return path.replace(' ', '_') + ending;
  }
}
