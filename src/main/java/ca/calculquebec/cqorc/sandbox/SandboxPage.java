package ca.calculquebec.cqorc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One plain page: what each service holds, what is simulated, and how to ask for a bad day. */
final class SandboxPage {
  private static final String STYLE =
      "body{font:15px/1.45 sans-serif;max-width:72em;margin:2em auto;padding:0 1em}"
          + "table{border-collapse:collapse;margin:.5em 0}"
          + "td,th{border:1px solid #bbb;padding:.15em .5em;text-align:left;vertical-align:top}"
          + "th{background:#eef4f6}pre{background:#f4f4f4;padding:.6em;overflow-x:auto}"
          + ".wide{overflow-x:auto;font-size:13px}";

  private final Map<String, Service> services;
  private final FaultPlan faults;
  private final RequestLog log;
  private final String address;

  SandboxPage(Map<String, Service> services, FaultPlan faults, RequestLog log, String address) {
    this.services = services;
    this.faults = faults;
    this.log = log;
    this.address = address;
  }

  String html() {
    ObjectNode state = Snapshot.of(services, false);
    StringBuilder page = new StringBuilder();
    page.append("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">")
        .append("<title>cqorc sandbox</title><style>")
        .append(STYLE)
        .append("</style><h1>cqorc sandbox</h1>")
        .append("<p>Stand-ins for the services, on this machine only. Nothing here is real.</p>");
    zoom(page, state.path("zoom"));
    eventbrite(page, state.path("eventbrite"));
    sheets(page, state.path("sheets"));
    requests(page);
    page.append(Resources.filled("about.html", Map.of("ADDRESS", Html.escape(address))));
    page.append("<h3>Faults that wait</h3>");
    table(
        page,
        List.of("fault"),
        faults.pending().stream().map(one -> List.of(Json.text(FaultJson.write(one)))).toList());
    return page.append("</html>").toString();
  }

  private void zoom(StringBuilder page, JsonNode webinars) {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode webinar : webinars) {
      rows.add(
          List.of(
              webinar.path("id").asText(),
              webinar.path("topic").asText(),
              webinar.path("start_time").asText(),
              webinar.path("duration").asText() + " min",
              webinar.path("settings").path("alternative_hosts").asText(),
              joined(webinar.path("panelists"))));
    }
    page.append("<h2>Zoom</h2>");
    table(
        page,
        List.of("webinar", "topic", "start", "length", "alternative hosts", "panelists"),
        rows);
    JsonNode changes = services.get("zoom").save().path("changes");
    changes
        .properties()
        .forEach(
            host ->
                page.append("<p>")
                    .append(Html.escape(host.getValue().path("count").asText()))
                    .append(" of the 100 changes of ")
                    .append(Html.escape(host.getValue().path("day").asText()))
                    .append(" are used.</p>"));
  }

  private static void eventbrite(StringBuilder page, JsonNode events) {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode event : events) {
      StringBuilder sales = new StringBuilder();
      event
          .path("ticket_classes")
          .forEach(
              ticket ->
                  sales
                      .append(ticket.path("name").asText())
                      .append(" until ")
                      .append(ticket.path("sales_end").asText())
                      .append("; "));
      rows.add(
          List.of(
              event.path("id").asText(),
              event.path("name").path("text").asText(),
              event.path("start").path("local").asText(),
              event.path("end").path("local").asText(),
              event.path("status").asText(),
              sales.toString(),
              event.path("modules").size() + " modules",
              event.path("attendees").asText()));
    }
    page.append("<h2>Eventbrite</h2>");
    table(
        page,
        List.of("event", "name", "start", "end", "status", "tickets", "page", "attendees"),
        rows);
  }

  private static void sheets(StringBuilder page, JsonNode spreadsheets) {
    page.append("<h2>Google Sheets</h2>");
    for (JsonNode spreadsheet : spreadsheets) {
      for (JsonNode tab : spreadsheet.path("tabs")) {
        if (tab.path("rows").isEmpty()) {
          continue;
        }
        page.append("<h3>")
            .append(Html.escape(spreadsheet.path("title").asText()))
            .append(": ")
            .append(Html.escape(tab.path("title").asText()))
            .append("</h3>");
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode row : tab.path("rows")) {
          List<String> cells = new ArrayList<>();
          row.forEach(cell -> cells.add(cell.asText()));
          rows.add(cells);
        }
        page.append("<div class=\"wide\">");
        table(page, rows.get(0), rows.subList(1, rows.size()));
        page.append("</div>");
      }
    }
  }

  private void requests(StringBuilder page) {
    List<RecordedRequest> all = log.all();
    Map<String, Long> counted =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.service() + (one.changing() ? ", changing" : ", reading"),
                    TreeMap::new,
                    Collectors.counting()));
    page.append("<h2>Requests since the start</h2>");
    table(
        page,
        List.of("kind", "number"),
        counted.entrySet().stream()
            .map(one -> List.of(one.getKey(), String.valueOf(one.getValue())))
            .toList());
    table(
        page,
        List.of("time", "request", "answer"),
        all.subList(Math.max(0, all.size() - 20), all.size()).stream()
            .map(
                one ->
                    List.of(
                        one.time().toString(),
                        one.method() + " " + one.path(),
                        one.status() == 0 ? "cut" : String.valueOf(one.status())))
            .toList());
  }

  private static String joined(JsonNode list) {
    StringBuilder text = new StringBuilder();
    list.forEach(one -> text.append(text.isEmpty() ? "" : ", ").append(one.asText()));
    return text.toString();
  }

  private static void table(StringBuilder page, List<String> headings, List<List<String>> rows) {
    if (rows.isEmpty()) {
      page.append("<p>Nothing.</p>");
      return;
    }
    page.append("<table><tr>");
    headings.forEach(one -> page.append("<th>").append(Html.escape(one)).append("</th>"));
    page.append("</tr>");
    for (List<String> row : rows) {
      page.append("<tr>");
      row.forEach(one -> page.append("<td>").append(Html.escape(one)).append("</td>"));
      page.append("</tr>");
    }
    page.append("</table>");
  }
}
