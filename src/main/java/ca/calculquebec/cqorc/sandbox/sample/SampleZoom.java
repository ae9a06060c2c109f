package ca.calculquebec.cqorc.sandbox.sample;

import ca.calculquebec.cqorc.sandbox.support.Ids;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import ca.calculquebec.cqorc.sandbox.zoom.ZoomAccount;
import ca.calculquebec.cqorc.sandbox.zoom.ZoomInstances;
import ca.calculquebec.cqorc.sandbox.zoom.ZoomTokens;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Zoom's side of the sample term: the account, and a webinar that has taken place. */
final class SampleZoom {
  private final SampleKeys keys;
  private final JsonNode people;
  private final Ids ids;

  SampleZoom(SampleKeys keys, JsonNode people, long seed) {
    this.keys = keys;
    this.people = people;
    this.ids = new Ids(seed * 131 + 3, 0);
  }

  ObjectNode state(Optional<SampleCourse> past, String pastId) {
    ObjectNode state = JsonTree.object();
    state.set(
        "oauth", ZoomTokens.initialState(keys.zoomAccount(), keys.zoomClient(), keys.zoomSecret()));
    ObjectNode users = state.putObject("users");
    String host = ids.text(22);
    ZoomAccount.add(users, host, SampleKeys.ZOOM_USER, true, true);
    for (JsonNode trainer : people.path("trainers")) {
      String email = trainer.path("email").asText();
      ZoomAccount.add(users, ids.text(22), trainer.path("zoom_email").asText(email), true, false);
    }
    ZoomAccount.add(users, ids.text(22), "sans.licence@formation.example", false, false);
    state.putObject("changes");
    ObjectNode webinars = state.putObject("webinars");
    past.ifPresent(course -> webinars.set(pastId, webinar(course, pastId, host)));
    return state;
  }

  private ObjectNode webinar(SampleCourse course, String id, String host) {
    Instant start = course.starts().get(0).atZone(SampleTerm.ZONE).toInstant();
    Instant end = course.lastEnd().atZone(SampleTerm.ZONE).toInstant();
    ObjectNode kept = JsonTree.object();
    ObjectNode webinar =
        kept.putObject("webinar")
            .put("uuid", ids.uuid())
            .put("id", Long.parseLong(id))
            .put("host_id", host)
            .put("host_email", SampleKeys.ZOOM_USER)
            .put("topic", course.subject().fullTitle())
            .put("type", 5)
            .put("start_time", start.toString())
            .put("duration", Duration.between(start, end).toMinutes())
            .put("timezone", "America/New_York")
            .put("agenda", "")
            .put("created_at", start.minus(Duration.ofDays(40)).toString())
            .put("start_url", "https://zoom.example/s/" + id + "?zak=" + ids.text(60))
            .put("join_url", "https://zoom.example/j/" + id)
            .put("registration_url", "https://zoom.example/webinar/register/WN_" + id);
    webinar
        .putObject("settings")
        .put("approval_type", 0)
        .put("alternative_hosts", "")
        .put("email_language", course.subject().french() ? "fr-FR" : "en-US");
    kept.putArray("panelists");
    kept.putArray("registrants");
    ArrayNode instances = kept.putArray("instances");
    rehearsal(instances, start);
    for (int session = 0; session < course.starts().size(); session++) {
      instance(instances, course, session);
    }
    return kept;
  }

  private void rehearsal(ArrayNode instances, Instant start) {
    Instant then = start.minus(Duration.ofDays(1));
    ObjectNode instance =
        ZoomInstances.open(instances, then, then.plus(Duration.ofMinutes(12)), "/reh", ids);
    JsonNode trainer = people.path("trainers").get(0);
    connection(
        JsonTree.array(instance, "participants"),
        trainer.path("firstname").asText() + " " + trainer.path("lastname").asText(),
        trainer.path("email").asText(),
        then,
        Duration.ofMinutes(12),
        "in_meeting");
  }

  private void instance(ArrayNode instances, SampleCourse course, int session) {
    Instant start = course.starts().get(session).atZone(SampleTerm.ZONE).toInstant();
    Instant end = course.end(session).atZone(SampleTerm.ZONE).toInstant();
    ObjectNode instance =
        ZoomInstances.open(instances, start.minusSeconds(600), end, session == 0 ? "" : "//", ids);
    ArrayNode participants = JsonTree.array(instance, "participants");
    for (JsonNode attendee : people.path("attendees")) {
      long minutes = attendee.path("minutes").path(session).asLong();
      String name = attendee.path("first").asText() + " " + attendee.path("last").asText();
      String email = attendee.path("email").asText();
      if (minutes > 0) {
        Instant joined = start.plusSeconds(60);
        // Two devices at once, and some minutes in the waiting room, as it happens.
        connection(
            participants,
            name,
            email,
            joined.minusSeconds(240),
            Duration.ofMinutes(4),
            "in_waiting_room");
        connection(participants, name, email, joined, Duration.ofMinutes(minutes), "in_meeting");
        if (minutes > 100) {
          connection(
              participants,
              name,
              "",
              joined.plusSeconds(1800),
              Duration.ofMinutes(25),
              "in_meeting");
        }
      }
    }
    connection(participants, "iPhone de Zoé", "", start, Duration.ofMinutes(90), "in_meeting");
  }

  private void connection(
      ArrayNode list, String name, String email, Instant joined, Duration length, String status) {
    list.add(
        ZoomInstances.connection(name, email, joined, joined.plus(length), ids)
            .put("status", status));
  }
}
