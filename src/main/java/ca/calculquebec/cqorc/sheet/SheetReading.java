package ca.calculquebec.cqorc.sheet;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.InputException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The course sheet as it was read, once. */
public final class SheetReading {
  private final SheetPlace place;
  private final String title;
  private final SheetTable table;
  private final CourseAssembler.Assembly assembly;

  SheetReading(
      SheetPlace place, String title, SheetTable table, CourseAssembler.Assembly assembly) {
    this.place = place;
    this.title = title;
    this.table = table;
    this.assembly = assembly;
  }

  /** For writing to the same tab. */
  public SheetPlace place() {
    return place;
  }

  /** The spreadsheet's title. */
  public String title() {
    return title;
  }

  /** Headings in lower case, with their columns from 0. */
  public Map<String, Integer> headings() {
    return table.headings();
  }

  /** The row with the headings, from 1. */
  int headerRow() {
    return table.headerRow();
  }

  /** Usable courses, in the order of their top rows. */
  public List<Course> courses() {
    return List.copyOf(assembly.courses());
  }

  public List<UnusableCourse> unusable() {
    return List.copyOf(assembly.unusable());
  }

  /** Why courses cannot be used; every reason, with its row and column. */
  public Map<CourseId, List<InputException>> problems() {
    Map<CourseId, List<InputException>> problems = new LinkedHashMap<>();
    assembly.unusable().forEach(course -> problems.put(course.id(), course.problems()));
    return problems;
  }

  /** All courses, usable or not. */
  public Set<CourseId> courseIds() {
    Set<CourseId> ids = new LinkedHashSet<>();
    for (SheetTable.SheetRow row : table.rows()) {
      String id = table.cell(row, Columns.COURSE_ID);
      if (!id.isEmpty()) {
        ids.add(new CourseId(id));
      }
    }
    return ids;
  }

  /** About the sheet as a whole. */
  public List<String> warnings() {
    List<Integer> rows = assembly.rowsWithoutId();
    if (rows.isEmpty()) {
      return List.of();
    }
    return List.of(
        RowRanges.of(rows)
            + (rows.size() == 1
                ? " has no course_id and is left out"
                : " have no course_id and are left out"));
  }

  /** About the rows of one course, such as a time that exists twice. */
  public List<String> remarks(CourseId course) {
    return assembly.remarks().getOrDefault(course, List.of());
  }

  /** What stands in this column, in any row, unusable ones included. */
  public Set<String> values(String column) {
    Set<String> values = new LinkedHashSet<>();
    for (SheetTable.SheetRow row : table.rows()) {
      values.add(table.cell(row, column));
    }
    values.remove("");
    return values;
  }

  /** The same by course; courses with nothing there are absent. */
  public Map<CourseId, Set<String>> valuesByCourse(String column) {
    Map<CourseId, Set<String>> values = new LinkedHashMap<>();
    for (SheetTable.SheetRow row : table.rows()) {
      String value = table.cell(row, column);
      String id = table.cell(row, Columns.COURSE_ID);
      if (!value.isEmpty() && !id.isEmpty()) {
        values.computeIfAbsent(new CourseId(id), key -> new LinkedHashSet<>()).add(value);
      }
    }
    return values;
  }

  /**
   * What stands in this column in any row that is not this course's, unusable rows included: an id
   * that stands there is never adopted.
   */
  public Set<String> valuesOutside(CourseId course, String column) {
    Set<String> values = new LinkedHashSet<>();
    for (SheetTable.SheetRow row : table.rows()) {
      String value = table.cell(row, column);
      if (!value.isEmpty() && !table.cell(row, Columns.COURSE_ID).equals(course.text())) {
        values.add(value);
      }
    }
    return values;
  }
}
