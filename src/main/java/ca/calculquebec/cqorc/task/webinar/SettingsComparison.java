package ca.calculquebec.cqorc.task.webinar;

import ca.calculquebec.cqorc.plan.FieldChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Zoom's settings, field by field.
 *
 * @param patch what to send: of single settings only those that differ; of a nested object all that
 *     is ours as soon as one differs, since nothing tells whether Zoom merges inside one
 * @param fields named as the keys of {@code [zoom]} that decide them
 */
record SettingsComparison(Map<String, Object> patch, List<FieldChange> fields) {
  /** A choice of the nested object that is not ours and goes back as it came. */
  private static final String KEPT = "answer_questions";

  static SettingsComparison of(Map<String, Object> desired, Map<String, Object> current) {
    Map<String, Object> patch = new LinkedHashMap<>();
    List<FieldChange> fields = new ArrayList<>();
    // Sorted, so that a plan reads the same every time.
    new TreeMap<>(desired)
        .forEach(
            (name, wanted) -> {
              if (wanted instanceof Map<?, ?> group) {
                compareGroup(name, group, current.get(name), patch, fields);
              } else if (differs(wanted, current.get(name))) {
                patch.put(name, wanted);
                fields.add(change(name, wanted, current.get(name)));
              }
            });
    return new SettingsComparison(patch, fields);
  }

  private static void compareGroup(
      String name,
      Map<?, ?> wanted,
      Object told,
      Map<String, Object> patch,
      List<FieldChange> fields) {
    Map<?, ?> current = told instanceof Map<?, ?> map ? map : Map.of();
    Map<String, Object> group = new TreeMap<>();
    wanted.forEach((key, value) -> group.put(key.toString(), value));
    List<FieldChange> found = new ArrayList<>();
    group.forEach(
        (key, value) -> {
          if (differs(value, current.get(key))) {
            found.add(change(name + "." + key, value, current.get(key)));
          }
        });
    if (!found.isEmpty()) {
      if (current.get(KEPT) != null) {
        group.put(KEPT, current.get(KEPT));
      }
      patch.put(name, group);
      fields.addAll(found);
    }
  }

  private static boolean differs(Object wanted, Object current) {
    if (current == null) {
      // Zoom does not tell what is off or empty in every answer.
      return !wanted.equals(false) && !wanted.equals("");
    }
    if (wanted instanceof Number number && current instanceof Number other) {
      return number.longValue() != other.longValue();
    }
    if (wanted instanceof String text && text.contains("@") && !text.contains("/")) {
      return !WebinarPeople.key(text).equals(WebinarPeople.key(current.toString()));
    }
    return !wanted.equals(current);
  }

  private static FieldChange change(String path, Object wanted, Object current) {
    return new FieldChange(
        label(path),
        Optional.ofNullable(current).map(value -> words(path, value)),
        Optional.of(words(path, wanted)));
  }

  private static String label(String path) {
    if (path.equals(WebinarSettings.APPROVAL)) {
      return "registration";
    }
    return path.replace(WebinarSettings.REMINDER + ".", "reminder_")
        .replace(WebinarSettings.QUESTIONS + ".", "qa_");
  }

  /** The words for a setting that is not nested. */
  static Optional<String> shown(Map<String, Object> settings, String name) {
    return Optional.ofNullable(settings.get(name)).map(value -> words(name, value));
  }

  private static String words(String path, Object value) {
    if (path.equals(WebinarSettings.APPROVAL)) {
      return switch (value.toString()) {
        case "0" -> "automatic";
        case "1" -> "manual";
        case "2" -> "none";
        default -> value.toString();
      };
    }
    return value.toString();
  }
}
