package ca.calculquebec.cqorc.service.zoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.ServiceException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class ZoomParticipationsTest {
  private static final PastInstance INSTANCE = new PastInstance("ab/+c==", Optional.empty());

  private static String page(String next, String... people) {
    return "{\"next_page_token\":\""
        + next
        + "\",\"participants\":["
        + String.join(",", people)
        + "]}";
  }

  private static String person(String name, String leave, String status) {
    return "{\"id\":\"\",\"name\":\""
        + name
        + "\",\"user_email\":\"\",\"join_time\":\"2026-09-14T16:58:12Z\",\"leave_time\":\""
        + leave
        + "\",\"duration\":60,\"status\":\""
        + status
        + "\"}";
  }

  @Test
  void all_instances_are_listed_and_a_webinar_that_never_ended_has_none() throws Exception {
    try (ZoomFixture zoom = ZoomFixture.withToken()) {
      zoom.answer(
          200,
          "{\"webinars\":[{\"uuid\":\"a==\",\"start_time\":\"2026-09-14T17:00:00Z\"},"
              + "{\"uuid\":\"/b//c==\",\"start_time\":\"\"}]}");
      zoom.answer(404, "{\"code\":3001,\"message\":\"Webinar ID is invalid or not end.\"}");
      assertEquals(
          List.of(
              new PastInstance("a==", Optional.of(Instant.parse("2026-09-14T17:00:00Z"))),
              new PastInstance("/b//c==", Optional.empty())),
          zoom.zoom.listPastInstances(81234567890L));
      assertEquals(List.of(), zoom.zoom.listPastInstances(81234567890L));
      assertEquals("GET /v2/past_webinars/81234567890/instances", zoom.lines().get(0));
    }
  }

  @Test
  void all_pages_are_read_and_the_waiting_room_is_told_apart() throws Exception {
    try (ZoomFixture zoom = ZoomFixture.withToken()) {
      zoom.answer(200, page("t/1", person("Éva", "2026-09-14T17:59:40Z", "in_meeting")));
      zoom.answer(
          200,
          page(
              "",
              person("Éva", "2026-09-14T16:59:00Z", "in_waiting_room"),
              person("Cut", "", "in_meeting")));
      List<Participation> found = zoom.zoom.listParticipations(INSTANCE);
      Instant joined = Instant.parse("2026-09-14T16:58:12Z");
      assertEquals(
          List.of(
              new Participation("Éva", "", joined, Instant.parse("2026-09-14T17:59:40Z"), false),
              new Participation("Éva", "", joined, Instant.parse("2026-09-14T16:59:00Z"), true),
              new Participation("Cut", "", joined, Instant.parse("2026-09-14T16:59:12Z"), false)),
          found);
      assertEquals(
          List.of(
              "GET /v2/report/webinars/ab%2F%2Bc%3D%3D/participants?page_size=300",
              "GET /v2/report/webinars/ab%2F%2Bc%3D%3D/participants?page_size=300"
                  + "&next_page_token=t%2F1"),
          zoom.lines());
    }
  }

  @Test
  void a_uuid_with_slashes_is_encoded_twice() {
    assertEquals("%252Fa%253D", ParticipantPages.encoded("/a="));
    assertEquals("a%252F%252Fb", ParticipantPages.encoded("a//b"));
    assertEquals("a%2Fb", ParticipantPages.encoded("a/b"));
  }

  @Test
  void a_page_that_died_begins_anew() throws Exception {
    try (ZoomFixture zoom = ZoomFixture.withToken()) {
      zoom.answer(200, page("t1", person("One", "2026-09-14T17:00:00Z", "in_meeting")));
      zoom.answer(400, "{\"code\":300,\"message\":\"The next page token is invalid or expired.\"}");
      zoom.answer(200, page("t2", person("One", "2026-09-14T17:00:00Z", "in_meeting")));
      zoom.answer(200, page("", person("Two", "2026-09-14T17:00:00Z", "in_meeting")));
      assertEquals(
          List.of("One", "Two"),
          zoom.zoom.listParticipations(INSTANCE).stream().map(Participation::name).toList());
    }
  }

  @Test
  void without_the_report_the_second_choice_is_asked_and_its_failure_is_not_the_one_told()
      throws Exception {
    try (ZoomFixture zoom = ZoomFixture.withToken()) {
      String noScope =
          "{\"code\":4711,\"message\":\"Invalid access token, does not contain scopes:[report:read"
              + ":admin].\"}";
      zoom.answer(400, noScope);
      zoom.answer(200, page("", person("One", "2026-09-14T17:00:00Z", "in_meeting")));
      assertEquals(1, zoom.zoom.listParticipations(INSTANCE).size());
      zoom.answer(400, noScope);
      zoom.answer(404, "{\"code\":3001,\"message\":\"Webinar does not exist.\"}");
      ServiceException failure =
          assertThrows(ServiceException.class, () -> zoom.zoom.listParticipations(INSTANCE));
      assertEquals("4711", failure.code());
      assertTrue(
          failure.advice().startsWith("Add the scope report:read:admin to the app,"),
          failure.advice());
    }
  }

  @Test
  void a_connection_without_a_time_is_an_answer_that_cannot_be_used() throws Exception {
    try (ZoomFixture zoom = ZoomFixture.withToken()) {
      zoom.answer(200, page("", "{\"name\":\"x\",\"join_time\":\"yesterday\"}"));
      ServiceException failure =
          assertThrows(ServiceException.class, () -> zoom.zoom.listParticipations(INSTANCE));
      assertEquals(ServiceException.Reason.UNAVAILABLE, failure.reason());
    }
  }
}
