package ca.calculquebec.cqorc.sandbox.eventbrite;

import ca.calculquebec.cqorc.sandbox.support.Call;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Eventbrite's pages, by continuation or by number. */
final class EventbritePages {
  private static final int USUAL = 50;
  private static final int LARGEST = 200;

  private EventbritePages() {}

  static ObjectNode page(String key, List<JsonNode> items, Call call) {
    int size = size(call);
    int pages = Math.max(1, (items.size() + size - 1) / size);
    int number = number(call, pages);
    ObjectNode answer = JsonTree.object();
    boolean more = number < pages;
    ObjectNode pagination =
        answer
            .putObject("pagination")
            .put("object_count", items.size())
            .put("page_number", number)
            .put("page_size", size)
            .put("page_count", pages);
    if (more) {
      pagination.put("continuation", token(number + 1));
    }
    pagination.put("has_more_items", more);
    ArrayNode list = answer.putArray(key);
    int from = Math.min(items.size(), (number - 1) * size);
    items.subList(from, Math.min(items.size(), from + size)).forEach(list::add);
    return answer;
  }

  private static int number(Call call, int pages) {
    String continuation = call.query("continuation").orElse("");
    if (!continuation.isEmpty()) {
      for (int number = 2; number <= pages; number++) {
        if (token(number).equals(continuation)) {
          return number;
        }
      }
      throw EventbriteErrors.bad("BAD_CONTINUATION_TOKEN", "Invalid continuation token passed.");
    }
    String page = call.query("page").orElse("1");
    if (!page.matches("[1-9]\\d{0,5}") || Integer.parseInt(page) > pages) {
      throw EventbriteErrors.bad("BAD_PAGE", "Page number is out of range.");
    }
    return Integer.parseInt(page);
  }

  private static int size(Call call) {
    String text = call.query("page_size").orElse(String.valueOf(USUAL));
    if (!text.matches("[1-9]\\d{0,5}")) {
      throw EventbriteErrors.argument("page_size", "INVALID");
    }
    return Math.min(LARGEST, Integer.parseInt(text));
  }

  private static String token(int page) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(("{\"page\": " + page + "}").getBytes(StandardCharsets.UTF_8));
  }
}
