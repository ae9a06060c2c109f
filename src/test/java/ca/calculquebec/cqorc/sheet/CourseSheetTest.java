package ca.calculquebec.cqorc.sheet;

import static ca.calculquebec.cqorc.sheet.Grids.HEADER;
import static ca.calculquebec.cqorc.sheet.Grids.TORONTO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.failure.ServiceException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CourseSheetTest {
  private static final Origin FILE = Origin.setting("config.cfg", 4, "google", "calendar_file");
  private static final Origin TAB =
      Origin.setting("config.cfg", 5, "google", "calendar_sheet_name");
  private static final String GOOD = "1|Intro|PYT101|04/09/2026 13:00|04/09/2026 16:00|fr|||||||";

  /** Tabs of a spreadsheet; an unknown tab is refused as Sheets refuses it. */
  private static final class Book implements SheetStore {
    private final Map<String, List<List<String>>> tabs = new LinkedHashMap<>();
    private Optional<ServiceException> failure = Optional.empty();
    private List<String> formulas = List.of();
    private final List<Set<Integer>> asked = new ArrayList<>();

    Book tab(String title, String... lines) {
      tabs.put(title, Grids.grid(lines));
      return this;
    }

    @Override
    public Info info(String spreadsheetId) throws ServiceException {
      if (failure.isPresent()) {
        throw failure.get();
      }
      return new Info("Automne 2026", "fr_CA", List.copyOf(tabs.keySet()));
    }

    @Override
    public List<List<String>> values(String spreadsheetId, String tab) throws ServiceException {
      if (failure.isPresent()) {
        throw failure.get();
      }
      if (!tabs.containsKey(tab)) {
        throw refused(ServiceException.Reason.REFUSED, "Unable to parse range: " + tab);
      }
      return tabs.get(tab);
    }

    @Override
    public Map<Integer, List<String>> formulas(
        String spreadsheetId, String tab, Collection<Integer> columns) {
      asked.add(Set.copyOf(columns));
      Map<Integer, List<String>> typed = new LinkedHashMap<>();
      columns.forEach(column -> typed.put(column, formulas));
      return typed;
    }

    @Override
    public void write(String spreadsheetId, String tab, List<CellInput> cells) {
      throw new AssertionError("reading writes nothing");
    }
  }

  private static ServiceException refused(ServiceException.Reason reason, String message) {
    return new ServiceException("Google Sheets", reason, 400, "", false, message, "", null);
  }

  private static SheetReading read(Book book, Optional<String> tab, String... required)
      throws CqorcException {
    SheetRequest request =
        new SheetRequest("sheet-id", FILE, tab, TAB, () -> TORONTO, Set.of(required));
    return new CourseSheet(book, Grids::trainers, Runnable::run).read(request);
  }

  private static InputException refusal(Book book, String tab, String... required) {
    return assertThrows(InputException.class, () -> read(book, Optional.of(tab), required));
  }

  @Test
  void the_named_tab_is_read_with_the_locales_day_order() throws CqorcException {
    SheetReading reading = read(new Book().tab("x", "").tab("A", HEADER, GOOD), Optional.of("A"));
    assertEquals("Automne 2026", reading.title());
    assertEquals("2026-09-04", reading.courses().get(0).start().toLocalDate().toString());
    assertEquals("A", reading.place().tab());
    assertEquals(3, reading.headings().get("start_date"));
  }

  @Test
  void without_a_name_the_first_tab_is_read() throws CqorcException {
    Book book = new Book().tab("A", HEADER, GOOD).tab("B", "");
    assertEquals("A", read(book, Optional.empty()).place().tab());
  }

  @Test
  void a_tab_is_found_without_regard_to_case() throws CqorcException {
    assertEquals(
        "Automne", read(new Book().tab("Automne", HEADER), Optional.of("automne")).place().tab());
  }

  @Test
  void a_missing_tab_is_told_with_those_that_exist() {
    InputException refused = refusal(new Book().tab("A", HEADER).tab("B", ""), "C");
    assertEquals("the spreadsheet \"Automne 2026\" has no tab \"C\"", refused.getMessage());
    assertEquals("its tabs are: A, B", refused.advice());
    assertEquals(TAB, refused.origin().get());
  }

  @Test
  void a_spreadsheet_that_does_not_exist_is_told_at_its_key() {
    Book book = new Book();
    book.failure = Optional.of(refused(ServiceException.Reason.NOT_FOUND, "404"));
    InputException refused = refusal(book, "A");
    assertEquals(FILE, refused.origin().get());
    assertTrue(refused.getMessage().contains("\"sheet-id\""));
  }

  @Test
  void other_failures_pass_as_they_are() {
    Book book = new Book();
    book.failure = Optional.of(refused(ServiceException.Reason.CREDENTIALS, "revoked"));
    assertSame(
        book.failure.get(),
        assertThrows(ServiceException.class, () -> read(book, Optional.of("A"))));
  }

  @Test
  void an_empty_tab_is_refused() {
    assertEquals(
        "tab \"A\" of \"Automne 2026\" is empty",
        refusal(new Book().tab("A", "", " "), "A").getMessage());
  }

  @Test
  void a_sheet_without_a_header_is_refused() {
    assertEquals(
        "no row of tab \"A\" of \"Automne 2026\" has the heading course_id",
        refusal(new Book().tab("A", GOOD), "A").getMessage());
  }

  @Test
  void missing_headings_are_told_all_at_once() {
    InputException refused =
        refusal(
            new Book().tab("A", "course_id|title|code|end_date|language"), "A", "zoom_id", "title");
    assertEquals("add the headings start_date, zoom_id to row 1", refused.advice());
  }

  @Test
  void a_heading_twice_is_refused_only_when_it_is_one_we_use() throws CqorcException {
    assertEquals(
        "row 1 of tab \"A\" of \"Automne 2026\" has the heading zoom_id twice",
        refusal(new Book().tab("A", HEADER + "|Zoom_ID"), "A").getMessage());
    read(new Book().tab("A", HEADER + "|notes|Notes||"), Optional.of("A"));
  }

  @Test
  void an_id_cell_that_only_looks_empty_is_told_with_its_row_and_column() throws CqorcException {
    Book book = new Book().tab("A", HEADER, GOOD);
    book.formulas = List.of("zoom_id", "=IF(A2=\"\",\"\",\"\")");
    InputException problem =
        read(book, Optional.of("A"), "zoom_id").unusable().get(0).problems().get(0);
    assertEquals(Origin.cell(2, "zoom_id"), problem.origin().get());
    assertEquals(
        "the cell looks empty and holds the formula =IF(A2=\"\",\"\",\"\")", problem.getMessage());
    assertEquals(List.of(Set.of(10)), book.asked);
  }

  @Test
  void formulas_are_asked_for_only_where_an_id_is_to_be_written_and_missing()
      throws CqorcException {
    Book book = new Book().tab("A", HEADER, GOOD.replace("||||||", "||||t|812|"));
    assertEquals(1, read(book, Optional.of("A"), "zoom_id", "template").courses().size());
    assertEquals(1, read(book, Optional.of("A")).courses().size());
    assertEquals(List.of(), book.asked);
  }
}
