package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.app.Signals;
import ca.calculquebec.cqorc.scenario.world.InMemory;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --output json}: one document on standard output, however the run ends. */
@Timeout(120)
final class JsonDocumentTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  @TempDir(factory = InMemory.class)
  Path folder;

  private enum End {
    /** Ten seconds after the first signal. */
    GRACE_IS_OVER,
    SECOND_SIGNAL
  }

  /** Hears of the signals, and lets nothing go on until the process would have been ended. */
  private static final class Key implements Signals {
    private final List<Consumer<Stop>> listeners = new ArrayList<>();
    private final CountDownLatch halted = new CountDownLatch(1);
    private final AtomicInteger code = new AtomicInteger();

    @Override
    public void listen(Consumer<Stop> listener) {
      listeners.add(listener);
    }

    @Override
    public void halt(int exitCode) {
      code.set(exitCode);
      halted.countDown();
    }

    void press() {
      listeners.get(listeners.size() - 1).accept(Stop.INTERRUPTED);
    }
  }

  private static JsonNode document(Result result) throws Exception {
    return JSON.readTree(result.out());
  }

  private static List<JsonNode> actions(JsonNode document) {
    return StreamSupport.stream(document.path("courses").spliterator(), false)
        .flatMap(course -> StreamSupport.stream(course.path("actions").spliterator(), false))
        .toList();
  }

  private static List<String> outcomes(JsonNode document, String resource) {
    return actions(document).stream()
        .filter(action -> action.path("resource").asText().equals(resource))
        .map(action -> action.path("outcome").asText())
        .toList();
  }

  @ParameterizedTest
  @EnumSource(End.class)
  void a_run_that_is_ended_tells_scripts_what_was_done_and_what_may_have_been(End end)
      throws Exception {
    try (World world = World.in(folder)) {
      Key key = new Key();
      AtomicInteger creates = new AtomicInteger();
      world
          .program()
          .hearing(key)
          .at(
              world.clock(),
              duration -> {
                if (end == End.SECOND_SIGNAL && duration.toSeconds() == 10) {
                  key.halted.await();
                }
                world.clock().advance(duration);
              })
          .through(
              client ->
                  client.addInterceptor(
                      chain -> {
                        boolean create =
                            chain.request().method().equals("POST")
                                && chain.request().url().encodedPath().endsWith("/webinars");
                        if (create && creates.incrementAndGet() == 2) {
                          key.press();
                          if (end == End.SECOND_SIGNAL) {
                            key.press();
                          }
                          waitFor(key.halted);
                        }
                        return chain.proceed(chain.request());
                      }));
      Result result = world.run("zoom --create --no-invites --parallel 1 --output json");
      assertEquals(130, key.code.get());
      JsonNode document = document(result);
      assertTrue(document.path("interrupted").asBoolean(), result.toString());
      assertEquals(
          List.of("done", "failed", "unchanged", "not tried", "not tried"),
          outcomes(document, "webinar"),
          result.toString());
      JsonNode inHand =
          actions(document).stream()
              .filter(action -> action.path("outcome").asText().equals("failed"))
              .findFirst()
              .orElseThrow();
      assertTrue(inHand.path("cause").asText().contains("before this was known"), inHand::toString);
      assertFalse(inHand.path("advice").asText().isBlank());
    }
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_run_that_is_ended_while_it_reads_has_a_document_too() throws Exception {
    try (World world = World.in(folder)) {
      Key key = new Key();
      world
          .program()
          .hearing(key)
          .through(
              client ->
                  client.addInterceptor(
                      chain -> {
                        if (key.code.get() == 0) {
                          key.press();
                          waitFor(key.halted);
                        }
                        return chain.proceed(chain.request());
                      }));
      Result result = world.run("status --output json");
      JsonNode document = document(result);
      assertEquals("status", document.path("command").asText());
      assertEquals("the run was interrupted", document.path("error").path("cause").asText());
    }
  }

  @Test
  void a_report_that_was_made_is_told_though_its_post_never_ended() throws Exception {
    try (World world = World.in(folder, options -> options.withCourses(8))) {
      Key key = new Key();
      world
          .program()
          .hearing(key)
          .through(
              client ->
                  client.addInterceptor(
                      chain -> {
                        if (chain.request().url().encodedPath().endsWith("chat.postMessage")) {
                          key.press();
                          waitFor(key.halted);
                        }
                        return chain.proceed(chain.request());
                      }));
      JsonNode document = document(world.run("attendance --course_id 1001 --output json"));
      assertEquals(130, key.code.get());
      assertEquals(1, document.path("reports").size());
      assertTrue(document.path("slack").path("notes").toString().contains("interrupted"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zoom --delete", "term --delete --skip gcal", "slack --archive"})
  void who_cannot_be_asked_gets_the_plan_that_was_not_carried_out(String command) throws Exception {
    try (World world = World.in(folder)) {
      String service = command.startsWith("slack") ? "slack" : "term";
      assertEquals(0, world.run(service + " --create").exit());
      Result result = world.run(command + " --all --max-change 100 --output json");
      assertEquals(2, result.exit(), result.toString());
      assertEquals(List.of(), result.changes());
      JsonNode document = document(result);
      assertTrue(
          document.path("error").path("cause").asText().contains("without a terminal"),
          result.toString());
      assertTrue(document.path("error").path("advice").asText().contains("--yes"));
      assertFalse(outcomes(document, service.equals("slack") ? "channel" : "webinar").isEmpty());
      assertTrue(
          actions(document).stream()
              .allMatch(
                  action ->
                      List.of("not tried", "unchanged").contains(action.path("outcome").asText())));
      assertFalse(document.path("dry_run").asBoolean(true), result.toString());
      assertEquals(0, document.path("summary").path("deleted").asInt(), result.toString());
      assertFalse(result.err().contains("- webinar"), result.err());
    }
  }

  @Test
  void a_person_sees_the_plan_before_the_question_and_a_no_is_told_by_the_plan() throws Exception {
    try (World world = World.in(folder)) {
      assertEquals(0, world.run("zoom --create").exit());
      world.program().typing("no\n");
      Result result = world.run("zoom --delete --all --max-change 100 --output json");
      assertEquals(0, result.exit(), result.toString());
      assertEquals(List.of(), result.changes());
      assertTrue(
          result.err().indexOf("webinar") >= 0
              && result.err().indexOf("webinar") < result.err().indexOf("[y/N]"),
          result.err());
      assertTrue(document(result).path("error").isMissingNode());
      assertFalse(document(result).path("dry_run").asBoolean(true), result.toString());
      assertEquals(0, document(result).path("summary").path("deleted").asInt());
      assertFalse(outcomes(document(result), "webinar").isEmpty());
    }
  }

  @Test
  void a_plan_that_the_guard_refuses_says_why_in_its_document() throws Exception {
    try (World world = World.in(folder, options -> options.withCourses(20))) {
      assertEquals(0, world.run("zoom --create").exit());
      Result result = world.run("zoom --delete --all --yes --output json");
      assertEquals(2, result.exit(), result.toString());
      assertTrue(
          document(result).path("error").path("advice").asText().contains("--max-change"),
          result.toString());
      assertFalse(document(result).path("dry_run").asBoolean(true), result.toString());
      Result rehearsal = world.run("zoom --delete --all --dry-run --output json");
      assertEquals(2, rehearsal.exit(), rehearsal.toString());
      assertTrue(document(rehearsal).path("dry_run").asBoolean(), rehearsal.toString());
      assertTrue(outcomes(document(rehearsal), "webinar").contains("planned"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zoom --create --course_id 9999",
        "zoom --delete --show",
        "attendance",
        "certificates --course_id 9999",
        "soon --course XYZ --calendar_id none",
        "config --set a=1",
        "status --course_id 9999",
        "term --no-such-option",
        "term --parallel many",
        "auth google --output=json --service_account",
        "certificate --course_id 9999",
        "sandbox --no-such-option"
      })
  void a_run_that_fails_as_a_whole_has_its_cause_in_the_document(String command) throws Exception {
    try (World world = World.in(folder)) {
      Result result = world.run(command + " --output json");
      assertTrue(result.exit() == 1 || result.exit() == 2, result.toString());
      JsonNode error = document(result).path("error");
      assertFalse(error.path("cause").asText().isBlank(), result.toString());
      assertTrue(result.err().replaceAll("\\s+", " ").contains(error.path("cause").asText()));
    }
  }

  @Test
  void both_sides_of_a_plan_that_no_longer_holds_stand_beside_the_document() throws Exception {
    try (World world = World.in(folder)) {
      String plan = world.directory().resolve("saved.plan").toString();
      assertEquals(0, world.run("zoom --create --plan-out " + plan).exit());
      assertEquals(0, world.run("zoom --create").exit());
      Result result = world.run("apply " + plan + " --output json");
      assertEquals(2, result.exit(), result.toString());
      assertTrue(result.err().contains("no longer to be done"), result.toString());
      assertTrue(document(result).path("error").path("cause").asText().contains("no longer holds"));
    }
  }
}
