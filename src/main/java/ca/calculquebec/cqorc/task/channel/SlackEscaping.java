package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.service.slack.SlackText;
import ca.calculquebec.cqorc.template.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Data on its way through a template into a Slack text. What the coordinator wrote in the template
 * keeps its meaning ({@code <!channel>}, {@code <@U…>}, links); what comes from the sheet must not
 * have one. So the three characters that Slack reads are exchanged for others where data enters,
 * one for one, which no slice or method of the template can break, and are escaped at the end.
 */
final class SlackEscaping {
  /** Unicode keeps these for such inner use; they stand in no text. */
  private static final List<String> INNER = List.of("\ufdd0", "\ufdd1", "\ufdd2");

  private static final List<String> SPECIAL = List.of("&", "<", ">");

  private SlackEscaping() {}

  static Map<String, Value> guarded(Map<String, Value> names) {
    Map<String, Value> guarded = new LinkedHashMap<>();
    names.forEach((name, value) -> guarded.put(name, guarded(value)));
    return guarded;
  }

  static Value guarded(Value value) {
    if (value instanceof Value.Text text) {
      return Value.of(guarded(text.text()));
    }
    if (value instanceof Value.Dict dict) {
      return new Value.Dict(guarded(dict.entries()), dict.isRow());
    }
    if (value instanceof Value.Items items) {
      return new Value.Items(items.items().stream().map(SlackEscaping::guarded).toList());
    }
    return value;
  }

  static String guarded(String text) {
    String inner = text;
    for (int i = 0; i < INNER.size(); i++) {
      inner = inner.replace(SPECIAL.get(i), INNER.get(i));
    }
    return inner;
  }

  /** The evaluated text as Slack wants it. */
  static String escaped(String evaluated) {
    String text = evaluated;
    for (int i = 0; i < INNER.size(); i++) {
      String special = SPECIAL.get(i);
      text =
          text.replace(INNER.get(i), SlackText.escape(special))
              // A template may have quoted it for an address, or shown it as Python does.
              .replace("%EF%B7%9" + i, String.format("%%%02X", (int) special.charAt(0)))
              .replace("\\ufdd" + i, SlackText.escape(special));
    }
    return text;
  }
}
