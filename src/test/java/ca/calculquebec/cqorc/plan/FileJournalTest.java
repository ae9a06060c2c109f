package ca.calculquebec.cqorc.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.plan.Journal.Intent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {
  private static final Instant NOW = Instant.parse("2026-09-01T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final CourseId COURSE = new CourseId("2026-07");

  @TempDir Path folder;

  private FileJournal read() throws Exception {
    return FileJournal.read(new StateFolder(folder.resolve("state")), CLOCK);
  }

  @Test
  void an_intent_is_on_disk_before_begin_returns() throws Exception {
    read().begin(COURSE, "zoom", "webinar", "Title | 2026-09-14T17:00:00Z");

    Intent found = read().open(COURSE, "zoom").get(0);
    assertEquals("Title | 2026-09-14T17:00:00Z", found.key());
    assertEquals("webinar", found.resource());
    assertEquals(NOW, found.begun());
    assertEquals(Optional.empty(), found.made());
  }

  @Test
  void an_id_that_became_known_is_remembered_until_the_intent_is_finished() throws Exception {
    FileJournal journal = read();
    Intent intent = journal.begin(COURSE, "zoom", "webinar", "key");
    journal.made(intent, "81234567890");
    assertEquals(Optional.of("81234567890"), read().open(COURSE, "zoom").get(0).made());

    journal.finish(intent, "done");
    assertTrue(read().open(COURSE, "zoom").isEmpty());
    assertEquals(1, read().finished(COURSE, "zoom", "done").size());
    assertTrue(read().finished(COURSE, "zoom", "gone").isEmpty());
  }

  @Test
  void only_the_intent_itself_waits_for_the_disk() throws Exception {
    List<Long> forced = new ArrayList<>();
    StateFolder state = new StateFolder(folder.resolve("state"));
    FileJournal journal = FileJournal.read(state, CLOCK, channel -> forced.add(channel.size()));
    Intent intent = journal.begin(COURSE, "zoom", "webinar", "key");
    assertEquals(List.of(Files.size(folder.resolve("state/journal.jsonl"))), forced);
    journal.made(intent, "81");
    journal.count("zoom", "changes");
    journal.finish(intent, "done");
    assertEquals(1, forced.size());
    assertEquals(1, read().finished(COURSE, "zoom", "done").size());
  }

  @Test
  void intents_of_other_courses_and_services_are_not_ours() throws Exception {
    FileJournal journal = read();
    journal.begin(COURSE, "zoom", "webinar", "key");
    assertTrue(journal.open(new CourseId("2026-08"), "zoom").isEmpty());
    assertTrue(journal.open(COURSE, "eventbrite").isEmpty());
  }

  @Test
  void a_line_that_a_crash_cut_short_is_passed_over_and_the_next_one_is_readable()
      throws Exception {
    FileJournal journal = read();
    journal.begin(COURSE, "zoom", "webinar", "first");
    Path file = folder.resolve("state/journal.jsonl");
    Files.writeString(file, "{\"entry\":\"begun\",\"ti", StandardOpenOption.APPEND);

    FileJournal afterCrash = read();
    assertEquals(1, afterCrash.open(COURSE, "zoom").size());
    afterCrash.begin(COURSE, "zoom", "webinar", "second");
    assertEquals(2, read().open(COURSE, "zoom").size());
  }

  @Test
  void calls_are_counted_from_an_instant_on() throws Exception {
    FileJournal journal = read();
    journal.count("zoom", "changes");
    journal.count("zoom", "changes");
    journal.count("zoom", "other");
    assertEquals(2, read().countSince("zoom", "changes", NOW));
    assertEquals(0, read().countSince("zoom", "changes", NOW.plusSeconds(1)));
  }

  @Test
  void reading_makes_no_file() throws Exception {
    read().open(COURSE, "zoom");
    assertTrue(Files.notExists(folder.resolve("state")));
  }
}
