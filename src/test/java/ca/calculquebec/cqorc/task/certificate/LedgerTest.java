package ca.calculquebec.cqorc.task.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.plan.StateFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
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
}
