package ca.calculquebec.cqorc.task.certificate.drawing;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The places of a template that differ from person to person: <code>{{ first_name }}</code>, with
 * the filters {@code e}, {@code upper}, {@code lower} and {@code title} of Jinja, whose syntax this
 * is. Nothing else of Jinja: a template is a picture and no program.
 */
final class Placeholders {
  private static final Pattern ANY =
      Pattern.compile("\\{\\{(.*?)\\}\\}|\\{\\{|\\{%|\\{#", Pattern.DOTALL);
  private static final Pattern EXPRESSION =
      Pattern.compile("[-+]?\\s*([A-Za-z_]\\w*)((?:\\s*\\|\\s*[A-Za-z_]\\w*)*)\\s*[-+]?");
  private static final Pattern WORD_START = Pattern.compile("(^|[-\\s({\\[<]+)([^-\\s({\\[<]+)");
  private static final Set<String> FILTERS = Set.of("e", "escape", "upper", "lower", "title");

  private Placeholders() {}

  /**
   * Finds what cannot be filled in.
   *
   * @param source the template as it stands in its file
   * @param names what may be filled in
   * @throws InputException with line and column
   */
  static void check(String source, String file, Set<String> names) throws InputException {
    Matcher found = ANY.matcher(source);
    while (found.find()) {
      String inside = found.group(1);
      if (inside == null) {
        String told = found.group();
        throw told.equals("{{")
            ? fault(source, file, found.start(), "\"{{\" is not closed by \"}}\"", names)
            : fault(
                source,
                file,
                found.start(),
                "\"" + told + "\" begins an instruction of Jinja; only {{ name }} is understood",
                names);
      }
      Matcher expression = EXPRESSION.matcher(inside.strip());
      if (!expression.matches()) {
        throw fault(source, file, found.start(), "{{" + brief(inside) + "}} is not a name", names);
      }
      if (!names.contains(expression.group(1))) {
        throw fault(
            source,
            file,
            found.start(),
            "nothing is called {{ " + expression.group(1) + " }}",
            names);
      }
      for (String filter : filters(expression.group(2))) {
        if (!FILTERS.contains(filter)) {
          throw fault(
              source,
              file,
              found.start(),
              "there is no filter \"" + filter + "\", only " + String.join(", ", sorted(FILTERS)),
              names);
        }
      }
    }
  }

  private static InputException fault(
      String source, String file, int index, String cause, Set<String> names) {
    int line = 1 + (int) source.substring(0, index).chars().filter(c -> c == '\n').count();
    int column = index - source.lastIndexOf('\n', index - 1);
    return new InputException(
        new Origin(file + ", line " + line + ", column " + column),
        cause,
        "The names are: "
            + String.join(", ", sorted(names))
            + ". A name that an editor has split into pieces must be typed anew, in one go.");
  }

  private static String brief(String inside) {
    String oneLine = inside.replaceAll("\\s+", " ");
    return oneLine.length() > 40 ? oneLine.substring(0, 40) + "…" : oneLine;
  }

  private static Set<String> sorted(Set<String> words) {
    return new TreeSet<>(words);
  }

  private static String[] filters(String text) {
    return text.isBlank() ? new String[0] : text.strip().substring(1).strip().split("\\s*\\|\\s*");
  }

  static boolean isIn(String text) {
    return text.contains("{{");
  }

  /**
   * A text with the values in their places. The text is a node's of a parsed document, so that no
   * value can become markup; characters that XML does not know are left out of it.
   */
  static String fill(String text, Map<String, String> values) {
    if (!isIn(text)) {
      return text;
    }
    Matcher found = ANY.matcher(text);
    StringBuilder filled = new StringBuilder(text.length());
    while (found.find()) {
      Matcher expression = EXPRESSION.matcher(found.group(1) == null ? "" : found.group(1).strip());
      if (!expression.matches() || !values.containsKey(expression.group(1))) {
        throw new IllegalArgumentException("not checked: " + found.group());
      }
      String value = values.get(expression.group(1));
      for (String filter : filters(expression.group(2))) {
        value = filtered(filter, value);
      }
      found.appendReplacement(filled, Matcher.quoteReplacement(printable(value)));
    }
    return found.appendTail(filled).toString();
  }

  private static String filtered(String filter, String value) {
    return switch (filter) {
      case "upper" -> value.toUpperCase(Locale.ROOT);
      case "lower" -> value.toLowerCase(Locale.ROOT);
      case "title" -> title(value);
      default -> value;
    };
  }

  private static String title(String value) {
    return WORD_START
        .matcher(value)
        .replaceAll(
            word -> {
              String text = word.group(2);
              int first = text.offsetByCodePoints(0, 1);
              return Matcher.quoteReplacement(
                  word.group(1)
                      + text.substring(0, first).toUpperCase(Locale.ROOT)
                      + text.substring(first).toLowerCase(Locale.ROOT));
            });
  }

  private static String printable(String value) {
    StringBuilder kept = new StringBuilder(value.length());
    value
        .codePoints()
        .map(point -> point == '\n' || point == '\t' || point == '\r' ? ' ' : point)
        .filter(point -> !Character.isISOControl(point))
        .filter(point -> Character.getType(point) != Character.SURROGATE)
        .filter(point -> (point & 0xFFFE) != 0xFFFE)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
