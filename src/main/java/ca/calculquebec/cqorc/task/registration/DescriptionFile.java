package ca.calculquebec.cqorc.task.registration;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Near;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.file.BoundedFile;
import ca.calculquebec.cqorc.task.registration.Description.PlanItem;
import ca.calculquebec.cqorc.task.registration.Description.Prerequisites;
import ca.calculquebec.cqorc.task.registration.Description.UnknownDescriptionKey;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One YAML file of the repository of descriptions. Read as nodes, not as Java values: every scalar
 * is the text that its author wrote ({@code 3.10} and {@code oui} are no numbers or truths), and
 * every complaint knows its line.
 */
final class DescriptionFile {
  private static final List<String> KNOWN =
      List.of("summary", "description", "prerequisites", "plan");

  private final Path file;
  private final List<UnknownDescriptionKey> unknown = new ArrayList<>();
  private final List<String> strangers = new ArrayList<>();

  private DescriptionFile(Path file) {
    this.file = file;
  }

  static Description read(Path file) throws InputException {
    return new DescriptionFile(file).read();
  }

  private Description read() throws InputException {
    Map<String, Node> keys = keys();
    Node plan = required(keys, "plan");
    List<Node> items = sequence(plan, "plan");
    return new Description(
        String.join(" ", paragraphs(required(keys, "summary"), "summary")),
        paragraphs(required(keys, "description"), "description"),
        prerequisites(keys.get("prerequisites")),
        planItems(items),
        !items.isEmpty() && items.stream().allMatch(SequenceNode.class::isInstance),
        new Description.DescriptionText(
            written(required(keys, "summary"), "summary"),
            written(required(keys, "description"), "description")),
        unknown);
  }

  private String written(Node node, String key) throws InputException {
    return node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)
        ? scalar.getValue().strip()
        : String.join("\n\n", paragraphs(node, key));
  }

  private Map<String, Node> keys() throws InputException {
    Node root;
    try {
      String text = BoundedFile.text(file, BoundedFile.WRITTEN_BY_HAND);
      LoaderOptions options = new LoaderOptions();
      options.setMaxAliasesForCollections(20);
      root =
          new Yaml(new SafeConstructor(options))
              .compose(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text));
    } catch (CharacterCodingException notUtf8) {
      throw malformed(Optional.empty(), "it is not UTF-8 text", notUtf8);
    } catch (BoundedFile.TooLarge large) {
      throw malformed(Optional.empty(), large.getMessage(), large);
    } catch (IOException failure) {
      throw malformed(Optional.empty(), "it cannot be read", failure);
    } catch (MarkedYAMLException failure) {
      Optional<Integer> line =
          Optional.ofNullable(failure.getProblemMark()).map(mark -> mark.getLine() + 1);
      throw malformed(line, "it is not valid YAML: " + failure.getProblem(), failure);
    } catch (YAMLException failure) {
      throw malformed(Optional.empty(), "it is not valid YAML", failure);
    }
    if (!(root instanceof MappingNode mapping)) {
      throw malformed(Optional.empty(), "it does not consist of summary, description, plan", null);
    }
    Map<String, Node> keys = new HashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        String name = key.getValue().strip().toLowerCase(Locale.ROOT);
        if (keys.put(name, tuple.getValueNode()) != null) {
          throw malformed(line(key), "it has " + name + " twice", null);
        }
        if (!KNOWN.contains(name)) {
          unknown.add(unknown(key));
          strangers.add(key.getValue().strip());
        }
      }
    }
    return keys;
  }

  private UnknownDescriptionKey unknown(ScalarNode key) {
    String name = key.getValue().strip();
    String hint = Near.hint(name, KNOWN);
    Origin place = Origin.file(file.toString(), line(key));
    return new UnknownDescriptionKey(
        place + ": \"" + name + "\" is no key of a description" + hint, !hint.isEmpty());
  }

  private Node required(Map<String, Node> keys, String key) throws InputException {
    Node node = keys.get(key);
    if (node == null) {
      throw malformed(Optional.empty(), "it has no " + key + Near.hint(key, strangers), null);
    }
    return node;
  }

  private Prerequisites prerequisites(Node node) throws InputException {
    if (node == null) {
      return new Prerequisites(List.of(), false);
    }
    if (node instanceof SequenceNode sequence) {
      List<String> lines = new ArrayList<>();
      for (Node item : sequence.getValue()) {
        lines.add(line(item, "prerequisites"));
      }
      return new Prerequisites(lines, true);
    }
    return new Prerequisites(paragraphs(node, "prerequisites"), false);
  }

  private List<PlanItem> planItems(List<Node> items) throws InputException {
    List<PlanItem> plan = new ArrayList<>();
    for (Node item : items) {
      if (item instanceof SequenceNode sequence) {
        List<String> lines = new ArrayList<>();
        for (Node line : sequence.getValue()) {
          lines.add(line(line, "plan"));
        }
        if (lines.isEmpty()) {
          throw malformed(line(item), "its plan has an empty list", null);
        }
        plan.add(new PlanItem(lines.get(0), lines.subList(1, lines.size())));
      } else {
        plan.add(new PlanItem(line(item, "plan"), List.of()));
      }
    }
    return plan;
  }

  private List<Node> sequence(Node node, String key) throws InputException {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    throw malformed(line(node), key + " is not a list", null);
  }

  /** Blank lines part paragraphs; other line ends are blanks. */
  private List<String> paragraphs(Node node, String key) throws InputException {
    List<String> paragraphs = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        paragraphs.add(line(item, key));
      }
      return paragraphs;
    }
    if (!(node instanceof ScalarNode scalar)) {
      throw malformed(line(node), key + " is not a text", null);
    }
    if (!scalar.getTag().equals(Tag.NULL)) {
      for (String paragraph : scalar.getValue().split("\\R[ \\t]*\\R")) {
        String line = paragraph.strip().replaceAll("\\s+", " ");
        if (!line.isEmpty()) {
          paragraphs.add(line);
        }
      }
    }
    return paragraphs;
  }

  private String line(Node node, String key) throws InputException {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue().strip().replaceAll("\\s+", " ");
    }
    // "- Boucles: for et while" without quotes is a mapping for YAML and a line for its author.
    if (node instanceof MappingNode mapping && mapping.getValue().size() == 1) {
      NodeTuple only = mapping.getValue().get(0);
      if (only.getKeyNode() instanceof ScalarNode && only.getValueNode() instanceof ScalarNode) {
        return (line(only.getKeyNode(), key) + ": " + line(only.getValueNode(), key)).strip();
      }
    }
    throw malformed(line(node), "an item of " + key + " is not a line of text", null);
  }

  private static Optional<Integer> line(Node node) {
    return Optional.ofNullable(node.getStartMark()).map(mark -> mark.getLine() + 1);
  }

  private InputException malformed(Optional<Integer> line, String why, Exception cause) {
    return new InputException(
        Origin.file(file.toString(), line),
        "the description of the course cannot be used: " + why,
        "Correct the file in the repository of descriptions.",
        cause);
  }
}
