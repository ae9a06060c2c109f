package ca.calculquebec.cqorc.sandbox.zoom;

import ca.calculquebec.cqorc.sandbox.support.Answer;
import ca.calculquebec.cqorc.sandbox.support.Call;
import ca.calculquebec.cqorc.sandbox.support.Ids;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Zoom's pages: tokens that live a quarter of an hour and belong to one list. */
final class ZoomPages {
  private static final Duration LIFE = Duration.ofMinutes(15);

  private record Place(String list, int offset, Instant expires) {}

  private final Map<String, Place> places = new HashMap<>();
  private final Clock clock;
  private final Ids ids;

  ZoomPages(Clock clock, Ids ids) {
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * @param list what is being paged through; a token of another list is refused
   * @param entry what of an item is handed out
   */
  Answer answer(
      String key, String list, List<JsonNode> items, Call call, UnaryOperator<JsonNode> entry) {
    int size = size(call);
    int from = from(list, size, call);
    int to = Math.min(items.size(), from + size);
    ObjectNode answer = JsonTree.object();
    String next = "";
    if (to < items.size()) {
      next = ids.text(36);
      places.put(next, new Place(list, to, clock.instant().plus(LIFE)));
    }
    answer
        .put("next_page_token", next)
        .put("page_count", (items.size() + size - 1) / size)
        .put("page_size", size)
        .put("total_records", items.size());
    ArrayNode page = answer.putArray(key);
    items.subList(Math.min(from, to), to).forEach(item -> page.add(entry.apply(item)));
    return Answer.json(200, answer);
  }

  private int from(String list, int size, Call call) {
    String token = call.query("next_page_token").orElse("");
    if (token.isEmpty()) {
      String number = call.query("page_number").orElse("1");
      return number.matches("[1-9]\\d{0,5}") ? (Integer.parseInt(number) - 1) * size : 0;
    }
    Place place = places.get(token);
    if (place == null || !place.list().equals(list) || place.expires().isBefore(clock.instant())) {
      throw ZoomErrors.pageToken();
    }
    return place.offset();
  }

  private static int size(Call call) {
    String text = call.query("page_size").orElse("30");
    if (!text.matches("\\d{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 300) {
      throw ZoomErrors.fields(
          List.of(new ZoomErrors.FieldFault("page_size", "Must be between 1 and 300.")));
    }
    return Integer.parseInt(text);
  }
}
