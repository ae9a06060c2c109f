package ca.calculquebec.cqorc.sandbox.sample;

import ca.calculquebec.cqorc.sandbox.eventbrite.Attendees;
import ca.calculquebec.cqorc.sandbox.eventbrite.EventbriteEvents;
import ca.calculquebec.cqorc.sandbox.eventbrite.EventbriteFields;
import ca.calculquebec.cqorc.sandbox.support.Html;
import ca.calculquebec.cqorc.sandbox.support.Ids;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Eventbrite's side of the sample term: two templates, and an event that is over. */
final class SampleEventbrite {
  private final SampleKeys keys;
  private final JsonNode people;
  private final Ids ids;
  private final String root;

  SampleEventbrite(SampleKeys keys, JsonNode people, long seed, String root) {
    this.keys = keys;
    this.people = people;
    this.ids = new Ids(seed * 137 + 5, 0);
    this.root = root;
  }

  ObjectNode state(Optional<SampleCourse> past, String pastId) {
    ObjectNode state = JsonTree.object().put("token", keys.eventbriteToken());
    state
        .putObject("organization")
        .put("_type", "organization")
        .put("name", "Formations (bac à sable)")
        .put("vertical", "default")
        .put("id", keys.eventbriteOrganization())
        .putNull("image_id");
    ObjectNode user =
        state
            .putObject("user")
            .put("id", String.valueOf(ids.number(11)))
            .put("name", "Formations")
            .put("first_name", "Équipe")
            .put("last_name", "Formation")
            .put("is_public", false)
            .putNull("image_id");
    user.putArray("emails")
        .addObject()
        .put("email", SampleKeys.GOOGLE_ACCOUNT)
        .put("verified", true)
        .put("primary", true);
    state.putObject("deleted");
    ObjectNode events = state.putObject("events");
    template(events, keys.templateFrench(), true);
    template(events, keys.templateEnglish(), false);
    past.ifPresent(course -> events.set(pastId, past(course, pastId)));
    return state;
  }

  private void template(ObjectNode events, long number, boolean french) {
    String id = String.valueOf(number);
    Instant start = Instant.parse("2024-01-15T18:00:00Z");
    ObjectNode kept = events.putObject(id);
    kept.set(
        "event",
        event(
            id,
            french ? "Gabarit – atelier" : "Template – workshop",
            french ? "Le résumé de l'atelier" : "The workshop's summary",
            start,
            start.plus(Duration.ofHours(3)),
            french ? "fr_CA" : "en_CA",
            "draft"));
    ArrayNode tickets = kept.putArray("ticket_classes");
    ticket(tickets, id, french ? "Étudiantes et étudiants" : "Students", start, 30, 0);
    ticket(tickets, id, french ? "Personnel & autres" : "Staff & others", start, 10, 0);
    kept.putArray("attendees");
    ArrayNode content = kept.putArray("content");
    page(content, 1, true, french ? "<p>Une ancienne page.</p>" : "<p>An old page.</p>");
    ObjectNode published = page(content, 2, true, "<div>[[SUMMARY]]</div>");
    ArrayNode modules = JsonTree.array(published, "modules");
    text(modules, "<p>[[DESCRIPTION]]</p>");
    image(modules);
    text(
        modules,
        (french ? "<h2>Préalables</h2>" : "<h2>Before you come</h2>") + "<p>[[PREREQS]]</p>");
    text(modules, "<h2>Plan</h2><p>[[PLAN]]</p>");
    text(
        modules,
        french
            ? "<p>Avec <strong>[[INSTRUCTOR]]</strong>, de l'équipe &amp; pour tout le monde.</p>"
            : "<p>With <strong>[[INSTRUCTOR]]</strong>, from the team &amp; for everybody.</p>");
    text(
        modules,
        french
            ? "<p>Des questions ? <a href=\"https://formation.example\">Écrivez-nous</a>.</p>"
            : "<p>Questions? <a href=\"https://formation.example\">Write to us</a>.</p>");
    page(content, 3, false, french ? "<p>Brouillon à relire.</p>" : "<p>A draft to reread.</p>");
  }

  private ObjectNode past(SampleCourse course, String id) {
    Instant start = course.starts().get(0).atZone(SampleTerm.ZONE).toInstant();
    Instant end = course.lastEnd().atZone(SampleTerm.ZONE).toInstant();
    ObjectNode kept = JsonTree.object();
    ObjectNode event =
        event(
            id,
            course.subject().fullTitle(),
            course.subject().summary(),
            start,
            end,
            course.subject().french() ? "fr_CA" : "en_CA",
            "live");
    event
        .put("created", start.minus(Duration.ofDays(40)).toString())
        .put("changed", start.minus(Duration.ofDays(30)).toString())
        .put("published", start.minus(Duration.ofDays(30)).toString());
    kept.set("event", event);
    String ticket =
        ticket(
            kept.putArray("ticket_classes"),
            id,
            course.subject().french() ? "Étudiantes et étudiants" : "Students",
            start,
            30,
            people.path("attendees").size());
    ArrayNode attendees = kept.putArray("attendees");
    for (JsonNode person : people.path("attendees")) {
      Attendees.add(attendees, person, id, ticket, start, ids);
    }
    page(
        kept.putArray("content"),
        1,
        true,
        "<p>" + Html.escape(course.subject().description()) + "</p>");
    return kept;
  }

  private ObjectNode event(
      String id,
      String name,
      String summary,
      Instant start,
      Instant end,
      String locale,
      String status) {
    ObjectNode event = JsonTree.object();
    event.putObject("name").put("text", name).put("html", Html.escape(name));
    event.putObject("description").put("text", summary).put("html", Html.escape(summary));
    event.put("url", EventbriteEvents.url(name, id));
    String zone = SampleTerm.ZONE.getId();
    event.set("start", EventbriteFields.time(start, zone));
    event.set("end", EventbriteFields.time(end, zone));
    event
        .put("organization_id", keys.eventbriteOrganization())
        .put("created", start.toString())
        .put("changed", start.toString())
        .put("capacity", 40)
        .put("capacity_is_custom", false)
        .put("status", status)
        .put("currency", "CAD")
        .put("listed", true)
        .put("shareable", true)
        .put("invite_only", false)
        .put("online_event", true)
        .put("show_remaining", false)
        .put("tx_time_limit", 480)
        .put("hide_start_date", false)
        .put("hide_end_date", false)
        .put("locale", locale)
        .put("is_locked", false)
        .put("privacy_setting", "unlocked")
        .put("is_series", false)
        .put("is_series_parent", false)
        .put("is_reserved_seating", false)
        .put("is_free", true)
        .put("summary", summary)
        .put("logo_id", "500" + ids.number(6))
        .put("organizer_id", "1710758")
        .putNull("venue_id")
        .putNull("category_id")
        .putNull("subcategory_id")
        .putNull("format_id")
        .put("id", id)
        .put("resource_uri", root + "/events/" + id + "/");
    event
        .putObject("logo")
        .put("id", event.path("logo_id").asText())
        .put("url", "https://img.eventbrite.example/" + event.path("logo_id").asText())
        .put("aspect_ratio", "2");
    return event;
  }

  private String ticket(
      ArrayNode tickets, String event, String name, Instant start, int total, int sold) {
    String id = String.valueOf(ids.number(10));
    tickets
        .addObject()
        .put("id", id)
        .put("event_id", event)
        .put("name", name)
        .put("display_name", name)
        .put("sorting", tickets.size())
        .put("free", true)
        .put("donation", false)
        .put("hidden", false)
        .put("quantity_total", total)
        .put("quantity_sold", sold)
        .put("minimum_quantity", 1)
        .put("maximum_quantity", 2)
        .put("sales_start", start.minus(Duration.ofDays(60)).toString())
        .put("sales_end", start.minus(Duration.ofHours(2)).toString())
        .put("resource_uri", root + "/events/" + event + "/ticket_classes/" + id + "/")
        .putNull("cost");
    return id;
  }

  private ObjectNode page(ArrayNode content, int number, boolean published, String first) {
    ObjectNode page =
        content
            .addObject()
            .put("number", number)
            .put("published", published)
            .put("access_type", "public");
    text(page.putArray("modules"), first);
    page.putArray("widgets");
    return page;
  }

  private void text(ArrayNode modules, String html) {
    ObjectNode module =
        modules.addObject().put("id", String.valueOf(ids.number(9))).put("type", "text");
    module.putObject("data").putObject("body").put("alignment", "left").put("text", html);
  }

  private void image(ArrayNode modules) {
    ObjectNode module =
        modules.addObject().put("id", String.valueOf(ids.number(9))).put("type", "image");
    ObjectNode image = module.putObject("data").putObject("image");
    image
        .put("image_id", "500" + ids.number(6))
        .put("url", "https://img.eventbrite.example/banner")
        .put("corner_style", "rectangular");
  }
}
