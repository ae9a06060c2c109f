package ca.calculquebec.cqorc.scenario.interruption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.scenario.world.InMemory;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever goes wrong with whichever request, there is one spreadsheet, nobody changes their
 * username, and the channel hears of it once at most.
 */
@Timeout(600)
@Tag("slow")
final class UsernamesInterruptionTest {
  private static final String CREATE = "usernames --course_id 1001 --parallel 1";

  @TempDir(factory = InMemory.class)
  Path folder;

  private static void done(World world, String command) {
    Result result = world.run(command + " --parallel 1");
    if (result.exit() != 0) {
      throw new IllegalStateException(result.toString());
    }
  }

  private static void register(World world, String... names) {
    String event = world.cell("1001", 0, "eventbrite_id");
    for (String name : names) {
      world.sandbox().eventbrite().register(event, name, "Exemple", name + "@univ.example");
    }
  }

  private static void prepare(World world) {
    done(world, "eventbrite --create");
    done(world, "slack --create");
    register(world, "Zoé", "Émilie", "Bob", "Bob");
  }

  /** What a channel was told cannot be looked up: the list itself is the same in every case. */
  private static void withoutSlack(World world) throws IOException {
    prepare(world);
    world.setting("slack", "bot_token =");
  }

  private void endures(InterruptionCheck.Preparation preparation, String command, int sample)
      throws Exception {
    InterruptionCheck check =
        new InterruptionCheck(folder, options -> options.withCourses(1), preparation, command);
    List<String> complaints = check.complaints(sample);
    assertEquals("", String.join("\n\n", complaints), () -> complaints.size() + " complaints");
  }

  @Test
  void a_list_is_made_once() throws Exception {
    endures(UsernamesInterruptionTest::withoutSlack, CREATE, 6);
  }

  @Test
  void several_interruptions_do_no_more_harm() throws Exception {
    InterruptionCheck check =
        new InterruptionCheck(
            folder,
            options -> options.withCourses(1),
            UsernamesInterruptionTest::withoutSlack,
            CREATE);
    List<String> complaints =
        check.complaintsOfSeries(Boolean.getBoolean("cqorc.every") ? 200 : 15, 3);
    assertEquals("", String.join("\n\n", complaints), () -> complaints.size() + " complaints");
  }

  @Test
  void a_list_is_brought_in_line() throws Exception {
    endures(
        world -> {
          withoutSlack(world);
          done(world, "usernames --course_id 1001");
          String event = world.cell("1001", 0, "eventbrite_id");
          List<String> people = world.sandbox().eventbrite().attendeeIds(event);
          world.sandbox().eventbrite().cancel(event, people.get(2));
          world.sandbox().eventbrite().rename(event, people.get(0), "Zoë", "Autre");
          register(world, "Anne", "Carl", "Dora");
        },
        "usernames --update --reassign --course_id 1001",
        5);
  }

  @Test
  void a_template_file_is_made_once() throws Exception {
    endures(world -> {}, "usernames --create_template_file", 4);
  }

  /** With Slack: at the last requests, among them all to Slack, in every way. */
  @Test
  void the_channel_hears_of_it_once_at_most() throws Exception {
    int requests;
    try (World world = World.in(folder.resolve("count"), options -> options.withCourses(1))) {
      prepare(world);
      NetworkFault counting = NetworkFault.none();
      Result result = world.program().through(counting).run(CREATE);
      assertEquals(0, result.exit(), result.toString());
      requests = counting.requests().size();
    }
    int last = Boolean.getBoolean("cqorc.every") ? 0 : requests - 9;
    List<String> complaints = new ArrayList<>();
    int told = 0;
    for (NetworkFault.NetworkFaultKind kind : NetworkFault.NetworkFaultKind.values()) {
      for (int k = requests; k > last; k--) {
        try (World world =
            World.in(folder.resolve(kind + " " + k), options -> options.withCourses(1))) {
          prepare(world);
          told += disturbed(world, NetworkFault.at(k, kind), complaints);
        }
      }
    }
    assertEquals("", String.join("\n\n", complaints), () -> complaints.size() + " complaints");
    assertTrue(told > 9, told + " channels heard of it");
  }

  private static int disturbed(World world, NetworkFault fault, List<String> complaints)
      throws Exception {
    String channel = world.cell("1001", 0, "slack_channel");
    StringBuilder words = new StringBuilder();
    try {
      words.append(world.program().through(fault).run(CREATE));
    } catch (NetworkFault.Death death) {
      fault.awaitQuiescence();
    }
    Result second = world.program().through(NetworkFault.none()).run(CREATE);
    words.append(second);
    Result third = world.run(CREATE);
    int posts = world.sandbox().slack().messages(channel).size();
    long files =
        world.sandbox().drive().files().stream()
            .filter(file -> !file.appProperties().isEmpty())
            .count();
    int bookmarks = world.sandbox().slack().bookmarks(channel).size();
    boolean reported = words.toString().replaceAll("\\s+", " ").contains("is not known");
    if (posts > 1 || files != 1 || bookmarks != 1) {
      complaints.add(fault + ": " + posts + " posts, " + files + " files, " + bookmarks);
    }
    if (posts == 0 && !reported) {
      complaints.add(fault + ": nobody was told, and nobody knows: " + words);
    }
    if (third.exit() != 0 || !third.changes().isEmpty()) {
      complaints.add(fault + ": a third run changes " + third.changes() + third);
    }
    return posts;
  }
}
