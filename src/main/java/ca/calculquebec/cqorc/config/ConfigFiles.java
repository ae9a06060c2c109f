package ca.calculquebec.cqorc.config;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The configuration's files in the order in which they are merged.
 *
 * @param secretsMissing whether the secrets directory does not exist: fine as long as nothing is
 *     wanted from it
 */
record ConfigFiles(
    Path workingDirectory, Path secretsDirectory, boolean secretsMissing, List<Path> files) {

  ConfigFiles {
    files = List.copyOf(files);
  }

  static ConfigFiles find(Path configDirectory, Path secretsDirectory, Path workingDirectory)
      throws InputException {
    Path working = workingDirectory.toAbsolutePath().normalize();
    Path config = working.resolve(configDirectory).normalize();
    Path secrets = working.resolve(secretsDirectory).normalize();
    if (!Files.isDirectory(config)) {
      String shown = shown(config, working);
      throw new InputException(
          Origin.lookedIn(config.toString()),
          Files.exists(config)
              ? "the configuration directory is a file: " + shown
              : "no directory " + shown + " to read the configuration from",
          "Name the directory that holds your .cfg files with --config_dir or CQORC_CONFIG_DIR.");
    }
    if (Files.exists(secrets) && !Files.isDirectory(secrets)) {
      String shown = shown(secrets, working);
      throw new InputException(
          Origin.file(shown, Optional.empty()),
          "the secrets directory is a file: " + shown,
          "Name the directory with --secrets_dir or CQORC_SECRETS_DIR.");
    }
    boolean secretsMissing = !Files.exists(secrets);
    List<Path> files = new ArrayList<>(configFiles(config, working));
    if (!secretsMissing && !same(config, secrets)) {
      files.addAll(configFiles(secrets, working));
    }
    if (files.isEmpty()) {
      String looked = shown(config, working) + (config.equals(working) ? " (" + config + ")" : "");
      throw new InputException(
          Origin.lookedIn(
              looked
                  + (same(config, secrets) ? "" : ", " + shown(secrets, working))
                  + (secretsMissing ? " (there is no such directory)" : "")),
          "no configuration: no .cfg file in " + looked,
          "Name the directory that holds your .cfg files with --config_dir or CQORC_CONFIG_DIR,"
              + " the one with the secrets with --secrets_dir or CQORC_SECRETS_DIR.");
    }
    return new ConfigFiles(working, secrets, secretsMissing, files);
  }

  static boolean anyIn(Path directory) {
    try {
      return Files.isDirectory(directory) && !configFiles(directory, directory).isEmpty();
    } catch (InputException unreadable) {
      // What cannot be listed is there: whoever needs it complains of it.
      return true;
    }
  }

  /** Relative to the working directory when inside it, else absolute; {@code .} for itself. */
  static String shown(Path path, Path workingDirectory) {
    Path absolute = workingDirectory.resolve(path).normalize();
    if (absolute.equals(workingDirectory)) {
      return ".";
    }
    return absolute.startsWith(workingDirectory)
        ? workingDirectory.relativize(absolute).toString()
        : absolute.toString();
  }

  String shown(Path path) {
    return shown(path, workingDirectory);
  }

  /** {@code looked in: …}, for the second line of a complaint about something missing. */
  Origin lookedIn() {
    StringBuilder text = new StringBuilder();
    text.append(String.join(", ", files.stream().map(this::shown).toList()));
    if (secretsMissing) {
      text.append(" (there is no secrets directory ").append(shown(secretsDirectory)).append(')');
    }
    return Origin.lookedIn(text.toString());
  }

  /** As Python's glob("*.cfg"): names that start with a dot are left out. */
  private static List<Path> configFiles(Path directory, Path working) throws InputException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (name.endsWith(".cfg") && !name.startsWith(".") && !Files.isDirectory(entry)) {
          files.add(entry);
        }
      }
    } catch (IOException e) {
      throw unreadable(directory, working, e);
    }
    // Written out, since Java makes a comparator of "comparing" anew at each start.
    files.sort(
        (one, other) -> one.getFileName().toString().compareTo(other.getFileName().toString()));
    return files;
  }

  private static boolean same(Path one, Path other) throws InputException {
    if (!Files.exists(one) || !Files.exists(other)) {
      return false;
    }
    try {
      return Files.isSameFile(one, other);
    } catch (IOException e) {
      throw unreadable(other, other, e);
    }
  }

  private static InputException unreadable(Path directory, Path working, IOException cause) {
    String shown = shown(directory, working);
    return new InputException(
        Origin.file(shown, Optional.empty()),
        "cannot list the directory " + shown,
        "Check that you may read it.",
        cause);
  }
}
