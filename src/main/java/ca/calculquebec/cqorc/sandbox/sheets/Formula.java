package ca.calculquebec.cqorc.sandbox.sheets;

import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Formulas of plain arithmetic over cells, {@code =(F2-E2)*24}, of texts, and {@code
 * =IF(A2="","",A2)}. Others show an error value.
 */
final class Formula {
  private static final Pattern REFERENCE =
      Pattern.compile("\"[^\"]*\"|(\\$?[A-Z]{1,3})(\\$?)([1-9][0-9]*)\\b");

  private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern CHOICE = Pattern.compile("IF *\\( *");

  /** Formulas that refer to each other deeper than this refer to themselves. */
  private static final int DEEPEST = 50;

  /** Looks a cell's value up; rows and columns count from 0. */
  interface Cells {
    JsonNode value(int row, int column, int depth);
  }

  private final String text;
  private final Cells cells;
  private final int depth;
  private int at = 1;

  private Formula(String text, Cells cells, int depth) {
    this.text = text;
    this.cells = cells;
    this.depth = depth;
  }

  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String value) {
      super(value, null, false, false);
    }
  }

  static JsonNode evaluate(String formula, Cells cells, int depth) {
    if (depth > DEEPEST) {
      return JsonTree.object().textNode("#REF!");
    }
    Formula running = new Formula(formula, cells, depth);
    try {
      JsonNode value = running.value();
      if (running.at < formula.length()) {
        return JsonTree.object().textNode("#ERROR!");
      }
      return !value.isNumber() || Double.isFinite(value.asDouble())
          ? value
          : JsonTree.object().textNode("#DIV/0!");
    } catch (Unreadable e) {
      return JsonTree.object().textNode(e.getMessage());
    }
  }

  /** The formula with the rows of its references moved; a row that becomes -1 is gone. */
  static String moved(String formula, IntUnaryOperator rows) {
    Matcher reference = REFERENCE.matcher(formula);
    StringBuilder moved = new StringBuilder();
    while (reference.find()) {
      String replacement = reference.group();
      if (reference.group(1) != null) {
        int row = rows.applyAsInt(Integer.parseInt(reference.group(3)) - 1);
        replacement = row < 0 ? "#REF!" : reference.group(1) + reference.group(2) + (row + 1);
      }
      reference.appendReplacement(moved, Matcher.quoteReplacement(replacement));
    }
    return reference.appendTail(moved).toString();
  }

  /** A text, a choice, or a number. */
  private JsonNode value() {
    Matcher literal = LITERAL.matcher(text).region(at, text.length());
    if (literal.lookingAt()) {
      at = literal.end();
      return JsonTree.object().textNode(literal.group(1));
    }
    Matcher choice = CHOICE.matcher(text).region(at, text.length());
    if (choice.lookingAt()) {
      at = choice.end();
      boolean equal = operand().equals(operand("="));
      JsonNode then = value(",");
      JsonNode otherwise = value(",");
      expect(")");
      return equal ? then : otherwise;
    }
    return JsonTree.object().numberNode(sum());
  }

  private JsonNode value(String before) {
    expect(before);
    return value();
  }

  private String operand(String before) {
    expect(before);
    return operand();
  }

  /** As a comparison sees it: an empty cell equals an empty text. */
  private String operand() {
    Matcher cell = REFERENCE.matcher(text).region(at, text.length());
    if (cell.lookingAt() && cell.group(1) != null) {
      at = cell.end();
      return cells
          .value(
              Integer.parseInt(cell.group(3)) - 1,
              A1.columnIndex(cell.group(1).replace("$", "")),
              depth + 1)
          .asText("");
    }
    return value().asText();
  }

  private void expect(String sign) {
    if (!next(sign.charAt(0))) {
      throw new Unreadable("#ERROR!");
    }
  }

  private double sum() {
    double sum = product();
    while (true) {
      if (next('+')) {
        sum += product();
      } else if (next('-')) {
        sum -= product();
      } else {
        return sum;
      }
    }
  }

  private double product() {
    double product = factor();
    while (true) {
      if (next('*')) {
        product *= factor();
      } else if (next('/')) {
        product /= factor();
      } else {
        return product;
      }
    }
  }

  private double factor() {
    if (next('-')) {
      return -factor();
    }
    if (next('+')) {
      return factor();
    }
    if (next('(')) {
      double inner = sum();
      if (!next(')')) {
        throw new Unreadable("#ERROR!");
      }
      return inner;
    }
    Matcher number = Pattern.compile("\\d+(\\.\\d+)?").matcher(text).region(at, text.length());
    if (number.lookingAt()) {
      at = number.end();
      return Double.parseDouble(number.group());
    }
    Matcher reference = REFERENCE.matcher(text).region(at, text.length());
    if (reference.lookingAt() && reference.group(1) != null) {
      at = reference.end();
      return number(
          cells.value(
              Integer.parseInt(reference.group(3)) - 1,
              A1.columnIndex(reference.group(1).replace("$", "")),
              depth + 1));
    }
    boolean name = at < text.length() && Character.isLetter(text.charAt(at));
    throw new Unreadable(name ? "#NAME?" : "#ERROR!");
  }

  private static double number(JsonNode value) {
    if (value.isNull()) {
      return 0;
    }
    if (value.isNumber()) {
      return value.asDouble();
    }
    throw new Unreadable("#VALUE!");
  }

  private boolean next(char wanted) {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    if (at < text.length() && text.charAt(at) == wanted) {
      at++;
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
      return true;
    }
    return false;
  }
}
