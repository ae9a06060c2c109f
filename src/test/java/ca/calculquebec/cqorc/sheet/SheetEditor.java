package ca.calculquebec.cqorc.sheet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Somebody who edits the sheet while cqorc writes. Every edit is done to the sheet and to a mirror
 * that cqorc never touches, so that the mirror tells what the sheet must hold but for our values.
 */
final class SheetEditor {
  private final Random random;
  private final List<List<String>> sheet;
  private final List<List<String>> mirror;
  private int token;

  SheetEditor(Random random, List<List<String>> sheet, List<List<String>> mirror) {
    this.random = random;
    this.sheet = sheet;
    this.mirror = mirror;
  }

  private interface Edit {
    void apply(List<List<String>> grid);
  }

  private void both(Edit edit) {
    int height = sheet.size();
    int width = 0;
    for (List<String> row : sheet) {
      width = Math.max(width, row.size());
    }
    for (List<List<String>> grid : List.of(sheet, mirror)) {
      while (grid.size() < height) {
        grid.add(new ArrayList<>());
      }
      for (List<String> row : grid) {
        while (row.size() < width) {
          row.add("");
        }
      }
      edit.apply(grid);
    }
  }

  /** Edits after which every id can still land. */
  void harmless() {
    switch (random.nextInt(7)) {
      case 0 -> insertRow("");
      case 1 -> insertRow("new" + ++token);
      case 2 -> sort();
      case 3 -> swapRows();
      case 4 -> editCell();
      case 5 -> moveColumn();
      default -> insertColumn();
    }
  }

  /** Edits of which each may take a row or a cell away from us. */
  void harmful() {
    switch (random.nextInt(4)) {
      case 0 -> deleteRow();
      case 1 -> fill("zoom_id");
      case 2 -> fill("public_gcal_id");
      default -> changeStart();
    }
  }

  void deleteRow() {
    int row = dataRow();
    both(grid -> grid.remove(row));
  }

  private void insertRow(String course) {
    int at = random.nextInt(sheet.size() + 1);
    int courseColumn = column("course_id");
    int tagColumn = column("tag");
    both(
        grid -> {
          List<String> row = new ArrayList<>();
          if (!course.isEmpty()) {
            while (row.size() <= Math.max(courseColumn, tagColumn)) {
              row.add("");
            }
            row.set(courseColumn, course);
            row.set(tagColumn, "tag-" + course);
          }
          grid.add(at, row);
        });
  }

  private void sort() {
    int header = header();
    String by = random.nextBoolean() ? "start_date" : "tag";
    int column = column(by);
    Comparator<List<String>> order = Comparator.comparing(row -> row.get(column));
    Comparator<List<String>> wanted = random.nextBoolean() ? order : order.reversed();
    both(grid -> grid.subList(header + 1, grid.size()).sort(wanted));
  }

  private void swapRows() {
    int one = dataRow();
    int other = dataRow();
    both(grid -> Collections.swap(grid, one, other));
  }

  private void editCell() {
    int row = dataRow();
    int column = column(random.nextBoolean() ? "notes" : "hours");
    String text = (random.nextBoolean() ? "=" : "") + "token" + ++token;
    both(grid -> grid.get(row).set(column, text));
  }

  private void moveColumn() {
    int width = sheet.get(header()).size();
    int from = random.nextInt(width);
    int to = random.nextInt(width);
    both(grid -> grid.forEach(row -> row.add(to, row.remove(from))));
  }

  private void insertColumn() {
    int at = random.nextInt(sheet.get(header()).size());
    int header = header();
    String heading = "column" + ++token;
    both(
        grid -> {
          grid.forEach(row -> row.add(at, ""));
          grid.get(header).set(at, heading);
        });
  }

  private void fill(String heading) {
    int row = dataRow();
    int column = column(heading);
    // A formula that shows nothing is as little to be lost as what can be seen.
    String text = ++token % 3 == 0 ? "=\"\"" : "person" + token;
    both(grid -> grid.get(row).set(column, text));
  }

  private void changeStart() {
    int row = dataRow();
    int column = column("start_date");
    String text = "2027-01-" + String.format("%02d", 1 + ++token % 28) + " 09:00";
    both(grid -> grid.get(row).set(column, text));
  }

  private int header() {
    for (int row = 0; row < mirror.size(); row++) {
      if (mirror.get(row).contains("course_id")) {
        return row;
      }
    }
    throw new AssertionError("the person never deletes the header");
  }

  private int column(String heading) {
    return mirror.get(header()).indexOf(heading);
  }

  private int dataRow() {
    int header = header();
    int rows = Math.min(sheet.size(), mirror.size()) - header - 1;
    if (rows < 1) {
      both(grid -> grid.add(new ArrayList<>()));
      return header + 1;
    }
    return header + 1 + random.nextInt(rows);
  }
}
