package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.http.Transport;
import ca.calculquebec.cqorc.scenario.world.InMemory;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Memory runs out: what was in work fails in a sentence, all else goes on. */
@Timeout(120)
final class ExhaustionTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  @TempDir(factory = InMemory.class)
  Path folder;

  /** Once, as soon as such a request is to be sent. */
  private static Transport without(Predicate<Request> memory) {
    AtomicBoolean over = new AtomicBoolean();
    return client ->
        client.addInterceptor(
            chain -> {
              if (memory.test(chain.request()) && !over.getAndSet(true)) {
                throw new OutOfMemoryError("Java heap space");
              }
              return chain.proceed(chain.request());
            });
  }

  private static boolean isCreate(Request request) {
    return request.method().equals("POST") && request.url().encodedPath().endsWith("/webinars");
  }

  private static void isToldWell(Result result) {
    assertEquals(1, result.exit(), result.toString());
    assertTrue(result.words().contains("the memory that Java may use"), result.toString());
    assertTrue(result.words().contains("CQORC_JAVA_OPTIONS"), result.toString());
    assertFalse((result.out() + result.err()).contains("OutOfMemoryError"), result.toString());
    assertFalse((result.out() + result.err()).contains("unexpected fault"), result.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "4"})
  void a_course_whose_step_has_no_memory_fails_alone(String parallel) throws Exception {
    try (World world = World.in(folder)) {
      world.program().through(without(ExhaustionTest::isCreate));
      Result result = world.run("zoom --create --parallel " + parallel);
      isToldWell(result);
      assertTrue(result.words().contains("1 failed"), result.toString());
      assertEquals(0, world.run("zoom --create").exit());
      assertEquals(0, world.run("zoom --create").changes().size());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"zoom --create", "status", "attendance --course_id 1001", "term --update"})
  void a_sheet_that_does_not_fit_is_told_and_has_a_document(String command) throws Exception {
    try (World world = World.in(folder)) {
      for (String output : new String[] {"", " --output json"}) {
        world
            .program()
            .through(without(request -> request.url().encodedPath().contains("/values/")));
        Result result = world.run(command + output);
        isToldWell(result);
        assertTrue(result.words().contains("to read the course sheet"), result.toString());
        if (!output.isEmpty()) {
          JsonNode document = JSON.readTree(result.out());
          assertTrue(
              document.path("error").path("cause").asText().contains("memory"), result.toString());
        }
      }
    }
  }

  @Test
  void ids_that_could_not_be_written_for_want_of_memory_are_told() throws Exception {
    try (World world = World.in(folder)) {
      world
          .program()
          .through(without(request -> request.url().encodedPath().endsWith("values:batchUpdate")));
      Result result = world.run("zoom --create --output json");
      isToldWell(result);
      JsonNode document = JSON.readTree(result.out());
      assertTrue(document.path("summary").path("failed").asInt() > 0, result.toString());
      assertEquals(0, world.run("zoom --create").exit());
    }
  }

  @Test
  void a_service_that_answers_too_much_for_all_courses_ends_the_run_in_a_sentence()
      throws Exception {
    try (World world = World.in(folder)) {
      world
          .program()
          .through(
              without(
                  request ->
                      request.method().equals("GET")
                          && request.url().encodedPath().endsWith("/webinars")));
      Result result = world.run("zoom --create --output json");
      isToldWell(result);
      assertTrue(result.words().contains("read what there is for zoom"), result.toString());
      assertFalse(JSON.readTree(result.out()).path("error").isMissingNode(), result.toString());
      assertEquals(0, result.changes().size());
    }
  }
}
