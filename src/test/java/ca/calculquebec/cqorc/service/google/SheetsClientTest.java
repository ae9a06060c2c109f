package ca.calculquebec.cqorc.service.google;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ServiceException.Reason;
import ca.calculquebec.cqorc.http.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetsClientTest {
  @TempDir Path directory;
  private GoogleWorld world;
  private SheetsClient client;

  @BeforeEach
  void start() throws Exception {
    world = new GoogleWorld(directory);
    world.writeTokenUntil("2026-09-14T13:00:00Z");
    client = new SheetsClient(world.root(), world.http, world.authorizer(Optional.empty(), false));
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void properties_and_tabs_are_read() throws Exception {
    world.answer(
        200,
        "{\"spreadsheetId\":\"1AbC\",\"properties\":{\"title\":\"Automne\",\"locale\":\"fr_CA\","
            + "\"timeZone\":\"America/Toronto\",\"later\":1},\"sheets\":[{\"properties\":"
            + "{\"sheetId\":7,\"title\":\"Cours d'été\",\"index\":0,\"gridProperties\":"
            + "{\"rowCount\":1000,\"columnCount\":30}}}]}");
    assertEquals(
        new SheetsClient.Spreadsheet(
            "1AbC",
            "Automne",
            "fr_CA",
            "America/Toronto",
            List.of(new SheetsClient.Tab(7, "Cours d'été", 1000, 30))),
        client.get("1AbC"));
    RecordedRequest request = world.server.takeRequest();
    assertEquals("GET", request.getMethod());
    assertEquals("/v4/spreadsheets/1AbC", request.getUrl().encodedPath());
    assertEquals(
        "spreadsheetId,properties(title,locale,timeZone),sheets(properties)",
        request.getUrl().queryParameter("fields"));
    assertEquals("Bearer ya29.OLD", request.getHeaders().get("Authorization"));
  }

  @Test
  void cells_are_read_as_shown_and_become_texts() throws Exception {
    world.answer(
        200,
        "{\"range\":\"x\",\"majorDimension\":\"ROWS\",\"values\":[[\"course_id\",\"hours\"],[],"
            + "[\"2026-07\",3,1.50,true,null,95204914252]]}");
    assertEquals(
        List.of(
            List.of("course_id", "hours"),
            List.of(),
            List.of("2026-07", "3", "1.50", "TRUE", "", "95204914252")),
        client.values("1AbC", "Cours d'été / 2026"));
    RecordedRequest request = world.server.takeRequest();
    assertEquals(
        List.of("v4", "spreadsheets", "1AbC", "values", "'Cours d''été / 2026'!A:ZZ"),
        request.getUrl().pathSegments());
    assertEquals("FORMATTED_VALUE", request.getUrl().queryParameter("valueRenderOption"));
    assertEquals("ROWS", request.getUrl().queryParameter("majorDimension"));
  }

  @Test
  void an_empty_sheet_has_no_values() throws Exception {
    world.answer(200, "{\"range\":\"'Vide'!A1:Z1000\",\"majorDimension\":\"ROWS\"}");
    assertEquals(List.of(), client.values("1AbC", "Vide"));
  }

  @Test
  void a_compressed_answer_is_read() throws Exception {
    okio.Buffer packed = new okio.Buffer();
    try (var gzip = okio.Okio.buffer(new okio.GzipSink(packed))) {
      gzip.writeUtf8("{\"values\":[[\"x\"]]}");
    }
    world.server.enqueue(
        new mockwebserver3.MockResponse.Builder()
            .addHeader("Content-Type", "application/json")
            .addHeader("Content-Encoding", "gzip")
            .body(packed)
            .build());
    assertEquals(List.of(List.of("x")), client.values("1AbC", "T"));
  }

  @Test
  void cells_are_written_raw_each_alone_in_one_request() throws Exception {
    world.answer(200, "{\"spreadsheetId\":\"1AbC\",\"totalUpdatedCells\":2}");
    client.writeCells(
        "1AbC",
        "Cours d'été",
        List.of(
            new SheetsClient.CellValue(14, 12, "95204914252"),
            new SheetsClient.CellValue(3, 27, "=1+1")));
    RecordedRequest request = world.server.takeRequest();
    assertEquals("POST", request.getMethod());
    assertEquals("/v4/spreadsheets/1AbC/values:batchUpdate", request.getUrl().encodedPath());
    assertEquals(
        Json.mapper()
            .readTree(
                "{\"valueInputOption\":\"RAW\",\"data\":["
                    + "{\"range\":\"'Cours d''été'!M14\",\"majorDimension\":\"ROWS\","
                    + "\"values\":[[\"95204914252\"]]},"
                    + "{\"range\":\"'Cours d''été'!AB3\",\"majorDimension\":\"ROWS\","
                    + "\"values\":[[\"=1+1\"]]}]}"),
        Json.mapper().readTree(request.getBody().utf8()));
    assertEquals(null, request.getHeaders().get("Content-Encoding"));
  }

  @Test
  void nothing_to_write_sends_nothing() throws Exception {
    client.writeCells("1AbC", "T", List.of());
    assertEquals(0, world.server.getRequestCount());
  }

  @Test
  void columns_have_letters() {
    assertEquals("A", SheetsClient.column(0));
    assertEquals("Z", SheetsClient.column(25));
    assertEquals("AA", SheetsClient.column(26));
    assertEquals("AZ", SheetsClient.column(51));
    assertEquals("BA", SheetsClient.column(52));
    assertEquals("ZZ", SheetsClient.column(701));
  }

  @Test
  void a_refused_token_is_renewed_once_and_the_call_repeated() throws Exception {
    world.answer(401, "{\"error\":{\"code\":401,\"status\":\"UNAUTHENTICATED\"}}");
    world.answerToken("ya29.NEW");
    world.answer(200, "{\"values\":[[\"x\"]]}");
    assertEquals(List.of(List.of("x")), client.values("1AbC", "T"));
    world.server.takeRequest();
    world.server.takeRequest();
    assertEquals("Bearer ya29.NEW", world.server.takeRequest().getHeaders().get("Authorization"));
  }

  @Test
  void a_token_refused_twice_is_given_up() throws Exception {
    world.answer(401, "{}");
    world.answerToken("ya29.NEW");
    world.answer(401, "{}");
    ServiceException e = failure();
    assertEquals(Reason.CREDENTIALS, e.reason());
    assertTrue(e.getMessage().contains("token_sheets_v4.json"), e.getMessage());
    assertEquals(3, world.server.getRequestCount());
  }

  @Test
  void trouble_and_limits_are_the_business_of_http() throws Exception {
    world.answer(503, "");
    world.answer(429, "{\"error\":{\"code\":429,\"status\":\"RESOURCE_EXHAUSTED\"}}");
    world.answer(429, "", "Retry-After", "20");
    world.answer(
        403, "{\"error\":{\"code\":403,\"errors\":[{\"reason\":\"userRateLimitExceeded\"}]}}");
    world.answer(200, "{\"values\": [[");
    world.answer(200, "{\"values\":[[\"x\"]]}");
    assertEquals(List.of(List.of("x")), client.values("1AbC", "T"));
    assertEquals(6, world.server.getRequestCount());
    assertTrue(world.time.waited().compareTo(Duration.ofSeconds(20)) > 0);
  }

  @Test
  void a_write_is_not_repeated_since_rows_may_have_moved() throws Exception {
    world.answer(503, "");
    ServiceException e =
        assertThrows(
            ServiceException.class,
            () -> client.writeCells("1AbC", "T", List.of(new SheetsClient.CellValue(2, 0, "812"))));
    assertEquals(Reason.UNAVAILABLE, e.reason());
    assertTrue(e.uncertain());
    assertEquals(1, world.server.getRequestCount());
  }

  @Test
  void what_sheets_refuses_is_explained() {
    explains(404, "NOT_FOUND", "Requested entity was not found.", Reason.NOT_FOUND, "shared with");
    explains(
        400,
        "INVALID_ARGUMENT",
        "Unable to parse range: 'Automne'!A:ZZ",
        Reason.NOT_FOUND,
        "it says \"Automne\"");
    explains(
        400,
        "INVALID_ARGUMENT",
        "You are trying to edit a protected cell or object. Please contact the owner.",
        Reason.REFUSED,
        "protection");
    explains(
        403, "PERMISSION_DENIED", "The caller does not have permission", Reason.REFUSED, "Ask");
    explains(
        403,
        "PERMISSION_DENIED",
        "Request had insufficient authentication scopes.\",\"details\":[{\"reason\":"
            + "\"ACCESS_TOKEN_SCOPE_INSUFFICIENT\"}],\"x\":\"",
        Reason.CREDENTIALS,
        "cqorc auth google");
    explains(400, "FAILED_PRECONDITION", "Not supported", Reason.REFUSED, "Google Sheets file");
    explains(400, "INVALID_ARGUMENT", "Something else", Reason.REFUSED, "calendar_file");
  }

  @Test
  void an_answer_that_lacks_what_is_needed_names_it() {
    world.answer(200, "{\"properties\":{\"title\":\"x\"}}");
    ServiceException e = assertThrows(ServiceException.class, () -> client.get("1AbC"));
    assertTrue(e.getMessage().contains("lacks \"sheets\""), e.getMessage());
    world.answer(200, "{\"values\":\"odd\"}");
    assertEquals(Reason.UNAVAILABLE, failure().reason());
  }

  @Test
  void a_failure_of_authorisation_comes_through() throws Exception {
    world.writeToken("not JSON");
    ServiceException e = failure();
    assertEquals(Reason.CREDENTIALS, e.reason());
    assertTrue(e.getMessage().contains("token_sheets_v4.json"), e.getMessage());
  }

  private void explains(int status, String word, String text, Reason reason, String advice) {
    world.answer(
        status,
        "{\"error\":{\"code\":"
            + (status + ",\"status\":\"" + word + "\",\"message\":\"" + text + "\"}}"));
    ServiceException e = failure();
    assertEquals(reason, e.reason(), text);
    assertEquals(status, e.status());
    assertTrue(e.getMessage().startsWith("tried to read the sheet of spreadsheet 1AbC"));
    assertTrue(e.advice().contains(advice), e.advice());
    assertFalse(e.uncertain());
  }

  private ServiceException failure() {
    return assertThrows(ServiceException.class, () -> client.values("1AbC", "Automne"));
  }

  private static final String PROTECTED =
      "{\"sheets\":[{\"properties\":{\"sheetId\":7,\"title\":\"Comptes\"},\"protectedRanges\":["
          + "{\"protectedRangeId\":712,\"range\":{\"sheetId\":7,\"startRowIndex\":0,"
          + "\"endRowIndex\":4,\"startColumnIndex\":0,\"endColumnIndex\":2},"
          + "\"description\":\"L'en-tête\",\"requestingUserCanEdit\":true,"
          + "\"editors\":{\"users\":[\"b@x.example\",\"a@x.example\"]}},"
          + "{\"protectedRangeId\":713,\"range\":{\"sheetId\":7,\"startRowIndex\":4},"
          + "\"warningOnly\":true,\"unprotectedRanges\":[{\"sheetId\":7,\"startRowIndex\":9,"
          + "\"endRowIndex\":10}]}]}]}";

  @Test
  void protected_ranges_are_copied_without_what_google_alone_writes() throws Exception {
    world.answer(200, PROTECTED);
    world.answer(200, "{\"spreadsheetId\":\"2Copy\",\"replies\":[{},{}]}");
    List<SheetProtection> protections = client.protections("1AbC");
    client.addProtections("2Copy", protections);
    assertEquals(
        "sheets(properties(sheetId,title),protectedRanges)",
        world.server.takeRequest().getUrl().queryParameter("fields"));
    RecordedRequest request = world.server.takeRequest();
    assertEquals("POST", request.getMethod());
    assertEquals("/v4/spreadsheets/2Copy:batchUpdate", request.getUrl().encodedPath());
    assertEquals(
        Json.mapper()
            .readTree(
                "{\"requests\":[{\"addProtectedRange\":{\"protectedRange\":{\"range\":{\"sheetId\":7,"
                    + "\"startRowIndex\":0,\"endRowIndex\":4,\"startColumnIndex\":0,"
                    + "\"endColumnIndex\":2},\"description\":\"L'en-tête\",\"warningOnly\":false,"
                    + "\"editors\":{\"users\":[\"a@x.example\",\"b@x.example\"],\"groups\":[],"
                    + "\"domainUsersCanEdit\":false}}}},{\"addProtectedRange\":{\"protectedRange\":{"
                    + "\"range\":{\"sheetId\":7,\"startRowIndex\":4,\"startColumnIndex\":0},"
                    + "\"description\":\"\",\"warningOnly\":true,\"unprotectedRanges\":[{"
                    + "\"sheetId\":7,\"startRowIndex\":9,\"endRowIndex\":10,"
                    + "\"startColumnIndex\":0}]}}}]}"),
        Json.mapper().readTree(request.getBody().utf8()));
  }

  @Test
  void a_protection_is_known_by_what_it_protects_and_not_by_its_editors() throws Exception {
    world.answer(200, PROTECTED);
    world.answer(200, PROTECTED.replace("712", "9").replace("a@x.example", "new@x.example"));
    world.answer(200, PROTECTED.replace("\"endRowIndex\":4", "\"endRowIndex\":5"));
    SheetProtection heading = client.protections("1AbC").get(0);
    assertTrue(heading.isLike(client.protections("2Copy").get(0)));
    assertFalse(heading.isLike(client.protections("3Other").get(0)));
  }

  @Test
  void rows_are_added_at_the_end_of_a_tab() throws Exception {
    world.answer(200, "{\"spreadsheetId\":\"1AbC\",\"replies\":[{}]}");
    client.appendRows("1AbC", new SheetsClient.Tab(7, "Comptes", 100, 6), 12);
    assertEquals(
        Json.mapper()
            .readTree(
                "{\"requests\":[{\"appendDimension\":{\"sheetId\":7,\"dimension\":\"ROWS\","
                    + "\"length\":12}}]}"),
        Json.mapper().readTree(world.server.takeRequest().getBody().utf8()));
  }

  @Test
  void nothing_to_protect_sends_nothing() throws Exception {
    client.addProtections("1AbC", List.of());
    assertEquals(0, world.server.getRequestCount());
  }

  @Test
  void columns_are_read_as_they_are_typed_in_one_request() throws Exception {
    world.answer(
        200,
        "{\"valueRanges\":[{\"range\":\"x\",\"majorDimension\":\"COLUMNS\",\"values\":[[\"zoom_id\",\"\","
            + "\"=IF(A3=1,2,3)\",95204914252]]},{\"range\":\"y\"}]}");
    assertEquals(
        Map.of(12, List.of("zoom_id", "", "=IF(A3=1,2,3)", "95204914252"), 27, List.of()),
        client.formulas("1AbC", "d'été", new TreeSet<>(Set.of(12, 27))));
    RecordedRequest request = world.server.takeRequest();
    assertEquals("/v4/spreadsheets/1AbC/values:batchGet", request.getUrl().encodedPath());
    assertEquals("FORMULA", request.getUrl().queryParameter("valueRenderOption"));
    assertEquals(
        List.of("'d''été'!M:M", "'d''été'!AB:AB"), request.getUrl().queryParameterValues("ranges"));
  }
}
