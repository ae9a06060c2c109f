package ca.calculquebec.cqorc.sandbox.support;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WindowTest {
  private static final Instant NOW = Instant.parse("2026-09-01T12:00:00Z");
  private static final long SECOND = 1_000_000_000L;

  private final Window window = new Window(2, Duration.ofMinutes(1));

  @Test
  void a_full_window_empties_when_the_sandbox_s_time_has_passed() {
    assertTrue(window.take(NOW, 0));
    assertTrue(window.take(NOW.plusSeconds(30), 0));
    assertFalse(window.take(NOW.plusSeconds(59), 0));
    assertTrue(window.take(NOW.plusSeconds(60), 0));
    assertFalse(window.take(NOW.plusSeconds(61), 0));
  }

  @Test
  void where_the_clock_stands_still_real_time_empties_it() {
    assertTrue(window.take(NOW, 0));
    assertTrue(window.take(NOW, SECOND));
    assertFalse(window.take(NOW, 30 * SECOND));
    assertTrue(window.take(NOW, 62 * SECOND));
    assertTrue(window.take(NOW, 63 * SECOND));
    assertFalse(window.take(NOW, 64 * SECOND));
  }

  @Test
  void real_time_says_nothing_where_the_sandbox_s_time_passes() {
    assertTrue(window.take(NOW, 0));
    assertTrue(window.take(NOW.plusSeconds(1), SECOND));
    assertFalse(window.take(NOW.plusSeconds(2), 100 * SECOND));
  }
}
