package ca.calculquebec.cqorc.task.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Outcome;
import ca.calculquebec.cqorc.plan.RunReport;
import ca.calculquebec.cqorc.plan.Service;
import ca.calculquebec.cqorc.service.mail.FaultySmtp;
import ca.calculquebec.cqorc.service.mail.OutgoingMail;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever happens to a mailing, and however often it is repeated: nobody gets two, nobody is left
 * out in silence.
 */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
@Tag("slow")
class MailInterruptionTest {
  private static final List<String> IDS = List.of("1", "2", "3");

  @TempDir private Path folder;
  private int worlds;

  /** Nobody catches it: as if the process had been killed. */
  private static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  private CertificateWorld world() throws Exception {
    return new CertificateWorld(folder.resolve("world-" + worlds++)).with("1", "2", "3");
  }

  /** The commands that an undisturbed mailing takes. */
  private List<String> ordinary() throws Exception {
    try (CertificateWorld world = world()) {
      world.run(CertificateWorld.mailing());
      return world.smtp.commands();
    }
  }

  /**
   * Repeats the command twice, undisturbed; then everybody has one message, but for those whom the
   * plan lists as unknown, who have one or none.
   *
   * @return the unknown ones
   */
  private static Set<String> assertSettled(CertificateWorld world, String when) throws Exception {
    world.smtp.behave();
    world.wrap = mailer -> mailer;
    world.clock = Clock.fixed(CertificateWorld.NOW, ZoneOffset.UTC);
    world.run(CertificateWorld.mailing());
    RunReport second = world.run(CertificateWorld.mailing());
    assertFalse(second.changedSomething(), when);
    Set<String> unknown = new TreeSet<>();
    for (Change change : second.plan().changes()) {
      if (change.service() == Service.MAIL && change.kind() == Kind.UNKNOWN) {
        assertTrue(change.note().startsWith("unknown"), when + ": " + change);
        unknown.add(change.id().orElseThrow());
      }
    }
    assertEquals(!unknown.isEmpty(), !second.plan().closing().isEmpty(), when);
    for (String id : IDS) {
      int received = world.received(id);
      if (unknown.contains(id)) {
        assertTrue(received <= 1, when + ": " + id + " got " + received);
      } else {
        assertEquals(1, received, when + ": " + id);
      }
    }
    return unknown;
  }

  @Test
  void an_undisturbed_mailing_reaches_everybody_once() throws Exception {
    try (CertificateWorld world = world()) {
      RunReport report = world.run(CertificateWorld.mailing());
      assertFalse(report.failed());
      assertEquals(Set.of(), assertSettled(world, "undisturbed"));
      assertEquals(1, world.smtp.connections());
      FaultySmtp.Taken first = world.smtp.taken().get(0);
      assertTrue(first.header("Message-ID").matches("<cqorc\\.[0-9a-f]{32}@ecole\\.example>"));
      assertEquals("r@ecole.example", first.header("Reply-To"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {FaultySmtp.CUT_BEFORE, FaultySmtp.CUT_AFTER, FaultySmtp.CUT_DURING, "421 4.3.0 x"})
  void a_connection_that_breaks_at_any_command(String fault) throws Exception {
    List<String> commands = ordinary();
    assertTrue(commands.size() >= 3 + 4 * IDS.size(), commands.toString());
    for (int strike = 1; strike <= commands.size(); strike++) {
      String when = fault + " at " + strike + " (" + commands.get(strike - 1) + ")";
      try (CertificateWorld world = world()) {
        int at = strike;
        world.smtp.misbehave((number, command, argument) -> number == at ? fault : "");
        world.run(CertificateWorld.mailing());
        Set<String> unknown = assertSettled(world, when);
        String command = commands.get(strike - 1);
        boolean cut = !fault.startsWith("421");
        // A short message is on its way with its dot before the client sees the connection end.
        boolean perhaps = cut && command.equals("DATA") && !fault.equals(FaultySmtp.CUT_BEFORE);
        boolean undecided = cut && command.equals("DOT");
        assertTrue(unknown.size() <= (undecided || perhaps ? 1 : 0), when + ": " + unknown);
        assertTrue(unknown.size() >= (undecided ? 1 : 0), when + ": " + unknown);
      }
    }
  }

  @Test
  void the_days_limit_at_any_command_of_any_message() throws Exception {
    List<String> commands = ordinary();
    for (int strike = 1; strike <= commands.size(); strike++) {
      String command = commands.get(strike - 1);
      if (!Set.of("MAIL", "RCPT", "DATA", "DOT").contains(command)) {
        continue;
      }
      String when = "limit at " + strike + " (" + command + ")";
      try (CertificateWorld world = world()) {
        int from = strike;
        world.smtp.misbehave(
            (number, at, argument) ->
                number >= from && Set.of("MAIL", "RCPT", "DATA", "DOT").contains(at)
                    ? "550 5.4.5 Daily user sending limit exceeded"
                    : "");
        RunReport report = world.run(CertificateWorld.mailing());
        // Nobody is marked as failed: the rest is for tomorrow.
        for (Outcome outcome : report.outcomes()) {
          assertFalse(outcome.status() == Outcome.Status.FAILED, when + ": " + outcome);
        }
        assertTrue(report.failed(), when);
        long asked = world.smtp.commands().stream().filter("MAIL"::equals).count();
        assertEquals(world.smtp.taken().size() + 1, asked, when + ": others were tried");
        assertEquals(Set.of(), assertSettled(world, when), when);
      }
    }
  }

  @Test
  void a_refused_recipient_fails_alone_and_may_be_corrected() throws Exception {
    for (String id : IDS) {
      try (CertificateWorld world = world()) {
        world.smtp.misbehave(
            (number, at, argument) ->
                at.equals("RCPT") && argument.contains("p" + id + "@") ? "550 5.1.1 nobody" : "");
        RunReport report = world.run(CertificateWorld.mailing());
        assertEquals(
            1, report.outcomes().stream().filter(Outcome::isFailure).count(), "person " + id);
        assertEquals(2, world.smtp.taken().size(), "person " + id);
        assertEquals(Set.of(), assertSettled(world, "person " + id));
      }
    }
  }

  @Test
  void a_wrong_password_is_tried_once() throws Exception {
    try (CertificateWorld world = world()) {
      world.smtp.misbehave((n, at, argument) -> at.equals("AUTH") ? "535 5.7.8 not accepted" : "");
      RunReport report = world.run(CertificateWorld.mailing());
      assertTrue(report.failed());
      // PLAIN, and after its refusal nothing more.
      assertEquals(1, world.smtp.commands().stream().filter("AUTH"::equals).count());
      assertEquals(Set.of(), assertSettled(world, "wrong password"));
    }
  }

  /** Dies around the sending of one message. */
  private static Mailer dying(Mailer mailer, int message, int step) {
    AtomicInteger sent = new AtomicInteger();
    return new Mailer() {
      @Override
      public Optional<ServiceException> end() throws CqorcException {
        return mailer.end();
      }

      @Override
      public void send(OutgoingMail mail, Runnable beforeCommit) throws CqorcException {
        boolean last = sent.incrementAndGet() == message;
        die(last && step == 0);
        mailer.send(
            mail,
            () -> {
              die(last && step == 1);
              beforeCommit.run();
              die(last && step == 2);
            });
        die(last && step == 3);
      }

      private void die(boolean now) {
        if (now) {
          throw new Death();
        }
      }
    };
  }

  @Test
  void a_process_that_is_killed_around_any_message() throws Exception {
    for (int message = 1; message <= IDS.size(); message++) {
      for (int step = 0; step < 4; step++) {
        String when = "message " + message + ", step " + step;
        try (CertificateWorld world = world()) {
          int number = message;
          int at = step;
          world.wrap = mailer -> dying(mailer, number, at);
          assertThrows(Death.class, () -> world.run(CertificateWorld.mailing()), when);
          Set<String> unknown = assertSettled(world, when);
          assertEquals(step < 2 ? 0 : 1, unknown.size(), when);
        }
      }
    }
  }

  /** Dies at a reading of the time, which comes before each line of ledger, journal and audit. */
  private static Clock dying(int reading) {
    AtomicInteger count = new AtomicInteger();
    return new Clock() {
      @Override
      public java.time.ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(java.time.ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        if (count.incrementAndGet() == reading) {
          throw new Death();
        }
        return CertificateWorld.NOW;
      }
    };
  }

  @Test
  void a_process_that_is_killed_before_any_line_of_its_books() throws Exception {
    int deaths = 0;
    boolean died = true;
    for (int reading = 1; died; reading++) {
      try (CertificateWorld world = world()) {
        world.clock = dying(reading);
        died = false;
        try {
          world.run(CertificateWorld.mailing());
        } catch (Death death) {
          died = true;
          deaths++;
        } catch (CompletionException around) {
          assertTrue(around.getCause() instanceof Death, "reading " + reading);
          died = true;
          deaths++;
        }
        assertTrue(assertSettled(world, "reading " + reading).size() <= 1, "reading " + reading);
      }
    }
    assertTrue(deaths > 3 * IDS.size(), deaths + " deaths");
  }

  @Test
  void several_mishaps_one_after_the_other() throws Exception {
    List<String> faults =
        List.of(FaultySmtp.CUT_BEFORE, FaultySmtp.CUT_AFTER, "451 4.3.0 later", "550 5.1.1 nobody");
    for (int seed = 0; seed < 12; seed++) {
      java.util.Random random = new java.util.Random(seed);
      try (CertificateWorld world = world()) {
        for (int run = 0; run < 4; run++) {
          world.smtp.misbehave(
              (n, at, a) ->
                  random.nextInt(6) == 0 ? faults.get(random.nextInt(faults.size())) : "");
          world.run(CertificateWorld.mailing());
        }
        assertSettled(world, "seed " + seed);
      }
    }
  }
}
