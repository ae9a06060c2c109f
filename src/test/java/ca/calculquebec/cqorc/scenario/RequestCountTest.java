package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.sandbox.SandboxOptions;
import ca.calculquebec.cqorc.sandbox.server.RecordedRequest;
import ca.calculquebec.cqorc.scenario.world.InMemory;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often the services are asked. */
@Timeout(120)
final class RequestCountTest {
  /** Courses that are not over; the sample term's first one is. */
  private static final int COURSES = 10;

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int SHEETS_ALLOWS = 60;

  @TempDir(factory = InMemory.class)
  Path folder;

  private static UnaryOperator<SandboxOptions> term(int courses) {
    return options -> options.withCourses(courses + 1).withLimits(true);
  }

  private static Map<String, Integer> counts(World world) {
    Map<String, Integer> counts = new TreeMap<>();
    world.sandbox().requests().forEach(one -> counts.merge(one.service(), 1, Integer::sum));
    return counts;
  }

  private Map<String, Integer> counts(int courses, String command) throws Exception {
    try (World world = World.in(folder.resolve(courses + command), term(courses))) {
      Result result = world.run(command);
      assertEquals(0, result.exit(), result.toString());
      return counts(world);
    }
  }

  @Test
  void a_webinar_costs_three_requests_at_most() throws Exception {
    for (String parallel : List.of("", " --parallel 1")) {
      String command = "zoom --create --onsite" + parallel;
      int ten = counts(COURSES, command).get("zoom");
      int twenty = counts(2 * COURSES, command).get("zoom");
      assertTrue(ten <= 3 * COURSES + 6, ten + " requests");
      assertTrue(twenty <= 2.1 * ten, ten + " and " + twenty + " requests");
    }
  }

  @Test
  void an_event_costs_seven_requests_at_most() throws Exception {
    for (String parallel : List.of("", " --parallel 1")) {
      String command = "eventbrite --create" + parallel;
      int ten = counts(COURSES, command).get("eventbrite");
      int twenty = counts(2 * COURSES, command).get("eventbrite");
      assertTrue(ten <= 7 * COURSES + 10, ten + " requests");
      assertTrue(twenty <= 2.1 * ten, ten + " and " + twenty + " requests");
    }
  }

  @Test
  void an_event_costs_no_more_when_reads_lag_for_a_few_seconds_but_the_looks_at_them()
      throws Exception {
    try (World world =
        World.in(
            folder,
            options -> options.withCourses(COURSES + 1).withEventbriteLag(Duration.ofSeconds(5)))) {
      Result result = world.run("eventbrite --create --parallel 1");
      assertEquals(0, result.exit(), result.toString());
      long changing =
          result.changes().stream().filter(line -> line.startsWith("eventbrite")).count();
      // A copy, a page, and the sample templates' two ticket classes.
      assertEquals(4 * COURSES, changing, result.changes().toString());
    }
  }

  /** The most of these within any minute. */
  private static int mostInAMinute(List<Instant> times) {
    int most = 0;
    int first = 0;
    for (int last = 0; last < times.size(); last++) {
      while (times.get(first).plus(MINUTE).compareTo(times.get(last)) <= 0) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"zoom --create --parallel 1", "eventbrite --create --parallel 1", "zoom --create"})
  void a_whole_term_stays_within_what_sheets_allows(String command) throws Exception {
    try (World world = World.in(folder, term(4 * COURSES))) {
      // Each course takes a while, so that every id comes alone.
      Result result =
          world
              .program()
              .through(
                  client ->
                      client.addInterceptor(
                          chain -> {
                            world.clock().advance(Duration.ofMillis(300));
                            return chain.proceed(chain.request());
                          }))
              .run(command);
      assertEquals(0, result.exit(), result.toString());
      List<Instant> reads = new ArrayList<>();
      List<Instant> writes = new ArrayList<>();
      for (RecordedRequest request : world.sandbox().requests()) {
        if (request.service().equals("sheets")) {
          assertEquals(200, request.status(), request.toString());
          (request.changing() ? writes : reads).add(request.time());
        }
      }
      assertTrue(mostInAMinute(reads) <= SHEETS_ALLOWS, mostInAMinute(reads) + " reads");
      assertTrue(mostInAMinute(writes) <= SHEETS_ALLOWS, mostInAMinute(writes) + " writes");
      assertTrue(!writes.isEmpty());
    }
  }

  @Test
  void the_same_again_costs_reads_that_do_not_grow_with_the_term_by_more_than_one_a_course()
      throws Exception {
    for (String command : List.of("zoom --create", "eventbrite --create")) {
      try (World world = World.in(folder.resolve(command), term(COURSES))) {
        assertEquals(0, world.run(command).exit());
        world.sandbox().forgetRequests();
        Result again = world.run(command);
        assertEquals(List.of(), again.changes(), again.toString());
        int asked = counts(world).values().stream().mapToInt(Integer::intValue).sum();
        assertTrue(asked <= COURSES + 6, command + ": " + counts(world));
      }
    }
  }
}
