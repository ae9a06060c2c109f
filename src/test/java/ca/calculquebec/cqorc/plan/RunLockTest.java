package ca.calculquebec.cqorc.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
  private static final Instant START = Instant.parse("2026-09-01T12:00:00Z");
  private static final RunLock.Holder TERM = new RunLock.Holder("term --create", 4711, "ada");
  private static final RunLock.Holder ZOOM = new RunLock.Holder("zoom --create", 4712, "ada");

  @TempDir Path folder;

  private RunLock acquire(RunLock.Holder holder, Instant now, boolean patient, RunLock.Waiting wait)
      throws Exception {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    return RunLock.acquire(new StateFolder(folder), holder, patient, clock, wait);
  }

  @Test
  void a_second_run_is_told_who_holds_the_lock() throws Exception {
    RunLock held = acquire(TERM, START, false, (duration, by) -> false);
    InputException refusal =
        assertThrows(
            InputException.class,
            () -> acquire(ZOOM, START.plusSeconds(125), false, (duration, by) -> true));
    assertTrue(
        refusal.getMessage().contains("\"term --create\", process 4711 on ada, for 2 minutes"),
        refusal.getMessage());
    assertTrue(refusal.advice().contains("--wait"));
    held.close();
  }

  @Test
  void the_lock_file_says_who_holds_it() throws Exception {
    RunLock held = acquire(TERM, START, false, (duration, by) -> false);
    assertTrue(Files.readString(folder.resolve("run.lock.json")).contains("term --create"));
    held.close();
  }

  @Test
  void a_patient_run_waits_until_the_other_has_ended() throws Exception {
    RunLock held = acquire(TERM, START, false, (duration, by) -> false);
    List<Duration> waits = new ArrayList<>();
    RunLock taken =
        acquire(
            ZOOM,
            START,
            true,
            (duration, by) -> {
              waits.add(duration);
              if (waits.size() == 3) {
                held.close();
              }
              return true;
            });
    assertEquals(3, waits.size());
    taken.close();
  }

  @Test
  void a_lock_let_go_can_be_taken_again() throws Exception {
    acquire(TERM, START, false, (duration, by) -> false).close();
    acquire(ZOOM, START, false, (duration, by) -> false).close();
  }
}
