package ca.calculquebec.cqorc.sandbox;

import ca.calculquebec.cqorc.sandbox.sample.SampleKeys;
import ca.calculquebec.cqorc.sandbox.support.Answer;
import ca.calculquebec.cqorc.sandbox.support.Call;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;

/** Registering, connecting and answering invitations, asked for over HTTP. */
final class PeopleControl {
  private final StandIns standIns;

  PeopleControl(StandIns standIns) {
    this.standIns = standIns;
  }

  /** What came of it; 400 with a message when something is missing or wrong. */
  Answer answer(Call call) {
    try {
      ObjectNode body =
          call.jsonObject().orElseThrow(() -> new IllegalArgumentException("no JSON object"));
      return Answer.json(201, done(call.segment(2), body));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Answer.json(400, JsonTree.object().put("message", e.getMessage()));
    }
  }

  private ObjectNode done(String what, ObjectNode body) {
    ObjectNode done = JsonTree.object();
    switch (what) {
      case "register" ->
          done.put(
              "attendee",
              standIns
                  .eventbriteEdits()
                  .register(
                      text(body, "event"),
                      text(body, "first"),
                      text(body, "last"),
                      text(body, "email")));
      case "check-in" ->
          standIns.eventbriteEdits().checkIn(text(body, "event"), text(body, "attendee"));
      case "cancel" ->
          standIns.eventbriteEdits().cancel(text(body, "event"), text(body, "attendee"));
      case "connect" ->
          standIns
              .zoomEdits()
              .connect(
                  text(body, "webinar"),
                  text(body, "name"),
                  body.path("email").asText(""),
                  Instant.parse(text(body, "join")),
                  Instant.parse(text(body, "leave")));
      case "answer" ->
          standIns
              .calendarEdits()
              .answer(
                  body.path("calendar").asText(SampleKeys.PRIVATE_CALENDAR),
                  text(body, "event"),
                  text(body, "email"),
                  text(body, "status"));
      default -> throw new IllegalArgumentException("people cannot " + what);
    }
    return done;
  }

  private static String text(ObjectNode body, String key) {
    String text = body.path(key).asText("");
    if (text.isEmpty()) {
      throw new IllegalArgumentException(key + " is missing");
    }
    return text;
  }
}
