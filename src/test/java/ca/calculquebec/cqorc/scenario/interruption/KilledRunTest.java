package ca.calculquebec.cqorc.scenario.interruption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.sandbox.SandboxOptions;
import ca.calculquebec.cqorc.scenario.world.InMemory;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that are really killed, courses side by side, at moments that a seed chooses. */
@Timeout(180)
@Tag("slow")
final class KilledRunTest {
  private static final int KILLS = 10;

  @TempDir(factory = InMemory.class)
  Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"zoom --create", "eventbrite --create"})
  void whoever_is_killed_is_made_whole_by_a_repeat(String command) throws Exception {
    String expected;
    int requests;
    try (World world = World.in(folder.resolve("undisturbed"), KilledRunTest::sixSlow)) {
      Result result = world.run(command);
      assertEquals(0, result.exit(), result.toString());
      expected = world.state();
      requests = world.sandbox().requests().size();
    }
    Random random = new Random(7 + command.length());
    int killed = 0;
    for (int i = 1; i <= KILLS; i++) {
      int after = 1 + random.nextInt(requests - 1);
      try (World world = World.in(folder.resolve("world" + i), KilledRunTest::sixSlow)) {
        Killed first = run(world, command, after);
        killed += first.before() ? 1 : 0;
        String what = command + " after " + after + " of " + requests + " requests: " + first;
        Result second = world.run(command);
        assertEquals(0, second.exit(), () -> what + "\n" + second);
        assertEquals(expected, world.state(), () -> what + "\n" + second);
        Result third = world.run(command);
        assertEquals(List.of(), third.changes(), () -> what + "\n" + second + "\n" + third);
      }
    }
    assertTrue(killed > KILLS / 2, killed + " were killed before their end");
  }

  /**
   * @param before whether it was killed before its end
   */
  private record Killed(boolean before, String printed) {}

  private static SandboxOptions sixSlow(SandboxOptions options) {
    return options.withCourses(6).withLatency(Duration.ofMillis(5));
  }

  /** Returns once the sandbox is at rest. */
  private static Killed run(World world, String command, int after) throws Exception {
    try (ChildProcess child = new ChildProcess(world.program(), World.START.toString(), command)) {
      while (child.isAlive() && world.sandbox().requests().size() < after) {
        Thread.sleep(1);
      }
      child.kill();
      int seen = -1;
      while (seen < world.sandbox().requests().size()) {
        seen = world.sandbox().requests().size();
        Thread.sleep(20);
      }
      return new Killed(child.wasKilled(), child.output());
    }
  }
}
