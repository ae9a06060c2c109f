package ca.calculquebec.cqorc.app;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/**
 * SIGINT and SIGTERM of this process. The JDK has had no other way to hear of a second signal than
 * {@code sun.misc.Signal} (module jdk.unsupported, exported); it is reached by reflection so that
 * the compiler's warning about it, an error here, does not arise, and a JVM without it still runs.
 */
final class ProcessSignals implements Signals {
  @Override
  public void listen(Consumer<Stop> listener) {
    handle("INT", () -> listener.accept(Stop.INTERRUPTED));
    handle("TERM", () -> listener.accept(Stop.TERMINATED));
  }

  @Override
  public void halt(int exitCode) {
    Runtime.getRuntime().halt(exitCode);
  }

  private static void handle(String name, Runnable reaction) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              ProcessSignals.class.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  reaction.run();
                }
                return null;
              });
      Method handle = signal.getMethod("handle", signal, handler);
      handle.invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    } catch (ClassNotFoundException
        | NoSuchMethodException
        | InstantiationException
        | IllegalAccessException
        | InvocationTargetException unsupported) {
      // Without it the JVM ends at the first signal: nothing is lost, the journal has it all, but
      // the requests in hand are not waited for.
      return;
    }
  }
}
