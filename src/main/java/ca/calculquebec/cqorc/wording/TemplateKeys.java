package ca.calculquebec.cqorc.wording;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which keys hold templates, and which names each may use beyond those of every template. {@code
 * check} evaluates them all with it.
 */
public final class TemplateKeys {
  /** What a key holds. */
  public enum Form {
    TEMPLATE,
    CONDITION
  }

  private record Entry(String section, Pattern key, Form form, List<String> names) {}

  private static final List<String> MESSAGE_NAMES =
      List.of(
          "start_time",
          "end_time",
          "survey_link",
          "post_mortem_link",
          "eb_course_link",
          "magic_castle_link",
          "zoom_user_link",
          "analysts_tagged",
          "slack_channel_name");

  private static final List<Entry> ENTRIES = entries();

  private TemplateKeys() {}

  private static List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    add(entries, "global", "(slack_channel|title)_template", Form.TEMPLATE);
    add(entries, "survey", "survey_link_template", Form.TEMPLATE);
    add(entries, "eventbrite", "registration_url", Form.TEMPLATE, "eb_event_id", "eb_event");
    add(
        entries,
        "script.presence",
        "eventbrite_checkin_url",
        Form.TEMPLATE,
        "eb_event",
        "event_id");
    add(
        entries,
        "google.calendar",
        "(event_text|post_mortem_(title_template|meet_text|document_text))",
        Form.TEMPLATE,
        "start_time",
        "end_time",
        "google_meet_link",
        "post_mortem_link");
    String[] message = MESSAGE_NAMES.toArray(String[]::new);
    add(entries, "slack", "magic_castle_link", Form.TEMPLATE);
    add(entries, "slack", "message_[^_]+_template", Form.TEMPLATE, message);
    add(entries, "slack", "message_[^_]+_condition", Form.CONDITION, message);
    add(entries, "slack", "bookmark_[^_]+_(title|link)", Form.TEMPLATE, message);
    add(entries, "slack", "bookmark_[^_]+_condition", Form.CONDITION, message);
    String usernames = "script.usernames";
    add(entries, usernames, "(filename|url)_template", Form.TEMPLATE, "event", "eventbrite_id");
    add(entries, usernames, "password_template", Form.TEMPLATE, "event", "eventbrite_id", "url");
    add(entries, usernames, "bookmark_title", Form.TEMPLATE, "event", "eventbrite_id");
    add(entries, usernames, "message_template", Form.TEMPLATE, "event", "eventbrite_id", "link");
    add(entries, usernames, "username_template", Form.TEMPLATE, "user_index", "attendee");
    return List.copyOf(entries);
  }

  private static void add(
      List<Entry> entries, String section, String key, Form form, String... names) {
    entries.add(new Entry(section, Pattern.compile(key + "(_fr|_en)?"), form, List.of(names)));
  }

  /** What {@code [section] key} holds; empty when it is no template. */
  public static Optional<Form> form(String section, String key) {
    return entry(section, key).map(Entry::form);
  }

  /** Whether the key is for courses of another language than this one. */
  public static boolean isFor(String key, Course course) {
    boolean other = key.endsWith("_fr") || key.endsWith("_en");
    return !other || key.endsWith("_" + course.language().suffix());
  }

  /** A course's names, and for those that only a run knows something of the right kind. */
  public static Map<String, Value> rehearsalNames(String section, String key, Course course) {
    Map<String, Value> names = new LinkedHashMap<>(CourseNames.of(course));
    for (String name : entry(section, key).map(Entry::names).orElse(List.of())) {
      names.put(name, rehearsal(name, course));
    }
    return names;
  }

  private static Value rehearsal(String name, Course course) {
    return switch (name) {
      case "start_time" -> new Value.DateTime(course.start());
      case "end_time" -> new Value.DateTime(course.end());
      case "user_index" -> Value.of(0);
      case "attendee" ->
          new Value.Dict(
              Map.of(
                  "name", Value.of("Ada Exemple"), "email", Value.of("ada.exemple@example.org")));
      default -> new Value.Unknown(name);
    };
  }

  private static Optional<Entry> entry(String section, String key) {
    return ENTRIES.stream()
        .filter(entry -> entry.section().equals(section) && entry.key().matcher(key).matches())
        .findFirst();
  }
}
