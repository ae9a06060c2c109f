package ca.calculquebec.cqorc.service.google;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.http.Http;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a tab that is too large for one answer row range by row range. Each begins with the last
 * rows of the one before: when they differ, somebody has moved rows meanwhile, and all is read
 * again.
 */
final class SheetParts {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int ROWS = 4_000;
  private static final int OVERLAP = 3;
  private static final int ATTEMPTS = 3;

  /** What a cell takes in memory besides its letters. */
  private static final int CELL = 56;

  /** The share of the memory, in percent, that the sheet may take. */
  private static final int SHARE = 65;

  private final Range range;
  private final Count count;
  private final SheetsErrors errors;

  /** One request. */
  @FunctionalInterface
  interface Range {
    /**
     * @param from first row, from 1
     * @param to last row; 0 for all that there are
     */
    List<List<String>> read(int from, int to) throws ServiceException;
  }

  /** How many rows the tab has. */
  @FunctionalInterface
  interface Count {
    int rows() throws ServiceException;
  }

  SheetParts(Range range, Count count, SheetsErrors errors) {
    this.range = range;
    this.count = count;
    this.errors = errors;
  }

  List<List<String>> read() throws ServiceException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<List<List<String>>> all = attempt();
      if (all.isPresent()) {
        return all.get();
      }
    }
    throw errors.unusable(
        "rows were moved again and again while it was read in parts",
        "Run the same command again when nobody works on the sheet.");
  }

  /** Empty when rows were moved meanwhile. */
  private Optional<List<List<String>>> attempt() throws ServiceException {
    int rows = count.rows();
    List<List<String>> all = new ArrayList<>();
    int step = ROWS;
    long taken = 0;
    for (int read = 0; read < rows; ) {
      int from = Math.max(0, read - OVERLAP);
      int to = Math.min(rows, read + step);
      List<List<String>> part;
      try {
        part = range.read(from + 1, to);
      } catch (ServiceException failure) {
        if (!Http.isTooLarge(failure) || step == 1) {
          throw failure;
        }
        step = Math.max(1, step / 4);
        continue;
      }
      for (int row = from; row < read; row++) {
        if (!at(part, row - from).equals(at(all, row))) {
          return Optional.empty();
        }
      }
      while (all.size() < read) {
        all.add(List.of());
      }
      for (List<String> row : part.subList(Math.min(part.size(), read - from), part.size())) {
        all.add(row);
        for (String cell : row) {
          taken += CELL + cell.length();
        }
      }
      if (taken > Runtime.getRuntime().maxMemory() / 100 * SHARE) {
        throw tooLarge();
      }
      read = to;
    }
    return Optional.of(all);
  }

  /** Rows without anything at the end of a range are left out. */
  private static List<String> at(List<List<String>> rows, int index) {
    return index < rows.size() ? rows.get(index) : List.of();
  }

  private ServiceException tooLarge() {
    long megabytes = Runtime.getRuntime().maxMemory() >> 20;
    return errors.unusable(
        "it holds more than fits into the memory that Java may use (" + megabytes + " MB)",
        "Move rows and columns that cqorc does not need to another tab, or allow more with"
            + " CQORC_JAVA_OPTIONS=-Xmx1g.");
  }

  /**
   * The rows of an answer, read without Google's library, which takes three times as long. Cells
   * that repeat those above them are the same texts.
   */
  static List<List<String>> rows(byte[] answer) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(answer)) {
      expect(parser.nextToken() == JsonToken.START_OBJECT);
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean values = parser.currentName().equals("values");
        JsonToken value = parser.nextToken();
        if (!values) {
          parser.skipChildren();
        } else if (value != JsonToken.VALUE_NULL) {
          expect(value == JsonToken.START_ARRAY);
          List<String> above = List.of();
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            above = row(parser, above);
            rows.add(above);
          }
        }
      }
    }
    return rows;
  }

  private static List<String> row(JsonParser parser, List<String> above) throws IOException {
    expect(parser.currentToken() == JsonToken.START_ARRAY);
    List<String> cells = new ArrayList<>(above.size());
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String cell = text(parser);
      int column = cells.size();
      boolean same = column < above.size() && above.get(column).equals(cell);
      cells.add(same ? above.get(column) : cell);
    }
    return List.copyOf(cells);
  }

  /** Formatted values are texts; a stand-in or a later API may send others. */
  private static String text(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> parser.getText();
      case VALUE_NULL -> "";
      case VALUE_TRUE, VALUE_FALSE -> parser.getText().toUpperCase(Locale.ROOT);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue().toPlainString();
      default -> throw new IOException("a cell is no value");
    };
  }

  private static void expect(boolean form) throws IOException {
    if (!form) {
      throw new IOException("values are no rows of cells");
    }
  }
}
