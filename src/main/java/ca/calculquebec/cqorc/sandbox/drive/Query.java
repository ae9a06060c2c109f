package ca.calculquebec.cqorc.sandbox.drive;

import ca.calculquebec.cqorc.sandbox.support.ErrorAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Drive's search language, as far as it concerns names, types, parents, dates, the bin and marks:
 * {@code name = 'l\'été' and 'FOLDER' in parents and trashed = false}.
 */
final class Query {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(?:('(?:[^'\\\\]|\\\\['\\\\])*')|([A-Za-z]+)|(<=|>=|!=|[=<>(){}]))");

  private final List<String> tokens = new ArrayList<>();
  private int at;

  private Query(String text) {
    Matcher token = TOKEN.matcher(text);
    int end = 0;
    while (token.find() && token.start() == end) {
      tokens.add(token.group().strip());
      end = token.end();
    }
    if (!text.substring(end).isBlank()) {
      throw invalid();
    }
  }

  /** Whether a file, as its caller sees it, is found; an empty text finds all. */
  static Predicate<ObjectNode> parse(String text) {
    if (text.isBlank()) {
      return file -> true;
    }
    Query query = new Query(text);
    Predicate<ObjectNode> found = query.either();
    if (query.at < query.tokens.size()) {
      throw invalid();
    }
    return found;
  }

  private static ErrorAnswer invalid() {
    return DriveErrors.invalid("Invalid Value");
  }

  private Predicate<ObjectNode> either() {
    Predicate<ObjectNode> found = both();
    while (takes("or")) {
      found = found.or(both());
    }
    return found;
  }

  private Predicate<ObjectNode> both() {
    Predicate<ObjectNode> found = one();
    while (takes("and")) {
      found = found.and(one());
    }
    return found;
  }

  private Predicate<ObjectNode> one() {
    if (takes("not")) {
      return one().negate();
    }
    if (takes("(")) {
      Predicate<ObjectNode> inner = either();
      need(")");
      return inner;
    }
    String first = next();
    if (first.startsWith("'")) {
      need("in");
      need("parents");
      return inParents(unquoted(first));
    }
    return switch (first) {
      case "name", "mimeType" -> text(first);
      case "trashed", "starred" -> truth(first);
      case "createdTime", "modifiedTime" -> time(first);
      case "appProperties", "properties" -> mark(first);
      default -> throw invalid();
    };
  }

  private static Predicate<ObjectNode> inParents(String folder) {
    String id = folder.equals("root") ? DriveFiles.ROOT : folder;
    return file -> file.path("parents").path(0).asText().equals(id);
  }

  private Predicate<ObjectNode> text(String field) {
    String operator = next();
    String value = value();
    return switch (operator) {
      case "=" -> file -> file.path(field).asText().equals(value);
      case "!=" -> file -> !file.path(field).asText().equals(value);
      case "contains" -> file -> contains(file.path(field).asText(), value, field.equals("name"));
      default -> throw invalid();
    };
  }

  /** In names only the beginnings of words are looked for. */
  private static boolean contains(String text, String part, boolean beginnings) {
    String where = text.toLowerCase(Locale.ROOT);
    String what = part.toLowerCase(Locale.ROOT);
    return beginnings
        ? where.startsWith(what)
            || Pattern.compile("[^\\p{L}\\p{N}]" + Pattern.quote(what)).matcher(where).find()
        : where.contains(what);
  }

  private Predicate<ObjectNode> truth(String field) {
    String operator = next();
    String value = next();
    if (!List.of("=", "!=").contains(operator) || !List.of("true", "false").contains(value)) {
      throw invalid();
    }
    boolean wanted = value.equals("true") == operator.equals("=");
    return file -> file.path(field).asBoolean() == wanted;
  }

  private Predicate<ObjectNode> time(String field) {
    String operator = next();
    String value = value();
    return file -> {
      int order = file.path(field).asText().substring(0, 19).compareTo(cut(value));
      return switch (operator) {
        case "<" -> order < 0;
        case "<=" -> order <= 0;
        case ">" -> order > 0;
        case ">=" -> order >= 0;
        case "=" -> order == 0;
        default -> throw invalid();
      };
    };
  }

  /** A time without an offset is UTC, as ours are. */
  private static String cut(String value) {
    if (!value.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+]00:00)?")) {
      throw invalid();
    }
    return value.substring(0, 19);
  }

  private Predicate<ObjectNode> mark(String field) {
    need("has");
    need("{");
    need("key");
    need("=");
    String key = value();
    need("and");
    need("value");
    need("=");
    String value = value();
    need("}");
    return file -> {
      JsonNode found = file.path(field).path(key);
      return found.isTextual() && found.asText().equals(value);
    };
  }

  private String value() {
    String token = next();
    if (!token.startsWith("'")) {
      throw invalid();
    }
    return unquoted(token);
  }

  private static String unquoted(String token) {
    return token.substring(1, token.length() - 1).replaceAll("\\\\(['\\\\])", "$1");
  }

  private String next() {
    if (at >= tokens.size()) {
      throw invalid();
    }
    return tokens.get(at++);
  }

  private boolean takes(String word) {
    if (at < tokens.size() && tokens.get(at).equals(word)) {
      at++;
      return true;
    }
    return false;
  }

  private void need(String word) {
    if (!takes(word)) {
      throw invalid();
    }
  }
}
