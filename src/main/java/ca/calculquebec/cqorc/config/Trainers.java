package ca.calculquebec.cqorc.config;

import ca.calculquebec.cqorc.course.Trainer;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Near;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The trainer file, read once. */
public final class Trainers {
  private final Path file;
  private final Map<String, Trainer> trainers;

  private final TrainerReview review;

  private Trainers(Path shown, Path read) throws InputException {
    this.file = shown;
    this.review = new TrainerReview(shown.toString());
    this.trainers = TrainerFile.read(read, shown.toString(), review);
  }

  /** Reads {@code [global] trainers_db}. */
  public static Trainers load(Path file) throws InputException {
    return new Trainers(file, file);
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
    return new Trainers(Path.of(shown), file);
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

  /** Addresses that are none. */
  public List<InputException> problems() {
    return review.problems();
  }

  /** Fields that look mistyped. */
  public List<String> remarks() {
    return review.remarks();
  }

  /** As messages print it. */
  public Path file() {
    return file;
  }
}
