package ca.calculquebec.cqorc.scenario.interruption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.app.Signals;
import ca.calculquebec.cqorc.http.Transport;
import ca.calculquebec.cqorc.scenario.world.InMemory;
import ca.calculquebec.cqorc.scenario.world.Program;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C at any request, and a repeat on the same or on another machine. */
@Timeout(180)
@Tag("slow")
final class StoppedRunTest {
  @TempDir(factory = InMemory.class)
  Path folder;

  /** A person's Ctrl-C; that the process is ended at last is beyond this test. */
  private static final class Key implements Signals {
    private Consumer<Stop> listener = stop -> {};

    @Override
    public void listen(Consumer<Stop> heard) {
      listener = heard;
    }

    @Override
    public void halt(int exitCode) {}

    void press(Stop stop) {
      listener.accept(stop);
    }
  }

  private String undisturbed(String command) throws Exception {
    try (World world = World.in(folder.resolve("undisturbed"))) {
      assertEquals(0, world.run(command).exit());
      return world.state();
    }
  }

  private static Transport pressing(Key key, Signals.Stop stop, int at, AtomicInteger sent) {
    return client ->
        client.addInterceptor(
            chain -> {
              if (sent.incrementAndGet() == at) {
                key.press(stop);
              }
              return chain.proceed(chain.request());
            });
  }

  @ParameterizedTest
  @CsvSource({
    "zoom --create --parallel 1,INTERRUPTED,130",
    "zoom --create,TERMINATED,143",
    "eventbrite --create --parallel 1,TERMINATED,143",
    "eventbrite --create,INTERRUPTED,130"
  })
  void who_stops_a_run_finds_it_recorded_and_a_repeat_ends_it(
      String command, Signals.Stop stop, int code) throws Exception {
    String expected = undisturbed(command);
    int step = command.startsWith("zoom") ? 2 : 4;
    AtomicInteger sent = new AtomicInteger();
    for (int k = 1; k == 1 || sent.get() >= k - step; k += step) {
      sent.set(0);
      try (World world = World.in(folder.resolve("world" + k))) {
        Key key = new Key();
        Result stopped =
            world.program().hearing(key).through(pressing(key, stop, k, sent)).run(command);
        if (sent.get() >= k) {
          assertEquals(code, stopped.exit(), stopped.toString());
          // What is in hand is finished: a course's request or two, and the sheet's last commit.
          assertTrue(stopped.err().contains("Stopping"), stopped.toString());
        }
        world.program().hearing(Signals.none()).through(Transport.network());
        Result second = world.run(command);
        assertEquals(0, second.exit(), () -> stopped + "\n" + second);
        assertEquals(expected, world.state(), () -> stopped + "\n" + second);
        assertEquals(List.of(), world.run(command).changes());
      }
    }
  }

  /** Its journal knows nothing of what the first machine had begun; the services do. */
  @ParameterizedTest
  @ValueSource(strings = {"zoom", "eventbrite"})
  void a_repeat_on_another_machine_makes_nothing_twice_and_an_update_completes_it(String service)
      throws Exception {
    String command = service + " --create --parallel 1";
    String expected = undisturbed(command);
    boolean struck = true;
    for (int k = 1; struck; k += 3) {
      try (World world = World.in(folder.resolve("world" + k))) {
        NetworkFault death = NetworkFault.at(k, NetworkFault.NetworkFaultKind.DIES_AFTER);
        try {
          var unused = world.program().through(death).run(command);
        } catch (NetworkFault.Death died) {
          death.awaitQuiescence();
        }
        struck = death.hasStruck();
        Program other = world.another("laptop");
        Result second = other.run(command);
        assertEquals(0, second.exit(), second.toString());
        Result third = other.run(service + " --update --max-change 100");
        assertEquals(0, third.exit(), third.toString());
        assertEquals(expected, world.state(), () -> death + "\n" + second + "\n" + third);
        world.program().through(Transport.network());
        Result back = world.run(command);
        assertEquals(List.of(), back.changes(), () -> death + "\n" + back);
      }
    }
  }
}
