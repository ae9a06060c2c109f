package ca.calculquebec.cqorc.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.plan.Journal.Intent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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

  /** As the version before wrote them: no format, a cut line with no empty line after it. */
  @Test
  void a_journal_of_the_version_before_is_read_on() throws Exception {
    write(
        "{\"entry\":\"begun\",\"time\":\"2026-08-01T12:00:00Z\",\"ref\":\"1\",\"course\":\"2026-07\",\"service\":\"zoom\",\"resource\":\"webinar\",\"key\":\"k\"}\n"
            + "{\"entry\":\"begun\",\"ti\n"
            + "{\"entry\":\"made\",\"time\":\"2026-08-01T12:00:00Z\",\"ref\":\"1\",\"id\":\"81\"}\n"
            + "{\"entry\":\"counted\",\"time\":\"2026-09-01T12:00:00Z\",\"ref\":\"\",\"service\":\"zoom\",\"budget\":\"changes\"}\n");
    FileJournal journal = read();
    Intent intent = journal.open(COURSE, "zoom").get(0);
    assertEquals(Optional.of("81"), intent.made());
    assertEquals(1, journal.countSince("zoom", "changes", NOW));
    journal.finish(intent, "done");
    assertEquals(1, read().finished(COURSE, "zoom", "done").size());
  }

  @Test
  void a_line_that_cannot_be_read_is_named_and_stops_the_run() throws Exception {
    Intent intent = read().begin(COURSE, "zoom", "webinar", "key");
    String good = Files.readString(file());
    for (String damaged :
        List.of(
            good.replace("2026-09-01T12:00:00Z", "yesterday"),
            good.replace("\"entry\":\"begun\"", "\"entry\":\"begun"),
            good.replace("{\"entry\"", "garbage {\"entry\""),
            good.replace("\"course\":\"2026-07\"", "\"course\":\"\""),
            good.replace("\"ref\":\"" + intent.reference() + "\"", "\"ref\":null"),
            good.replace("\"key\":\"key\"}", "\"key\":\"key\"} ]"),
            good.replaceFirst("\\{\"entry\".*", "[]"))) {
      assertFalse(damaged.equals(good), damaged);
      write(damaged + good);
      InputException failure = assertThrows(InputException.class, this::read, damaged);
      assertTrue(failure.toString().contains("journal"), failure.toString());
      assertEquals(
          Optional.of(Origin.file(file().toString(), Optional.of(2))), failure.origin(), damaged);
      assertTrue(failure.advice().contains("backup"), failure.advice());
    }
  }

  @Test
  void what_a_newer_cqorc_wrote_is_not_skipped() throws Exception {
    read().begin(COURSE, "zoom", "webinar", "key");
    String good = Files.readString(file());
    for (String newer :
        List.of(
            good + "{\"entry\":\"cancelled\",\"time\":\"2026-09-01T12:00:00Z\",\"ref\":\"1\"}\n",
            good + "{\"format\":2}\n")) {
      write(newer);
      InputException failure = assertThrows(InputException.class, this::read);
      assertTrue(failure.getMessage().contains("newer cqorc"), failure.getMessage());
      assertTrue(failure.origin().get().text().endsWith("line 3"), failure.toString());
    }
  }

  @Test
  void a_journal_that_says_the_same_many_times_is_compacted_by_the_next_run() throws Exception {
    FileJournal journal = read();
    Intent waiting = journal.begin(COURSE, "slack", "message", "waiting");
    Intent named = journal.begin(COURSE, "drive", "usernames", "file ann=user01 ");
    journal.finish(named, "given");
    Intent posted = journal.begin(COURSE, "slack", "message", "posted");
    journal.made(posted, "17.5");
    journal.finish(posted, "done");
    Intent failed = journal.begin(new CourseId("gone"), "zoom", "webinar", "failed");
    journal.finish(failed, "not made");
    StringBuilder more = new StringBuilder();
    for (int day = 0; day < 3_000; day++) {
      more.append(
          "{\"entry\":\"counted\",\"time\":\"2025-09-01T12:00:00Z\",\"ref\":\"\","
              + "\"service\":\"zoom\",\"budget\":\"changes\"}\n");
    }
    Files.writeString(file(), more, StandardOpenOption.APPEND);
    journal.count("zoom", "changes");
    long before = Files.size(file());

    FileJournal next = read();
    assertEquals(before, Files.size(file()), "reading changes nothing");
    next.made(next.open(COURSE, "slack").get(0), "18.5");
    assertTrue(Files.size(file()) < 3_000, Files.readString(file()));

    FileJournal compacted = read();
    assertEquals(
        List.of(waiting.reference()),
        compacted.open(COURSE, "slack").stream().map(Intent::reference).toList());
    assertEquals(Optional.of("18.5"), compacted.open(COURSE, "slack").get(0).made());
    assertEquals("file ann=user01 ", compacted.finished(COURSE, "drive", "given").get(0).key());
    assertEquals(Optional.of("17.5"), compacted.finished(COURSE, "slack", "done").get(0).made());
    assertEquals(Set.of(COURSE, new CourseId("gone")), compacted.courses());
    assertEquals(1, compacted.countSince("zoom", "changes", NOW));
    assertEquals(List.of(file()), files());
  }

  @Test
  void a_compaction_that_fails_leaves_the_journal_as_it_was() throws Exception {
    write(
        "{\"entry\":\"counted\",\"time\":\"2025-09-01T12:00:00Z\",\"ref\":\"\","
            .concat("\"service\":\"zoom\",\"budget\":\"changes\"}\n")
            .repeat(3_000));
    String before = Files.readString(file());
    FileJournal journal =
        FileJournal.read(
            new StateFolder(folder.resolve("state")),
            CLOCK,
            channel -> {
              throw new IOException("No space left on device");
            });
    journal.count("zoom", "changes");
    assertTrue(Files.readString(file()).startsWith(before));
    assertEquals(1, read().countSince("zoom", "changes", NOW));
    assertEquals(List.of(file()), files());
  }

  @Test
  void what_another_run_added_meanwhile_is_not_compacted_away() throws Exception {
    write(
        "{\"entry\":\"counted\",\"time\":\"2025-09-01T12:00:00Z\",\"ref\":\"\","
            .concat("\"service\":\"zoom\",\"budget\":\"changes\"}\n")
            .repeat(3_000));
    FileJournal early = read();
    Files.writeString(
        file(),
        "{\"entry\":\"begun\",\"time\":\"2026-08-01T12:00:00Z\",\"ref\":\"1\",\"course\":\"2026-07\",\"service\":\"zoom\",\"resource\":\"webinar\",\"key\":\"k\"}\n",
        StandardOpenOption.APPEND);
    early.count("zoom", "changes");
    assertEquals(1, read().open(COURSE, "zoom").size());
  }

  @Test
  void of_usernames_given_again_the_last_holds() throws Exception {
    FileJournal journal = read();
    for (String key : List.of("file ann=user01 ", "file ann=user02 ", "file ann=user01 ")) {
      journal.finish(journal.begin(COURSE, "drive", "usernames", key), "given");
    }
    List<String> keys =
        read().finished(COURSE, "drive", "given").stream().map(Intent::key).toList();
    assertEquals("file ann=user01 ", keys.get(keys.size() - 1));
  }

  private Path file() {
    return folder.resolve("state/journal.jsonl");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("state"))) {
      return all.toList();
    }
  }

  private void write(String text) throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), text);
  }

  private static void done(
      FileJournal journal, String service, String resource, String key, String id, String outcome) {
    Intent intent = journal.begin(COURSE, service, resource, key);
    if (!id.isEmpty()) {
      journal.made(intent, id);
    }
    journal.finish(intent, outcome);
  }

  @Test
  void what_differs_in_anything_is_remembered_beside_the_other() throws Exception {
    FileJournal journal = read();
    for (int twice = 0; twice < 2; twice++) {
      done(journal, "zoom", "webinar", "key", "81", "done");
      done(journal, "zoom", "webinar", "key", "82", "done");
      done(journal, "zoom", "webinar", "key", "", "done");
      done(journal, "zoom", "webinar", "other", "81", "done");
      done(journal, "zoom", "panelists", "key", "81", "done");
      done(journal, "zoom", "webinar", "key", "81", "gone");
      done(journal, "slack", "webinar", "key", "81", "done");
    }
    for (FileJournal same : List.of(journal, read())) {
      assertEquals(5, same.finished(COURSE, "zoom", "done").size());
      assertEquals(1, same.finished(COURSE, "zoom", "gone").size());
      assertEquals(1, same.finished(COURSE, "slack", "done").size());
    }
  }

  @Test
  void what_is_begun_counted_and_finished_is_known_at_once() throws Exception {
    FileJournal journal = read();
    assertEquals(Optional.empty(), journal.newestOpen());
    Intent intent = journal.begin(COURSE, "zoom", "webinar", "key");
    assertEquals(Optional.of(NOW), journal.newestOpen());
    assertEquals(List.of(intent), journal.open(COURSE, "zoom"));
    assertEquals(Set.of(COURSE), journal.courses());
    journal.made(intent, "81");
    assertEquals(Optional.of("81"), journal.open(COURSE, "zoom").get(0).made());
    journal.finish(intent, "done");
    assertEquals(Optional.of("81"), journal.finished(COURSE, "zoom", "done").get(0).made());
    journal.count("zoom", "changes");
    assertEquals(1, journal.countSince("zoom", "changes", NOW));
    assertEquals(0, journal.countSince("slack", "changes", NOW));
  }

  @Test
  void a_journal_of_which_half_is_needed_stays_as_it_is() throws Exception {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 1_200; i++) {
      String entry =
          "{\"entry\":\"counted\",\"time\":\"2026-0%d-01T12:00:00Z\",\"ref\":\"\","
              + "\"service\":\"zoom\",\"budget\":\"changes\"}\n";
      lines.append(entry.formatted(9)).append(entry.formatted(8));
    }
    write(lines.toString());
    read().count("zoom", "changes");
    assertTrue(Files.size(file()) > lines.length(), "appended to");
    write(lines + lines.toString().replace("2026-09", "2026-07"));
    read().count("zoom", "changes");
    assertTrue(Files.size(file()) < lines.length(), "compacted");
    assertEquals(1_201, read().countSince("zoom", "changes", NOW));
  }
}
