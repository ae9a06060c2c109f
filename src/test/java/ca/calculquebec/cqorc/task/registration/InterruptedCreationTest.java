package ca.calculquebec.cqorc.task.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.plan.RunReport;
import ca.calculquebec.cqorc.task.registration.SmallEventbrite.EventbriteFault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong with whichever request, a repeat ends where an undisturbed run does. */
@Tag("slow")
class InterruptedCreationTest {
  @TempDir Path folder;

  private List<String> undisturbed(Path directory) throws Exception {
    try (RegistrationWorld world = new RegistrationWorld(directory)) {
      assertFalse(world.run(RegistrationWorld.create()).failed());
      requests = world.eventbrite.lines.size();
      return world.eventbrite.state();
    }
  }

  private int requests;

  private static void assertCompleted(RegistrationWorld world, List<String> expected, String what)
      throws Exception {
    RunReport second = world.run(RegistrationWorld.create());
    assertFalse(second.failed(), () -> what + ": " + second.outcomes());
    assertEquals(expected, world.eventbrite.state(), what);
    assertEquals(2, new TreeSet<>(world.cells.values()).size(), what);
    int changes = world.eventbrite.changes().size();
    world.run(RegistrationWorld.create());
    assertEquals(changes, world.eventbrite.changes().size(), what + ": third run");
  }

  @ParameterizedTest
  @EnumSource(
      value = EventbriteFault.class,
      names = {"CUT", "BROKEN", "TROUBLE", "TROUBLE_AFTERWARDS", "TOO_FAST"})
  void a_fault_at_any_request_leaves_no_second_event(EventbriteFault fault) throws Exception {
    List<String> expected = undisturbed(folder.resolve("undisturbed"));
    assertTrue(requests > 10);
    for (int k = 1; k <= requests; k++) {
      int at = k;
      try (RegistrationWorld world = new RegistrationWorld(folder.resolve("world" + k))) {
        world.eventbrite.listLag = Duration.ofMinutes(k % 5);
        world.eventbrite.faults = (number, line) -> number == at ? fault : EventbriteFault.NONE;
        world.run(RegistrationWorld.create());
        assertCompleted(world, expected, fault + " at request " + k);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4})
  void a_process_that_dies_after_any_request_leaves_no_second_event(int lagMinutes)
      throws Exception {
    List<String> expected = undisturbed(folder.resolve("undisturbed"));
    for (int k = 1; k <= requests; k++) {
      try (RegistrationWorld world = new RegistrationWorld(folder.resolve("world" + k))) {
        world.eventbrite.listLag = Duration.ofMinutes(lagMinutes);
        world.eventbrite.readLag = Duration.ofSeconds(10L * lagMinutes);
        world.dieAt = k;
        assertThrows(RegistrationWorld.Death.class, () -> world.run(RegistrationWorld.create()));
        world.dieAt = 0;
        assertCompleted(world, expected, "death at request " + k);
      }
    }
  }

  @Test
  void a_rehearsal_after_an_interruption_says_that_it_would_look_and_does_not_wait()
      throws Exception {
    try (RegistrationWorld world = new RegistrationWorld(folder)) {
      world.eventbrite.listLag = Duration.ofMinutes(4);
      world.dieAt = 3;
      assertThrows(RegistrationWorld.Death.class, () -> world.run(RegistrationWorld.create()));
      world.dieAt = 0;
      Duration waited = world.time.waited();
      String note = world.plan(RegistrationWorld.rehearsal()).changes().get(0).note();
      assertTrue(note.contains("first looks"), note);
      assertEquals(waited, world.time.waited());
    }
  }
}
