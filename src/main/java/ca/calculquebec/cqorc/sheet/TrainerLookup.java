package ca.calculquebec.cqorc.sheet;

import ca.calculquebec.cqorc.config.Trainers;
import ca.calculquebec.cqorc.course.Trainer;
import java.util.List;
import java.util.Optional;

/** Whom the keys in the trainer cells mean. */
public interface TrainerLookup {
  Optional<Trainer> find(String key);

  /** Keys that look like this one, nearest first. */
  List<String> near(String key);

  /** The trainer file as messages print it. */
  String file();

  static TrainerLookup of(Trainers trainers) {
    return new TrainerLookup() {
      @Override
      public Optional<Trainer> find(String key) {
        return trainers.find(key);
      }

      @Override
      public List<String> near(String key) {
        return trainers.near(key);
      }

      @Override
      public String file() {
        return trainers.file().toString();
      }
    };
  }
}
