package ca.calculquebec.cqorc.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {
  record Thing(String id, int size) {}

  private static Request request(Repeat repeat) {
    return new Request(
        "Zoom", "POST", "http://localhost/", Map.of(), Optional.empty(), repeat, "make a thing");
  }

  private static HttpReply reply(String body) {
    return new HttpReply(200, Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void unknown_fields_are_ignored() throws Exception {
    assertEquals(
        new Thing("7", 2),
        Json.read(
            request(Repeat.SAFE), reply("{\"id\":\"7\",\"new\":{},\"size\":2}"), Thing.class));
  }

  @Test
  void a_missing_field_is_named() throws Exception {
    HttpReply reply = reply("{\"id\":null,\"size\":{}}");
    var tree = Json.tree(request(Repeat.ONCE), reply);
    for (String field : new String[] {"id", "size", "name"}) {
      ServiceException e =
          assertThrows(
              ServiceException.class, () -> Json.text(request(Repeat.ONCE), reply, tree, field));
      assertTrue(e.getMessage().contains("it lacks \"" + field + "\""), e.getMessage());
      assertTrue(e.uncertain());
    }
  }

  @Test
  void numbers_and_texts_are_read_alike() throws Exception {
    HttpReply reply = reply("{\"id\":95204914252}");
    Request request = request(Repeat.SAFE);
    assertEquals("95204914252", Json.text(request, reply, Json.tree(request, reply), "id"));
  }

  @Test
  void broken_json_is_uncertain_after_a_create_only() {
    for (String body : new String[] {"{\"id\":", "{} {}", "<html>"}) {
      assertTrue(failure(Repeat.ONCE, body).uncertain());
      assertFalse(failure(Repeat.SAFE, body).uncertain());
    }
  }

  @Test
  void an_error_page_is_no_surprise() {
    assertTrue(Json.tolerant(reply("{\"message\":\"scopes:[\"a\"]\"}")).isEmpty());
    assertTrue(Json.tolerant(reply("")).isEmpty());
    assertEquals(1, Json.tolerant(reply("{\"code\":1}")).orElseThrow().get("code").asInt());
  }

  private static ServiceException failure(Repeat repeat, String body) {
    return assertThrows(ServiceException.class, () -> Json.tree(request(repeat), reply(body)));
  }
}
