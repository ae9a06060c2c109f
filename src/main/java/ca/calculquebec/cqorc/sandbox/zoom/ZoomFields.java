package ca.calculquebec.cqorc.sandbox.zoom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which values Zoom's fields of a webinar may have. */
final class ZoomFields {
  private static final Pattern UTC = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
  private static final Pattern LOCAL = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
  private static final Pattern PASSWORD = Pattern.compile("[a-zA-Z0-9@_*!-]{1,10}");
  static final String ACCOUNT_ZONE = "America/Toronto";

  private static final Set<String> FLAGS =
      Set.of(
          "allow_multiple_devices",
          "alternative_host_update_polls",
          "add_watermark",
          "add_audio_watermark",
          "allow_host_control_participant_mute_state",
          "close_registration",
          "email_in_attendee_report",
          "enable_session_branding",
          "enforce_login",
          "hd_video",
          "hd_video_for_attendees",
          "host_video",
          "meeting_authentication",
          "notify_registrants",
          "on_demand",
          "panelist_authentication",
          "panelists_invitation_email_notification",
          "panelists_video",
          "post_webinar_survey",
          "practice_session",
          "registrants_confirmation_email",
          "registrants_email_notification",
          "request_permission_to_unmute_participants",
          "send_1080p_video_to_attendees",
          "show_join_info",
          "show_share_button");
  private static final Set<String> TEXTS =
      Set.of(
          "alternative_hosts",
          "audio_conference_info",
          "authentication_domains",
          "authentication_name",
          "authentication_option",
          "contact_email",
          "contact_name",
          "email_language",
          "enforce_login_domains",
          "survey_url");
  private static final Set<String> OTHERS =
      Set.of(
          "additional_data_center_regions",
          "global_dial_in_countries",
          "global_dial_in_numbers",
          "language_interpretation",
          "sign_language_interpretation");
  private static final Map<String, Set<String>> CHOICES =
      Map.of(
          "approval_type", Set.of("0", "1", "2"),
          "registration_type", Set.of("1", "2", "3"),
          "audio", Set.of("both", "telephony", "voip"),
          "auto_recording", Set.of("local", "cloud", "none"));
  private static final Set<String> REMINDERS =
      Set.of(
          "attendees_and_panelists_reminder_email_notification",
          "follow_up_attendees_email_notification",
          "follow_up_absentees_email_notification");
  private static final Set<String> LANGUAGES =
      Set.of(
          "en-US", "fr-FR", "de-DE", "es-ES", "jp-JP", "pt-PT", "ru-RU", "zh-CN", "zh-TW", "ko-KO",
          "it-IT", "vi-VN", "pl-PL", "Tr-TR");

  private final List<ZoomErrors.FieldFault> faults = new ArrayList<>();

  private ZoomFields() {}

  /** Refuses the body when any field in it is wrong. Unknown fields at top level are ignored. */
  static void check(ObjectNode body) {
    ZoomFields fields = new ZoomFields();
    fields.text(body, "topic", 200);
    fields.text(body, "agenda", 2000);
    fields.integer(body, "duration", "duration");
    fields.choice(body, "type", "type", Set.of("5", "6", "9"), true);
    fields.start(body);
    JsonNode password = body.path("password");
    if (!password.isMissingNode()
        && !password.asText().isEmpty()
        && !PASSWORD.matcher(password.asText()).matches()) {
      fields.fault("password", "Invalid field.");
    }
    JsonNode settings = body.path("settings");
    if (settings instanceof ObjectNode known) {
      known.properties().forEach(entry -> fields.setting(known, entry.getKey(), entry.getValue()));
    } else if (!settings.isMissingNode()) {
      fields.fault("settings", "Invalid field.");
    }
    if (!fields.faults.isEmpty()) {
      throw ZoomErrors.fields(fields.faults);
    }
  }

  /** The instant of a start in either of the two forms. */
  static Instant start(String text, String timeZone) {
    return text.endsWith("Z")
        ? Instant.parse(text)
        : LocalDateTime.parse(text)
            .atZone(ZoneId.of(timeZone.isEmpty() ? ACCOUNT_ZONE : timeZone))
            .toInstant();
  }

  private void start(ObjectNode body) {
    String zone = body.path("timezone").asText("");
    if (!zone.isEmpty() && !ZoneId.getAvailableZoneIds().contains(zone)) {
      fault("timezone", "Invalid field.");
      return;
    }
    JsonNode start = body.path("start_time");
    if (start.isMissingNode() || start.asText().isEmpty()) {
      return;
    }
    String text = start.asText();
    if (!start.isTextual() || (!UTC.matcher(text).matches() && !LOCAL.matcher(text).matches())) {
      fault("start_time", "Invalid field.");
      return;
    }
    try {
      start(text, zone);
    } catch (DateTimeException e) {
      fault("start_time", "Invalid field.");
    }
  }

  private void setting(ObjectNode settings, String key, JsonNode value) {
    String field = "settings." + key;
    if (FLAGS.contains(key)) {
      flag(value, field);
    } else if (TEXTS.contains(key)) {
      if (!value.isTextual()
          || (key.equals("email_language") && !LANGUAGES.contains(value.asText()))
          || (key.equals("contact_email") && !isAddress(value.asText()))) {
        fault(field, "Invalid field.");
      }
    } else if (CHOICES.containsKey(key)) {
      choice(settings, key, field, CHOICES.get(key), key.endsWith("_type"));
    } else if (REMINDERS.contains(key)) {
      flag(value.path("enable"), field + ".enable");
      choice(value, "type", field + ".type", Set.of("0", "1", "2", "3", "4", "5", "6", "7"), true);
    } else if (key.equals("question_and_answer")) {
      value.properties().forEach(entry -> question(entry.getKey(), entry.getValue()));
    } else if (key.equals("registrants_restrict_number")) {
      integer(settings, key, field);
    } else if (!OTHERS.contains(key)) {
      fault(field, "Unknown field.");
    }
  }

  private void question(String key, JsonNode value) {
    String field = "settings.question_and_answer." + key;
    switch (key) {
      case "enable",
          "allow_submit_questions",
          "allow_anonymous_questions",
          "allow_auto_reply",
          "attendees_can_upvote",
          "attendees_can_comment" ->
          flag(value, field);
      case "answer_questions" -> {
        if (!Set.of("only", "all").contains(value.asText())) {
          fault(field, "Invalid field.");
        }
      }
      case "auto_reply_text" -> {}
      default -> fault(field, "Unknown field.");
    }
  }

  private void flag(JsonNode value, String field) {
    if (!value.isBoolean() && !value.isMissingNode()) {
      fault(field, "Invalid field.");
    }
  }

  private void integer(ObjectNode body, String key, String field) {
    JsonNode value = body.path(key);
    if (!value.isMissingNode() && (!value.isIntegralNumber() || value.asLong() < 0)) {
      fault(field, "Invalid field.");
    }
  }

  private void choice(
      JsonNode parent, String key, String field, Set<String> choices, boolean number) {
    JsonNode value = parent.path(key);
    if (!value.isMissingNode()
        && (value.isIntegralNumber() != number || !choices.contains(value.asText()))) {
      fault(field, "Invalid field.");
    }
  }

  private void text(ObjectNode body, String key, int longest) {
    JsonNode value = body.path(key);
    if (!value.isMissingNode()
        && (!value.isTextual()
            || value.asText().codePointCount(0, value.asText().length()) > longest)) {
      fault(key, "Invalid field.");
    }
  }

  static boolean isAddress(String text) {
    return text.matches("[^@\\s,;]+@[^@\\s,;]+\\.[^@\\s,;]+");
  }

  private void fault(String field, String message) {
    faults.add(new ZoomErrors.FieldFault(field, message));
  }
}
