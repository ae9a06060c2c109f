package ca.calculquebec.cqorc.sandbox.calendar;

import ca.calculquebec.cqorc.sandbox.google.GoogleErrors;
import ca.calculquebec.cqorc.sandbox.support.Call;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whom each change would have told by e-mail. Nobody is told anything. */
final class Notices {
  /** What the caller asked for; the default is that nobody hears of it. */
  enum SendUpdates {
    ALL("all"),
    EXTERNAL_ONLY("externalOnly"),
    NONE("none");

    private final String word;

    SendUpdates(String word) {
      this.word = word;
    }
  }

  private static final Set<String> DEPRECATED = Set.of("true", "1");

  private final ObjectNode state;
  private final Clock clock;
  private final String account;

  Notices(ObjectNode state, Clock clock, String account) {
    this.state = state;
    this.clock = clock;
    this.account = account;
  }

  static SendUpdates sendUpdates(Call call) {
    String asked = call.query("sendUpdates").orElse("");
    if (asked.isEmpty()) {
      return DEPRECATED.contains(call.query("sendNotifications").orElse(""))
          ? SendUpdates.ALL
          : SendUpdates.NONE;
    }
    for (SendUpdates sendUpdates : SendUpdates.values()) {
      if (sendUpdates.word.equals(asked)) {
        return sendUpdates;
      }
    }
    throw GoogleErrors.legacy(
        400, "global", "invalidParameter", "Invalid value '" + asked + "' for sendUpdates.");
  }

  /** Addresses of the guests, without the organizer's. */
  static List<String> guests(JsonNode event) {
    List<String> guests = new ArrayList<>();
    for (JsonNode guest : event.path("attendees")) {
      if (!guest.path("organizer").asBoolean()) {
        guests.add(guest.path("email").asText());
      }
    }
    return guests;
  }

  static List<String> both(List<String> some, List<String> others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(others);
    return List.copyOf(all);
  }

  void note(
      ObjectNode calendar,
      ObjectNode event,
      String change,
      SendUpdates sendUpdates,
      List<String> guests) {
    List<String> told =
        switch (sendUpdates) {
          case NONE -> List.of();
          case ALL -> guests;
          // Those of other houses may use another calendar than Google's.
          case EXTERNAL_ONLY -> guests.stream().filter(one -> !atHome(one)).toList();
        };
    if (told.isEmpty()) {
      return;
    }
    ArrayNode list =
        state.path("notifications") instanceof ArrayNode known
            ? known
            : state.putArray("notifications");
    ObjectNode notice =
        list.addObject()
            .put("time", clock.instant().toString())
            .put("calendar", calendar.path("id").asText())
            .put("event", event.path("id").asText())
            .put("summary", event.path("summary").asText())
            .put("change", change)
            .put("sendUpdates", sendUpdates.word);
    told.stream().sorted().forEach(notice.putArray("guests")::add);
  }

  private boolean atHome(String address) {
    return address.endsWith(account.substring(account.indexOf('@')));
  }

  List<CalendarNotification> all() {
    List<CalendarNotification> all = new ArrayList<>();
    for (JsonNode one : state.path("notifications")) {
      List<String> guests = new ArrayList<>();
      one.path("guests").forEach(guest -> guests.add(guest.asText()));
      all.add(
          new CalendarNotification(
              Instant.parse(one.path("time").asText()),
              one.path("calendar").asText(),
              one.path("event").asText(),
              one.path("summary").asText(),
              one.path("change").asText(),
              one.path("sendUpdates").asText(),
              guests));
    }
    return all;
  }
}
