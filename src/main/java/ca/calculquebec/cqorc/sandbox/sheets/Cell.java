package ca.calculquebec.cqorc.sandbox.sheets;

import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;

/**
 * What a cell holds.
 *
 * @param value text, number (dates too: days since 1899-12-30) or boolean; a null node when empty
 *     or when a formula stands there
 * @param formula with its equals sign; empty when there is none
 * @param pattern how a number is shown; empty = as it is
 */
public record Cell(JsonNode value, String formula, String pattern) {
  public static final Cell EMPTY = new Cell(JsonTree.object().nullNode(), "", "");

  public static Cell text(String text) {
    return text.isEmpty() ? EMPTY : new Cell(JsonTree.object().textNode(text), "", "");
  }

  public static Cell number(double number) {
    return new Cell(JsonTree.object().numberNode(number), "", "");
  }

  static Cell bool(boolean value) {
    return new Cell(JsonTree.object().booleanNode(value), "", "");
  }

  public static Cell date(LocalDateTime time, String pattern) {
    return date(Shown.serial(time), pattern);
  }

  static Cell date(double serial, String pattern) {
    return new Cell(JsonTree.object().numberNode(serial), "", pattern);
  }

  public static Cell formula(String formula) {
    return new Cell(JsonTree.object().nullNode(), formula, "");
  }

  boolean isEmpty() {
    return value.isNull() && formula.isEmpty();
  }

  boolean hasFormula() {
    return !formula.isEmpty();
  }

  /** The other cell's content in this cell's clothes. */
  Cell holding(Cell other) {
    return new Cell(other.value, other.formula, other.pattern.isEmpty() ? pattern : other.pattern);
  }

  ObjectNode save() {
    ObjectNode node = JsonTree.object();
    if (!value.isNull()) {
      node.set("v", value);
    }
    if (hasFormula()) {
      node.put("f", formula);
    }
    if (!pattern.isEmpty()) {
      node.put("p", pattern);
    }
    return node;
  }

  static Cell load(JsonNode node) {
    JsonNode value = node.path("v");
    return new Cell(
        value.isMissingNode() ? JsonTree.object().nullNode() : value,
        node.path("f").asText(""),
        node.path("p").asText(""));
  }
}
