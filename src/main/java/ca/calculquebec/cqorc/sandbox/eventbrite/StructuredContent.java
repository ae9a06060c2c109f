package ca.calculquebec.cqorc.sandbox.eventbrite;

import ca.calculquebec.cqorc.sandbox.support.Call;
import ca.calculquebec.cqorc.sandbox.support.Html;
import ca.calculquebec.cqorc.sandbox.support.Ids;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** The page of an event that people see: numbered versions made of modules. */
final class StructuredContent {
  private static final Set<String> WRITE_FIELDS =
      Set.of("access_type", "modules", "widgets", "publish", "purpose");
  private static final Set<String> MODULE_FIELDS =
      Set.of("id", "type", "data", "layout", "timed_display", "semantic_purpose", "resource_uris");
  private static final Set<String> MODULE_TYPES =
      Set.of("text", "image", "video", "pdf", "webpage", "meetinglink", "livestream", "faqs");
  private static final int MOST_MODULES = 100;

  private final String root;
  private final Ids ids;

  StructuredContent(String root, Ids ids) {
    this.root = root;
    this.ids = ids;
  }

  /** The latest version, or the latest that was published; a missing node when there is none. */
  static JsonNode latest(ArrayNode versions, boolean published) {
    JsonNode latest = JsonTree.object().path("none");
    for (JsonNode version : versions) {
      if (!published || version.path("published").asBoolean()) {
        latest = version;
      }
    }
    return latest;
  }

  ObjectNode read(JsonNode kept, Call call, boolean published) {
    EventbriteFields.knownQuery(call, Set.of("purpose", "expand"));
    if (!call.query("purpose").orElse("listing").equals("listing")) {
      return page(kept, JsonTree.object().path("none"), "digital_content");
    }
    return page(kept, latest(JsonTree.array(kept, "content"), published), "listing");
  }

  ObjectNode write(ObjectNode kept, String number, Call call) {
    ObjectNode body = EventbriteFields.body(call);
    EventbriteFields.known(body, WRITE_FIELDS, "");
    ArrayNode versions = JsonTree.array(kept, "content");
    int current = latest(versions, false).path("number").asInt(0);
    if (!number.matches("\\d{1,6}") || Integer.parseInt(number) != current + 1) {
      throw EventbriteErrors.bad(
          "PAGE_VERSION_DISCONTINUITY", "The page version must be the current version plus one.");
    }
    JsonNode asked = body.path("modules");
    if (!asked.isArray()) {
      throw EventbriteErrors.argument("modules", asked.isMissingNode() ? "MISSING" : "INVALID");
    }
    if (asked.size() > MOST_MODULES) {
      throw EventbriteErrors.argument("modules", "MODULES_LIMIT_REACHED");
    }
    ObjectNode version =
        JsonTree.object()
            .put("number", current + 1)
            // The predecessor's scripts send the word instead of the value.
            .put("published", body.path("publish").asText("false").equals("true"))
            .put("access_type", body.path("access_type").asText("public"));
    ArrayNode modules = version.putArray("modules");
    for (int i = 0; i < asked.size(); i++) {
      modules.add(module(asked.get(i), "modules." + i));
    }
    version.set("widgets", body.has("widgets") ? body.get("widgets") : JsonTree.array());
    versions.add(version);
    return page(kept, version, "listing");
  }

  private ObjectNode module(JsonNode asked, String field) {
    if (!(asked instanceof ObjectNode)) {
      throw EventbriteErrors.argument(field, "INVALID");
    }
    ObjectNode module = asked.deepCopy();
    EventbriteFields.known(module, MODULE_FIELDS, field + ".");
    String type = module.path("type").asText();
    if (!MODULE_TYPES.contains(type)) {
      throw EventbriteErrors.argument(field + ".type", type.isEmpty() ? "MISSING" : "INVALID");
    }
    if (!module.path("data").isObject()) {
      throw EventbriteErrors.argument(field + ".data", "MISSING");
    }
    if (type.equals("text")) {
      JsonNode text = module.path("data").path("body").path("text");
      if (!text.isTextual()) {
        throw EventbriteErrors.argument(field + ".data.body.text", "MISSING");
      }
      ((ObjectNode) module.path("data").path("body")).put("text", CleanHtml.of(text.asText()));
    }
    return module.put("id", String.valueOf(ids.number(9)));
  }

  private ObjectNode page(JsonNode kept, JsonNode version, String purpose) {
    String id = kept.path("event").path("id").asText();
    ObjectNode page =
        JsonTree.object()
            .put("access_type", version.path("access_type").asText("public"))
            .put("purpose", purpose)
            .put("page_version_number", String.valueOf(version.path("number").asInt(0)));
    ArrayNode modules = page.putArray("modules");
    version
        .path("modules")
        .forEach(
            one -> {
              ObjectNode module = one.deepCopy();
              for (String absent : Set.of("layout", "timed_display", "semantic_purpose")) {
                if (!module.has(absent)) {
                  module.putNull(absent);
                }
              }
              module.putObject("resource_uris");
              modules.add(module);
            });
    page.putArray("widgets");
    page.putObject("resource_uris")
        .put(
            "self",
            root
                + "/events/"
                + id
                + "/structured_content/"
                + version.path("number").asInt(0)
                + "/");
    page.putObject("pagination")
        .put("object_count", modules.size())
        .put("page_number", 1)
        .put("page_size", 50)
        .put("page_count", 1)
        .put("has_more_items", false);
    return page;
  }

  /** The old description: summary and rendered text modules together. */
  static ObjectNode description(JsonNode kept) {
    StringBuilder html =
        new StringBuilder("<div>")
            .append(Html.escape(kept.path("event").path("summary").asText("")))
            .append("</div><div style=\"margin-top: 20px\">");
    for (JsonNode module : latest(JsonTree.array(kept, "content"), true).path("modules")) {
      if (module.path("type").asText().equals("text")) {
        html.append("<div style=\"margin: 20px 10px;font-size: 15px;text-align: left;\">")
            .append(module.path("data").path("body").path("text").asText())
            .append("</div>");
      }
    }
    return JsonTree.object().put("description", html.append("</div>").toString());
  }
}
