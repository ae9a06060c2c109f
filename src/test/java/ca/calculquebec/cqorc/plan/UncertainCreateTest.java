package ca.calculquebec.cqorc.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ca.calculquebec.cqorc.failure.ServiceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UncertainCreateTest {
  private final List<String> story = new ArrayList<>();
  private final Pause pause =
      new Pause(
          duration -> {
            Duration before = story.isEmpty() ? Duration.ZERO : waited();
            if (!before.isZero()) {
              story.remove(story.size() - 1);
            }
            story.add("waited " + before.plus(duration).toMillis());
          },
          () -> false);

  private Duration waited() {
    String last = story.get(story.size() - 1);
    return last.startsWith("waited ")
        ? Duration.ofMillis(Long.parseLong(last.substring(7)))
        : Duration.ZERO;
  }

  private static ServiceException failure(boolean uncertain) {
    return new ServiceException(
        "Zoom", ServiceException.Reason.UNAVAILABLE, 0, "", uncertain, "cut", "", null);
  }

  private String lost() throws ServiceException {
    story.add("create");
    throw failure(true);
  }

  @Test
  void a_service_gets_time_before_each_look_and_two_looks_before_a_repetition() throws Exception {
    int[] attempts = new int[1];
    String made =
        UncertainCreate.run(
            pause,
            () -> attempts[0]++ == 0 ? lost() : "second",
            () -> {
              story.add("look");
              return Optional.empty();
            });
    assertEquals("second", made);
    assertEquals(List.of("create", "waited 2000", "look", "waited 8000", "look"), story);
  }

  @Test
  void what_shows_late_is_found_and_not_made_again() throws Exception {
    String made =
        UncertainCreate.run(
            pause,
            this::lost,
            () -> {
              story.add("look");
              return story.contains("waited 8000") ? Optional.of("late") : Optional.empty();
            });
    assertEquals("late", made);
    assertEquals(1, story.stream().filter("create"::equals).count());
  }

  @Test
  void a_certain_refusal_is_neither_looked_up_nor_repeated() {
    assertThrows(
        ServiceException.class,
        () ->
            UncertainCreate.run(
                pause,
                () -> {
                  throw failure(false);
                },
                () -> Optional.of("never")));
    assertEquals(List.of(), story);
  }

  @Test
  void on_lagging_lists_one_long_look_is_all_that_a_run_waits() {
    assertThrows(
        ServiceException.class,
        () ->
            UncertainCreate.runOnLaggingLists(
                this::lost,
                () -> {
                  story.add("long look");
                  return Optional.empty();
                }));
    assertEquals(List.of("create", "long look", "create"), story);
  }

  @Test
  void an_interruption_ends_the_wait_at_once() {
    Pause stopped = new Pause(duration -> story.add("slept"), () -> true);
    ServiceException end =
        assertThrows(
            ServiceException.class,
            () -> UncertainCreate.run(stopped, this::lost, () -> Optional.of("never")));
    assertEquals(ServiceException.Reason.INTERRUPTED, end.reason());
    assertEquals(List.of("create"), story);
  }
}
