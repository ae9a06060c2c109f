package ca.calculquebec.cqorc.task.usernames;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.config.Setting;
import ca.calculquebec.cqorc.failure.InputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellRangeTest {
  private static Setting setting(String key, String value) {
    return new Setting("script.usernames", key, value, "config.cfg", 7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      textBlock =
          """
          A5:B                ;          ;  5 ; -1 ; 0 ; 1
          a5:b40              ;          ;  5 ; 40 ; 0 ; 1
          $C$10:$D            ;          ; 10 ; -1 ; 2 ; 3
          AA1:AB              ;          ;  1 ; -1 ; 26; 27
          Comptes!A5:B        ; Comptes  ;  5 ; -1 ; 0 ; 1
          'l''été 1!2'!A5:B   ; l'été 1!2;  5 ; -1 ; 0 ; 1
          """)
  void ranges_are_read(
      String text, String tab, int first, int last, int firstColumn, int lastColumn)
      throws InputException {
    CellRange range = CellRange.ofPairs(setting("data_range", text));
    assertEquals(tab == null ? "" : tab, range.tab().orElse(""));
    assertEquals(first, range.firstRow());
    assertEquals(last, range.lastRow().orElse(-1));
    assertEquals(firstColumn, range.firstColumn());
    assertEquals(lastColumn, range.lastColumn());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A5", "A:B", "5:6", "B5:A", "A0:B", "A9:B5", "A5:A", "A5:B!", "x y"})
  void others_are_refused_at_their_key(String text) {
    InputException refusal =
        assertThrows(InputException.class, () -> CellRange.ofPairs(setting("data_range", text)));
    assertTrue(refusal.origin().orElseThrow().text().contains("data_range"));
  }

  @ParameterizedTest
  @CsvSource({"B1:B2,2", "B1:C1,2", "B1:C4,8"})
  void a_header_has_two_cells_at_least(String text, int cells) throws InputException {
    CellRange range = CellRange.ofHeader(setting("header_range", text));
    assertEquals(cells, range.places().size());
    assertEquals(new CellRange.Place(1, 1), range.places().get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"B1:B1", "B1:B", "B1"})
  void a_header_of_one_cell_is_refused(String text) {
    assertThrows(InputException.class, () -> CellRange.ofHeader(setting("header_range", text)));
  }
}
