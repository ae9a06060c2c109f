package ca.calculquebec.cqorc.service.eventbrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ServiceException.Reason;
import ca.calculquebec.cqorc.http.Http;
import ca.calculquebec.cqorc.http.HttpEvents;
import ca.calculquebec.cqorc.http.HttpPolicy;
import ca.calculquebec.cqorc.http.Interrupt;
import ca.calculquebec.cqorc.http.Transport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EventbriteClientTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant START = Instant.parse("2026-09-14T17:00:00Z");
  private static final NewEvent NEW_EVENT =
      new NewEvent(
          "Données & <R>",
          START,
          START.plusSeconds(10800),
          "America/Toronto",
          Optional.of("Résumé"));
  private static final String EVENT =
      """
      {"id":"900","name":{"text":"Données & <R>","html":"x"},"status":"draft","url":"https://e/900",
       "start":{"timezone":"America/Toronto","utc":"2026-09-14T17:00:00Z"},
       "end":{"timezone":"America/Toronto","utc":"2026-09-14T20:00:00Z"},"summary":null}
      """;

  private final MockWebServer server = new MockWebServer();
  private EventbriteClient client;

  @BeforeEach
  void start() throws IOException {
    server.start();
    Http http =
        new Http(
            Transport.network(),
            Clock.fixed(Instant.parse("2026-09-01T12:00:00Z"), ZoneOffset.UTC),
            duration -> {},
            HttpPolicy.standard(Duration.ofMinutes(30)),
            HttpEvents.none(),
            new Interrupt());
    client = new EventbriteClient(http, server.url("/v3").toString(), "private-token");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void answer(int status, String body, String... headers) {
    MockResponse.Builder response =
        new MockResponse.Builder()
            .code(status)
            .setHeader("Content-Type", "application/json")
            .body(body);
    for (int i = 0; i < headers.length; i += 2) {
      response.addHeader(headers[i], headers[i + 1]);
    }
    server.enqueue(response.build());
  }

  private void refuse(int status, String code) {
    answer(
        status,
        "{\"status_code\":"
            + status
            + ",\"error\":\""
            + code
            + "\",\"error_description\":\"No.\"}");
  }

  private List<RecordedRequest> requests() throws InterruptedException {
    List<RecordedRequest> requests = new ArrayList<>();
    int number = server.getRequestCount();
    for (int i = 0; i < number; i++) {
      requests.add(server.takeRequest());
    }
    return requests;
  }

  private static String line(RecordedRequest request) {
    return request.getMethod() + " " + request.getTarget();
  }

  private static JsonNode body(RecordedRequest request) throws IOException {
    return JSON.readTree(request.getBody().utf8());
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = EventbriteClientTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void a_copy_is_asked_for_with_a_flat_body_and_a_token_in_the_header() throws Exception {
    answer(200, EVENT);
    EventbriteEvent event = client.copyEvent("7", NEW_EVENT);
    assertEquals("900", event.id());
    assertTrue(event.isDraft());
    RecordedRequest request = requests().get(0);
    assertEquals("POST /v3/events/7/copy/", line(request));
    assertEquals("Bearer private-token", request.getHeaders().get("Authorization"));
    assertEquals(
        JSON.readTree(
            """
            {"name":"Données & <R>","start_date":"2026-09-14T17:00:00Z",
             "end_date":"2026-09-14T20:00:00Z","timezone":"America/Toronto","summary":"Résumé"}
            """),
        body(request));
  }

  @Test
  void a_copy_that_met_trouble_is_sent_once_and_uncertain() throws Exception {
    refuse(500, "INTERNAL_ERROR");
    ServiceException failure =
        assertThrows(ServiceException.class, () -> client.copyEvent("7", NEW_EVENT));
    assertTrue(failure.uncertain());
    assertEquals(1, server.getRequestCount());
  }

  @Test
  void a_copy_whose_answer_cannot_be_read_is_uncertain() {
    answer(200, "{\"id\":\"9");
    assertTrue(
        assertThrows(ServiceException.class, () -> client.copyEvent("7", NEW_EVENT)).uncertain());
    answer(200, "{\"id\":\"900\"}");
    ServiceException failure =
        assertThrows(ServiceException.class, () -> client.copyEvent("7", NEW_EVENT));
    assertTrue(failure.uncertain());
    assertTrue(failure.getMessage().contains("status is missing"), failure.getMessage());
  }

  @Test
  void a_copy_that_is_refused_is_certain_and_says_why() {
    refuse(400, "INVALID_START_DATE");
    ServiceException failure =
        assertThrows(ServiceException.class, () -> client.copyEvent("7", NEW_EVENT));
    assertFalse(failure.uncertain());
    assertEquals(Reason.REFUSED, failure.reason());
    assertEquals("INVALID_START_DATE", failure.code());
    assertTrue(failure.getMessage().endsWith("Eventbrite answered INVALID_START_DATE: No."));
  }

  @Test
  void the_waypoint_of_a_copy_travels_with_requests_about_the_new_event_only() throws Exception {
    answer(200, EVENT, "Eventbrite-API-Waypoint-Token", "w1");
    answer(200, EVENT);
    answer(200, EVENT);
    client.copyEvent("7", NEW_EVENT);
    client.findEvent("900");
    client.findEvent("7");
    List<RecordedRequest> requests = requests();
    assertEquals("w1", requests.get(1).getHeaders().get("Eventbrite-API-Waypoint-Token"));
    assertEquals(null, requests.get(2).getHeaders().get("Eventbrite-API-Waypoint-Token"));
  }

  @Test
  void wrong_tokens_are_wrong_credentials_whatever_the_status() {
    refuse(400, "INVALID_AUTH");
    refuse(401, "ACCESS_DENIED");
    for (int i = 0; i < 2; i++) {
      ServiceException failure = assertThrows(ServiceException.class, client::verify);
      assertEquals(Reason.CREDENTIALS, failure.reason());
      assertFalse(failure.getMessage().contains("private-token"));
    }
  }

  @Test
  void an_event_that_does_not_exist_is_absent() throws Exception {
    refuse(404, "NOT_FOUND");
    assertEquals(Optional.empty(), client.findEvent("5"));
  }

  @Test
  void a_list_is_read_until_there_is_no_more() throws Exception {
    answer(
        200,
        "{\"pagination\":{\"has_more_items\":true,\"continuation\":\"a b+\"},\"events\":["
            + EVENT
            + "]}");
    answer(200, "{\"pagination\":{\"has_more_items\":true,\"continuation\":\"c\"},\"events\":[]}");
    answer(200, resource("events-page.json"));
    List<EventbriteEvent> events = client.listEvents("77");
    assertEquals(
        List.of("900", "1001", "1002", "1003"), events.stream().map(EventbriteEvent::id).toList());
    assertEquals("Données & graphes [en ligne, DAT101]", events.get(1).name());
    assertEquals(Instant.parse("2026-11-01T06:30:00Z"), events.get(1).start());
    assertTrue(events.get(2).isOver());
    assertTrue(events.get(3).isGone());
    List<RecordedRequest> requests = requests();
    String first =
        "GET /v3/organizations/77/events/?status=all&order_by=created_desc&page_size=200";
    assertEquals(first, line(requests.get(0)));
    assertEquals(first + "&continuation=a%20b%2B", line(requests.get(1)));
    assertEquals(first + "&continuation=c", line(requests.get(2)));
  }

  @Test
  void the_last_page_with_every_field_that_eventbrite_sends_is_read() throws Exception {
    answer(200, resource("events-last-page.json"));
    List<EventbriteEvent> events = client.listEvents("77");
    assertEquals(
        List.of("2001", "2002", "2003"), events.stream().map(EventbriteEvent::id).toList());
    assertEquals(
        new EventbriteEvent(
            "2001",
            "Cartes & données 2001",
            "live",
            Instant.parse("2026-10-06T17:00:00Z"),
            Instant.parse("2026-10-06T20:00:00Z"),
            "America/Toronto",
            "Lire et dessiner des cartes.",
            "https://www.eventbrite.example/e/cartes-billets-2001"),
        events.get(0));
    assertTrue(events.get(1).isOver());
    assertTrue(events.get(2).isDraft());
  }

  /** A page of somebody's organisation, which is not ours to ship. */
  @TestFactory
  Stream<DynamicTest> a_real_page_is_read_where_it_is_at_hand() {
    return Stream.of(Path.of("../shared/samples/eventbrite_events_real_page.json"))
        .filter(Files::exists)
        .map(page -> DynamicTest.dynamicTest(page.toString(), () -> readsRealPage(page)));
  }

  private void readsRealPage(Path page) throws Exception {
    answer(200, Files.readString(page, StandardCharsets.UTF_8));
    List<EventbriteEvent> events = client.listEvents("34338661734");
    assertEquals(18, events.size());
    assertEquals("291075754417", events.get(0).id());
    assertEquals(Instant.parse("2022-04-05T04:00:00Z"), events.get(0).start());
  }

  @Test
  void an_update_is_wrapped_partial_and_escapes_the_name() throws Exception {
    answer(200, EVENT);
    answer(200, EVENT);
    client.updateEvent(
        "900", new EventPatch(Optional.of("R & <b>"), Optional.empty(), Optional.empty()));
    client.updateEvent(
        "900",
        new EventPatch(
            Optional.empty(),
            Optional.of("a & b"),
            Optional.of(new EventPatch.Period(START, START.plusSeconds(60), "America/Toronto"))));
    List<RecordedRequest> requests = requests();
    assertEquals("POST /v3/events/900/", line(requests.get(0)));
    assertEquals(
        JSON.readTree("{\"event\":{\"name\":{\"html\":\"R &amp; &lt;b&gt;\"}}}"),
        body(requests.get(0)));
    assertEquals(
        JSON.readTree(
            """
            {"event":{"summary":"a & b",
              "start":{"timezone":"America/Toronto","utc":"2026-09-14T17:00:00Z"},
              "end":{"timezone":"America/Toronto","utc":"2026-09-14T17:01:00Z"}}}
            """),
        body(requests.get(1)));
  }

  @Test
  void publishing_what_is_live_is_nothing_and_what_is_deleted_a_failure() throws Exception {
    refuse(400, "ALREADY_PUBLISHED_OR_DELETED");
    answer(200, EVENT.replace("draft", "live"));
    client.publish("900");
    refuse(400, "ALREADY_PUBLISHED_OR_DELETED");
    refuse(404, "NOT_FOUND");
    assertThrows(ServiceException.class, () -> client.publish("900"));
    assertEquals("POST /v3/events/900/publish/", line(requests().get(0)));
  }

  @Test
  void deleting_tells_whether_there_was_something_and_what_forbids_it() throws Exception {
    answer(200, "{\"deleted\":true}");
    refuse(400, "ALREADY_DELETED");
    refuse(404, "NOT_FOUND");
    refuse(400, "CANNOT_DELETE");
    assertTrue(client.delete("900"));
    assertFalse(client.delete("900"));
    assertFalse(client.delete("900"));
    ServiceException refusal = assertThrows(ServiceException.class, () -> client.delete("900"));
    assertTrue(EventbriteClient.hasOrders(refusal));
    assertEquals("DELETE /v3/events/900/", line(requests().get(0)));
  }

  private static final String PAGE =
      """
      {"page_version_number":"3","modules":[
        {"id":"1","type":"text","layout":null,"semantic_purpose":null,"resource_uris":{},
         "data":{"body":{"alignment":"left","text":"<p>é</p>"}}},
        {"id":"2","type":"image","layout":"image_top","timed_display":null,
         "data":{"image":{"image_id":"5","new_field":7}}}],
       "widgets":[{"id":"8","type":"faqs","data":{"faqs":[]}}],"pagination":{"has_more_items":false}}
      """;

  @Test
  void a_new_version_has_all_modules_and_only_what_the_api_takes() throws Exception {
    answer(200, PAGE);
    answer(200, "{}");
    client.writeContent("900", client.workingContent("900").orElseThrow());
    List<RecordedRequest> requests = requests();
    assertEquals("GET /v3/events/900/structured_content/edit/", line(requests.get(0)));
    assertEquals("POST /v3/events/900/structured_content/4/", line(requests.get(1)));
    assertEquals(
        JSON.readTree(
            """
            {"access_type":"public","purpose":"listing","publish":true,"modules":[
              {"type":"text","data":{"body":{"alignment":"left","text":"<p>é</p>"}}},
              {"type":"image","layout":"image_top","data":{"image":{"image_id":"5","new_field":7}}}],
             "widgets":[{"type":"faqs","data":{"faqs":[]}}]}
            """),
        body(requests.get(1)));
  }

  @Test
  void a_wrong_version_is_read_again_and_written_once_more() throws Exception {
    refuse(400, "PAGE_VERSION_DISCONTINUITY");
    answer(200, PAGE);
    answer(200, "{}");
    client.writeContent(
        "900",
        new StructuredContent(
            1, List.of(Map.of("type", "text", "data", Map.of("x", "y"))), List.of()));
    List<String> lines = requests().stream().map(EventbriteClientTest::line).toList();
    assertEquals("POST /v3/events/900/structured_content/2/", lines.get(0));
    assertEquals("POST /v3/events/900/structured_content/4/", lines.get(2));
  }

  @Test
  void a_page_that_was_written_though_the_answer_was_lost_is_not_written_again() throws Exception {
    answer(200, PAGE);
    StructuredContent page = client.workingContent("900").orElseThrow();
    refuse(400, "PAGE_VERSION_DISCONTINUITY");
    answer(200, PAGE);
    client.writeContent("900", new StructuredContent(2, page.modules(), page.widgets()));
    assertEquals(3, server.getRequestCount());
  }

  @Test
  void an_event_without_a_page_has_version_nought() throws Exception {
    answer(200, "{\"modules\":[]}");
    assertEquals(0, client.publishedContent("900").orElseThrow().version());
    answer(200, "{\"page_version_number\":5,\"modules\":[]}");
    assertEquals(5, client.publishedContent("900").orElseThrow().version());
  }

  @Test
  void ticket_classes_are_read_with_absent_and_empty_sales_ends() throws Exception {
    answer(
        200,
        """
        {"pagination":{"has_more_items":false},"ticket_classes":[
         {"id":"1","name":"A","sales_end":"2026-09-14T05:00:00Z","quantity_sold":3},
         {"id":"2","name":"B","sales_end":""},{"id":"3","name":"C","sales_end":null}]}
        """);
    List<TicketClass> classes = client.ticketClasses("900");
    assertEquals(Optional.of(Instant.parse("2026-09-14T05:00:00Z")), classes.get(0).salesEnd());
    assertEquals(3, classes.get(0).sold());
    assertEquals(Optional.empty(), classes.get(1).salesEnd());
    assertEquals(Optional.empty(), classes.get(2).salesEnd());
    answer(200, "{}");
    client.updateSalesEnd("900", "2", START);
    RecordedRequest request = requests().get(1);
    assertEquals("POST /v3/events/900/ticket_classes/2/", line(request));
    assertEquals(
        JSON.readTree("{\"ticket_class\":{\"sales_end\":\"2026-09-14T17:00:00Z\"}}"),
        body(request));
  }

  @Test
  void canceled_and_refunded_tickets_are_no_registrants() throws Exception {
    answer(
        200,
        """
        {"pagination":{"has_more_items":false},"attendees":[
         {"id":"1","status":"Attending","cancelled":false,"refunded":false},
         {"id":"2","status":"Not Attending","cancelled":true,"refunded":true},
         {"id":"3","status":"deleted"},{"id":"4","status":"Checked In"}]}
        """);
    assertEquals(2, client.countRegistrations("900"));
  }

  @Test
  void attendees_are_told_apart_by_their_id_and_what_was_not_filled_in_is_blank() throws Exception {
    answer(
        200,
        """
        {"pagination":{"has_more_items":false},"attendees":[
         {"id":"937711035","order_id":"752327237","checked_in":true,"cancelled":false,
          "refunded":false,"status":"Attending","ticket_class_name":"Gratuit",
          "profile":{"first_name":" Zoé ","last_name":"Roy","name":"Zoé Roy","email":"z@example.org"}},
         {"id":"937711036","order_id":"752327237","checked_in":false,"cancelled":false,
          "refunded":false,"status":"Attended",
          "profile":{"first_name":"Info Requested","last_name":"Info Requested"}},
         {"id":"937711037","checked_in":true,"cancelled":true,"status":"Checked In"},
         {"id":"937711038","status":"Attending","profile":null}]}
        """);
    List<Attendee> attendees = client.listAttendees("900");
    assertEquals(
        new Attendee(
            "937711035",
            "752327237",
            "Zoé",
            "Roy",
            "Zoé Roy",
            "z@example.org",
            "Gratuit",
            "Attending",
            true,
            true),
        attendees.get(0));
    assertEquals("", attendees.get(1).firstName());
    assertEquals(
        List.of(true, true, false, false), attendees.stream().map(Attendee::isPresent).toList());
  }
}
