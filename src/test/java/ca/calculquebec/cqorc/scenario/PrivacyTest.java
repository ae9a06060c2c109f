package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is kept about people: who can read it. */
@Timeout(180)
final class PrivacyTest {
  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  @TempDir Path folder;

  private static List<Path> all(Path top) throws IOException {
    try (Stream<Path> files = Files.walk(top)) {
      return files.filter(path -> !Files.isSymbolicLink(path)).toList();
    }
  }

  private static boolean isOpen(Path path) throws IOException {
    return Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains);
  }

  private static void loosen(Path top) throws IOException {
    for (Path path : all(top)) {
      Files.setPosixFilePermissions(
          path,
          PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private World world() throws Exception {
    World world = World.in(folder, options -> options.withCourses(12).withKept(true));
    // What a person made and named: its own rights are left alone.
    Path theirs = Files.createDirectory(folder.resolve("theirs"));
    Files.setPosixFilePermissions(theirs, PosixFilePermissions.fromString("rwxr-xr-x"));
    world.program().in(theirs);
    return world;
  }

  private static void done(World world, String command) {
    Result result = world.run(command);
    assertEquals(0, result.exit(), result.toString());
  }

  @Test
  void nothing_that_is_written_can_be_read_by_others() throws Exception {
    try (World world = world()) {
      done(world, "zoom --create --plan-out a.plan");
      done(world, "zoom --create");
      done(
          world,
          "attendance --noslack --course_id 1001 --csv new/a.csv --html a.html --decide d.csv");
      done(world, "certificates --course_id 1001 --send_atnd --first-time --yes");
      List<Path> written = all(folder);
      Path theirs = folder.resolve("theirs");
      assertTrue(written.size() > 50, written.toString());
      for (String name : List.of("a.plan", "new/a.csv", "a.html", "d.csv", "certificates")) {
        assertTrue(written.contains(theirs.resolve(name)), name + " is not in " + written);
      }
      for (Path path : written) {
        if (!path.equals(theirs) && !path.equals(folder)) {
          assertFalse(isOpen(path), path + " " + rights(path));
        }
      }
      assertEquals("rwxr-xr-x", rights(theirs));
    }
  }

  @Test
  void what_an_older_cqorc_left_open_is_closed_and_that_is_told_once() throws Exception {
    try (World world = world()) {
      done(world, "certificates --course_id 1001 --send_atnd --first-time --yes");
      Path certificates = folder.resolve("theirs").resolve("certificates");
      Path state = world.program().stateFile("certificates.jsonl").getParent();
      loosen(state);
      loosen(certificates);
      Result rehearsed = world.run("certificates --course_id 1001 --send_atnd --dry-run");
      assertTrue(isOpen(state), "a rehearsal changes nothing");
      assertFalse(rehearsed.toString().contains("could read"), rehearsed.toString());
      Result closed = world.run("certificates --course_id 1001 --send_atnd --yes");
      assertTrue(closed.err().contains("could read " + state), closed.toString());
      assertTrue(
          closed.words().contains("Other users of this machine could read 5 certificates;"),
          closed.toString());
      for (Path path : all(state)) {
        assertFalse(isOpen(path), path.toString());
      }
      for (Path path : all(certificates)) {
        assertEquals(Files.isDirectory(path), isOpen(path), path.toString());
      }
      Result again = world.run("certificates --course_id 1001 --send_atnd --yes");
      assertFalse(again.toString().contains("could read"), again.toString());
    }
  }

  @Test
  void a_team_shares_its_state_directory() throws Exception {
    try (World world = world()) {
      world.setting("safety", "group = yes");
      done(world, "zoom --create");
      Path state = world.program().stateFile("journal.jsonl").getParent();
      assertEquals("rwxrwx---", rights(state));
      for (Path path : all(state)) {
        if (!path.equals(state)) {
          assertEquals("rw-rw----", rights(path), path.toString());
        }
      }
    }
  }

  /** Trainers' and participants' names and addresses, as the sandbox has them. */
  private static List<String> people(World world) throws IOException {
    List<String> people = new ArrayList<>();
    String trainers = Files.readString(world.secret("trainers.yml"));
    Matcher values =
        Pattern.compile("(first_name|lastname|last_name|firstname|\\w*email): \"([^\"]{4,})\"")
            .matcher(trainers);
    while (values.find()) {
      people.add(values.group(2));
    }
    assertTrue(people.size() > 10, trainers);
    people.addAll(List.of("Alice", "Bédard", "BEDARD", "Eva M", "alice.bedard", "labo@univ"));
    return people;
  }

  private static void assertNobodyIn(String text, List<String> people) {
    for (String person : people) {
      assertFalse(text.contains(person), () -> person + " is in\n" + text);
    }
  }

  @Test
  void a_saved_plan_names_nobody_and_still_tells_one_person_from_another() throws Exception {
    try (World world = world()) {
      List<String> people = people(world);
      done(world, "term --create --plan-out a.plan --max-change 100");
      String plan = Files.readString(folder.resolve("theirs/a.plan"));
      assertNobodyIn(plan, people);
      Result shown = world.run("show a.plan");
      assertEquals(0, shown.exit(), shown.toString());
      assertNobodyIn(shown.out(), people);
      assertTrue(shown.words().contains("Who hears of it"), shown.toString());
      done(
          world,
          "certificates --course_id 1001 --send_atnd --first-time --upload --plan-out c.plan");
      assertNobodyIn(Files.readString(folder.resolve("theirs/c.plan")), people);
      // The same people: the plan holds. Others, as many: it does not.
      String instructor = world.cell("1003", 0, "instructor");
      String other = world.cell("1002", 0, "instructor");
      assertFalse(instructor.equals(other));
      world.cell("1003", 0, "instructor", other);
      Result refused = world.run("apply a.plan");
      assertEquals(2, refused.exit(), refused.toString());
      world.cell("1003", 0, "instructor", instructor);
      Result applied = world.run("apply a.plan");
      assertEquals(0, applied.exit(), applied.toString());
      assertFalse(applied.changes().isEmpty());
      Result mailed = world.run("apply c.plan --yes");
      assertEquals(0, mailed.exit(), mailed.toString());
      assertEquals(5, world.sandbox().mail().size());
    }
  }

  @Test
  void lock_and_audit_trail_name_nobody() throws Exception {
    try (World world = world()) {
      List<String> people = new ArrayList<>(people(world));
      people.addAll(List.of("Zéphyrine", "Quux", "quux@"));
      Result one =
          world.run(
              "certificates",
              "--course_id",
              "1001",
              "--personnalized_certificate",
              "--first_name",
              "Zéphyrine",
              "--last-name=Quux",
              "--email_attendee",
              "quux@x.example",
              "--order_id",
              "77");
      assertEquals(0, one.exit(), one.toString());
      done(world, "certificates --course_id 1001 --send_self --self_email quux@x.example --yes");
      done(world, "certificates --course_id 1001 --send_atnd --first-time --yes");
      done(world, "term --create --max-change 100");
      for (String name : List.of("run.lock", "run.lock.json", "audit.jsonl")) {
        String text = Files.readString(world.program().stateFile(name));
        assertNobodyIn(text, people);
        // A message's own id is no address.
        assertFalse(text.replaceAll("cqorc\\.[0-9a-f]+@", "").contains("@"), text);
      }
      String audit = Files.readString(world.program().stateFile("audit.jsonl"));
      assertTrue(
          audit.contains(
              "certificates --course_id 1001 --personnalized_certificate --first_name (hidden)"
                  + " --last_name=(hidden) --email_attendee (hidden) --order_id (hidden)"),
          audit);
    }
  }

  @Test
  void a_plan_whose_command_names_somebody_is_not_saved() throws Exception {
    try (World world = world()) {
      Result result =
          world.run(
              "certificates --course_id 1001 --personnalized_certificate --order_id 7 --first_name"
                  + " Ann --last_name Bo --plan-out a.plan");
      assertEquals(2, result.exit(), result.toString());
      assertTrue(
          result.words().contains("a plan with a person's name or address in its command"),
          result.toString());
      assertFalse(Files.exists(folder.resolve("theirs/a.plan")));
    }
  }
}
