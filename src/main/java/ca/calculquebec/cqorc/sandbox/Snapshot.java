package ca.calculquebec.cqorc.sandbox;

import ca.calculquebec.cqorc.sandbox.calendar.CalendarShown;
import ca.calculquebec.cqorc.sandbox.drive.DriveShown;
import ca.calculquebec.cqorc.sandbox.eventbrite.StructuredContent;
import ca.calculquebec.cqorc.sandbox.kit.Json;
import ca.calculquebec.cqorc.sandbox.kit.Service;
import ca.calculquebec.cqorc.sandbox.mail.MailShown;
import ca.calculquebec.cqorc.sandbox.mail.Mailbox;
import ca.calculquebec.cqorc.sandbox.sheets.Cell;
import ca.calculquebec.cqorc.sandbox.sheets.Grid;
import ca.calculquebec.cqorc.sandbox.sheets.Spreadsheet;
import ca.calculquebec.cqorc.sandbox.slack.SlackShown;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the services hold, in an order that does not depend on when things were made.
 *
 * <p>The comparable form has no ids, tokens or times of creation: two runs that made the same
 * things have the same snapshot. A cell that holds an id shows what it points to.
 */
final class Snapshot {
  /** Every id is a word of letters and digits; the ids of a text are found among its words. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{5,}");

  /** An address may outlive its webinar, and would then differ from run to run. */
  private static final Pattern GONE = Pattern.compile("/j/\\d{9,11}");

  private final ObjectNode zoom;
  private final ObjectNode eventbrite;
  private final ObjectNode sheets;
  private final boolean comparable;
  private final Map<String, String> meanings = new TreeMap<>();

  private Snapshot(Map<String, Service> services, boolean comparable) {
    this.zoom = services.get("zoom").save();
    this.eventbrite = services.get("eventbrite").save();
    this.sheets = services.get("sheets").save();
    this.comparable = comparable;
  }

  static ObjectNode of(Map<String, Service> services, boolean comparable) {
    Snapshot snapshot = new Snapshot(services, comparable);
    ObjectNode state = Json.object();
    state.set("zoom", snapshot.webinars());
    state.set("eventbrite", snapshot.events());
    state.set(
        "calendar",
        CalendarShown.of(services.get("calendar").save(), comparable, snapshot.meanings));
    state.set("slack", SlackShown.of(services.get("slack").save(), comparable));
    state.set("drive", DriveShown.of(services.get("drive").save(), comparable, snapshot.meanings));
    state.set("mail", MailShown.of(((Mailbox) services.get("mail")).all(), comparable));
    state.set("sheets", snapshot.cells());
    if (comparable) {
      // Only now do the texts say the same in two like runs, and only now can they give an order.
      snapshot.meant(state);
      state.forEach(Snapshot::sort);
      state.path("calendar").forEach(Snapshot::sort);
    }
    return state;
  }

  /** Texts that name an id show what it points to. */
  private JsonNode meant(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.properties().forEach(entry -> entry.setValue(meant(entry.getValue())));
    } else if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        list.set(i, meant(list.get(i)));
      }
    } else if (node.isTextual()) {
      String named = ID.matcher(node.asText()).replaceAll(this::meaning);
      return Json.object().textNode(GONE.matcher(named).replaceAll("/j/(a webinar that is gone)"));
    }
    return node;
  }

  private String meaning(MatchResult id) {
    return Matcher.quoteReplacement(meanings.getOrDefault(id.group(), id.group()));
  }

  private ArrayNode webinars() {
    List<ObjectNode> found = new ArrayList<>();
    for (JsonNode kept : zoom.path("webinars")) {
      ObjectNode webinar = ((ObjectNode) kept.path("webinar")).deepCopy();
      String id = webinar.path("id").asText();
      meanings.put(
          id,
          "webinar: " + webinar.path("topic").asText() + " " + webinar.path("start_time").asText());
      webinar.remove("start_url");
      if (comparable) {
        webinar.remove(
            List.of("uuid", "id", "host_id", "created_at", "join_url", "registration_url"));
      }
      ArrayNode panelists = webinar.putArray("panelists");
      List<String> people = new ArrayList<>();
      kept.path("panelists")
          .forEach(
              one ->
                  people.add(one.path("name").asText() + " <" + one.path("email").asText() + ">"));
      people.stream().sorted().forEach(panelists::add);
      found.add(webinar);
    }
    return Json.sorted(found);
  }

  private ArrayNode events() {
    List<ObjectNode> found = new ArrayList<>();
    for (JsonNode kept : eventbrite.path("events")) {
      JsonNode event = kept.path("event");
      String id = event.path("id").asText();
      if (eventbrite.path("deleted").has(id)) {
        continue;
      }
      meanings.put(
          id,
          "event: "
              + event.path("name").path("text").asText()
              + " "
              + event.path("start").path("utc").asText());
      ObjectNode shown = Json.object();
      if (!comparable) {
        shown.put("id", id).put("url", event.path("url").asText());
      }
      for (String key : List.of("name", "summary", "start", "end", "status", "logo_id", "locale")) {
        shown.set(key, event.path(key));
      }
      ArrayNode tickets = shown.putArray("ticket_classes");
      for (JsonNode ticket : kept.path("ticket_classes")) {
        ObjectNode one = ((ObjectNode) ticket).deepCopy();
        if (comparable) {
          one.remove(List.of("id", "event_id", "resource_uri"));
        }
        tickets.add(one);
      }
      ArrayNode modules = shown.putArray("modules");
      for (JsonNode module :
          StructuredContent.latest(Json.array(kept, "content"), true).path("modules")) {
        modules
            .addObject()
            .put("type", module.path("type").asText())
            .set("data", module.path("data"));
      }
      shown.put("attendees", kept.path("attendees").size());
      found.add(shown);
    }
    return Json.sorted(found);
  }

  private ArrayNode cells() {
    List<ObjectNode> found = new ArrayList<>();
    for (JsonNode state : sheets.path("spreadsheets")) {
      Spreadsheet spreadsheet = Spreadsheet.load(state);
      ObjectNode shown = Json.object();
      found.add(shown);
      if (!comparable) {
        shown.put("id", spreadsheet.id());
      }
      shown.put("title", spreadsheet.title());
      ArrayNode tabs = shown.putArray("tabs");
      for (Grid grid : spreadsheet.tabs()) {
        ArrayNode rows = tabs.addObject().put("title", grid.title()).putArray("rows");
        for (int row = 0; row < grid.lastRow(); row++) {
          ArrayNode cells = rows.addArray();
          for (int column = 0; column < grid.columns(); column++) {
            cells.add(text(spreadsheet, grid, row, column));
          }
        }
      }
    }
    return Json.array().addAll(found);
  }

  private static String text(Spreadsheet spreadsheet, Grid grid, int row, int column) {
    Cell cell = grid.cell(row, column);
    return cell.hasFormula()
        ? cell.formula()
        : spreadsheet.shown().text(cell.value(), cell.pattern());
  }

  private static void sort(JsonNode node) {
    if (node instanceof ArrayNode list) {
      List<ObjectNode> all = new ArrayList<>();
      list.forEach(one -> all.add((ObjectNode) one));
      list.removeAll().addAll(Json.sorted(all));
    }
  }
}
