package ca.calculquebec.cqorc.sandbox.zoom;

import ca.calculquebec.cqorc.sandbox.support.Ids;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** People in webinars: they take place, and somebody connects. */
public final class ZoomEdits {
  private final ZoomService zoom;
  private final Ids ids;
  private final Runnable changed;

  public ZoomEdits(ZoomService zoom, Ids ids, Runnable changed) {
    this.zoom = zoom;
    this.ids = ids;
    this.changed = changed;
  }

  /** Somebody takes scopes off the app; tokens that it has already keep theirs. */
  public void withoutScopes(String... scopes) {
    zoom.edit(
        state -> {
          ObjectNode oauth = (ObjectNode) state.path("oauth");
          List<String> kept = new ArrayList<>(List.of(oauth.path("scope").asText().split(" ")));
          kept.removeAll(List.of(scopes));
          return oauth.put("scope", String.join(" ", kept));
        });
    changed.run();
  }

  /** The webinar is open for a while; the instance's uuid is answered. */
  public String hold(String webinarId, Instant start, Instant end) {
    return change(
        webinarId,
        instances ->
            ZoomInstances.open(instances, seconds(start), seconds(end), "", ids)
                .path("uuid")
                .asText());
  }

  /**
   * Somebody is connected for a while. It counts to the instance that is open when they join; when
   * there is none, one opens for just as long.
   *
   * @param email empty when Zoom does not know it
   */
  public void connect(String webinarId, String name, String email, Instant joined, Instant left) {
    change(
        webinarId,
        instances -> {
          ObjectNode instance = at(instances, seconds(joined), seconds(left));
          JsonTree.array(instance, "participants")
              .add(ZoomInstances.connection(name, email, seconds(joined), seconds(left), ids));
          return name;
        });
  }

  private ObjectNode at(ArrayNode instances, Instant joined, Instant left) {
    for (JsonNode instance : instances) {
      if (!joined.isBefore(Instant.parse(instance.path("start_time").asText()))
          && joined.isBefore(Instant.parse(instance.path("end_time").asText()))) {
        return (ObjectNode) instance;
      }
    }
    return ZoomInstances.open(instances, joined, left, "", ids);
  }

  private static Instant seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }

  private String change(String webinarId, Function<ArrayNode, String> work) {
    String answer =
        zoom.edit(
            state -> {
              JsonNode kept = state.path("webinars").path(webinarId);
              if (kept.isMissingNode()) {
                throw new IllegalArgumentException("no webinar " + webinarId);
              }
              return work.apply(JsonTree.array(kept, "instances"));
            });
    changed.run();
    return answer;
  }
}
