package ca.calculquebec.cqorc.service.zoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.ServiceException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

class ZoomClientTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant START = Instant.parse("2026-09-14T17:00:00Z");

  private static NewWebinar newWebinar() {
    return new NewWebinar(
        "Introduction à Python",
        START,
        "America/Toronto",
        180,
        Map.of("approval_type", 0, "question_and_answer", Map.of("enable", true)));
  }

  @Test
  void a_webinar_is_created_with_everything_in_one_request() throws Exception {
    try (ZoomFixture fixture = ZoomFixture.withToken()) {
      fixture.answer(201, ZoomFixture.webinar());
      Webinar webinar = fixture.zoom.createWebinar("webinaires@ecole.example", newWebinar());

      List<RecordedRequest> requests = fixture.requests();
      RecordedRequest create = requests.get(1);
      assertEquals("POST", create.getMethod());
      assertEquals("/v2/users/webinaires@ecole.example/webinars", create.getTarget());
      assertEquals("Bearer one", create.getHeaders().get("Authorization"));
      JsonNode body = JSON.readTree(ZoomFixture.body(create));
      assertEquals("2026-09-14T17:00:00Z", body.path("start_time").asText());
      assertEquals("America/Toronto", body.path("timezone").asText());
      assertTrue(body.path("duration").isInt());
      assertEquals(180, body.path("duration").asInt());
      assertEquals(5, body.path("type").asInt());
      assertEquals(0, body.path("settings").path("approval_type").asInt(-1));
      assertTrue(body.path("settings").path("question_and_answer").path("enable").asBoolean());

      assertEquals(95204914252L, webinar.id());
      assertEquals(Optional.of(START), webinar.start());
      assertEquals("https://zoom.example/j/95204914252", webinar.joinUrl());
    }
  }

  @Test
  void the_address_that_starts_a_webinar_is_never_kept() throws Exception {
    try (ZoomFixture fixture = ZoomFixture.withToken()) {
      fixture.answer(200, ZoomFixture.webinar());
      Webinar webinar = fixture.zoom.findWebinar(95204914252L).orElseThrow();
      assertFalse(webinar.toString().contains("zak="));
      assertFalse(webinar.toString().contains("/s/95204914252"));
    }
  }

  @Test
  void a_token_is_fetched_once_with_basic_authorisation_and_a_form() throws Exception {
    try (ZoomFixture fixture = ZoomFixture.withToken()) {
      fixture.answer(200, ZoomFixture.webinar());
      fixture.answer(200, ZoomFixture.webinar());
      fixture.zoom.findWebinar(1);
      fixture.zoom.findWebinar(2);
      List<RecordedRequest> requests = fixture.requests();
      assertEquals(3, requests.size());
      RecordedRequest token = requests.get(0);
      assertEquals("POST", token.getMethod());
      assertEquals("Basic Y2xpZW50LTE6c2VjcmV0LTE=", token.getHeaders().get("Authorization"));
      assertEquals(
          "grant_type=account_credentials&account_id=zoomAccountUnt", ZoomFixture.body(token));
      assertTrue(
          token.getHeaders().get("Content-Type").startsWith("application/x-www-form-urlencoded"));
    }
  }

  @Test
  void an_expired_token_is_renewed_once_and_the_call_repeated() throws Exception {
    try (ZoomFixture fixture = ZoomFixture.withToken()) {
      fixture.answer(401, "{\"code\":124,\"message\":\"Access token is expired.\"}");
      fixture.token("two");
      fixture.answer(201, ZoomFixture.webinar());
      fixture.zoom.createWebinar("u", newWebinar());
      List<RecordedRequest> requests = fixture.requests();
      assertEquals(4, requests.size());
      assertEquals("Bearer one", requests.get(1).getHeaders().get("Authorization"));
      assertEquals("Bearer two", requests.get(3).getHeaders().get("Authorization"));
      assertEquals(ZoomFixture.body(requests.get(1)), ZoomFixture.body(requests.get(3)));
    }
  }

  @Test
  void a_second_refusal_of_the_token_is_final() throws Exception {
    try (ZoomFixture fixture = ZoomFixture.withToken()) {
      fixture.answer(401, "{\"code\":124,\"message\":\"Invalid access token.\"}");
      fixture.token("two");
      fixture.answer(401, "{\"code\":124,\"message\":\"Invalid access token.\"}");
      ServiceException failure =
          assertThrows(ServiceException.class, () -> fixture.zoom.findWebinar(1));
      assertEquals(ServiceException.Reason.CREDENTIALS, failure.reason());
      assertEquals(4, fixture.server.getRequestCount());
    }
  }

  @Test
  void all_pages_are_listed_until_the_token_is_empty() throws Exception {
    try (ZoomFixture fixture = ZoomFixture.withToken()) {
      fixture.answer(
          200,
          "{\"next_page_token\":\"w7 5/8\",\"page_size\":300,\"webinars\":["
              + "{\"id\":95204914252,\"topic\":\"A\",\"start_time\":\"2026-09-14T17:00:00Z\","
              + "\"join_url\":\"https://zoom.example/j/1\"},"
              + "{\"id\":12345678901,\"topic\":\"No fixed time\",\"type\":6}]}");
      fixture.answer(200, "{\"next_page_token\":\"more\",\"webinars\":[]}");
      fixture.answer(
          200,
          "{\"next_page_token\":\"\",\"webinars\":[{\"id\":1234567890,\"topic\":\"B\","
              + "\"start_time\":\"2026-10-01T13:00:00\",\"timezone\":\"America/Montreal\"}]}");
      List<WebinarSummary> webinars = fixture.zoom.listWebinars("me");
      assertEquals(
          List.of("A", "No fixed time", "B"),
          webinars.stream().map(WebinarSummary::topic).toList());
      assertEquals(Optional.empty(), webinars.get(1).start());
      assertEquals(Optional.of(Instant.parse("2026-10-01T17:00:00Z")), webinars.get(2).start());
      assertEquals(
          List.of(
              "GET /v2/users/me/webinars?type=scheduled&page_size=300",
              "GET /v2/users/me/webinars?type=scheduled&page_size=300&next_page_token=w7%205%2F8",
              "GET /v2/users/me/webinars?type=scheduled&page_size=300&next_page_token=more"),
          fixture.lines());
    }
  }

  @Test
  void a_webinar_that_is_gone_is_empty_and_a_missing_user_is_a_failure() throws Exception {
    try (ZoomFixture fixture = ZoomFixture.withToken()) {
      fixture.answer(404, "{\"code\":3001,\"message\":\"Meeting does not exist: 1.\"}");
      fixture.answer(404, "{\"code\":1001,\"message\":\"User does not exist: x.\"}");
      assertEquals(Optional.empty(), fixture.zoom.findWebinar(1));
      ServiceException failure =
          assertThrows(ServiceException.class, () -> fixture.zoom.findWebinar(2));
      assertEquals(ServiceException.Reason.NOT_FOUND, failure.reason());
      assertEquals(ZoomCode.NO_SUCH_USER, failure.code());
    }
  }

  @Test
  void deleting_what_is_gone_says_so() throws Exception {
    try (ZoomFixture fixture = ZoomFixture.withToken()) {
      fixture.answerPlain(204, "");
      fixture.answer(404, "{\"code\":3001,\"message\":\"gone\"}");
      fixture.answer(400, "{\"code\":3002,\"message\":\"in progress\"}");
      assertTrue(fixture.zoom.deleteWebinar(7));
      assertFalse(fixture.zoom.deleteWebinar(7));
      ServiceException failure =
          assertThrows(ServiceException.class, () -> fixture.zoom.deleteWebinar(7));
      assertEquals(ZoomCode.IN_PROGRESS, failure.code());
    }
  }

  @Test
  void an_update_sends_only_what_its_patch_holds() throws Exception {
    try (ZoomFixture fixture = ZoomFixture.withToken()) {
      fixture.answerPlain(204, "");
      fixture.zoom.updateWebinar(
          7,
          new WebinarPatch(
              Optional.empty(),
              Optional.of(START),
              "America/Montreal",
              Optional.empty(),
              Map.of("email_language", "en-US")));
      RecordedRequest patch = fixture.requests().get(1);
      assertEquals("PATCH", patch.getMethod());
      assertEquals(
          JSON.readTree(
              "{\"start_time\":\"2026-09-14T17:00:00Z\",\"timezone\":\"America/Montreal\","
                  + "\"settings\":{\"email_language\":\"en-US\"}}"),
          JSON.readTree(ZoomFixture.body(patch)));
    }
  }

  @Test
  void panelists_are_added_by_thirties() throws Exception {
    try (ZoomFixture fixture = ZoomFixture.withToken()) {
      fixture.answer(201, "{\"id\":\"95204914252\",\"updated_at\":\"2022-03-26T07:30:16Z\"}");
      fixture.answer(201, "{\"id\":\"95204914252\",\"updated_at\":\"2022-03-26T07:30:16Z\"}");
      List<Panelist> many = new ArrayList<>();
      for (int i = 0; i < 31; i++) {
        many.add(Panelist.of("Person " + i, "p" + i + "@x.example"));
      }
      fixture.zoom.addPanelists(7, many);
      List<RecordedRequest> requests = fixture.requests();
      assertEquals(30, JSON.readTree(ZoomFixture.body(requests.get(1))).path("panelists").size());
      JsonNode last = JSON.readTree(ZoomFixture.body(requests.get(2))).path("panelists");
      assertEquals(1, last.size());
      assertEquals("p30@x.example", last.get(0).path("email").asText());
    }
  }

  @Test
  void a_panelist_without_an_id_is_never_removed() throws Exception {
    try (ZoomFixture fixture = ZoomFixture.withToken()) {
      assertThrows(IllegalArgumentException.class, () -> fixture.zoom.removePanelist(7, " "));
      assertEquals(0, fixture.server.getRequestCount());
    }
  }

  @Test
  void panelists_are_listed_without_their_addresses_of_entry() throws Exception {
    try (ZoomFixture fixture = ZoomFixture.withToken()) {
      fixture.answer(
          200,
          "{\"panelists\":[{\"id\":\"Tg2b6GhcQKKbV7nSCbDKug\",\"email\":\"Jill@x.example\","
              + "\"name\":\"Jill Chill\",\"join_url\":\"https://zoom.example/w/1?tk=abc\"}],"
              + "\"total_records\":1}");
      fixture.answerPlain(204, "");
      List<Panelist> panelists = fixture.zoom.listPanelists(7);
      assertEquals(
          List.of(new Panelist("Tg2b6GhcQKKbV7nSCbDKug", "Jill Chill", "Jill@x.example")),
          panelists);
      fixture.zoom.removePanelist(7, "a/b=");
      assertEquals("DELETE /v2/webinars/7/panelists/a%2Fb%3D", fixture.lines().get(1));
    }
  }

  /** A lost answer is asked for again, and then nobody is left to be removed. */
  @Test
  void a_panelist_who_has_gone_is_no_failure_and_a_webinar_that_has_gone_is_one() throws Exception {
    String gone = "{\"code\":3001,\"message\":\"Panelist does not exist: a.\"}";
    String other = "{\"panelists\":[{\"id\":\"b\",\"email\":\"b@x.example\",\"name\":\"B\"}]}";
    try (ZoomFixture fixture = ZoomFixture.withToken()) {
      fixture.answer(404, gone);
      fixture.answer(200, other);
      fixture.zoom.removePanelist(7, "a");
      fixture.answer(404, gone);
      fixture.answer(404, gone);
      assertEquals(
          ServiceException.Reason.NOT_FOUND,
          assertThrows(ServiceException.class, () -> fixture.zoom.removePanelist(7, "a")).reason());
      fixture.answer(404, gone);
      fixture.answer(200, other);
      assertThrows(ServiceException.class, () -> fixture.zoom.removePanelist(7, "b"));
    }
  }

  @Test
  void registrants_who_wait_for_approval_count_too() throws Exception {
    try (ZoomFixture fixture = ZoomFixture.withToken()) {
      fixture.answer(200, "{\"total_records\":12,\"registrants\":[{}]}");
      fixture.answer(200, "{\"total_records\":3,\"registrants\":[{}]}");
      assertEquals(15, fixture.zoom.countRegistrants(7));
      assertEquals(
          List.of(
              "GET /v2/webinars/7/registrants?page_size=1&status=approved",
              "GET /v2/webinars/7/registrants?page_size=1&status=pending"),
          fixture.lines());
    }
  }
}
