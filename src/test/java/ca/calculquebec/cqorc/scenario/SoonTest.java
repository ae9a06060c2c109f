package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.sandbox.calendar.CalendarEdits;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code soon} as scripts use it. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
final class SoonTest {
  @TempDir Path folder;
  private World world;
  private CalendarEdits calendars;
  private Path file;

  @BeforeEach
  void begin() throws Exception {
    world = World.in(folder);
    calendars = world.sandbox().calendars();
    file = folder.resolve("sandbox").resolve("soon.cfg");
  }

  @AfterEach
  void end() {
    world.close();
  }

  private Result soon(String options) {
    return world.run("soon --config " + file + " " + options);
  }

  private void event(String title, Duration in) {
    Instant start = World.START.plus(in);
    calendars.add(calendars.publicCalendar(), title, start, start.plusSeconds(3600));
  }

  private String key() throws Exception {
    return Arrays.stream(Files.readString(file).split("\n"))
        .filter(line -> line.startsWith("apikey"))
        .map(line -> line.replaceFirst(".*= *", ""))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void nought_when_an_event_of_the_course_starts_within_the_delay_else_three() {
    event("Introduction à Python [PYT101]", Duration.ofMinutes(40));
    assertEquals(3, soon("--delay 39").exit());
    Result soon = soon("--delay 40");
    assertEquals(0, soon.exit(), soon.toString());
    assertEquals("", soon.err());
    assertTrue(soon.out().startsWith("In 40 min, at 2026-09-01 08:40: "), soon.out());
    assertEquals(3, soon("--delay 60 --course R201").exit());
    assertEquals("", soon("--delay 60 -q").out());
  }

  @Test
  void what_runs_already_is_not_soon() {
    event("PYT101", Duration.ofMinutes(-5));
    assertEquals(3, soon("").exit());
  }

  @Test
  void all_pages_are_read() {
    // A page holds 2500 of them.
    for (int i = 0; i < 2600; i++) {
      event("Autre chose", Duration.ofMinutes(1));
    }
    event("PYT101", Duration.ofMinutes(2));
    assertEquals(0, soon("").exit());
  }

  @Test
  void a_calendar_that_cannot_be_asked_is_one_and_the_key_is_not_shown() throws Exception {
    String secret = key();
    for (String options : new String[] {"--calendar_id nobody@example.org", "--apikey wrongkey9"}) {
      Result failed = soon(options + " -v");
      assertEquals(1, failed.exit(), failed.toString());
      assertTrue(failed.words().contains("What to do:"), failed.toString());
      assertFalse(failed.toString().replace(failed.command(), "").contains(secret));
      assertFalse(failed.err().replace("--apikey wrongkey9", "").contains("wrongkey9"));
    }
  }

  @Test
  void options_suffice_and_a_key_may_come_on_standard_input() throws Exception {
    event("PYT101", Duration.ofMinutes(2));
    world.program().typing(key() + "\n");
    Result soon =
        world.run("soon --apikey - --course pyt101 --calendar_id " + calendars.publicCalendar());
    assertEquals(0, soon.exit(), soon.toString());
    assertFalse(soon.toString().contains(key()));
  }

  @Test
  void what_is_not_told_is_named_with_its_option() {
    Result refused = world.run("soon --course PYT101 --apikey x");
    assertEquals(2, refused.exit());
    assertTrue(refused.words().contains("--calendar_id"), refused.toString());
  }
}
