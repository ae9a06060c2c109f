package ca.calculquebec.cqorc.app;

import java.util.function.Consumer;

/** The request of the outside world that the run should end. */
public interface Signals {
  /** Which request, with the exit code that shells expect for it. */
  enum Stop {
    INTERRUPTED(130),
    TERMINATED(143);

    private final int exitCode;

    Stop(int exitCode) {
      this.exitCode = exitCode;
    }

    public int exitCode() {
      return exitCode;
    }
  }

  /** Hears of every signal, each time it comes, in a thread of its own. */
  void listen(Consumer<Stop> listener);

  /** Ends the process at once, without anything more being done. */
  void halt(int exitCode);

  /** No signals, for tests and embedded runs. */
  static Signals none() {
    return new Signals() {
      @Override
      public void listen(Consumer<Stop> listener) {}

      @Override
      public void halt(int exitCode) {}
    };
  }
}
