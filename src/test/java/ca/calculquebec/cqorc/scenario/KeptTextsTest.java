package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.scenario.world.InMemory;
import ca.calculquebec.cqorc.scenario.world.Program;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Services that keep a text otherwise than they were sent it. */
@Timeout(240)
final class KeptTextsTest {
  /** Eventbrite drops bold, Google a word's capital, Zoom and Eventbrite a sign in titles. */
  private static String kept(String text) {
    return text.replaceAll("</?strong>", "").replace("Tags:", "tags:").replace(" & ", " + ");
  }

  @TempDir(factory = InMemory.class)
  Path folder;

  private static Program cleaning(World world) {
    return world.program().through(client -> client.addInterceptor(KeptTextsTest::cleaned));
  }

  private static Response cleaned(Interceptor.Chain chain) throws IOException {
    Request request = chain.request();
    RequestBody body = request.body();
    String path = request.url().encodedPath();
    boolean text =
        path.contains("/events")
            || path.contains("/webinars")
            || path.contains("/copy/")
            || path.contains("/structured_content/");
    if (body == null || request.method().equals("GET") || !text) {
      return chain.proceed(request);
    }
    Buffer sent = new Buffer();
    body.writeTo(sent);
    RequestBody cleaned = RequestBody.create(kept(sent.readUtf8()), body.contentType());
    return chain.proceed(request.newBuilder().method(request.method(), cleaned).build());
  }

  private static void exits(int code, Result result) {
    assertEquals(code, result.exit(), result.toString());
  }

  @Test
  void what_became_of_a_text_counts_as_that_text_until_somebody_changes_it() throws Exception {
    try (World world = World.in(folder)) {
      String course = world.courses().get(0);
      world.cell(course, 0, "title", "Python & cie");
      Program program = cleaning(world);
      exits(0, program.run("term --create"));
      assertFalse(world.state().contains("<strong>Émilie"), "the service cleans");
      assertTrue(world.state().contains("Python + cie"), "the service cleans");
      Result again = program.run("term --update");
      exits(0, again);
      assertEquals(List.of(), again.changes(), again.toString());
      exits(0, world.run("status --exit-code"));

      world.cell(course, 0, "title", "Python & amis");
      exits(0, program.run("term --update"));
      Result second = program.run("term --update");
      assertEquals(List.of(), second.changes(), second.toString());

      // What a person makes of it is no longer what the service made of it.
      String event = world.cell(course, 0, "eventbrite_id");
      world.sandbox().eventbrite().name(event, "Python + autres");
      Result mended = program.run("eventbrite --update");
      exits(0, mended);
      assertEquals(1, mended.changes().size(), mended.toString());
    }
  }

  @Test
  void a_service_that_begins_to_clean_is_written_to_once_more_and_never_again() throws Exception {
    try (World world = World.in(folder)) {
      Program program = world.program();
      exits(0, program.run("eventbrite --create"));
      exits(0, program.run("eventbrite --update"));
      world.cell(world.courses().get(0), 0, "instructor", "wei");
      Result first = cleaning(world).run("eventbrite --update");
      assertEquals(
          1,
          first.changes().stream().filter(line -> line.startsWith("eventbrite POST")).count(),
          first.toString());
      Result second = cleaning(world).run("eventbrite --update");
      assertEquals(List.of(), second.changes(), second.toString());
    }
  }
}
