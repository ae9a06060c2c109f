package ca.calculquebec.cqorc.config;

import ca.calculquebec.cqorc.course.Trainer;
import ca.calculquebec.cqorc.failure.InputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The trainer file, read once. */
public final class Trainers {
  /** Reads {@code [global] trainers_db}. */
  public static Trainers load(Path file) throws InputException {
    throw new IllegalStateException("to be written");
  }

  public Optional<Trainer> find(String key) {
    throw new IllegalStateException("to be written");
  }

  /** Keys that look like this one, nearest first, at most three. */
  public List<String> near(String key) {
    throw new IllegalStateException("to be written");
  }

  public List<Trainer> all() {
    throw new IllegalStateException("to be written");
  }

  /** As messages print it. */
  public Path file() {
    throw new IllegalStateException("to be written");
  }
}
