package ca.calculquebec.cqorc.sandbox.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.sandbox.Rig;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SheetsServiceTest {
  @TempDir Path dir;
  private Rig rig;
  private Map<String, String> auth;
  private String spreadsheet;
  private String tab;

  @BeforeEach
  void start() throws InputException, IOException, InterruptedException {
    rig = new Rig(dir);
    auth = Rig.bearer(rig.googleToken("sheets_v4"));
    spreadsheet = "/v4/spreadsheets/" + rig.config("calendar_file");
    tab = "'" + rig.sandbox.sheet().tab().replace("'", "''") + "'!";
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  private Rig.Reply read(String range, String query) throws IOException, InterruptedException {
    return rig.send("GET", spreadsheet + "/values/" + Rig.encode(range) + query, auth, "");
  }

  private Rig.Reply write(String range, String values, String query)
      throws IOException, InterruptedException {
    return rig.send(
        "PUT",
        spreadsheet + "/values/" + Rig.encode(range) + query,
        auth,
        "{\"values\": " + values + "}");
  }

  private static void refused(Rig.Reply reply, int status, String code, String message) {
    assertEquals(status, reply.status(), reply.body());
    JsonNode error = reply.json().path("error");
    assertEquals(status, error.path("code").asInt());
    assertEquals(code, error.path("status").asText());
    assertTrue(error.path("message").asText().startsWith(message), reply.body());
  }

  @Test
  void values_come_as_shown_without_trailing_blanks() throws IOException, InterruptedException {
    JsonNode all = read(tab + "A:ZZ", "").json();
    assertTrue(
        all.path("range").asText().startsWith("'Cours d''automne 2026'!A1:"), all.toString());
    assertEquals("course_id", all.path("values").get(0).get(0).asText());
    JsonNode second = all.path("values").get(1);
    assertEquals("1001", second.get(0).asText());
    assertTrue(second.get(0).isTextual());
    assertTrue(second.get(4).asText().matches("2026-08-18 09:00"), second.get(4).asText());
    assertEquals("3", second.get(10).asText());
    for (JsonNode row : all.path("values")) {
      assertTrue(row.isEmpty() || !row.get(row.size() - 1).asText().isEmpty());
    }
    assertFalse(read(tab + "X500:Y600", "").json().has("values"));
  }

  @Test
  void renderings_differ_as_the_guide_says() throws IOException, InterruptedException {
    rig.sandbox.sheet().type(2, "notes", "1,5");
    String cells = tab + "E2:W2";
    JsonNode raw = read(cells, "?valueRenderOption=UNFORMATTED_VALUE").json().path("values").get(0);
    assertEquals(46252.375, raw.get(0).asDouble());
    assertEquals(3.0, raw.get(6).asDouble(), 1e-6);
    assertEquals(1.5, raw.get(18).asDouble());
    JsonNode formulas = read(cells, "?valueRenderOption=FORMULA").json().path("values").get(0);
    assertEquals("=(F2-E2)*24", formulas.get(6).asText());
    JsonNode shown = read(cells, "").json().path("values").get(0);
    assertEquals("1,5", shown.get(18).asText());
    JsonNode dates =
        read(cells, "?valueRenderOption=UNFORMATTED_VALUE&dateTimeRenderOption=FORMATTED_STRING")
            .json()
            .path("values")
            .get(0);
    assertEquals("2026-08-18 09:00", dates.get(0).asText());
  }

  @Test
  void raw_stores_what_is_sent_and_user_entered_parses() throws IOException, InterruptedException {
    write(
        tab + "N3:Q3",
        "[[\"=1+1\", 95204914252, \"95204914252\", \"2026-09-14\"]]",
        "?valueInputOption=RAW");
    JsonNode raw =
        read(tab + "N3:Q3", "?valueRenderOption=UNFORMATTED_VALUE").json().path("values").get(0);
    assertEquals("=1+1", raw.get(0).asText());
    assertTrue(raw.get(1).isNumber());
    assertTrue(raw.get(2).isTextual());
    assertEquals("2026-09-14", raw.get(3).asText());
    write(
        tab + "N3:Q3",
        "[[\"=1+1\", \"1-2\", \"VRAI\", \"+1 514 555\"]]",
        "?valueInputOption=USER_ENTERED");
    JsonNode typed =
        read(tab + "N3:Q3", "?valueRenderOption=UNFORMATTED_VALUE").json().path("values").get(0);
    assertEquals(2, typed.get(0).asInt());
    assertTrue(typed.get(1).isNumber());
    assertTrue(typed.get(2).isBoolean());
    assertEquals("#ERROR!", typed.get(3).asText());
  }

  @Test
  void null_skips_a_cell_and_an_empty_text_empties_it() throws IOException, InterruptedException {
    String title = rig.sandbox.sheet().cell(3, "title");
    Rig.Reply written = write(tab + "C3:D3", "[[null, \"\"]]", "?valueInputOption=RAW");
    assertEquals(1, written.json().path("updatedCells").asInt());
    assertEquals(title, rig.sandbox.sheet().cell(3, "title"));
    assertEquals("", rig.sandbox.sheet().cell(3, "code"));
  }

  @Test
  void wrong_requests_get_sheets_own_errors() throws IOException, InterruptedException {
    refused(read("Nowhere!A1", ""), 400, "INVALID_ARGUMENT", "Unable to parse range: Nowhere!A1");
    refused(read(tab + "AZ1", ""), 400, "INVALID_ARGUMENT", "Range (");
    refused(write(tab + "A1", "[[1]]", ""), 400, "INVALID_ARGUMENT", "'valueInputOption'");
    refused(
        write(tab + "A9000", "[[1]]", "?valueInputOption=RAW"),
        400,
        "INVALID_ARGUMENT",
        "Range ('Cours d''automne 2026'!A9000) exceeds grid limits. Max rows: ");
    refused(
        write(tab + "A3", "[[1, 2]]", "?valueInputOption=RAW"),
        400,
        "INVALID_ARGUMENT",
        "Requested writing within range");
    refused(rig.send("GET", "/v4/spreadsheets/unknown/values/A1", auth, ""), 404, "NOT_FOUND", "");
    refused(
        rig.send(
            "GET",
            "/v4/spreadsheets/1ForeignSpreadsheetOfSomebodyElse0000000000000/values/A1",
            auth,
            ""),
        403,
        "PERMISSION_DENIED",
        "The caller");
    refused(rig.send("GET", spreadsheet, Rig.bearer("nonsense"), ""), 401, "UNAUTHENTICATED", "");
    refused(
        rig.send("GET", spreadsheet, Rig.bearer(rig.googleToken("calendar_v3")), ""),
        403,
        "PERMISSION_DENIED",
        "Request had insufficient");
  }

  @Test
  void a_batch_is_written_whole_or_not_at_all() throws IOException, InterruptedException {
    String good = "{\"range\": \"" + tab + "L3\", \"values\": [[\"123\"]]}";
    String bad = "{\"range\": \"Nowhere!L3\", \"values\": [[\"123\"]]}";
    String body = "{\"valueInputOption\": \"RAW\", \"data\": [%s, %s]}";
    String path = spreadsheet + "/values:batchUpdate";
    assertEquals(400, rig.send("POST", path, auth, body.formatted(good, bad)).status());
    assertEquals("", rig.sandbox.sheet().cell(3, "eventbrite_id"));
    Rig.Reply done = rig.send("POST", path, auth, body.formatted(good, good.replace("L3", "M4")));
    assertEquals(2, done.json().path("totalUpdatedCells").asInt());
    assertEquals(2, done.json().path("responses").size());
    assertEquals("123", rig.sandbox.sheet().cell(4, "zoom_id"));
    JsonNode several =
        rig.send(
                "GET",
                spreadsheet
                    + "/values:batchGet?ranges="
                    + Rig.encode(tab + "L3")
                    + "&ranges="
                    + Rig.encode(tab + "M4:M5"),
                auth,
                "")
            .json();
    assertEquals(2, several.path("valueRanges").size());
  }

  @Test
  void fields_cut_the_description_down() throws IOException, InterruptedException {
    JsonNode cut =
        rig.send(
                "GET",
                spreadsheet
                    + "?fields="
                    + Rig.encode(
                        "properties(locale,timeZone),sheets(properties.title,protectedRanges)"),
                auth,
                "")
            .json();
    assertEquals("fr_CA", cut.path("properties").path("locale").asText());
    assertEquals(2, cut.path("properties").size());
    assertEquals(1, cut.path("sheets").get(0).path("properties").size());
    assertTrue(
        cut.path("sheets").get(0).path("protectedRanges").get(0).path("warningOnly").asBoolean());
    assertFalse(cut.has("spreadsheetId"));
  }

  @Test
  void protections_get_fresh_ids_and_rows_can_be_added() throws IOException, InterruptedException {
    String path = spreadsheet + ":batchUpdate";
    String add =
        "{\"addProtectedRange\": {\"protectedRange\": {\"range\": {\"sheetId\": 0, \"startRowIndex\": 1,"
            + " \"endRowIndex\": 2}}}}";
    JsonNode added =
        rig.send(
                "POST",
                path,
                auth,
                "{\"requests\": ["
                    + add
                    + ", {\"appendDimension\":"
                    + " {\"sheetId\": 0, \"dimension\": \"ROWS\", \"length\": 5}}]}")
            .json();
    assertEquals(2, added.path("replies").size());
    JsonNode range = added.path("replies").get(0).path("addProtectedRange").path("protectedRange");
    String id = range.path("protectedRangeId").asText();
    String again = add.replace("{\"range\"", "{\"protectedRangeId\": " + id + ", \"range\"");
    refused(
        rig.send("POST", path, auth, "{\"requests\": [" + again + "]}"),
        400,
        "INVALID_ARGUMENT",
        "Invalid requests[0]");
    String delete = "{\"deleteProtectedRange\": {\"protectedRangeId\": " + id + "}}";
    assertEquals(200, rig.send("POST", path, auth, "{\"requests\": [" + delete + "]}").status());
    refused(
        rig.send("POST", path, auth, "{\"requests\": [" + delete + "]}"),
        400,
        "INVALID_ARGUMENT",
        "Invalid requests[0]");
  }

  @Test
  void a_sixty_first_read_in_a_minute_waits() throws IOException, InterruptedException {
    for (int i = 0; i < 60; i++) {
      assertEquals(200, read(tab + "A1", "").status());
    }
    refused(read(tab + "A1", ""), 429, "RESOURCE_EXHAUSTED", "Quota exceeded");
    assertEquals(200, write(tab + "X3", "[[\"x\"]]", "?valueInputOption=RAW").status());
    rig.clock.pass(Duration.ofMinutes(1));
    assertEquals(200, read(tab + "A1", "").status());
  }

  @Test
  void a_persons_edits_move_formulas_with_their_rows() {
    SheetEdits sheet = rig.sandbox.sheet();
    String title = sheet.cell(5, "title");
    sheet.insertRow(2);
    assertEquals(title, sheet.cell(6, "title"));
    assertEquals("=(F6-E6)*24", sheet.formula(6, "hours"));
    sheet.deleteRow(3);
    assertEquals("=(F5-E5)*24", sheet.formula(5, "hours"));
    sheet.sort("title", false);
    for (int row = 2; row <= sheet.lastRow(); row++) {
      if (!sheet.cell(row, "course_id").isEmpty()) {
        assertEquals("=(F" + row + "-E" + row + ")*24", sheet.formula(row, "hours"));
        assertTrue(sheet.cell(row, "hours").matches("[1-4](,5)?"), sheet.cell(row, "hours"));
      }
    }
  }

  @Test
  void clear_and_append_work_on_their_range() throws IOException, InterruptedException {
    Rig.Reply cleared =
        rig.send(
            "POST", spreadsheet + "/values/" + Rig.encode(tab + "C3:D3") + ":clear", auth, "{}");
    assertTrue(cleared.json().path("clearedRange").asText().endsWith("!C3:D3"));
    assertEquals("", rig.sandbox.sheet().cell(3, "title"));
    Rig.Reply appended =
        rig.send(
            "POST",
            spreadsheet + "/values/" + Rig.encode("Notes!A:B") + ":append?valueInputOption=RAW",
            auth,
            "{\"values\": [[\"a\", \"b\"]]}");
    assertEquals("Notes!A3:B3", appended.json().path("updates").path("updatedRange").asText());
  }
}
