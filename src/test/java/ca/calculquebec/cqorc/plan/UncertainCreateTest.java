package ca.calculquebec.cqorc.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.ServiceException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @TempDir Path folder;

  private StepContext context(FileJournal journal) {
    return new StepContext() {
      @Override
      public void id(String id) {}

      @Override
      public void detail(String detail) {}

      @Override
      public void problem(String cause, String advice) {}

      @Override
      public Journal journal() {
        return journal;
      }

      @Override
      public Pause pause() {
        return pause;
      }
    };
  }

  private FileJournal journal() throws Exception {
    return FileJournal.read(
        new StateFolder(folder.resolve("state")), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  }

  private static final IntendedCreate CREATE =
      new IntendedCreate(new CourseId("1"), "zoom", "webinar", "Python", "done");

  @Test
  void an_intended_create_is_in_the_journal_with_its_id_and_its_outcome() throws Exception {
    FileJournal journal = journal();
    String made =
        CREATE.run(
            context(journal),
            () -> {
              assertEquals("Python", journal.open(CREATE.course(), "zoom").get(0).key());
              return "webinar 81";
            },
            Optional::empty,
            webinar -> webinar.substring(8));
    assertEquals("webinar 81", made);
    assertEquals(List.of(), journal.open(CREATE.course(), "zoom"));
    assertEquals(
        Optional.of("81"), journal.finished(CREATE.course(), "zoom", "done").get(0).made());
  }

  @Test
  void a_create_that_was_refused_is_over_and_one_that_nobody_knows_of_stays_open()
      throws Exception {
    FileJournal journal = journal();
    assertThrows(
        ServiceException.class,
        () ->
            CREATE.run(
                context(journal),
                () -> {
                  throw failure(false);
                },
                Optional::empty,
                made -> ""));
    assertEquals(List.of(), journal.open(CREATE.course(), "zoom"));
    assertEquals(1, journal.finished(CREATE.course(), "zoom", IntendedCreate.NOT_MADE).size());
    assertThrows(
        ServiceException.class,
        () ->
            CREATE.run(
                context(journal),
                this::lost,
                () -> {
                  throw failure(false);
                },
                made -> ""));
    assertEquals(1, journal.open(CREATE.course(), "zoom").size());
  }

  @Test
  void what_was_looked_for_in_vain_after_every_lost_answer_was_not_made() throws Exception {
    FileJournal journal = journal();
    assertThrows(
        ServiceException.class,
        () -> CREATE.run(context(journal), this::lost, Optional::empty, made -> ""));
    assertEquals(3, story.stream().filter("create"::equals).count());
    assertEquals(1, journal.finished(CREATE.course(), "zoom", IntendedCreate.NOT_MADE).size());
  }

  @Test
  void on_a_lagging_list_one_look_decides() throws Exception {
    assertEquals("made", UncertainCreate.runOnLaggingLists(() -> "made", Optional::empty));
    assertEquals(
        "found", UncertainCreate.runOnLaggingLists(this::lost, () -> Optional.of("found")));
    int[] attempts = new int[1];
    assertEquals(
        "again",
        UncertainCreate.runOnLaggingLists(
            () -> attempts[0]++ == 0 ? lost() : "again", Optional::empty));
  }
}
