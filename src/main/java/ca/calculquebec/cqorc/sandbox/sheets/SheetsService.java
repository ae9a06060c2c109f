package ca.calculquebec.cqorc.sandbox.sheets;

import ca.calculquebec.cqorc.sandbox.google.FieldMask;
import ca.calculquebec.cqorc.sandbox.google.GoogleErrors;
import ca.calculquebec.cqorc.sandbox.google.GoogleTokens;
import ca.calculquebec.cqorc.sandbox.support.Answer;
import ca.calculquebec.cqorc.sandbox.support.Call;
import ca.calculquebec.cqorc.sandbox.support.ErrorAnswer;
import ca.calculquebec.cqorc.sandbox.support.Ids;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import ca.calculquebec.cqorc.sandbox.support.Service;
import ca.calculquebec.cqorc.sandbox.support.Window;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Google Sheets, version 4. */
public final class SheetsService implements Service {
  private static final List<String> SCOPES =
      List.of(
          "https://www.googleapis.com/auth/spreadsheets",
          "https://www.googleapis.com/auth/drive",
          "https://www.googleapis.com/auth/drive.file");

  private final Map<String, Spreadsheet> spreadsheets = new LinkedHashMap<>();
  private final GoogleTokens tokens;
  private final Clock clock;
  private final Ids ids;
  private final boolean limits;
  private final Map<String, Window> windows = new LinkedHashMap<>();

  public SheetsService(
      ObjectNode state, GoogleTokens tokens, Clock clock, Ids ids, boolean limits) {
    this.tokens = tokens;
    this.clock = clock;
    this.ids = ids;
    this.limits = limits;
    state
        .path("spreadsheets")
        .forEach(
            one -> {
              Spreadsheet spreadsheet = Spreadsheet.load(one);
              spreadsheets.put(spreadsheet.id(), spreadsheet);
            });
  }

  @Override
  public synchronized ObjectNode save() {
    ObjectNode state = JsonTree.object();
    ids.save(state);
    ArrayNode kept = state.putArray("spreadsheets");
    spreadsheets.values().forEach(spreadsheet -> kept.add(spreadsheet.save()));
    return state;
  }

  /** Works on a spreadsheet as a person in a browser does. */
  synchronized <T> T edit(String id, Function<Spreadsheet, T> work) {
    return work.apply(spreadsheets.get(id));
  }

  /** Titles of the spreadsheets that the account may open, by id. */
  public synchronized Map<String, String> titles() {
    Map<String, String> titles = new LinkedHashMap<>();
    for (Spreadsheet one : spreadsheets.values()) {
      if (one.shared()) {
        titles.put(one.id(), one.title());
      }
    }
    return titles;
  }

  /** A new spreadsheet of one tab. */
  public synchronized void add(String id, String title, List<List<String>> rows) {
    Grid grid = new Grid(0, "Sheet1", Math.max(1000, rows.size()), 26);
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < Math.min(26, rows.get(row).size()); column++) {
        grid.set(row, column, Cell.text(rows.get(row).get(column)));
      }
    }
    spreadsheets.put(
        id, new Spreadsheet(id, title, "en_US", "America/Toronto", true, List.of(grid)));
  }

  /** A copy has everything of its original; its protections have ids of their own. */
  public synchronized void duplicate(String original, String id, String title) {
    Spreadsheet copy = spreadsheets.get(original).copy();
    for (Grid tab : copy.tabs()) {
      tab.protections()
          .forEach(
              protection ->
                  ((ObjectNode) protection)
                      .put("protectedRangeId", ids.number(9))
                      .put("requestingUserCanEdit", true));
    }
    spreadsheets.put(
        id, new Spreadsheet(id, title, copy.locale(), copy.timeZone(), true, copy.tabs()));
  }

  public synchronized void rename(String id, String title) {
    spreadsheets.computeIfPresent(
        id,
        (key, one) ->
            new Spreadsheet(id, title, one.locale(), one.timeZone(), one.shared(), one.tabs()));
  }

  public synchronized void remove(String id) {
    spreadsheets.remove(id);
  }

  @Override
  public synchronized Answer answer(Call call) {
    GoogleTokens.Grant grant =
        tokens
            .access(call.bearer().orElse(""))
            .orElseThrow(
                () ->
                    GoogleErrors.sheets(
                        401,
                        "UNAUTHENTICATED",
                        "Request had invalid authentication credentials. Expected OAuth 2 access"
                            + " token, login cookie or other valid authentication credential."));
    if (!grant.allows(SCOPES)) {
      throw GoogleErrors.insufficientScopes();
    }
    count(grant.account(), call.method().equals("GET"));
    JsonNode body = route(call);
    return Answer.json(
        200, call.query("fields").map(mask -> FieldMask.parse(mask).apply(body)).orElse(body));
  }

  private void count(String account, boolean reading) {
    String kind = reading ? "Read" : "Write";
    Window window =
        windows.computeIfAbsent(kind + " " + account, key -> new Window(60, Duration.ofMinutes(1)));
    if (limits && !window.take(clock.instant())) {
      throw GoogleErrors.sheets(
          429,
          "RESOURCE_EXHAUSTED",
          "Quota exceeded for quota metric '"
              + kind
              + " requests' and limit '"
              + kind
              + " requests per minute per user' of service 'sheets.googleapis.com' for consumer"
              + " 'project_number:100000000001'.");
    }
  }

  private JsonNode route(Call call) {
    if (!call.segment(0).equals("spreadsheets")) {
      throw notFound();
    }
    if (call.is("POST", 1)) {
      return create(body(call));
    }
    String method = call.method();
    String id = call.segment(1);
    if (call.is("POST", 2) && id.endsWith(":batchUpdate")) {
      return change(id.substring(0, id.length() - ":batchUpdate".length()), body(call));
    }
    Spreadsheet spreadsheet = open(id);
    SheetValues values = new SheetValues(spreadsheet, clock);
    String third = call.segment(2);
    if (call.is("GET", 2)) {
      return describe(spreadsheet, call);
    }
    if (call.segments().size() == 3 && method.equals("GET") && third.equals("values:batchGet")) {
      return batchGet(spreadsheet, values, call);
    }
    if (call.segments().size() == 3
        && method.equals("POST")
        && third.equals("values:batchUpdate")) {
      return batchUpdate(spreadsheet, body(call));
    }
    if (call.segments().size() != 4 || !third.equals("values")) {
      throw notFound();
    }
    String range = call.segment(3);
    if (method.equals("GET")) {
      return values.read(range, rendering(call));
    }
    if (method.equals("PUT")) {
      return values.write(range, body(call), call.query("valueInputOption").orElse(""));
    }
    if (method.equals("POST") && range.endsWith(":clear")) {
      return values.clear(range.substring(0, range.length() - ":clear".length()));
    }
    if (method.equals("POST") && range.endsWith(":append")) {
      return values.append(
          range.substring(0, range.length() - ":append".length()),
          body(call),
          call.query("valueInputOption").orElse(""),
          call.query("insertDataOption").orElse("").equals("INSERT_ROWS"));
    }
    throw notFound();
  }

  private Spreadsheet open(String id) {
    Spreadsheet spreadsheet = spreadsheets.get(id);
    if (spreadsheet == null) {
      throw notFound();
    }
    if (!spreadsheet.shared()) {
      throw GoogleErrors.sheets(403, "PERMISSION_DENIED", "The caller does not have permission");
    }
    return spreadsheet;
  }

  private static ErrorAnswer notFound() {
    return GoogleErrors.sheets(404, "NOT_FOUND", "Requested entity was not found.");
  }

  private static ObjectNode body(Call call) {
    if (call.body().isBlank()) {
      return JsonTree.object();
    }
    return call.jsonObject()
        .orElseThrow(
            () ->
                GoogleErrors.invalid(
                    "Invalid JSON payload received. Expected a value of type object."));
  }

  private static SheetValues.Rendering rendering(Call call) {
    return new SheetValues.Rendering(
        call.query("valueRenderOption").orElse("FORMATTED_VALUE"),
        call.query("dateTimeRenderOption").orElse("SERIAL_NUMBER"),
        call.query("majorDimension").orElse("ROWS").equals("COLUMNS"));
  }

  private static JsonNode batchGet(Spreadsheet spreadsheet, SheetValues values, Call call) {
    ObjectNode answer = JsonTree.object().put("spreadsheetId", spreadsheet.id());
    ArrayNode ranges = answer.putArray("valueRanges");
    for (String range : call.query().getOrDefault("ranges", List.of())) {
      ranges.add(values.read(range, rendering(call)));
    }
    return answer;
  }

  /** All or nothing: written to a copy first. */
  private JsonNode batchUpdate(Spreadsheet spreadsheet, ObjectNode body) {
    Spreadsheet copy = spreadsheet.copy();
    SheetValues values = new SheetValues(copy, clock);
    ObjectNode answer = JsonTree.object().put("spreadsheetId", spreadsheet.id());
    ArrayNode responses = JsonTree.array();
    String input = body.path("valueInputOption").asText("");
    Set<String> tabs = new TreeSet<>();
    for (JsonNode data : body.path("data")) {
      String range = data.path("range").asText();
      tabs.add(values.range(range).title());
      responses.add(values.write(range, data, input));
    }
    if (responses.isEmpty()) {
      values.write(A1.quoted(copy.titles().get(0)), JsonTree.object(), input);
    }
    spreadsheets.put(copy.id(), copy);
    answer
        .put("totalUpdatedRows", total(responses, "updatedRows"))
        .put("totalUpdatedColumns", total(responses, "updatedColumns"))
        .put("totalUpdatedCells", total(responses, "updatedCells"))
        .put("totalUpdatedSheets", tabs.size())
        .set("responses", responses);
    return answer;
  }

  private static int total(ArrayNode responses, String key) {
    int total = 0;
    for (JsonNode response : responses) {
      total += response.path(key).asInt();
    }
    return total;
  }

  private JsonNode change(String id, ObjectNode body) {
    Spreadsheet copy = open(id).copy();
    ArrayNode replies = new SheetChanges(copy, ids).replies(body.path("requests"));
    spreadsheets.put(id, copy);
    ObjectNode answer = JsonTree.object().put("spreadsheetId", id);
    answer.set("replies", replies);
    return answer;
  }

  private JsonNode create(ObjectNode body) {
    JsonNode properties = body.path("properties");
    Spreadsheet created =
        new Spreadsheet(
            "1" + ids.text(43),
            properties.path("title").asText("Untitled spreadsheet"),
            properties.path("locale").asText("en_US"),
            properties.path("timeZone").asText("America/Toronto"),
            true,
            List.of(new Grid(0, "Sheet1", 1000, 26)));
    spreadsheets.put(created.id(), created);
    return described(created);
  }

  private static JsonNode describe(Spreadsheet spreadsheet, Call call) {
    if (call.query("includeGridData").orElse("false").equals("true")) {
      throw GoogleErrors.invalid("The sandbox does not hand out grid data; read the values.");
    }
    return described(spreadsheet);
  }

  private static ObjectNode described(Spreadsheet spreadsheet) {
    ObjectNode answer = JsonTree.object().put("spreadsheetId", spreadsheet.id());
    answer
        .putObject("properties")
        .put("title", spreadsheet.title())
        .put("locale", spreadsheet.locale())
        .put("autoRecalc", "ON_CHANGE")
        .put("timeZone", spreadsheet.timeZone());
    ArrayNode sheets = answer.putArray("sheets");
    for (int i = 0; i < spreadsheet.tabs().size(); i++) {
      Grid tab = spreadsheet.tabs().get(i);
      ObjectNode sheet = sheets.addObject();
      sheet
          .putObject("properties")
          .put("sheetId", tab.id())
          .put("title", tab.title())
          .put("index", i)
          .put("sheetType", "GRID")
          .putObject("gridProperties")
          .put("rowCount", tab.rows())
          .put("columnCount", tab.columns());
      if (!tab.protections().isEmpty()) {
        sheet.set("protectedRanges", tab.protections().deepCopy());
      }
    }
    answer.put(
        "spreadsheetUrl", "https://docs.google.com/spreadsheets/d/" + spreadsheet.id() + "/edit");
    return answer;
  }
}
