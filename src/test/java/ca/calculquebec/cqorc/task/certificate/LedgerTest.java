package ca.calculquebec.cqorc.task.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.plan.StateFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-09-15T12:00:00Z"), ZoneOffset.UTC);
  private static final CourseId COURSE = new CourseId("2026-07");
  private static final Recipient ZOE = zoe("901");

  @TempDir Path folder;

  private static Recipient zoe(String attendeeId) {
    return new Recipient(attendeeId, "Zoé", "Roy", "zoe@u.example", "7");
  }

  private Ledger read() throws Exception {
    return Ledger.read(new StateFolder(folder.resolve("state")), CLOCK);
  }

  private static Optional<SendState> elsewhere(Ledger ledger, Recipient person, String... ids) {
    return ledger.sentUnderAnotherId(COURSE, person, Set.of(ids)).map(Ledger.Entry::state);
  }

  @Test
  void what_was_sent_under_an_id_of_todays_list_was_not_sent_under_another() throws Exception {
    Ledger ledger = read();
    ledger.sending(COURSE, ZOE, "m1");
    ledger.sent(COURSE, ZOE);
    assertEquals(Optional.empty(), elsewhere(ledger, ZOE, "901", "902"));
    assertEquals(Optional.of(SendState.SENT), elsewhere(ledger, zoe("902"), "902"));
    assertEquals(Optional.of(SendState.SENT), elsewhere(read(), zoe("902"), "902"));
  }

  @Test
  void what_was_not_sent_or_went_to_somebody_else_in_the_end_was_not_sent_elsewhere()
      throws Exception {
    Ledger ledger = read();
    ledger.sending(COURSE, ZOE, "m1");
    ledger.notSent(COURSE, ZOE, "mailbox unknown");
    assertEquals(Optional.empty(), elsewhere(ledger, zoe("902"), "902"));
    ledger.sending(COURSE, new Recipient("901", "Zoé", "Roy", "roy@u.example", "7"), "m2");
    assertEquals(Optional.empty(), elsewhere(ledger, zoe("902"), "902"));
    Recipient moved = new Recipient("902", "ZOÉ", "Roy", "Roy@u.example ", "7");
    assertEquals(Optional.of(SendState.UNKNOWN), elsewhere(ledger, moved, "902"));
  }

  @Test
  void every_attempt_counts_and_what_was_announced_is_unknown() throws Exception {
    Ledger ledger = read();
    assertEquals(SendState.NOT_SENT, ledger.state(COURSE, "901"));
    for (int attempt = 1; attempt <= 3; attempt++) {
      ledger.sending(COURSE, ZOE, "m" + attempt);
      assertEquals(
          Optional.of(
              new Ledger.Entry(
                  SendState.UNKNOWN,
                  attempt,
                  CLOCK.instant(),
                  "zoe@u.example",
                  "Zoé Roy",
                  "interrupted")),
          ledger.find(COURSE, "901"));
    }
    ledger.notSent(COURSE, ZOE, "mailbox unknown");
    Ledger.Entry entry = read().find(COURSE, "901").orElseThrow();
    assertEquals(3, entry.attempts());
    assertEquals(SendState.NOT_SENT, entry.state());
    assertEquals("mailbox unknown", entry.note());
  }

  @Test
  void a_ledger_is_opened_once_with_what_others_may_have_sent() throws Exception {
    Ledger ledger = read();
    assertFalse(ledger.isOpen(COURSE));
    ledger.open(COURSE, List.of(ZOE));
    ledger.open(COURSE, List.of(zoe("902")));
    for (Ledger same : List.of(ledger, read())) {
      assertTrue(same.isOpen(COURSE));
      assertFalse(same.isOpen(new CourseId("2026-08")));
      assertEquals(SendState.UNKNOWN, same.state(COURSE, "901"));
      assertEquals(SendState.NOT_SENT, same.state(COURSE, "902"));
    }
  }

  @Test
  void a_line_that_says_nothing_known_stops_the_reading() throws Exception {
    read().sending(COURSE, ZOE, "m1");
    Path file = folder.resolve("state").resolve("certificates.jsonl");
    Files.writeString(file, Files.readString(file).replace("\"sending\"", "\"mislaid\""));
    assertThrows(InputException.class, this::read);
  }
}
