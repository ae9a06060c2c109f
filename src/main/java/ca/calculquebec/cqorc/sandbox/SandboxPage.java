package ca.calculquebec.cqorc.sandbox;

import ca.calculquebec.cqorc.sandbox.calendar.CalendarEvents;
import ca.calculquebec.cqorc.sandbox.calendar.CalendarService;
import ca.calculquebec.cqorc.sandbox.calendar.CalendarShown;
import ca.calculquebec.cqorc.sandbox.drive.DriveShown;
import ca.calculquebec.cqorc.sandbox.eventbrite.EventbriteShown;
import ca.calculquebec.cqorc.sandbox.mail.MailShown;
import ca.calculquebec.cqorc.sandbox.server.FaultJson;
import ca.calculquebec.cqorc.sandbox.server.FaultPlan;
import ca.calculquebec.cqorc.sandbox.server.RecordedRequest;
import ca.calculquebec.cqorc.sandbox.server.RequestLog;
import ca.calculquebec.cqorc.sandbox.sheets.SheetsShown;
import ca.calculquebec.cqorc.sandbox.slack.SlackShown;
import ca.calculquebec.cqorc.sandbox.support.Html;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import ca.calculquebec.cqorc.sandbox.support.PageText;
import ca.calculquebec.cqorc.sandbox.support.Resources;
import ca.calculquebec.cqorc.sandbox.support.Service;
import ca.calculquebec.cqorc.sandbox.zoom.ZoomShown;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One plain page: what each service holds, what is simulated, and how to ask for a bad day. */
final class SandboxPage {
  private static final String STYLE =
      "body{font:15px/1.45 sans-serif;max-width:72em;margin:2em auto;padding:0 1em}"
          + "table{border-collapse:collapse;margin:.5em 0}"
          + "td{white-space:pre-line}td,th{border:1px solid #bbb;padding:.15em .5em;text-align:left;vertical-align:top}"
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
    PageText page = new PageText();
    page.raw("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">")
        .raw("<title>cqorc sandbox</title><style>")
        .raw(STYLE)
        .raw("</style><h1>cqorc sandbox</h1>")
        .paragraph("Stand-ins for the services, on this machine only. Nothing here is real.");
    ZoomShown.page(page, state.path("zoom"), services.get("zoom").save().path("changes"));
    EventbriteShown.page(page, state.path("eventbrite"));
    CalendarShown.page(
        page,
        state.path("calendar"),
        ((CalendarService) services.get("calendar")).edit(CalendarEvents::notified));
    SlackShown.page(page, state.path("slack"));
    DriveShown.page(page, state.path("drive"));
    MailShown.page(page, state.path("mail"));
    SheetsShown.page(page, state.path("sheets"));
    requests(page);
    page.raw(
        Resources.filled(SandboxPage.class, "about.html", Map.of("ADDRESS", Html.escape(address))));
    page.subheading("Faults that wait");
    page.table(
        List.of("fault"),
        faults.pending().stream()
            .map(one -> List.of(JsonTree.text(FaultJson.write(one))))
            .toList());
    return page.raw("</html>").toString();
  }

  private void requests(PageText page) {
    List<RecordedRequest> all = log.all();
    Map<String, Long> counted =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.service() + (one.changing() ? ", changing" : ", reading"),
                    TreeMap::new,
                    Collectors.counting()));
    page.heading("Requests since the start");
    page.table(
        List.of("kind", "number"),
        counted.entrySet().stream()
            .map(one -> List.of(one.getKey(), String.valueOf(one.getValue())))
            .toList());
    page.table(
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
}
