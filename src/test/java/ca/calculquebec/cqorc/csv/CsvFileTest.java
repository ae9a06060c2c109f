package ca.calculquebec.cqorc.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ca.calculquebec.cqorc.failure.InputException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvFileTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void each_separator_and_quoted_cells_are_read(String separator) throws Exception {
    String text =
        String.join(separator, "Name", "\"a,;\tb\"", "\"say \"\"hi\"\"\"")
            + "\r\n\r\nÉva"
            + separator
            + "\"two\nlines\""
            + separator
            + "x\nlast"
            + separator
            + separator;
    List<CsvRow> rows = read(("\ufeff" + text).getBytes(StandardCharsets.UTF_8));
    assertEquals(
        List.of(
            new CsvRow(1, List.of("Name", "a,;\tb", "say \"hi\"")),
            new CsvRow(3, List.of("Éva", "two\nlines", "x")),
            new CsvRow(5, List.of("last", "", ""))),
        rows);
  }

  @Test
  void commas_within_cells_separate_nothing() throws Exception {
    assertEquals(
        List.of(2, 3, 3, 3),
        widths(
            """
            Report Generated:\tOct 5, 2026 4:00 PM
            Name\tJoin\tLeave
            A\tOct 5, 2026\tOct 5, 2026
            B\tOct 5, 2026\tOct 5, 2026
            """));
    assertEquals(List.of(2, 2, 2), widths("Name;Remark\nA;one, two, three\nB;one, two, three\n"));
    assertEquals(List.of(2, 2, 2), widths("Name\tRemark\nA\tone; two; three\nB\tone\n"));
    assertEquals(List.of(3), widths("Roy, Zoé\tx\ty\n"));
  }

  private List<Integer> widths(String text) throws Exception {
    return read(text.getBytes(StandardCharsets.UTF_8)).stream()
        .map(row -> row.cells().size())
        .toList();
  }

  @Test
  void what_windows_and_zoom_write_is_decoded() throws Exception {
    String text = "Nom;Prénom\nBédard;Chloé\n";
    List<CsvRow> expected =
        List.of(new CsvRow(1, List.of("Nom", "Prénom")), new CsvRow(2, List.of("Bédard", "Chloé")));
    assertEquals(expected, read(text.getBytes(StandardCharsets.UTF_8)));
    assertEquals(expected, read(text.getBytes(Charset.forName("windows-1252"))));
    assertEquals(expected, read(("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE)));
    assertEquals(expected, read(("\ufeff" + text).getBytes(StandardCharsets.UTF_16BE)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=IMPORTDATA(\"http://x\")",
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        " =1",
        "'=1",
        "＝1"
      })
  void no_cell_is_a_formula_and_each_comes_back(String text) throws Exception {
    String cell = SafeCell.protectedText(text);
    assertFalse("=+-@\t\r ＝".contains(cell.substring(0, 1)), cell);
    assertEquals(text, SafeCell.unprotected(cell));
    Path file = folder.resolve("cells.csv");
    CsvFile.write(file, "cells.csv", out -> out.append(SafeCell.row(List.of(text, "x"))), true);
    String read = CsvFile.read(file, "cells.csv").get(0).cells().get(0);
    assertEquals(text, SafeCell.unprotected(read));
  }

  @Test
  void any_cells_come_back_as_they_were() throws Exception {
    Random random = new Random(7);
    String letters = "ab'=+-@,;\"\n\r\té😀 ";
    for (int round = 0; round < 2000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(8); i >= 0; i--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      List<String> cells = List.of("x", text.toString(), "y");
      List<CsvRow> rows = CsvText.rows(SafeCell.row(cells));
      assertEquals(
          cells, rows.get(0).cells().stream().map(SafeCell::unprotected).toList(), text.toString());
    }
  }

  @Test
  void a_file_that_is_there_is_not_replaced_unless_told() throws Exception {
    Path file = folder.resolve("new").resolve("decide.csv");
    CsvFile.write(file, "decide.csv", out -> out.append("a\r\n"), false);
    InputException refusal =
        assertThrows(
            InputException.class,
            () -> CsvFile.write(file, "decide.csv", out -> out.append("b\r\n"), false));
    assertEquals("Name another file, or add --force to replace it.", refusal.advice());
    assertEquals("\ufeffa\r\n", Files.readString(file));
    CsvFile.write(file, "decide.csv", out -> out.append("b\r\n"), true);
    assertEquals("\ufeffb\r\n", Files.readString(file));
  }

  private List<CsvRow> read(byte[] bytes) throws Exception {
    Path file = folder.resolve("read.csv");
    Files.write(file, bytes);
    return CsvFile.read(file, "read.csv");
  }
}
