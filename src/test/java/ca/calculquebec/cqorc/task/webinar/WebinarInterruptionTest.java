package ca.calculquebec.cqorc.task.webinar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.http.Transport;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every request of a creation, once each, is the last thing that a run does. */
@Tag("slow")
class WebinarInterruptionTest {
  private static final int COURSES = 2;
  private static final int REQUESTS = 2 + 2 * COURSES;

  @TempDir Path folder;

  /** Nobody catches it: as if the process had been killed. */
  private static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  private WebinarWorld world(String name) throws Exception {
    WebinarWorld world = new WebinarWorld(folder.resolve(name));
    for (int i = 1; i <= COURSES; i++) {
      world.with("c" + i, "Course " + i, "2026-09-1" + i + "T13:00");
    }
    return world;
  }

  private static Transport dyingAt(int request, boolean afterTheWork) {
    AtomicInteger sent = new AtomicInteger();
    Interceptor interceptor =
        chain -> {
          boolean last = sent.incrementAndGet() == request;
          if (last && !afterTheWork) {
            throw new Death();
          }
          Response response = chain.proceed(chain.request());
          if (last) {
            response.close();
            throw new Death();
          }
          return response;
        };
    return client -> client.addInterceptor(interceptor);
  }

  private static void assertWhole(WebinarWorld world, String when) throws Exception {
    assertEquals(COURSES, world.zoom.webinars.size(), when);
    Set<String> ids = new HashSet<>();
    for (int i = 1; i <= COURSES; i++) {
      String id = world.cells.get("c" + i);
      ids.add(id);
      assertEquals(
          "Course " + i + " [en ligne, PYT101]",
          world.zoom.webinars.get(Long.parseLong(id)).path("topic").asText(),
          when);
      assertEquals(3, world.zoom.panelistsOf(Long.parseLong(id)).size(), when);
      assertEquals(List.of(), world.journal().open(new CourseId("c" + i), "zoom"), when);
    }
    assertEquals(COURSES, ids.size(), when);
    world.zoom.requests.clear();
    assertFalse(world.run(WebinarRequest.creation()).changedSomething(), when);
    assertEquals(List.of(), world.zoom.changes(), when);
    assertEquals(
        List.of("GET /v2/users/zoom@ecole.example/webinars"),
        world.zoom.requests.stream().skip(1).toList(),
        when);
  }

  private void dies(boolean afterTheWork, boolean cellsAreLost) throws Exception {
    for (int k = 1; k <= REQUESTS; k++) {
      String when = "request " + k + ", done " + afterTheWork + ", cells lost " + cellsAreLost;
      try (WebinarWorld world = world(when.replace(" ", "-"))) {
        world.loseCells(cellsAreLost);
        world.through(dyingAt(k, afterTheWork));
        assertThrows(Death.class, () -> world.run(WebinarRequest.creation()), when);
        world.loseCells(false);
        world.through(Transport.network());
        assertFalse(world.run(WebinarRequest.creation()).failed(), when);
        assertWhole(world, when);
      }
    }
  }

  @Test
  void a_process_that_dies_before_any_request_is_made_whole_by_a_repeat() throws Exception {
    dies(false, false);
  }

  @Test
  void a_process_that_dies_after_any_request_is_made_whole_by_a_repeat() throws Exception {
    dies(true, false);
  }

  @Test
  void also_when_its_ids_never_reached_the_sheet() throws Exception {
    dies(false, true);
    dies(true, true);
  }

  private void trouble(MockResponse answer) throws Exception {
    for (int k = 1; k <= REQUESTS; k++) {
      try (WebinarWorld world = world("trouble-" + k)) {
        AtomicInteger seen = new AtomicInteger();
        int bad = k;
        world.zoom.fault.set(line -> seen.incrementAndGet() == bad);
        world.zoom.faultAnswer.set(answer);
        world.run(WebinarRequest.creation());
        assertFalse(world.run(WebinarRequest.creation()).failed(), "request " + k);
        assertWhole(world, "request " + k);
        assertTrue(seen.get() >= k);
      }
    }
  }

  @Test
  void trouble_at_any_request_is_made_whole_by_a_repeat_at_most() throws Exception {
    MockResponse.Builder json =
        new MockResponse.Builder().setHeader("Content-Type", "application/json");
    trouble(json.code(500).body("{}").build());
    trouble(json.code(200).body("{\"id\":8123").build());
    trouble(json.code(429).setHeader("Retry-After", "2026-09-01T12:00:02Z").body("{}").build());
  }
}
