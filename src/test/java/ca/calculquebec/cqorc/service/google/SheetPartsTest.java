package ca.calculquebec.cqorc.service.google;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.ServiceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SheetPartsTest {
  private static final SheetsErrors ERRORS =
      new SheetsErrors(SheetsKeys.COURSES, "1AbC", "Cours", "read the sheet of spreadsheet ");

  @TempDir Path directory;

  private static List<List<String>> sheet(int rows) {
    List<List<String>> sheet = new ArrayList<>();
    for (int row = 1; row <= rows; row++) {
      sheet.add(row % 1_000 == 0 ? List.of() : List.of("1" + row, "Title " + row));
    }
    return sheet;
  }

  /** As Sheets answers: without what is empty at a range's end. */
  private static List<List<String>> range(List<List<String>> sheet, int from, int to) {
    List<List<String>> rows = new ArrayList<>(sheet.subList(from - 1, to));
    while (!rows.isEmpty() && rows.get(rows.size() - 1).isEmpty()) {
      rows.remove(rows.size() - 1);
    }
    return rows;
  }

  @Test
  void the_parts_are_the_whole() throws Exception {
    List<List<String>> sheet = sheet(9_999);
    assertEquals(
        sheet, new SheetParts((from, to) -> range(sheet, from, to), sheet::size, ERRORS).read());
    List<List<String>> endsBlank = sheet(8_000);
    assertEquals(
        endsBlank.subList(0, 7_999),
        new SheetParts((from, to) -> range(endsBlank, from, to), endsBlank::size, ERRORS).read());
  }

  @Test
  void rows_that_move_meanwhile_are_neither_lost_nor_read_twice() throws Exception {
    List<List<String>> sheet = sheet(9_999);
    List<Integer> asked = new ArrayList<>();
    List<List<String>> read =
        new SheetParts(
                (from, to) -> {
                  asked.add(from);
                  if (asked.size() == 2) {
                    sheet.add(5, List.of("new", "row"));
                  }
                  return range(sheet, from, to);
                },
                sheet::size,
                ERRORS)
            .read();
    assertEquals(sheet, read);
    assertEquals(List.of(1, 3_998, 1, 3_998, 7_998), asked);
  }

  @Test
  void a_sheet_that_never_keeps_still_is_told() {
    List<List<String>> sheet = sheet(9_999);
    SheetParts parts =
        new SheetParts(
            (from, to) -> {
              sheet.add(5, List.of("new", "row " + sheet.size()));
              return range(sheet, from, to);
            },
            sheet::size,
            ERRORS);
    ServiceException failure = assertThrows(ServiceException.class, parts::read);
    assertTrue(failure.getMessage().contains("rows were moved"), failure.getMessage());
    assertTrue(failure.getMessage().contains("tab \"Cours\""), failure.getMessage());
  }

  @Test
  void a_sheet_that_does_not_fit_is_told_before_the_memory_is_full() {
    String cell = "x".repeat(1 << 20);
    List<String> row = Collections.nCopies(1_000, cell);
    SheetParts parts =
        new SheetParts((from, to) -> Collections.nCopies(to - from + 1, row), () -> 9_999, ERRORS);
    ServiceException failure = assertThrows(ServiceException.class, parts::read);
    assertTrue(failure.getMessage().contains("more than fits"), failure.getMessage());
    assertTrue(failure.advice().contains("another tab"), failure.advice());
  }

  @Test
  void values_that_are_no_rows_are_refused() throws Exception {
    for (String answer :
        List.of(
            "[]",
            "{\"values\":{}}",
            "{\"values\":[1]}",
            "{\"values\":[[{}]]}",
            "{\"values\":[[[]]]}",
            "{\"values\":\"x\"}")) {
      assertThrows(
          IOException.class, () -> SheetParts.rows(answer.getBytes(StandardCharsets.UTF_8)));
    }
    assertEquals(
        List.of(List.of("a", "", "TRUE", "7", "1.50"), List.of()),
        SheetParts.rows(
            "{\"x\":[[1]],\"values\":[[\"a\",null,true,7,1.50],[]],\"y\":{}}"
                .getBytes(StandardCharsets.UTF_8)));
    assertEquals(List.of(), SheetParts.rows("{\"values\":null}".getBytes(StandardCharsets.UTF_8)));
  }

  /** Whole, this one has 24 MB. */
  @Test
  void a_tab_too_large_for_one_answer_is_read_in_several() throws Exception {
    String filling = "x".repeat(6_000);
    List<String> asked = Collections.synchronizedList(new ArrayList<>());
    try (GoogleWorld world = new GoogleWorld(directory)) {
      world.writeTokenUntil("2026-09-14T13:00:00Z");
      world.server.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              List<String> path = request.getUrl().pathSegments();
              String last = path.get(path.size() - 1);
              if (!last.contains("!")) {
                return json(
                    "{\"properties\":{\"title\":\"t\"},\"sheets\":[{\"properties\":{\"sheetId\":0,"
                        + "\"title\":\"Cours\",\"gridProperties\":{\"rowCount\":4100,"
                        + "\"columnCount\":2}}}]}");
              }
              String range = last.substring(last.indexOf('!') + 1);
              asked.add(range);
              String[] ends = range.replaceAll("[A-Z]", "").split(":");
              int from = ends.length == 0 ? 1 : Integer.parseInt(ends[0]);
              int to = ends.length == 0 ? 4_000 : Math.min(4_000, Integer.parseInt(ends[1]));
              StringBuilder rows = new StringBuilder();
              for (int row = from; row <= to; row++) {
                rows.append(row == from ? "" : ",");
                rows.append("[\"").append(row).append("\",\"").append(filling).append("\"]");
              }
              return json("{\"values\":[" + rows + "]}");
            }
          });
      SheetsClient client =
          new SheetsClient(world.root(), world.http, world.authorizer(Optional.empty(), false));
      List<List<String>> read = client.values("1AbC", "Cours");
      assertEquals(4_000, read.size());
      assertEquals(List.of("4000", filling), read.get(3_999));
      assertEquals("A:ZZ", asked.get(0));
      assertEquals("A1:ZZ4000", asked.get(1));
      assertEquals("A1:ZZ1000", asked.get(2));
      assertEquals("A3998:ZZ4100", asked.get(asked.size() - 1));
    }
  }

  private static MockResponse json(String body) {
    return new MockResponse.Builder()
        .code(200)
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }
}
