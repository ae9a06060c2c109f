package ca.calculquebec.cqorc.sandbox.sample;

import ca.calculquebec.cqorc.file.PrivateFiles;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What Zoom's and Eventbrite's web pages would export of the webinar that has taken place: {@code
 * zoom-report-1.csv} and so on, one a session, and {@code eventbrite-report.csv}.
 */
public final class SampleExports {
  private static final DateTimeFormatter ZOOM_TIME =
      DateTimeFormatter.ofPattern("MM/dd/uuuu hh:mm:ss a", Locale.US);

  private final Path dir;

  public SampleExports(Path dir) {
    this.dir = dir;
  }

  public void write(ObjectNode zoom, ObjectNode eventbrite) throws IOException {
    for (JsonNode kept : zoom.path("webinars")) {
      int number = 0;
      for (JsonNode instance : kept.path("instances")) {
        // The first is a rehearsal, which nobody would export.
        if (number > 0) {
          put("zoom-report-" + number + ".csv", report(kept.path("webinar"), instance));
        }
        number++;
      }
    }
    for (JsonNode kept : eventbrite.path("events")) {
      if (kept.path("attendees").size() > 0) {
        put("eventbrite-report.csv", attendees(kept.path("attendees")));
      }
    }
  }

  private static String report(JsonNode webinar, JsonNode instance) {
    String start = instance.path("start_time").asText();
    String end = instance.path("end_time").asText();
    StringBuilder text = new StringBuilder();
    text.append(
        row("Meeting ID", "Topic", "Start Time", "End Time", "Duration (Minutes)", "Participants"));
    text.append(
        row(
            webinar.path("id").asText(),
            webinar.path("topic").asText(),
            time(start),
            time(end),
            minutes(start, end),
            String.valueOf(instance.path("participants").size())));
    text.append("\n");
    text.append(
        row(
            "Name (Original Name)",
            "User Email",
            "Join Time",
            "Leave Time",
            "Duration (Minutes)",
            "Guest",
            "In Waiting Room"));
    for (JsonNode one : instance.path("participants")) {
      String joined = one.path("join_time").asText();
      String left = one.path("leave_time").asText();
      text.append(
          row(
              one.path("name").asText(),
              one.path("user_email").asText(),
              time(joined),
              time(left),
              minutes(joined, left),
              "Yes",
              one.path("status").asText().equals("in_waiting_room") ? "Yes" : "No"));
    }
    return text.toString();
  }

  private static String attendees(JsonNode attendees) {
    StringBuilder text = new StringBuilder();
    text.append(
        row(
            "Order #",
            "Order Date",
            "First Name",
            "Last Name",
            "Email",
            "Quantity",
            "Ticket Type",
            "Attendee #",
            "Attendee Status"));
    for (JsonNode one : attendees) {
      JsonNode profile = one.path("profile");
      text.append(
          row(
              one.path("order_id").asText(),
              one.path("created").asText(),
              profile.path("first_name").asText(),
              profile.path("last_name").asText(),
              profile.path("email").asText(),
              "1",
              "Free",
              one.path("id").asText(),
              one.path("status").asText()));
    }
    return text.toString();
  }

  private static String time(String instant) {
    return ZOOM_TIME.format(Instant.parse(instant).atZone(SampleTerm.ZONE));
  }

  private static String minutes(String from, String to) {
    return String.valueOf(Duration.between(Instant.parse(from), Instant.parse(to)).toMinutes());
  }

  private static String row(String... cells) {
    return Arrays.stream(cells)
            .map(
                cell -> cell.matches("[^,\"\n]*") ? cell : "\"" + cell.replace("\"", "\"\"") + "\"")
            .collect(Collectors.joining(","))
        + "\n";
  }

  private void put(String name, String text) throws IOException {
    // With a byte-order mark, as both web pages write their files.
    PrivateFiles.OWNER.writeUnforced(
        dir.resolve(name), ("\ufeff" + text).getBytes(StandardCharsets.UTF_8));
  }
}
