package ca.calculquebec.cqorc.app;

import java.io.Console;
import java.util.Optional;
import java.util.function.Supplier;

/** A line that is typed without being shown. */
public interface HiddenInput {
  /** Nowhere to type unseen. */
  HiddenInput NONE =
      new HiddenInput() {
        @Override
        public boolean isThere() {
          return false;
        }

        @Override
        public Optional<String> line() {
          return Optional.empty();
        }
      };

  /** Whether it can be typed here at all; else it must be read like other lines. */
  boolean isThere();

  /** Empty when the input ended instead. */
  Optional<String> line();

  /**
   * A process's terminal.
   *
   * @param console null when standard input or output is none, as Java has it
   */
  static HiddenInput of(Supplier<Console> console) {
    return new HiddenInput() {
      @Override
      public boolean isThere() {
        return console.get() != null;
      }

      @Override
      public Optional<String> line() {
        return Optional.ofNullable(console.get()).map(Console::readPassword).map(String::new);
      }
    };
  }
}
