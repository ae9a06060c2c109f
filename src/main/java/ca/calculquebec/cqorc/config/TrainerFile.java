package ca.calculquebec.cqorc.config;

import ca.calculquebec.cqorc.course.Trainer;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads the trainer file's YAML as a tree of nodes: they know their lines, and a scalar stays the
 * text that was written ({@code 007}), where constructed values would not.
 */
final class TrainerFile {
  private static final int DEEPEST = 5;

  private final String shown;
  private final TrainerReview review;

  private TrainerFile(String shown, TrainerReview review) {
    this.shown = shown;
    this.review = review;
  }

  /**
   * The trainers by key, in the file's order.
   *
   * @param review hears of every field
   */
  static Map<String, Trainer> read(Path file, String shown, TrainerReview review)
      throws InputException {
    return new TrainerFile(shown, review).trainers(TextFile.read(file, shown));
  }

  private Map<String, Trainer> trainers(String text) throws InputException {
    Node root = compose(text);
    if (root == null || isNull(root)) {
      throw refused(1, "is empty", "Write one entry per trainer: a key, and below it an email.");
    }
    Map<String, Trainer> trainers = new LinkedHashMap<>();
    for (Map.Entry<String, Node> entry : fields(root, "the file", 0).entrySet()) {
      String key = entry.getKey();
      trainers.put(key, trainer(key, fields(entry.getValue(), "trainer \"" + key + "\"", 0)));
    }
    return trainers;
  }

  private Node compose(String text) throws InputException {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(50);
    options.setNestingDepthLimit(20);
    try {
      return new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw notYaml(line, String.valueOf(e.getProblem()), e);
    } catch (ReaderException e) {
      int before = Math.min(e.getPosition(), text.codePointCount(0, text.length()));
      int line = 1 + (int) text.codePoints().limit(before).filter(code -> code == '\n').count();
      throw notYaml(line, "it holds a control character", e);
    } catch (YAMLException e) {
      throw notYaml(1, String.valueOf(e.getMessage()), e);
    }
  }

  private Trainer trainer(String key, Map<String, Node> fields) throws InputException {
    fields.forEach((field, node) -> review.field(key, field, line(node)));
    String email = text(key, fields, "email");
    return new Trainer(
        key,
        text(key, fields, "firstname"),
        text(key, fields, "lastname"),
        email,
        text(key, fields, "home_institution"),
        orElse(text(key, fields, "zoom_email"), email),
        orElse(text(key, fields, "slack_email"), email),
        orElse(text(key, fields, "calendar_email"), email));
  }

  private static String orElse(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }

  private String text(String trainer, Map<String, Node> fields, String field)
      throws InputException {
    Node node = fields.get(field);
    if (node == null || isNull(node)) {
      return "";
    }
    if (node instanceof ScalarNode scalar) {
      String text = scalar.getValue().strip();
      review.text(trainer, field, text, line(node));
      return text;
    }
    throw refused(
        line(node),
        "has more than a text for " + field + " of trainer \"" + trainer + "\"",
        "Write one text there: " + field + ": ….");
  }

  /** A map's entries; those that YAML's {@code <<} takes from elsewhere come behind its own. */
  private Map<String, Node> fields(Node node, String what, int depth) throws InputException {
    if (!(node instanceof MappingNode map)) {
      throw refused(
          line(node),
          "is not a map of keys: " + what + (isNull(node) ? " is empty" : " is a text or a list"),
          "Write \"key: value\" lines, indented alike, below it.");
    }
    Map<String, Node> fields = new LinkedHashMap<>();
    Map<String, Node> taken = new LinkedHashMap<>();
    for (NodeTuple tuple : map.getValue()) {
      Node keyNode = tuple.getKeyNode();
      if (keyNode.getTag().equals(Tag.MERGE)) {
        // An entry may take in itself.
        if (depth == DEEPEST) {
          throw refused(line(keyNode), "has too many << in one another", "Write the fields out.");
        }
        fields(tuple.getValueNode(), "what << takes in", depth + 1).forEach(taken::putIfAbsent);
        continue;
      }
      if (!(keyNode instanceof ScalarNode scalar)) {
        throw refused(line(keyNode), "has a key that is no text", "Write a short text as key.");
      }
      String key = scalar.getValue().strip();
      Node before = fields.putIfAbsent(key, tuple.getValueNode());
      if (before != null) {
        throw twice(key, what, map, line(keyNode));
      }
    }
    taken.forEach(fields::putIfAbsent);
    return fields;
  }

  private InputException twice(String key, String what, MappingNode map, int second) {
    int first =
        map.getValue().stream()
            .map(NodeTuple::getKeyNode)
            .filter(
                node -> node instanceof ScalarNode scalar && scalar.getValue().strip().equals(key))
            .mapToInt(TrainerFile::line)
            .findFirst()
            .orElse(second);
    return refused(
        second,
        "has \"" + key + "\" twice in " + what + ": in line " + first + " and in line " + second,
        "Keep one of them, or give the second another key.");
  }

  private static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  private InputException notYaml(int line, String problem, YAMLException cause) {
    return new InputException(
        Origin.file(shown, Optional.of(line)),
        "the trainer file " + shown + " is not valid YAML, line " + line + ": " + problem,
        "Correct that line or the one before it; a text with : or # needs quotes.",
        cause);
  }

  private InputException refused(int line, String why, String advice) {
    return new InputException(
        Origin.file(shown, Optional.of(line)), "the trainer file " + shown + " " + why, advice);
  }
}
