package ca.calculquebec.cqorc.task.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.calculquebec.cqorc.task.channel.FirstMessage.FirstMessageState;
import ca.calculquebec.cqorc.task.channel.FirstMessage.Knowledge;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FirstMessageTest {
  private static final Instant NOW = Instant.parse("2026-09-01T12:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static FirstMessageState state(
      boolean posted, Instant begun, boolean ours, boolean repost) {
    return FirstMessage.state(
        new Knowledge(posted, Optional.ofNullable(begun), ours, repost), MINUTE, NOW);
  }

  @Test
  void in_a_channel_of_ours_it_is_posted_once() {
    assertEquals(FirstMessageState.POST, state(false, null, true, false));
    assertEquals(FirstMessageState.POSTED, state(true, null, true, false));
  }

  @Test
  void in_a_channel_that_was_there_it_counts_as_posted() {
    assertEquals(FirstMessageState.COUNTS_AS_POSTED, state(false, null, false, false));
  }

  @Test
  void asked_for_it_is_posted_in_any_case() {
    assertEquals(FirstMessageState.POST, state(true, null, true, true));
    assertEquals(FirstMessageState.POST, state(false, null, false, true));
  }

  @Test
  void an_interrupted_one_is_posted_as_long_as_slack_would_still_list_it() {
    assertEquals(FirstMessageState.POST, state(false, NOW.minusSeconds(59), true, false));
    assertEquals(FirstMessageState.UNKNOWN, state(false, NOW.minusSeconds(60), true, false));
  }

  @Test
  void what_was_to_be_posted_at_once_is_listed_for_half_a_minute() {
    for (Duration offset : List.of(Duration.ofMinutes(-5), Duration.ZERO)) {
      for (int second : List.of(29, 30)) {
        Optional<Instant> begun = Optional.of(NOW.minusSeconds(second));
        assertEquals(
            second < 30 ? FirstMessageState.POST : FirstMessageState.UNKNOWN,
            FirstMessage.state(new Knowledge(false, begun, true, false), offset, NOW));
      }
    }
  }

  @Test
  void its_time_is_a_whole_second_that_does_not_pass_on_the_way() {
    assertEquals(NOW.plusSeconds(61), FirstMessage.time(NOW.plusMillis(1), MINUTE));
    assertEquals(NOW.plusSeconds(30), FirstMessage.time(NOW, Duration.ZERO));
    assertEquals(NOW.plusSeconds(30), FirstMessage.time(NOW, Duration.ofMinutes(-5)));
  }
}
