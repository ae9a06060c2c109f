package ca.calculquebec.cqorc.sandbox.zoom;

import ca.calculquebec.cqorc.sandbox.support.Ids;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/** The times at which a webinar was open, with a record of every connection. */
public final class ZoomInstances {
  private ZoomInstances() {}

  /**
   * @param prefix of its uuid
   */
  public static ObjectNode open(
      ArrayNode instances, Instant start, Instant end, String prefix, Ids ids) {
    String uuid = ids.uuid();
    ObjectNode instance =
        instances
            .addObject()
            .put("uuid", prefix + uuid.substring(prefix.length()))
            .put("start_time", start.toString())
            .put("end_time", end.toString());
    instance.putArray("participants");
    return instance;
  }

  public static ObjectNode connection(
      String name, String email, Instant joined, Instant left, Ids ids) {
    return JsonTree.object()
        .put("id", "")
        .put("user_id", String.valueOf(ids.number(8)))
        .put("name", name)
        .put("user_email", email)
        .put("join_time", joined.toString())
        .put("leave_time", left.toString())
        .put("duration", Duration.between(joined, left).toSeconds())
        .put("failover", false)
        .put("status", "in_meeting")
        .put("registrant_id", email.isEmpty() ? "" : ids.text(22));
  }
}
