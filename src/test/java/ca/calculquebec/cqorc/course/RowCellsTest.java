package ca.calculquebec.cqorc.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowCellsTest {
  private final Map<String, Integer> columns = new LinkedHashMap<>();

  RowCellsTest() {
    columns.put("course_id", 0);
    columns.put("title", 2);
    columns.put("hours", 3);
  }

  @Test
  void it_is_a_map_like_any_other() {
    RowCells cells = new RowCells(columns, List.of("1001", "twice", "Title"));
    Map<String, String> same = new LinkedHashMap<>();
    same.put("course_id", "1001");
    same.put("title", "Title");
    same.put("hours", "");
    assertEquals(same, cells);
    assertEquals(cells, same);
    assertEquals(same.hashCode(), cells.hashCode());
    assertEquals(List.of("course_id", "title", "hours"), List.copyOf(cells.keySet()));
    assertEquals(3, cells.size());
    assertEquals("Title", cells.get("title"));
    assertEquals("", cells.get("hours"));
    assertNull(cells.get("site"));
    assertEquals("none", cells.getOrDefault("site", "none"));
  }

  @Test
  void rows_are_equal_by_what_they_show() {
    RowCells cells = new RowCells(columns, List.of("1001", "a", "Title"));
    assertEquals(cells, new RowCells(columns, List.of("1001", "b", "Title", "")));
    assertNotEquals(cells, new RowCells(columns, List.of("1002", "a", "Title")));
  }
}
