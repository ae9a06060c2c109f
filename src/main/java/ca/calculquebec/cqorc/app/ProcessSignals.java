package ca.calculquebec.cqorc.app;

import java.util.function.Consumer;
import sun.misc.Signal;

/**
 * SIGINT and SIGTERM of this process. The JDK has had no other way to hear of a second signal than
 * {@code sun.misc.Signal} (module jdk.unsupported, exported). Called by name: reaching it by
 * reflection and a proxy took 5 ms of every start.
 */
final class ProcessSignals implements Signals {
  @Override
  public void listen(Consumer<Stop> listener) {
    try {
      Class.forName("sun.misc.Signal");
    } catch (ClassNotFoundException unsupported) {
      // A runtime without that module ends at the first signal: nothing is lost, the journal has it
      // all, but the requests in hand are not waited for.
      return;
    }
    Signal.handle(new Signal("INT"), signal -> listener.accept(Stop.INTERRUPTED));
    Signal.handle(new Signal("TERM"), signal -> listener.accept(Stop.TERMINATED));
  }

  @Override
  public void halt(int exitCode) {
    Runtime.getRuntime().halt(exitCode);
  }
}
