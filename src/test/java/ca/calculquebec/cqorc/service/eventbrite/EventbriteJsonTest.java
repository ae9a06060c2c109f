package ca.calculquebec.cqorc.service.eventbrite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventbriteJsonTest {
  @Test
  void a_body_is_the_same_in_every_process() {
    Map<String, Object> inner = Map.of("f", 1, "e", 2, "d", 3, "c", 4, "b", 5, "a", 6);
    assertEquals(
        "{\"other\":true,\"settings\":{\"a\":6,\"b\":5,\"c\":4,\"d\":3,\"e\":2,\"f\":1}}",
        new String(
            EventbriteJson.bytes(Map.of("settings", inner, "other", true)),
            StandardCharsets.UTF_8));
  }
}
