package ca.calculquebec.cqorc.scenario.interruption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.sandbox.server.Fault;
import ca.calculquebec.cqorc.sandbox.server.RecordedRequest;
import ca.calculquebec.cqorc.scenario.world.InMemory;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Interruptions of what is neither a term nor a part of it: an event without a sheet, the report in
 * a channel, and certificates by e-mail.
 */
@Timeout(900)
@Tag("slow")
final class OtherInterruptionTest {
  private static final String CHANNEL = "2026-08-12-r201-en-online";
  private static final String REPORT = "attendance --course_id 1001";
  private static final String MAILING =
      "certificates --course_id 1001 --send_atnd --first-time --upload --yes --parallel 1";
  private static final int PEOPLE = 5;

  @TempDir(factory = InMemory.class)
  Path folder;

  private int worlds;

  private World world() throws Exception {
    return World.in(folder.resolve("own" + ++worlds), options -> options.withCourses(12));
  }

  private static void assertNone(List<String> complaints) {
    assertEquals("", String.join("\n\n", complaints), () -> complaints.size() + " complaints");
  }

  /** All up to a number, or some of them. */
  private static List<Integer> chosen(int number, int sample, int seed) {
    List<Integer> all =
        IntStream.rangeClosed(1, number).boxed().collect(Collectors.toCollection(ArrayList::new));
    if (!Boolean.getBoolean("cqorc.every")) {
      Collections.shuffle(all, new Random(seed));
      return all.subList(0, Math.min(sample, number));
    }
    return all;
  }

  @Test
  void an_event_without_a_sheet_is_made_once() throws Exception {
    String template;
    try (World world = world()) {
      template = world.cell("1002", 0, "template");
    }
    InterruptionCheck check =
        new InterruptionCheck(
            folder,
            options -> options.withCourses(2),
            world -> {},
            "eventbrite new --template "
                + template
                + " --title Initiation --start-date 2027-01-20T09:00 --end-date 2027-01-20T12:00"
                + " --language fr --workshop-code PYT101");
    assertNone(check.complaints(4));
  }

  @Test
  void certificates_at_drive_and_by_mail_end_as_they_should() throws Exception {
    InterruptionCheck check =
        new InterruptionCheck(folder, options -> options.withCourses(12), world -> {}, MAILING);
    assertNone(check.complaints(3));
  }

  /** What a channel was told cannot be looked up: at most once, and if perhaps not, it is said. */
  @Test
  void a_report_is_posted_once_at_most() throws Exception {
    int requests;
    try (World world = world()) {
      NetworkFault counting = NetworkFault.none();
      Result result = world.program().through(counting).run(REPORT);
      assertEquals(0, result.exit(), result.toString());
      requests = counting.requests().size();
    }
    List<String> complaints = new ArrayList<>();
    int told = 0;
    for (NetworkFault.NetworkFaultKind kind : NetworkFault.NetworkFaultKind.values()) {
      for (int k : chosen(requests, 4, kind.name().hashCode())) {
        try (World world = world()) {
          told += posted(world, NetworkFault.at(k, kind), complaints);
        }
      }
    }
    assertNone(complaints);
    assertTrue(told > 9, told + " channels heard of it");
  }

  private static int posted(World world, NetworkFault fault, List<String> complaints)
      throws Exception {
    int before = world.sandbox().slack().messages(CHANNEL).size();
    StringBuilder words = new StringBuilder();
    try {
      words.append(world.program().through(fault).run(REPORT).words());
    } catch (NetworkFault.Death death) {
      fault.awaitQuiescence();
    }
    words.append(world.program().through(NetworkFault.none()).run(REPORT).words());
    Result third = world.run(REPORT);
    int posts = world.sandbox().slack().messages(CHANNEL).size() - before;
    if (posts > 1 || (posts == 0 && !words.toString().contains("it is not posted again"))) {
      complaints.add(fault + ": " + posts + " posts: " + words);
    }
    if (third.exit() != 0 || !third.changes().isEmpty()) {
      complaints.add(fault + ": a third run changes " + third.changes() + third);
    }
    return posts;
  }

  /** Whatever happens to the mail connection: at most one message each, and none in silence. */
  @Test
  void nobody_gets_two_certificates_and_nobody_is_forgotten() throws Exception {
    List<String> commands;
    try (World world = world()) {
      Result result = world.run(MAILING);
      assertEquals(0, result.exit(), result.toString());
      commands =
          world.sandbox().requests().stream()
              .filter(request -> request.service().equals("mail"))
              .map(RecordedRequest::method)
              .toList();
    }
    List<String> complaints = new ArrayList<>();
    List<Fault> faults =
        List.of(
            Fault.of(Fault.FaultKind.CUT_BEFORE),
            Fault.of(Fault.FaultKind.CUT_AFTER),
            Fault.of(Fault.FaultKind.TRUNCATED),
            Fault.of(Fault.FaultKind.HANG).pause(Duration.ofMillis(20)));
    for (Fault fault : faults) {
      for (int k : chosen(commands.size(), 4, fault.kind().name().hashCode())) {
        try (World world = world()) {
          mailed(world, fault.service("mail").request(k), commands.get(k - 1), complaints);
        }
      }
    }
    assertNone(complaints);
  }

  private static void mailed(World world, Fault fault, String command, List<String> complaints) {
    world.sandbox().faults().add(fault);
    Result first = world.run(MAILING);
    Result second = world.run(MAILING);
    Result third = world.run(MAILING);
    int received = world.sandbox().mail().size();
    long people =
        world.sandbox().mail().stream()
            .flatMap(mail -> mail.attachments().stream())
            .distinct()
            .count();
    boolean unknown = second.words().contains("unknown whether");
    String what = fault.kind() + " at " + fault.request() + ", " + command + ": ";
    if (people != received || received < PEOPLE - (unknown ? 1 : 0)) {
      complaints.add(what + received + " messages with " + people + " certificates: " + second);
    }
    if (first.exit() > 1 || second.exit() != 0 || !third.changes().isEmpty()) {
      complaints.add(what + first + second + third);
    }
  }
}
