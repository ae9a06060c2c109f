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
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Webinars: what Zoom fills in, what it hands back, and when it refuses. */
final class Webinars {
  /** How long an ended webinar is still found (the documents say "for a time only"). */
  private static final Duration REMEMBERED = Duration.ofDays(30);

  private static final List<String> LISTED =
      List.of(
          "uuid",
          "id",
          "host_id",
          "topic",
          "type",
          "start_time",
          "duration",
          "timezone",
          "agenda",
          "created_at",
          "join_url");

  /** The default settings of the account. */
  private static final String DEFAULTS =
      """
      {"host_video": false, "panelists_video": false, "practice_session": false,
       "hd_video": false, "approval_type": 2, "registration_type": 1, "audio": "both",
       "auto_recording": "none", "enforce_login": false, "close_registration": false,
       "show_share_button": true, "allow_multiple_devices": true, "on_demand": false,
       "contact_name": "", "contact_email": "", "registrants_restrict_number": 0,
       "registrants_confirmation_email": true, "registrants_email_notification": true,
       "panelists_invitation_email_notification": true, "post_webinar_survey": false,
       "meeting_authentication": false, "email_language": "en-US", "alternative_hosts": "",
       "question_and_answer": {"enable": true, "allow_submit_questions": true,
         "allow_anonymous_questions": true, "answer_questions": "only",
         "attendees_can_upvote": false, "attendees_can_comment": false},
       "attendees_and_panelists_reminder_email_notification": {"enable": false, "type": 0},
       "follow_up_attendees_email_notification": {"enable": false, "type": 0},
       "follow_up_absentees_email_notification": {"enable": false, "type": 0}}
      """;

  private final ObjectNode webinars;
  private final ZoomAccount account;
  private final ZoomPages pages;
  private final Clock clock;
  private final Ids ids;

  /**
   * @param webinars by id: the answer that Zoom gives, and beside it {@code panelists}, {@code
   *     registrants}, {@code instances}
   */
  Webinars(ObjectNode webinars, ZoomAccount account, ZoomPages pages, Clock clock, Ids ids) {
    this.webinars = webinars;
    this.account = account;
    this.pages = pages;
    this.clock = clock;
    this.ids = ids;
  }

  Answer create(String userId, ObjectNode body) {
    ZoomAccount.User host = account.get(userId);
    if (!host.webinars()) {
      throw ZoomErrors.of(
          400,
          200,
          "Cannot use webinar API, You need to subscribe webinar plan and then enable webinar for"
              + " this user: "
              + host.email()
              + ".");
    }
    ZoomFields.check(body);
    ObjectNode settings = JsonTree.parseObject(DEFAULTS).orElseThrow();
    settings.put("contact_email", host.email()).put("contact_name", host.email());
    merge(settings, body.path("settings"));
    String id = String.valueOf(ids.number(11));
    ObjectNode webinar =
        JsonTree.object()
            .put("uuid", ids.uuid())
            .put("id", Long.parseLong(id))
            .put("host_id", host.id())
            .put("host_email", host.email())
            .put("topic", body.path("topic").asText("My Webinar"))
            .put("type", body.path("type").asInt(5))
            .put("start_time", start(body, clock.instant()).toString())
            .put("duration", body.path("duration").asInt(60))
            .put("timezone", zone(body.path("timezone").asText("")))
            .put("agenda", body.path("agenda").asText(""))
            .put("created_at", seconds(clock.instant()).toString())
            .put("start_url", "https://zoom.example/s/" + id + "?zak=" + ids.text(60))
            .put("join_url", "https://zoom.example/j/" + id);
    if (!body.path("password").asText("").isEmpty()) {
      webinar.put("password", body.path("password").asText());
    }
    webinar.set("settings", settings);
    registration(webinar);
    ObjectNode kept = webinars.putObject(id);
    kept.set("webinar", webinar);
    kept.putArray("panelists");
    kept.putArray("registrants");
    kept.putArray("instances");
    return Answer.json(201, webinar);
  }

  Answer get(String id) {
    return Answer.json(200, JsonTree.object(find(id), "webinar"));
  }

  Answer update(String id, ObjectNode body) {
    ObjectNode webinar = JsonTree.object(find(id), "webinar");
    ZoomFields.check(body);
    ObjectNode settings = JsonTree.object(webinar, "settings").deepCopy();
    merge(settings, body.path("settings"));
    for (String text : List.of("topic", "agenda", "password")) {
      if (body.has(text)) {
        webinar.put(text, body.get(text).asText());
      }
    }
    if (body.has("duration")) {
      webinar.put("duration", body.get("duration").asInt());
    }
    if (!body.path("start_time").asText("").isEmpty()) {
      webinar.put(
          "start_time", start(body, Instant.parse(webinar.path("start_time").asText())).toString());
    }
    if (body.has("timezone")) {
      webinar.put("timezone", zone(body.get("timezone").asText()));
    }
    webinar.set("settings", settings);
    registration(webinar);
    return Answer.empty(204);
  }

  Answer delete(String id) {
    JsonNode webinar = find(id).path("webinar");
    Instant start = Instant.parse(webinar.path("start_time").asText());
    Instant now = clock.instant();
    if (!now.isBefore(end(webinar))) {
      throw ZoomErrors.of(400, 3007, "Sorry, you cannot delete this webinar since it has ended.");
    }
    if (!now.isBefore(start)) {
      throw ZoomErrors.of(
          400, 3002, "Sorry, you cannot delete this webinar since it is in progress.");
    }
    webinars.remove(id);
    return Answer.empty(204);
  }

  Answer list(String userId, Call call) {
    ZoomAccount.User host = account.get(userId);
    String type = call.query("type").orElse("scheduled");
    Instant now = clock.instant();
    List<JsonNode> found =
        webinars.properties().stream()
            .map(Map.Entry::getValue)
            .map(kept -> kept.path("webinar"))
            .filter(webinar -> webinar.path("host_id").asText().equals(host.id()))
            .filter(webinar -> !forgotten(webinar))
            .filter(webinar -> !type.equals("upcoming") || end(webinar).isAfter(now))
            .sorted(Comparator.comparing(webinar -> webinar.path("start_time").asText()))
            .toList();
    return pages.answer("webinars", host.id() + " " + type, found, call, Webinars::entry);
  }

  /** The webinar with what belongs to it; refused when it does not exist or has expired. */
  ObjectNode find(String id) {
    if (!id.matches("\\d{1,19}")) {
      throw ZoomErrors.of(400, 300, "Invalid webinar id.");
    }
    JsonNode kept = webinars.path(id);
    if (!(kept instanceof ObjectNode known) || forgotten(known.path("webinar"))) {
      throw ZoomErrors.noWebinar(id);
    }
    return known;
  }

  String host(String id) {
    return webinars.path(id).path("webinar").path("host_id").asText();
  }

  private boolean forgotten(JsonNode webinar) {
    return end(webinar).plus(REMEMBERED).isBefore(clock.instant());
  }

  static Instant end(JsonNode webinar) {
    return Instant.parse(webinar.path("start_time").asText())
        .plus(Duration.ofMinutes(webinar.path("duration").asLong()));
  }

  private static JsonNode entry(JsonNode webinar) {
    ObjectNode entry = JsonTree.object();
    LISTED.forEach(key -> entry.set(key, webinar.path(key)));
    String agenda = entry.path("agenda").asText();
    entry.put("agenda", agenda.substring(0, Math.min(250, agenda.length())));
    return entry;
  }

  private void merge(ObjectNode settings, JsonNode change) {
    if (change instanceof ObjectNode asked) {
      ObjectNode checked = asked.deepCopy();
      if (checked.has("alternative_hosts")) {
        checked.put(
            "alternative_hosts",
            account.alternativeHosts(checked.get("alternative_hosts").asText()));
      }
      // Tells whether to write to people now; it is no lasting setting.
      checked.remove("notify_registrants");
      JsonTree.merge(settings, checked);
    }
  }

  private static void registration(ObjectNode webinar) {
    if (webinar.path("settings").path("approval_type").asInt(2) == 2) {
      webinar.remove("registration_url");
    } else {
      webinar.put(
          "registration_url", "https://zoom.example/webinar/register/WN_" + webinar.path("id"));
    }
  }

  private static Instant start(ObjectNode body, Instant otherwise) {
    String text = body.path("start_time").asText("");
    return text.isEmpty()
        ? seconds(otherwise)
        : ZoomFields.start(text, body.path("timezone").asText(""));
  }

  /** Zoom's own list of zones lacks Toronto. */
  private static String zone(String asked) {
    String zone = asked.isEmpty() ? ZoomFields.ACCOUNT_ZONE : asked;
    return zone.equals("America/Toronto") ? "America/New_York" : zone;
  }

  static Instant seconds(Instant time) {
    return Instant.ofEpochSecond(time.getEpochSecond());
  }

  static ArrayNode array(ObjectNode kept, String key) {
    return JsonTree.array(kept, key);
  }
}
