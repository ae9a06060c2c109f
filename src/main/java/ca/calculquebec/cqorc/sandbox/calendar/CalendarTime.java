package ca.calculquebec.cqorc.sandbox.calendar;

import ca.calculquebec.cqorc.sandbox.google.GoogleErrors;
import ca.calculquebec.cqorc.sandbox.support.ErrorAnswer;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * A start or an end of an event.
 *
 * @param instant of an all-day event midnight in the calendar's zone
 * @param json with the offset of the calendar's zone, whatever was sent
 */
record CalendarTime(Instant instant, boolean allDay, ObjectNode json) {
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");

  /**
   * @param which {@code start} or {@code end}, for the refusal
   */
  static CalendarTime read(JsonNode node, String which, JsonNode calendar) {
    boolean timed = node.path("dateTime").isTextual();
    boolean dated = node.path("date").isTextual();
    if (!timed && !dated) {
      throw GoogleErrors.legacy(400, "global", "required", "Missing " + which + " time.");
    }
    if (timed && dated) {
      throw malformed(which);
    }
    ZoneId home = ZoneId.of(calendar.path("timeZone").asText());
    try {
      if (dated) {
        LocalDate day = LocalDate.parse(node.path("date").asText());
        return new CalendarTime(
            day.atStartOfDay(home).toInstant(),
            true,
            JsonTree.object().put("date", day.toString()));
      }
      String zone = node.path("timeZone").asText("");
      Instant instant = instant(node.path("dateTime").asText(), zone);
      return new CalendarTime(
          instant,
          false,
          JsonTree.object()
              .put("dateTime", SHOWN.format(instant.atZone(home)))
              .put("timeZone", zone.isEmpty() ? home.getId() : zone));
    } catch (DateTimeException e) {
      throw malformed(which);
    }
  }

  /** An offset is required unless a zone is named. */
  private static Instant instant(String text, String zone) {
    if (!zone.isEmpty()) {
      ZoneId named = ZoneId.of(zone);
      if (text.matches(".*T[0-9:.]+")) {
        return LocalDateTime.parse(text).atZone(named).toInstant().truncatedTo(ChronoUnit.SECONDS);
      }
    }
    return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS);
  }

  private static ErrorAnswer malformed(String which) {
    return GoogleErrors.legacy(400, "global", "badRequest", "Invalid " + which + " time.");
  }
}
