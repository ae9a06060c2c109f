package ca.calculquebec.cqorc.config;

import ca.calculquebec.cqorc.course.Trainer;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Near;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The trainer file, read once. */
public final class Trainers {
  private final Path file;
  private final Map<String, Trainer> trainers;

  private Trainers(Path file, Map<String, Trainer> trainers) {
    this.file = file;
    this.trainers = new LinkedHashMap<>(trainers);
  }

  /** Reads {@code [global] trainers_db}. */
  public static Trainers load(Path file) throws InputException {
    return new Trainers(file, TrainerFile.read(file, file.toString()));
  }

  /** Finds the file by {@code [global] trainers_db}, and names it as the configuration's are. */
  public static Trainers load(Config config) throws InputException {
    Setting setting = config.require("global", "trainers_db");
    Path file = config.file(setting);
    String shown = config.shown(file);
    if (!Files.exists(file)) {
      throw new InputException(
          setting.origin(),
          "there is no trainer file " + setting.value(),
          "Create it, or correct [global] trainers_db; a relative name counts from the directory"
              + " you are in, then from the one of "
              + setting.file()
              + ".");
    }
    return new Trainers(Path.of(shown), TrainerFile.read(file, shown));
  }

  /** By the key exactly as the file writes it, but for outer blanks. */
  public Optional<Trainer> find(String key) {
    return Optional.ofNullable(trainers.get(key.strip()));
  }

  /** Keys that look like this one, nearest first, at most three. */
  public List<String> near(String key) {
    return Near.of(key, trainers.keySet());
  }

  /** In the file's order. */
  public List<Trainer> all() {
    return List.copyOf(trainers.values());
  }

  /** As messages print it. */
  public Path file() {
    return file;
  }
}
