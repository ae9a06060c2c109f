package ca.calculquebec.cqorc.service.google;

import ca.calculquebec.cqorc.http.HttpReply;
import ca.calculquebec.cqorc.http.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a Google API says about a refusal.
 *
 * @param status Google's own word, such as {@code PERMISSION_DENIED}; empty in older APIs
 * @param reasons of all parts, such as {@code userRateLimitExceeded}
 */
record GoogleError(int httpStatus, String status, String message, Set<String> reasons) {
  private static final int LONGEST_MESSAGE = 200;

  GoogleError {
    reasons = Set.copyOf(reasons);
  }

  static GoogleError of(HttpReply reply) {
    Optional<JsonNode> tree = Json.tolerant(reply);
    if (tree.isEmpty() || !tree.get().path("error").isObject()) {
      return new GoogleError(reply.status(), "", "", Set.of());
    }
    JsonNode error = tree.get().get("error");
    Set<String> reasons = new HashSet<>();
    for (String part : new String[] {"errors", "details"}) {
      error.path(part).forEach(entry -> reasons.add(entry.path("reason").asText("")));
    }
    String message = error.path("message").asText("").replaceAll("\\s+", " ").strip();
    return new GoogleError(
        reply.status(),
        error.path("status").asText(""),
        message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) + "…" : message,
        reasons);
  }

  boolean has(String... any) {
    for (String reason : any) {
      if (reasons.contains(reason)) {
        return true;
      }
    }
    return false;
  }

  /** The most telling word, for {@code ServiceException.code()}. */
  String code() {
    return reasons.stream().filter(text -> !text.isEmpty()).sorted().findFirst().orElse(status);
  }
}
