package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.http.Transport;
import ca.calculquebec.cqorc.sandbox.server.Fault;
import ca.calculquebec.cqorc.scenario.world.InMemory;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One course's failure never stops another's; what forbids a run stops it before it begins. */
@Timeout(120)
final class OneFailsTest {
  private static final String REFUSED = "{\"code\":300,\"message\":\"no\",\"error\":\"NO\"}";

  @TempDir(factory = InMemory.class)
  Path folder;

  private static void exits(int code, Result result) {
    assertEquals(code, result.exit(), result.toString());
  }

  private String undisturbed(String command) throws Exception {
    try (World world = World.in(folder.resolve("undisturbed"))) {
      exits(0, world.run(command));
      return world.state();
    }
  }

  /** Every kind of changing request of a creation, refused once for the second course. */
  @ParameterizedTest
  @CsvSource({
    "zoom --create,zoom,*/users/*/webinars",
    "zoom --create,zoom,*/panelists",
    "eventbrite --create,eventbrite,*/copy/",
    "eventbrite --create,eventbrite,*/structured_content/2/",
    "eventbrite --create,eventbrite,*/ticket_classes/*/"
  })
  void a_refused_request_fails_its_course_only(String command, String service, String path)
      throws Exception {
    String expected = undisturbed(command);
    for (String parallel : List.of("", " --parallel 1")) {
      try (World world = World.in(folder.resolve("world" + parallel.length()))) {
        world
            .sandbox()
            .faults()
            .add(
                Fault.answer(400, Map.of(), REFUSED)
                    .service(service)
                    .method("POST")
                    .path(path)
                    .request(2));
        Result result = world.run(command + parallel);
        exits(1, result);
        assertTrue(result.out().contains(" 1 failed:"), result.toString());
        assertEquals(List.of(), world.sandbox().faults().pending());
        Result again = world.run(command);
        exits(0, again);
        assertEquals(expected, world.state(), () -> result + "\n" + again);
        assertEquals(List.of(), world.run(command).changes());
      }
    }
  }

  @Test
  void a_service_that_refuses_every_course_is_told_for_each_and_the_ids_of_others_stay()
      throws Exception {
    try (World world = World.in(folder)) {
      exits(0, world.run("zoom --create"));
      String before = world.state();
      world.sandbox().faults().add(Fault.answer(403, Map.of(), REFUSED).method("POST").times(0));
      Result result = world.run("eventbrite --create");
      exits(1, result);
      for (String course : world.courses()) {
        assertTrue(result.out().contains("  " + course), result.toString());
      }
      assertEquals(before, world.state());
    }
  }

  @Test
  void another_run_keeps_a_run_out_but_not_a_rehearsal() throws Exception {
    try (World world = World.in(folder)) {
      world.holdLock();
      String before = world.state();
      for (String command :
          List.of("eventbrite --create", "zoom --update", "zoom --delete --yes")) {
        Result result = world.run(command + " --all");
        exits(2, result);
        assertTrue(result.words().contains("another run"), result.toString());
        assertTrue(result.words().contains("zoom --create"), result.toString());
        assertTrue(result.words().contains("--wait"), result.toString());
      }
      exits(0, world.run("eventbrite --create --dry-run"));
      exits(0, world.run("zoom --show"));
      assertEquals(before, world.state());
      assertEquals(List.of(), world.changes());
    }
  }

  @Test
  void who_waits_begins_when_the_other_run_has_ended() throws Exception {
    String expected = undisturbed("zoom --create");
    try (World world = World.in(folder.resolve("waiting"))) {
      exits(0, world.run("zoom --update --all"));
      try (FileChannel other =
          FileChannel.open(world.program().stateFile("run.lock"), StandardOpenOption.WRITE)) {
        var unused = other.lock();
        AtomicInteger waits = new AtomicInteger();
        Result result =
            world
                .program()
                .at(
                    world.clock(),
                    pause -> {
                      world.clock().advance(pause);
                      if (waits.incrementAndGet() == 7) {
                        close(other);
                      }
                    })
                .run("zoom --create --wait");
        exits(0, result);
        assertTrue(waits.get() >= 7);
        assertTrue(result.err().contains("waiting for another run"), result.toString());
        assertEquals(expected, world.state());
      }
    }
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zoom", "eventbrite"})
  void a_plan_that_changes_too_much_is_shown_and_refused_also_as_a_rehearsal(String service)
      throws Exception {
    try (World world = World.in(folder, options -> options.withCourses(16))) {
      exits(0, world.run(service + " --create"));
      List<String> courses = world.courses();
      for (String course : courses.subList(1, courses.size())) {
        world.move(course, 1);
      }
      String before = world.state();
      for (String command : List.of("--update", "--update --dry-run", "--delete --all --yes")) {
        Result refused = world.run(service + " " + command);
        exits(2, refused);
        assertEquals(List.of(), refused.changes());
        assertTrue(refused.words().contains("--max-change"), refused.toString());
        assertTrue(refused.out().contains(courses.get(1)), "the plan is shown: " + refused);
      }
      assertEquals(before, world.state());
      exits(0, world.run(service + " --update --max-change 100"));
      Result again = world.run(service + " --update");
      exits(0, again);
      assertEquals(List.of(), again.changes());
    }
  }

  @Test
  void a_run_that_would_tell_too_many_people_is_refused_too() throws Exception {
    try (World world = World.in(folder)) {
      Result refused = world.run("zoom --create --max-people 1");
      exits(2, refused);
      assertTrue(refused.words().contains("--max-people"), refused.toString());
      assertEquals(List.of(), refused.changes());
      exits(0, world.run("zoom --create --max-people 100"));
    }
  }

  @Test
  void consent_is_asked_and_a_no_changes_nothing() throws Exception {
    try (World world = World.in(folder)) {
      exits(0, world.run("zoom --create"));
      String before = world.state();
      String course = world.courses().get(0);
      exits(2, world.run("zoom --delete --course_id " + course));
      Result no = world.program().typing("n\n").run("zoom --delete --course_id " + course);
      exits(0, no);
      assertTrue(no.err().contains("[y/N]"), no.toString());
      assertEquals(List.of(), no.changes());
      assertEquals(before, world.state());
      Result yes = world.program().typing("y\n").run("zoom --delete --course_id " + course);
      exits(0, yes);
      assertFalse(yes.changes().isEmpty());
      assertEquals("", world.cell(course, 0, "zoom_id"));
    }
  }

  @Test
  void a_limit_that_is_stated_is_waited_for_and_fails_nothing() throws Exception {
    String expected = undisturbed("eventbrite --create");
    try (World world = World.in(folder.resolve("limited"))) {
      world
          .sandbox()
          .faults()
          .add(
              Fault.answer(429, Map.of("Retry-After", "120"), "{}")
                  .service("eventbrite")
                  .request(4)
                  .times(3));
      exits(0, world.run("eventbrite --create"));
      assertEquals(expected, world.state());
      assertTrue(
          Duration.between(World.START, world.clock().instant()).compareTo(Duration.ofMinutes(2))
              >= 0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"journal.jsonl", "audit.jsonl"})
  void a_disk_that_fails_in_the_middle_ends_the_run_and_a_repeat_goes_on(String name)
      throws Exception {
    String expected = undisturbed("zoom --create");
    try (World world = World.in(folder.resolve("world"))) {
      AtomicInteger sent = new AtomicInteger();
      Result ended =
          world
              .program()
              .through(
                  client ->
                      client.addInterceptor(
                          chain -> {
                            if (sent.incrementAndGet() == 7) {
                              Path file = world.program().stateFile(name);
                              Files.delete(file);
                              Files.createDirectory(file);
                            }
                            return chain.proceed(chain.request());
                          }))
              .run("zoom --create --parallel 1");
      exits(1, ended);
      assertTrue(ended.words().contains("What to do: Make room"), ended.toString());
      assertTrue(ended.words().contains(name), ended.toString());
      Files.delete(world.program().stateFile(name));
      exits(0, world.program().through(Transport.network()).run("zoom --create"));
      assertEquals(expected, world.state(), ended.toString());
    }
  }

  /**
   * The second course's creation waits until the first one's id stands in the sheet (and, if asked,
   * was seen there), so that the person comes at the same moment however busy the machine is.
   */
  @ParameterizedTest
  @CsvSource({
    "zoom --create,zoom_id,/webinars",
    "eventbrite --create,eventbrite_id,/copy/",
    "slack --create,slack_channel,/conversations.create",
    "gcal --create,private_gcal_id,/events"
  })
  void an_id_that_a_person_overwrites_during_the_run_is_named(
      String command, String heading, String creation) throws Exception {
    for (boolean seen : List.of(false, true)) {
      try (World world = World.in(folder.resolve("seen-" + seen))) {
        String course = world.courses().get(0);
        AtomicInteger created = new AtomicInteger();
        AtomicReference<String> lost = new AtomicReference<>("");
        CountDownLatch moment = new CountDownLatch(1);
        Result result =
            world
                .program()
                .through(
                    client ->
                        client.addInterceptor(
                            chain -> {
                              String path = chain.request().url().encodedPath();
                              boolean creates =
                                  chain.request().method().equals("POST")
                                      && path.endsWith(creation);
                              if (creates && created.incrementAndGet() == 2) {
                                await(moment);
                                lost.set(world.cell(course, 0, heading));
                                overwrite(world, course, heading);
                              }
                              boolean stands = !world.cell(course, 0, heading).isEmpty();
                              boolean reads =
                                  path.contains("/v4/spreadsheets/")
                                      && chain.request().method().equals("GET");
                              var answer = chain.proceed(chain.request());
                              if (seen
                                  ? stands && reads
                                  : !world.cell(course, 0, heading).isEmpty()) {
                                moment.countDown();
                              }
                              return answer;
                            }))
                .run(command + " --parallel 1");
        exits(1, result);
        // Overwritten before it was seen, or since: both are told, with what was made.
        assertFalse(lost.get().isEmpty());
        assertTrue(result.words().contains("holds \"99\" in " + heading), result.toString());
        assertTrue(
            result.words().matches("(?s).* " + lost.get() + " (stands in no cell|exists and).*"),
            result.toString());
        assertEquals("99", world.cell(course, 0, heading));
      }
    }
  }

  private static void overwrite(World world, String course, String heading) {
    world.sheet().rowsOf(course).forEach(row -> world.sheet().set(row, heading, "99"));
  }

  private static void await(CountDownLatch moment) {
    try {
      assertTrue(moment.await(60, TimeUnit.SECONDS), "The id never came into the sheet");
    } catch (InterruptedException ended) {
      throw new AssertionError(ended);
    }
  }
}
