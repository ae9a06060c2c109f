package ca.calculquebec.cqorc.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of every command; {@code help} and {@code version} are read by picocli itself. */
@SuppressWarnings("UnusedVariable")
final class CommonOptions {
  enum OutputFormat {
    text,
    json
  }

  enum Color {
    auto,
    always,
    never
  }

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      order = 100,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      order = 101,
      description = "Show the version.")
  private boolean version;

  @Option(
      names = "--config_dir",
      paramLabel = "DIR",
      order = 90,
      description = "Folder of the configuration (*.cfg). Else $CQORC_CONFIG_DIR, else here.")
  private Path configDirectory;

  @Option(
      names = "--secrets_dir",
      paramLabel = "DIR",
      order = 91,
      description = "Folder of the secrets. Else $CQORC_SECRETS_DIR, else ./secrets.")
  private Path secretsDirectory;

  @Option(
      names = {"-v", "--verbose"},
      order = 92,
      description = "Show each request, and where an error arose.")
  private boolean verbose;

  @Option(
      names = {"-q", "--quiet"},
      order = 93,
      description = "Print nothing unless something changed or failed.")
  private boolean quiet;

  @Option(
      names = "--output",
      paramLabel = "text|json",
      order = 94,
      description = "How to print results (default: text).")
  private OutputFormat output = OutputFormat.text;

  @Option(
      names = "--color",
      paramLabel = "auto|always|never",
      order = 95,
      description = "Colours; NO_COLOR is respected (default: auto).")
  private Color color = Color.auto;

  Optional<Path> configDirectory() {
    return Optional.ofNullable(configDirectory);
  }

  Optional<Path> secretsDirectory() {
    return Optional.ofNullable(secretsDirectory);
  }

  boolean verbose() {
    return verbose;
  }

  boolean quiet() {
    return quiet;
  }

  boolean json() {
    return output == OutputFormat.json;
  }

  Color color() {
    return color;
  }

  /** Those that were given, for another command. */
  List<String> written() {
    List<String> options = new ArrayList<>(List.of("--output=" + output, "--color=" + color));
    configDirectory().ifPresent(path -> options.add("--config_dir=" + path));
    secretsDirectory().ifPresent(path -> options.add("--secrets_dir=" + path));
    if (verbose) {
      options.add("--verbose");
    }
    if (quiet) {
      options.add("--quiet");
    }
    return options;
  }
}
