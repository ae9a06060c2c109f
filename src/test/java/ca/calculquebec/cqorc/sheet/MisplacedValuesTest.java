package ca.calculquebec.cqorc.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.calculquebec.cqorc.course.CourseId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MisplacedValuesTest {
  private static final int ZOOM = 2;
  private static final String HEADER = "course_id|title|zoom_id";
  private static final SheetTable BEFORE = table("1|One|", "2|Two|", "3|Three|");

  private static SheetTable table(String... rows) {
    String[] lines = new String[rows.length + 1];
    lines[0] = HEADER;
    System.arraycopy(rows, 0, lines, 1, rows.length);
    return SheetTable.of(Grids.grid(lines));
  }

  /** The rows that are put right after 811 was written for course 1. */
  private static List<Integer> repaired(SheetTable now) {
    CellFinder finder =
        new CellFinder(
            new SheetPlace(
                "sheet-id", "Automne", DayOrder.DAY_FIRST, Grids.TORONTO, Map.of("zoom_id", ZOOM)));
    CellWrite cellWrite = new CellWrite(new CourseId("1"), Optional.empty(), "zoom_id", "", "811");
    cellWrite.sent(BEFORE);
    PendingWrite sent = new PendingWrite(cellWrite, BEFORE, 2, ZOOM, "811", false);
    return new MisplacedValues(finder)
        .find(List.of(sent), now).stream().map(PendingWrite::row).toList();
  }

  @Test
  void an_id_that_landed_has_no_strays_whoever_copied_it() {
    assertEquals(List.of(), repaired(table("1|One|811", "2|Two|811", "3|Three|")));
  }

  @Test
  void an_id_that_stands_where_it_was_written_in_anothers_row_goes() {
    assertEquals(List.of(2), repaired(table("2|Two|811", "1|One|", "3|Three|")));
  }

  @Test
  void an_id_that_was_carried_off_goes_and_of_two_nobody_knows_which_is_a_copy() {
    assertEquals(List.of(3), repaired(table("1|One|", "2|Two|811", "3|Three|")));
    assertEquals(List.of(), repaired(table("1|One|", "2|Two|811", "3|Three|811")));
  }
}
