package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.app.Environment;
import ca.calculquebec.cqorc.app.Signals;
import ca.calculquebec.cqorc.cli.print.Console;
import ca.calculquebec.cqorc.http.Interrupt;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * What signals do to a run: the first stops it in order, and it is ended when that takes too long;
 * the second ends it at once.
 */
final class Stopping {
  private static final Duration LAST_REQUESTS = Duration.ofSeconds(10);
  private static final Duration LAST_WORD = Duration.ofSeconds(1);

  private final Environment environment;
  private final Interrupt interrupt;
  private final Supplier<Console> console;
  private volatile Runnable lastWord;
  private volatile Signals.Stop stopped;

  /**
   * @param lastWord what is printed before the run is ended
   */
  Stopping(
      Environment environment, Interrupt interrupt, Supplier<Console> console, Runnable lastWord) {
    this.environment = environment;
    this.interrupt = interrupt;
    this.console = console;
    this.lastWord = lastWord;
  }

  /** What is printed from now on before the run is ended. */
  void ifEnded(Runnable printing) {
    lastWord = printing;
  }

  /** The exit code that a signal asks for, once one came. */
  OptionalInt code() {
    return stopped == null ? OptionalInt.empty() : OptionalInt.of(stopped.exitCode());
  }

  synchronized void stop(Signals.Stop stop) {
    if (stopped != null) {
      end(stop);
      return;
    }
    stopped = stop;
    interrupt.stop();
    Thread watchdog = new Thread(() -> watch(stop), "cqorc-watchdog");
    watchdog.setDaemon(true);
    watchdog.start();
    console
        .get()
        .notice("Stopping: requests in hand are finished and recorded. Once more to stop at once.");
  }

  private void watch(Signals.Stop stop) {
    try {
      environment.sleeper().sleep(LAST_REQUESTS);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    // Past the console, which a reader that has stopped reading may hold up.
    environment
        .err()
        .println(
            "Not every request was answered in time. The same command, run again, looks"
                + " for what they may have done.");
    end(stop);
  }

  private void end(Signals.Stop stop) {
    Thread printing = new Thread(lastWord, "cqorc-last-word");
    printing.setDaemon(true);
    printing.start();
    try {
      // A reader that has stopped reading may hold it up for ever.
      printing.join(LAST_WORD.toMillis());
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    environment.signals().halt(stop.exitCode());
  }
}
