package ca.calculquebec.cqorc.sandbox.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class A1Test {
  private static final int ALL = GridRange.UNBOUNDED;
  private static final List<String> TITLES = List.of("Feuille 1", "Cours d'automne", "Notes");

  private static Optional<GridRange> parse(String text) {
    return A1.parse(text, TITLES);
  }

  @Test
  void ranges_have_many_forms() {
    assertEquals(new GridRange("Notes", 1, 3, 1, 3), parse("Notes!B2:C3").orElseThrow());
    assertEquals(new GridRange("Notes", 1, 3, 1, 3), parse("Notes!C3:B2").orElseThrow());
    assertEquals(
        new GridRange("Cours d'automne", 0, ALL, 0, 702),
        parse("'Cours d''automne'!A:ZZ").orElseThrow());
    assertEquals(new GridRange("Notes", 0, ALL, 0, ALL), parse("Notes").orElseThrow());
    assertEquals(
        new GridRange("Cours d'automne", 0, ALL, 0, ALL),
        parse("'Cours d''automne'").orElseThrow());
    assertEquals(new GridRange("Feuille 1", 4, 5, 0, 1), parse("$A$5").orElseThrow());
    assertEquals(new GridRange("Notes", 4, 6, 0, ALL), parse("Notes!5:6").orElseThrow());
    assertEquals(new GridRange("Notes", 4, ALL, 0, 2), parse("Notes!A5:B").orElseThrow());
  }

  @Test
  void nonsense_is_no_range() {
    for (String text :
        List.of(
            "",
            "Elsewhere",
            "Elsewhere!A1",
            "Notes!",
            "Notes!A",
            "Notes!A1:B2:C3",
            "'Notes!A1",
            "Notes!A0")) {
      assertTrue(parse(text).isEmpty(), text);
    }
  }

  @Test
  void names_are_quoted_where_needed() {
    assertEquals("Notes!A1", A1.text(new GridRange("Notes", 0, 1, 0, 1)));
    assertEquals(
        "'Cours d''automne'!B2:AA10", A1.text(new GridRange("Cours d'automne", 1, 10, 1, 27)));
  }

  @Test
  void columns_count_beyond_z() {
    for (int index : List.of(0, 25, 26, 51, 52, 701, 702)) {
      assertEquals(index, A1.columnIndex(A1.column(index)));
    }
    assertEquals("AA", A1.column(26));
    assertEquals("ZZ", A1.column(701));
  }
}
