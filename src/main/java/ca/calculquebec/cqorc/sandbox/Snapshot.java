package ca.calculquebec.cqorc.sandbox;

import ca.calculquebec.cqorc.sandbox.calendar.CalendarShown;
import ca.calculquebec.cqorc.sandbox.drive.DriveShown;
import ca.calculquebec.cqorc.sandbox.eventbrite.EventbriteShown;
import ca.calculquebec.cqorc.sandbox.mail.MailShown;
import ca.calculquebec.cqorc.sandbox.mail.Mailbox;
import ca.calculquebec.cqorc.sandbox.sheets.SheetsShown;
import ca.calculquebec.cqorc.sandbox.slack.SlackShown;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import ca.calculquebec.cqorc.sandbox.support.Service;
import ca.calculquebec.cqorc.sandbox.zoom.ZoomShown;
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

  private final Map<String, String> meanings = new TreeMap<>();

  private Snapshot() {}

  static ObjectNode of(Map<String, Service> services, boolean comparable) {
    return new Snapshot().shown(services, comparable);
  }

  private ObjectNode shown(Map<String, Service> services, boolean comparable) {
    ObjectNode state = JsonTree.object();
    state.set("zoom", ZoomShown.of(services.get("zoom").save(), comparable, meanings));
    state.set(
        "eventbrite", EventbriteShown.of(services.get("eventbrite").save(), comparable, meanings));
    state.set("calendar", CalendarShown.of(services.get("calendar").save(), comparable, meanings));
    state.set("slack", SlackShown.of(services.get("slack").save(), comparable));
    state.set("drive", DriveShown.of(services.get("drive").save(), comparable, meanings));
    state.set("mail", MailShown.of(((Mailbox) services.get("mail")).all(), comparable));
    state.set("sheets", SheetsShown.of(services.get("sheets").save(), comparable));
    if (comparable) {
      // Only now do the texts say the same in two like runs, and only now can they give an order.
      meant(state);
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
      return JsonTree.object()
          .textNode(GONE.matcher(named).replaceAll("/j/(a webinar that is gone)"));
    }
    return node;
  }

  private String meaning(MatchResult id) {
    return Matcher.quoteReplacement(meanings.getOrDefault(id.group(), id.group()));
  }

  private static void sort(JsonNode node) {
    if (node instanceof ArrayNode list) {
      List<ObjectNode> all = new ArrayList<>();
      list.forEach(one -> all.add((ObjectNode) one));
      list.removeAll().addAll(JsonTree.sorted(all));
    }
  }
}
