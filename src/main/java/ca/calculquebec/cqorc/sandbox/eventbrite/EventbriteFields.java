package ca.calculquebec.cqorc.sandbox.eventbrite;

import ca.calculquebec.cqorc.sandbox.support.Call;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.regex.Pattern;

/** Eventbrite's arguments and times. */
public final class EventbriteFields {
  private static final Pattern UTC = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

  private EventbriteFields() {}

  static ObjectNode body(Call call) {
    if (call.body().isBlank()) {
      return JsonTree.object();
    }
    return call.jsonObject()
        .orElseThrow(() -> EventbriteErrors.bad("INVALID_BODY", "Invalid JSON body."));
  }

  /** The object that updates are wrapped in. */
  static ObjectNode wrapped(Call call, String name, Set<String> fields) {
    ObjectNode body = body(call);
    known(body, Set.of(name), "");
    if (body.path(name) instanceof ObjectNode inner) {
      known(inner, fields, name + ".");
      return inner;
    }
    throw EventbriteErrors.argument(name, "MISSING");
  }

  static void known(ObjectNode body, Set<String> fields, String prefix) {
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!fields.contains(name)) {
                throw EventbriteErrors.argument(prefix + name, "Unknown parameter");
              }
            });
  }

  static void knownQuery(Call call, Set<String> names) {
    call.query()
        .keySet()
        .forEach(
            name -> {
              if (!names.contains(name) && !name.equals("token")) {
                throw EventbriteErrors.argument(name, "Unknown parameter");
              }
            });
  }

  static Instant instant(JsonNode value, String field) {
    if (!value.isTextual() || !UTC.matcher(value.asText()).matches()) {
      throw EventbriteErrors.argument(field, "INVALID");
    }
    try {
      return Instant.parse(value.asText());
    } catch (DateTimeException e) {
      throw EventbriteErrors.argument(field, "INVALID");
    }
  }

  static String text(JsonNode value, String field, int longest) {
    if (!value.isTextual()) {
      throw EventbriteErrors.argument(field, "INVALID");
    }
    if (value.asText().codePointCount(0, value.asText().length()) > longest) {
      throw EventbriteErrors.argument(field, "INVALID: at most " + longest + " characters");
    }
    return value.asText();
  }

  static String zone(JsonNode value) {
    if (!ZoneId.getAvailableZoneIds().contains(value.asText())) {
      throw EventbriteErrors.bad(
          "UNSUPPORTED_TIMEZONE", "The timezone " + value.asText() + " is not supported.");
    }
    return value.asText();
  }

  public static ObjectNode time(Instant time, String zone) {
    return JsonTree.object()
        .put("timezone", zone)
        .put("local", LOCAL.format(time.atZone(ZoneId.of(zone))))
        .put("utc", seconds(time));
  }

  static String seconds(Instant time) {
    return Instant.ofEpochSecond(time.getEpochSecond()).toString();
  }
}
