package ca.calculquebec.cqorc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
  private static Duration seconds(long number) {
    return Duration.ofSeconds(number);
  }

  @Test
  void what_is_done_tells_how_long_the_rest_takes() {
    TimeLeft left = new TimeLeft(60, Duration.ZERO);
    assertEquals("20 of 60 steps, about 40 s left …", left.line(20, seconds(20)));
    assertEquals("20 of 60 steps, about 4 min left …", left.line(20, seconds(120)));
  }

  @Test
  void nothing_is_guessed_from_the_first_moments() {
    assertEquals("1 of 60 steps …", new TimeLeft(60, Duration.ZERO).line(1, seconds(1)));
  }

  @Test
  void a_pace_that_a_service_demands_is_known_from_the_start() {
    TimeLeft left = new TimeLeft(60, Duration.ofMinutes(5));
    assertEquals("0 of 60 steps, about 5 min left …", left.line(0, Duration.ZERO));
    assertEquals("40 of 60 steps, about 4 min left …", left.line(40, seconds(60)));
    assertEquals("60 of 60 steps …", left.line(60, seconds(70)));
  }
}
