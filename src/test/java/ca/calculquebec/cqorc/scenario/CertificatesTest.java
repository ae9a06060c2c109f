package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.sandbox.drive.DriveEdits;
import ca.calculquebec.cqorc.sandbox.mail.ReceivedMail;
import ca.calculquebec.cqorc.scenario.interruption.InterruptionCheck;
import ca.calculquebec.cqorc.scenario.world.InMemory;
import ca.calculquebec.cqorc.scenario.world.Program;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code cqorc certificates} as coordinators type it, on the sandbox. */
@Timeout(300)
@Tag("slow")
final class CertificatesTest {
  private static final String COURSE = "certificates --course_id 1001";
  private static final int PEOPLE = 5;

  @TempDir(factory = InMemory.class)
  Path folder;

  /** Of twelve courses the first one is over, and has people who were checked in. */
  private static World world(Path folder) throws Exception {
    return World.in(folder, options -> options.withCourses(12));
  }

  private static List<DriveEdits.DriveFile> copies(World world) {
    return world.sandbox().drive().files().stream()
        .filter(file -> file.folder().equals("Attestations") && !file.trashed())
        .toList();
  }

  private static long pdfs(Path directory) throws Exception {
    if (!Files.exists(directory)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".pdf")).count();
    }
  }

  @Test
  void a_decision_file_that_leaves_anything_open_sends_nothing() throws Exception {
    try (World world = world(folder)) {
      String rows = "decision,attendee_id,first_name,last_name,email\n";
      Path file = world.directory().resolve("who.csv");
      Files.writeString(
          file, rows + "yes,11,Alice,Aubin,a@u.example\n?,12,Marie,Roy,m@u.example\n");
      String send = COURSE + " --send_atnd --first-time --yes --from " + file;
      for (int run = 0; run < 2; run++) {
        Result refused = world.run(send);
        assertEquals(2, refused.exit(), refused.toString());
        assertTrue(refused.words().contains("still \"?\" in line 3 (Marie Roy)"), refused.words());
        assertEquals(List.of(), refused.changes());
        assertEquals(0, world.sandbox().mail().size());
      }
      Result maybe = world.run(send + " --undecided yes");
      assertEquals(2, maybe.exit(), maybe.toString());
      assertEquals(2, world.run(COURSE + " --undecided no").exit());
      Result sent = world.run(send + " --undecided no");
      assertEquals(0, sent.exit(), sent.toString());
      assertEquals(1, world.sandbox().mail().size());
      assertEquals(List.of("a@u.example"), world.sandbox().mail().get(0).to());
    }
  }

  @Test
  void a_rehearsal_makes_writes_and_sends_nothing() throws Exception {
    try (World world = world(folder)) {
      String before = world.state();
      Result result = world.run(COURSE + " --send_atnd --first-time --upload --dry-run");
      assertEquals(0, result.exit(), result.toString());
      assertTrue(result.words().contains("send 5 e-mails"), result.toString());
      assertEquals(before, world.state());
      assertEquals(0, pdfs(world.directory().resolve("certificates")));
      assertFalse(world.program().hasStateFile("certificates.jsonl"));
    }
  }

  @Test
  void everybody_gets_one_and_a_repeat_changes_nothing() throws Exception {
    try (World world = world(folder)) {
      Result first = world.run(COURSE + " --send_atnd --first-time --upload --yes");
      assertEquals(0, first.exit(), first.toString());
      assertEquals(PEOPLE, world.sandbox().mail().size());
      assertEquals(PEOPLE, copies(world).size());
      assertEquals(PEOPLE, pdfs(world.directory().resolve("certificates")));
      ReceivedMail mail = world.sandbox().mail().get(0);
      assertEquals(1, mail.attachments().size());
      assertTrue(mail.attachments().get(0).startsWith("Attestation_CQ_"), mail.toString());
      Result second = world.run(COURSE + " --send_atnd --upload --yes");
      assertEquals(0, second.exit(), second.toString());
      assertEquals(List.of(), second.changes(), second.toString());
      assertTrue(second.words().contains("The certificates are in line"), second.toString());
    }
  }

  @Test
  void what_is_printed_otherwise_replaces_the_copies_and_doubles_none() throws Exception {
    try (World world = world(folder)) {
      world.run(COURSE + " --upload");
      Set<String> ids =
          copies(world).stream().map(DriveEdits.DriveFile::id).collect(Collectors.toSet());
      Result changed =
          world.run(
              "certificates",
              "--course_id",
              "1001",
              "--upload",
              "--title",
              "Autre & titre",
              "--date",
              "2026-08-01",
              "--language",
              "fr");
      assertEquals(0, changed.exit(), changed.toString());
      assertEquals(
          ids, copies(world).stream().map(DriveEdits.DriveFile::id).collect(Collectors.toSet()));
      assertTrue(changed.words().contains("Updated 5 certificates and 5 Drive files"));
    }
  }

  @Test
  void another_computer_asks_drive_before_it_writes_to_anybody() throws Exception {
    try (World world = world(folder)) {
      // Ended yesterday: young enough for a mailing without --first-time.
      world.move("1001", 18);
      Result here = world.run(COURSE + " --upload --send_atnd --yes");
      assertEquals(0, here.exit(), here.toString());
      assertEquals(PEOPLE, world.sandbox().mail().size());
      Program laptop = world.another("laptop");
      Result result = laptop.run(COURSE + " --send_atnd --yes");
      assertEquals(0, result.exit(), result.toString());
      assertEquals(PEOPLE, world.sandbox().mail().size());
      assertTrue(
          result.words().contains("unknown whether 5 people got a certificate"), result.toString());
      assertTrue(
          result
              .words()
              .matches(".*\\? e-mail Alice Bédard: unknown .* --resend --attendee 1235935128 .*"),
          result.toString());
      Result again = laptop.run(COURSE + " --send_atnd --yes");
      assertEquals(0, again.exit(), again.toString());
      assertTrue(
          again
              .words()
              .contains(
                  "Otherwise the certificates are in line; nothing was changed. It is unknown"),
          again.toString());
      Result rehearsed = laptop.run(COURSE + " --send_atnd --dry-run");
      assertTrue(
          rehearsed.words().contains("Otherwise the certificates are in line. It is unknown"),
          rehearsed.toString());
    }
  }

  @Test
  void an_old_course_of_which_nothing_is_known_is_refused() throws Exception {
    try (World world = world(folder)) {
      Result result = world.run(COURSE + " --send_atnd --yes");
      assertEquals(1, result.exit(), result.toString());
      assertTrue(result.words().contains("--first-time"), result.toString());
      assertEquals(List.of(), world.sandbox().mail());
    }
  }

  @Test
  void nobody_is_written_to_without_consent() throws Exception {
    try (World world = world(folder)) {
      Result result = world.run(COURSE + " --send_atnd --first-time");
      assertEquals(2, result.exit(), result.toString());
      assertTrue(result.words().contains("Send 5 e-mails to 4 people?"), result.toString());
      world.program().typing("n\n").run(COURSE + " --send_atnd --first-time");
      assertEquals(List.of(), world.sandbox().mail());
      Result bound =
          world.program().typing("").run(COURSE + " --send_atnd --first-time --max-people 2 --yes");
      assertEquals(2, bound.exit(), bound.toString());
      world.program().typing("y\n").run(COURSE + " --send_atnd --first-time");
      assertEquals(PEOPLE, world.sandbox().mail().size());
    }
  }

  @Test
  void a_personal_certificate_asks_in_a_terminal_only() throws Exception {
    try (World world = world(folder)) {
      String personal = COURSE + " --personnalized_certificate --first_name José --order_id 7";
      Result without = world.run(personal);
      assertEquals(2, without.exit(), without.toString());
      assertTrue(without.words().contains("--last_name"), without.toString());
      Result with = world.program().typing("de la Cruz\n").run(personal);
      assertEquals(0, with.exit(), with.toString());
      assertEquals(1, pdfs(world.directory().resolve("certificates")));
    }
  }

  @Test
  void a_password_is_in_no_output_and_no_book() throws Exception {
    try (World world = world(folder)) {
      Result result =
          world.run(
              COURSE + " --send_self --self_email a@b.example --gmail_password hunter2hunter -v");
      assertEquals(1, result.exit(), result.toString());
      assertTrue(result.words().contains("does not accept the password"), result.toString());
      assertFalse((result.out() + result.err()).contains("hunter2hunter"), result.toString());
      Path audit = world.program().stateFile("audit.jsonl");
      assertFalse(Files.readString(audit).contains("hunter2hunter"));
      String secret =
          Files.readString(world.program().secretsDirectory().resolve("secrets.cfg"))
              .replaceAll("(?s).*\\[email\\].*password = ([^\\n]+)\\n.*", "$1");
      Result unseen =
          world
              .program()
              .typingUnseen(secret)
              .run(COURSE + " --send_self --self_email a@b.example --gmail_password -");
      assertEquals(0, unseen.exit(), unseen.toString());
      assertTrue(unseen.err().contains("--gmail_password (it is not shown): "), unseen.err());
      assertFalse((unseen.out() + unseen.err()).contains(secret), unseen.toString());
      Result read =
          world
              .another("desk")
              .typing(secret + "\n")
              .run(COURSE + " --send_self --self_email a@b.example --gmail_password -");
      assertEquals(0, read.exit(), read.toString());
      assertTrue(read.err().contains("(it is shown as you type)"), read.err());
      assertEquals(2, world.sandbox().mail().size());
    }
  }

  @Test
  void options_that_mean_nothing_are_refused() throws Exception {
    try (World world = world(folder)) {
      for (String wrong :
          List.of(
              "certificates",
              "certificates --all",
              COURSE + " --course_id 1002 --title x",
              "certificates --date 2026-08-12 --title x",
              COURSE + " --first_name x",
              COURSE + " --number_to_send 3",
              COURSE + " --self_email a@b.example",
              COURSE + " --language de",
              COURSE + " --send_atnd --number_to_send -7",
              COURSE + " --from no-such-file.csv",
              COURSE + " --certificate_svg_tplt_dir nowhere",
              COURSE + " --send_self --email_tplt_dir nowhere",
              COURSE + " --send_self --gmail_user nobody",
              COURSE + " --attendee nobody@nowhere.example")) {
        Result result = world.run(wrong);
        assertEquals(2, result.exit(), result.toString());
        assertEquals(List.of(), result.changes(), result.toString());
      }
      assertEquals(0, pdfs(world.directory().resolve("certificates")));
    }
  }

  @Test
  void the_end_of_a_run_names_the_people_whose_certificate_cannot_be_made() throws Exception {
    try (World world = world(folder)) {
      Files.writeString(
          world.directory().resolve("who.csv"),
          "decision,attendee_id,first_name,last_name\n"
              + "yes,1,Zoé,Roy\nyes,2,मीरा,Rao\nyes,3,محمد,Ali\nyes,4,علی,Ali\n");
      Result result = world.run(COURSE + " --from who.csv");
      assertEquals(1, result.exit(), result.toString());
      assertTrue(result.words().contains("1001 R201: علی Ali, محمد Ali: the"), result.toString());
      assertEquals(1, pdfs(world.directory().resolve("certificates")));
    }
  }

  @Test
  void whatever_goes_wrong_at_drive_a_repeat_ends_as_it_should() throws Exception {
    InterruptionCheck check =
        new InterruptionCheck(
            folder,
            options -> options.withCourses(12),
            world -> {},
            COURSE + " --upload --parallel 1");
    assertEquals("", String.join("\n\n", check.complaints(5)));
  }

  @Test
  void copies_made_again_under_network_faults_are_replaced() throws Exception {
    InterruptionCheck check =
        new InterruptionCheck(
            folder,
            options -> options.withCourses(12),
            world -> world.run(COURSE + " --upload --parallel 1"),
            COURSE + " --upload --duration 2 --parallel 1");
    assertEquals("", String.join("\n\n", check.complaints(3)));
  }
}
