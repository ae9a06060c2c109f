package ca.calculquebec.cqorc.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.plan.SheetCells.CellOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SheetWriterTest {
  private static final SheetPlace PLACE =
      new SheetPlace("sheet-id", "Automne", DayOrder.DAY_FIRST, Grids.TORONTO, Map.of());

  /** Time that passes only by sleeping. */
  private static final class SleepingClock extends Clock {
    private final AtomicReference<Instant> now =
        new AtomicReference<>(Instant.parse("2026-09-01T12:00:00Z"));

    void sleep(Duration duration) {
      now.updateAndGet(time -> time.plus(duration));
    }

    @Override
    public Instant instant() {
      return now.get();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  private final SleepingClock clock = new SleepingClock();

  private static FakeSheet sheet(int courses) {
    String[] lines = new String[courses + 1];
    lines[0] = "course_id|start_date|zoom_id";
    for (int course = 1; course <= courses; course++) {
      lines[course] = course + "|2026-09-14 13:00|";
    }
    return new FakeSheet(lines);
  }

  private SheetWriter writer(FakeSheet sheet) {
    return new SheetWriter(sheet, PLACE, clock, clock::sleep, Thread::new);
  }

  private static CompletableFuture<CellOutcome> put(SheetWriter writer, int course) {
    return writer.put(
        new CourseId(String.valueOf(course)), Optional.empty(), "zoom_id", "", "81" + course);
  }

  /** The limit only keeps a broken program from hanging the tests. */
  private static CellOutcome outcome(CompletableFuture<CellOutcome> future) throws Exception {
    return future.get(30, TimeUnit.SECONDS);
  }

  @Test
  void a_value_arrives_without_anybody_finishing() throws Exception {
    FakeSheet sheet = sheet(1);
    assertEquals(new CellOutcome(List.of(2), "", ""), outcome(put(writer(sheet), 1)));
    assertEquals("811", sheet.at(2, 2));
  }

  @Test
  void values_of_many_threads_all_arrive_in_few_requests() throws Exception {
    FakeSheet sheet = sheet(40);
    SheetWriter writer = writer(sheet);
    List<CompletableFuture<CellOutcome>> futures = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int thread = 0; thread < 4; thread++) {
      int first = thread * 10;
      threads.add(
          new Thread(
              () -> {
                for (int course = first + 1; course <= first + 10; course++) {
                  futures.add(put(writer, course));
                }
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    writer.finish();
    assertEquals(40, futures.size());
    for (CompletableFuture<CellOutcome> future : futures) {
      assertTrue(future.isDone());
      assertEquals("", outcome(future).problem());
    }
    for (int course = 1; course <= 40; course++) {
      assertEquals("81" + course, sheet.at(course + 1, 2));
    }
  }

  @Test
  void what_becomes_known_during_a_commit_goes_together_in_the_next() throws Exception {
    FakeSheet sheet = sheet(6);
    SheetWriter writer = writer(sheet);
    List<CompletableFuture<CellOutcome>> later = new ArrayList<>();
    AtomicBoolean first = new AtomicBoolean(true);
    sheet.onWrite(
        () -> {
          if (first.getAndSet(false)) {
            for (int course = 2; course <= 6; course++) {
              later.add(put(writer, course));
            }
          }
        });
    outcome(put(writer, 1));
    writer.finish();
    for (CompletableFuture<CellOutcome> future : later) {
      assertEquals("", outcome(future).problem());
    }
    assertEquals(List.of(1, 5), sheet.writes().stream().map(List::size).toList());
    // One before each write, the second of which verifies the first, and a last one.
    assertEquals(3, sheet.reads());
  }

  @Test
  void there_is_at_most_one_commit_a_second() throws Exception {
    FakeSheet sheet = sheet(5);
    SheetWriter writer = writer(sheet);
    List<Instant> times = new ArrayList<>();
    List<CompletableFuture<CellOutcome>> later = new ArrayList<>();
    sheet.onWrite(
        () -> {
          times.add(clock.instant());
          if (times.size() < 5) {
            later.add(put(writer, times.size() + 1));
          }
        });
    outcome(put(writer, 1));
    writer.finish();
    assertEquals(5, times.size());
    for (CompletableFuture<CellOutcome> future : later) {
      assertEquals("", outcome(future).problem());
    }
    for (int commit = 1; commit < times.size(); commit++) {
      Duration gap = Duration.between(times.get(commit - 1), times.get(commit));
      assertFalse(gap.compareTo(Duration.ofSeconds(1)) < 0, gap.toString());
    }
  }

  @Test
  void finishing_waits_for_the_last_read() throws Exception {
    FakeSheet sheet = sheet(1);
    SheetWriter writer = writer(sheet);
    CountDownLatch finishing = new CountDownLatch(1);
    sheet.onWrite(
        () -> {
          try {
            finishing.await();
          } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
          }
        });
    CompletableFuture<CellOutcome> future = put(writer, 1);
    finishing.countDown();
    writer.finish();
    assertTrue(future.isDone());
    assertEquals(2, sheet.reads());
  }

  @Test
  void finishing_without_values_reads_nothing() {
    FakeSheet sheet = sheet(1);
    writer(sheet).finish();
    assertEquals(0, sheet.reads());
  }

  @Test
  void a_death_in_the_background_reaches_everybody_who_waits() {
    FakeSheet sheet = sheet(2);
    SheetWriter writer = writer(sheet);
    Error death = new AssertionError("the process dies here");
    sheet.onWrite(
        () -> {
          throw death;
        });
    CompletableFuture<CellOutcome> future = put(writer, 1);
    ExecutionException failure =
        assertThrows(ExecutionException.class, () -> future.get(30, TimeUnit.SECONDS));
    assertSame(death, failure.getCause());
    assertSame(death, assertThrows(Error.class, writer::finish));
    assertTrue(put(writer, 2).isCompletedExceptionally());
  }

  @Test
  void looking_does_not_use_up_the_minutes_reads() throws Exception {
    FakeSheet sheet = sheet(80);
    SheetWriter writer = writer(sheet);
    Instant begin = clock.instant();
    for (int course = 1; course <= 80; course++) {
      outcome(put(writer, course));
    }
    writer.finish();
    Duration taken = Duration.between(begin, clock.instant());
    assertTrue(
        sheet.reads() <= 35 + 60 * taken.toSeconds() / 60, sheet.reads() + " reads in " + taken);
  }
}
