package ca.calculquebec.cqorc.sandbox.sample;

import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import ca.calculquebec.cqorc.sandbox.support.Resources;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A course of the sample catalogue.
 *
 * @param minutes of each session
 * @param prerequisites a list, a text, or a null node
 * @param plan one list per session
 */
record SampleSubject(
    String code,
    String language,
    String title,
    String site,
    int minutes,
    String summary,
    String description,
    JsonNode prerequisites,
    List<List<String>> plan) {

  static List<SampleSubject> catalogue() {
    List<SampleSubject> subjects = new ArrayList<>();
    Resources.json(SampleSubject.class, "catalogue.json").forEach(node -> subjects.add(of(node)));
    return subjects;
  }

  private static SampleSubject of(JsonNode node) {
    List<List<String>> plan = new ArrayList<>();
    for (JsonNode session : node.path("plan")) {
      List<String> items = new ArrayList<>();
      session.forEach(item -> items.add(item.asText()));
      plan.add(items);
    }
    return new SampleSubject(
        node.path("code").asText(),
        node.path("language").asText(),
        node.path("title").asText(),
        node.path("site").asText(),
        node.path("minutes").asInt(),
        node.path("summary").asText(),
        node.path("description").asText(),
        node.path("prerequisites"),
        plan);
  }

  boolean french() {
    return language.equals("fr");
  }

  boolean online() {
    return site.isEmpty() || site.equals("en ligne") || site.equals("online");
  }

  /** As the webinar and the event are called. */
  String fullTitle() {
    if (code.startsWith("MIDI")) {
      return title;
    }
    String where = site.isEmpty() ? (french() ? "en ligne" : "online") : site;
    return title + " [" + where + ", " + code + "]";
  }

  /** The description file; YAML, since JSON's strings and lists are YAML too. */
  String descriptionFile() {
    StringBuilder yaml = new StringBuilder();
    // Keys are read without regard to case: one of them is written differently.
    yaml.append(french() ? "summary: " : "Summary: ").append(quoted(summary)).append('\n');
    yaml.append("description: ").append(quoted(description)).append('\n');
    if (prerequisites.isTextual()) {
      yaml.append("prerequisites: ").append(quoted(prerequisites.asText())).append('\n');
    } else if (prerequisites.isArray()) {
      yaml.append("prerequisites:\n");
      prerequisites.forEach(item -> yaml.append("  - ").append(quoted(item.asText())).append('\n'));
    }
    yaml.append("plan:\n");
    for (List<String> session : plan) {
      for (int i = 0; i < session.size(); i++) {
        String lead = plan.size() == 1 ? "  - " : i == 0 ? "  - - " : "    - ";
        yaml.append(lead).append(quoted(session.get(i))).append('\n');
      }
    }
    return yaml.toString();
  }

  private static String quoted(String text) {
    return JsonTree.text(JsonTree.object().textNode(text));
  }
}
