package ca.calculquebec.cqorc.task.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Consent;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Plan;
import ca.calculquebec.cqorc.plan.RunReport;
import ca.calculquebec.cqorc.service.eventbrite.Attendee;
import ca.calculquebec.cqorc.task.certificate.CertificateRequest.Mailing;
import ca.calculquebec.cqorc.task.certificate.drawing.Pdfs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who gets a certificate, who is written to, and what a repeat does. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CertificateContributionTest {
  private static final CourseId COURSE = new CourseId("1001");

  @TempDir private Path folder;
  private CertificateWorld world;

  @BeforeEach
  void begin() throws Exception {
    world = new CertificateWorld(folder);
  }

  @AfterEach
  void end() throws Exception {
    world.close();
  }

  private static List<Change> of(Plan plan, String service, Kind kind) {
    return plan.changes().stream()
        .filter(change -> change.service().word().equals(service) && change.kind() == kind)
        .toList();
  }

  private List<String> files() throws Exception {
    Path directory = folder.resolve("certificates");
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void those_who_came_get_one_each_and_a_repeat_does_nothing() throws Exception {
    world.with("1", "2");
    world.attendees.add(
        new Attendee("3", "8", "Max", "Absent", "", "m@e.example", "", "Attending", false, true));
    world.attendees.add(
        new Attendee("4", "8", "Zoé", "Rendue", "", "r@e.example", "", "Checked In", true, false));
    RunReport report = world.run(CertificateRequest.making());
    assertFalse(report.failed());
    assertEquals(
        List.of("Attestation_CQ_ZOE_ROY_1_71.pdf", "Attestation_CQ_ZOE_ROY_2_72.pdf"), files());
    assertFalse(world.run(CertificateRequest.making()).changedSomething());
    assertEquals(List.of(), world.smtp.commands());
  }

  @Test
  void a_late_check_in_makes_one_file_and_leaves_the_others_alone() throws Exception {
    world.with("1", "2");
    world.run(CertificateWorld.mailing());
    world.attendees.add(CertificateWorld.attendee("5", "Łukasz", "Żółć", "p5@exemple.example"));
    Plan plan = world.plan(CertificateWorld.mailing());
    assertEquals(2, of(plan, "certificates", Kind.UNCHANGED).size());
    assertEquals(1, of(plan, "certificates", Kind.CREATE).size());
    world.run(CertificateWorld.mailing());
    assertEquals(1, world.received("5"));
    assertEquals(1, world.received("1"));
  }

  @Test
  void two_tickets_of_one_person_are_two_certificates() throws Exception {
    world.attendees.add(CertificateWorld.attendee("1", "Zoé", "Roy", "zoe@exemple.example"));
    world.attendees.add(CertificateWorld.attendee("2", "Zoé", "Roy", "zoe@exemple.example"));
    world.run(CertificateWorld.mailing());
    assertEquals(2, world.smtp.taken().size());
    assertEquals(2, files().size());
    assertFalse(world.run(CertificateWorld.mailing()).changedSomething());
  }

  @Test
  void what_cannot_be_printed_or_sent_fails_that_person_alone() throws Exception {
    world.with("1");
    world.attendees.add(CertificateWorld.attendee("2", "李", "Wei", "p2@exemple.example"));
    world.attendees.add(CertificateWorld.attendee("3", "", "", "p3@exemple.example"));
    world.attendees.add(CertificateWorld.attendee("4", "Max", "Sans", ""));
    RunReport report = world.run(CertificateWorld.mailing());
    assertTrue(report.failed());
    assertEquals(1, world.smtp.taken().size());
    List<Change> unprinted = of(report.plan(), "certificates", Kind.FAILED);
    assertEquals(2, unprinted.size());
    assertTrue(unprinted.stream().anyMatch(change -> change.note().contains("李 (U+674E)")));
    assertTrue(unprinted.stream().anyMatch(change -> change.note().contains("has no name")));
    assertEquals(
        "there is no e-mail address: correct it where it was registered, or send it by hand",
        of(report.plan(), "mail", Kind.FAILED).get(0).note());
  }

  @Test
  void hostile_names_harm_nothing() throws Exception {
    List<String> names =
        List.of(
            "=IMPORTDATA(\"http://x\")",
            "<script>alert(1)</script>",
            "a\r\nBcc: x@y.example",
            "../../etc/passwd",
            "<!channel>",
            "\u202egnp.exe",
            "{{ order_id }}{% raw %}",
            "{workshop}{0.__class__}");
    for (int index = 0; index < names.size(); index++) {
      String id = Integer.toString(index + 1);
      world.attendees.add(
          CertificateWorld.attendee(id, names.get(index), "Roy", "p" + id + "@exemple.example"));
    }
    RunReport report = world.run(CertificateWorld.mailing());
    assertFalse(report.failed(), report.outcomes().toString());
    assertEquals(names.size(), files().size());
    assertTrue(files().stream().allMatch(file -> file.matches("[A-Z0-9a-z._()=-]+")));
    assertTrue(world.smtp.taken().stream().allMatch(mail -> mail.header("Bcc").isEmpty()));
    byte[] pdf =
        Files.readAllBytes(
            folder.resolve("certificates").resolve("Attestation_CQ_..-..-ETC-PASSWD_ROY_74.pdf"));
    assertEquals(List.of("../../Etc/Passwd Roy"), Pdfs.lines(pdf));
  }

  @Test
  void the_question_says_how_many_and_how_many_had_it() throws Exception {
    world.with("1", "2");
    world.run(CertificateWorld.request(Mailing.ATTENDEES, 1, false, false));
    assertEquals(1, world.smtp.taken().size());
    assertEquals(
        Optional.of("Send 1 e-mail to 1 person?"),
        Consent.question(world.plan(CertificateWorld.mailing())));
    assertEquals(
        Optional.of("Send 2 e-mails to 2 people (1 had it already)?"),
        Consent.question(world.plan(CertificateWorld.request(Mailing.ATTENDEES, -1, true, false))));
    assertEquals(Optional.empty(), Consent.question(world.plan(CertificateRequest.making())));
  }

  @Test
  void resending_reaches_the_one_who_was_named() throws Exception {
    world.with("1", "2");
    world.run(CertificateWorld.mailing());
    CertificateRequest again = CertificateWorld.request(Mailing.ATTENDEES, -1, true, false);
    world.run(
        new CertificateRequest(
            again.mailing(),
            -1,
            true,
            false,
            false,
            again.overrides(),
            Set.of("p2@exemple.example"),
            Optional.empty(),
            false,
            Optional.empty()));
    assertEquals(1, world.received("1"));
    assertEquals(2, world.received("2"));
    List<String> ids =
        world.smtp.taken().stream().map(mail -> mail.header("Message-ID")).distinct().toList();
    assertEquals(3, ids.size());
  }

  @Test
  void mail_to_oneself_counts_for_nobody() throws Exception {
    world.with("1", "2", "3");
    world.run(CertificateWorld.request(Mailing.SELF, -1, false, false));
    assertEquals(1, world.smtp.taken().size());
    world.run(CertificateWorld.request(Mailing.SELF, 2, false, false));
    assertEquals(3, world.smtp.taken().size());
    assertTrue(world.smtp.taken().stream().allMatch(m -> m.to().equals("self@ecole.example")));
    assertFalse(world.ledger().isOpen(COURSE));
    world.run(CertificateWorld.mailing());
    assertEquals(6, world.smtp.taken().size());
  }

  @Test
  void an_old_course_without_a_ledger_needs_a_word() throws Exception {
    world.with("1");
    world.clock = Clock.fixed(CertificateWorld.NOW.plusSeconds(8 * 24 * 3600), ZoneOffset.UTC);
    Plan plan = world.plan(CertificateWorld.mailing());
    assertTrue(plan.hasProblem());
    assertFalse(plan.changesSomething());
    assertTrue(plan.courses().get(0).problems().get(0).problem().advice().contains("--first-time"));
    world.run(CertificateWorld.request(Mailing.ATTENDEES, -1, false, true));
    assertEquals(1, world.received("1"));
    assertFalse(world.run(CertificateWorld.mailing()).changedSomething());
  }

  @Test
  void a_person_counted_otherwise_by_an_export_is_not_written_to_twice() throws Exception {
    world.attendees.add(CertificateWorld.attendee("1", "Zoé", "Roy", "zoe@exemple.example"));
    world.run(CertificateWorld.mailing());
    Path file = folder.resolve("decisions.csv");
    Files.writeString(
        file,
        "decision,attendee_id,first_name,last_name,email,order_id,course_id\n"
            + "yes,71-1,Zoé,Roy,ZOE@exemple.example,71,1001\n"
            + "no,71-2,Max,Non,max@exemple.example,71,1001\n"
            + "oui,72-1,Léa,Oui,lea@exemple.example,72,1001\n"
            + "yes,73-1,Ada,Autre,ada@exemple.example,73,1002\n");
    CertificateRequest mailing = CertificateWorld.mailing();
    CertificateRequest from =
        new CertificateRequest(
            Mailing.ATTENDEES,
            -1,
            false,
            false,
            false,
            mailing.overrides(),
            Set.of(),
            Optional.of(file),
            false,
            Optional.empty());
    RunReport report = world.run(from);
    assertEquals(2, world.smtp.taken().size());
    assertEquals("lea@exemple.example", world.smtp.taken().get(1).to());
    Change left = of(report.plan(), "mail", Kind.UNKNOWN).get(0);
    assertTrue(left.note().contains("under another attendee id"), left.note());
  }

  @Test
  void a_personal_certificate_does_not_open_the_courses_ledger() throws Exception {
    world.with("1");
    CertificateRequest personal =
        new CertificateRequest(
            Mailing.ATTENDEES,
            -1,
            false,
            false,
            false,
            new CertificateRequest.Overrides(
                Optional.of("Titre à moi"),
                Optional.of("2026-08-01"),
                Optional.of("1,5"),
                Optional.of(Language.ENGLISH)),
            Set.of(),
            Optional.empty(),
            false,
            Optional.of(Recipient.personal("José", "Cruz", "jose@exemple.example", "99")));
    world.run(personal);
    assertEquals("jose@exemple.example", world.smtp.taken().get(0).to());
    assertTrue(
        world.smtp.taken().get(0).text().contains("le August 1, 2026"),
        world.smtp.taken().get(0).text());
    assertFalse(world.run(personal).changedSomething());
    assertFalse(world.ledger().isOpen(COURSE));
  }

  @Test
  void a_ledger_that_cannot_be_read_stops_everything() throws Exception {
    world.with("1", "2");
    world.run(CertificateWorld.mailing());
    Path file = folder.resolve("state").resolve("certificates.jsonl");
    // Cut at its end: as a crash leaves it.
    Files.writeString(file, "{\"entry\":\"sent", StandardOpenOption.APPEND);
    assertFalse(world.run(CertificateWorld.mailing()).changedSomething());
    world.with("3");
    world.run(CertificateWorld.mailing());
    assertEquals(1, world.received("3"));
    assertFalse(world.run(CertificateWorld.mailing()).changedSomething());
    String text = Files.readString(file);
    Files.writeString(file, text.replaceFirst("\"sending\"", "\"send"));
    org.junit.jupiter.api.Assertions.assertThrows(
        ca.calculquebec.cqorc.failure.InputException.class,
        () -> world.plan(CertificateWorld.mailing()));
  }
}
