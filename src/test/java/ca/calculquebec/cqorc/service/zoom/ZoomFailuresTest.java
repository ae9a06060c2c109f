package ca.calculquebec.cqorc.service.zoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ServiceException.Reason;
import java.time.Instant;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;

class ZoomFailuresTest {
  private static final NewWebinar WEBINAR =
      new NewWebinar("T", Instant.parse("2026-09-14T17:00:00Z"), "America/Toronto", 60, Map.of());

  private static ServiceException createFails(int status, String body) throws Exception {
    try (ZoomFixture fixture = ZoomFixture.withToken()) {
      fixture.answerPlain(status, body);
      return assertThrows(
          ServiceException.class, () -> fixture.zoom.createWebinar("user@x.example", WEBINAR));
    }
  }

  @Test
  void refused_credentials_are_told_without_telling_them() throws Exception {
    try (ZoomFixture fixture = new ZoomFixture()) {
      fixture.answer(
          400, "{\"reason\":\"Invalid client_id or client_secret\",\"error\":\"invalid_client\"}");
      ServiceException failure =
          assertThrows(ServiceException.class, () -> fixture.zoom.authorise());
      assertEquals(Reason.CREDENTIALS, failure.reason());
      assertEquals("invalid_client", failure.code());
      assertEquals(
          "Zoom refused the credentials (invalid_client); tried a token for account zoo…Unt with"
              + " the [zoom] section of secrets/secrets.cfg",
          failure.getMessage());
      assertFalse(failure.getMessage().contains("secret-1"));
    }
  }

  @Test
  void a_missing_scope_is_named_even_when_the_body_is_malformed() throws Exception {
    ServiceException failure =
        createFails(
            400,
            "{\"code\":4711,\"message\":\"Invalid access token, does not contain scopes:"
                + "[\"webinar:write:admin\", \"webinar:read:admin\"].\"}");
    assertEquals(Reason.CREDENTIALS, failure.reason());
    assertEquals("4711", failure.code());
    assertTrue(
        failure.advice().contains("webinar:write:admin, webinar:read:admin"), failure.advice());
  }

  private static ServiceException createLacksScope(String granted, String named) throws Exception {
    try (ZoomFixture fixture = new ZoomFixture()) {
      fixture.answer(
          200, "{\"access_token\":\"one\",\"expires_in\":3599,\"scope\":\"" + granted + "\"}");
      fixture.answerPlain(
          400, "{\"code\":4711,\"message\":\"Invalid access token, does not contain " + named);
      return assertThrows(
          ServiceException.class, () -> fixture.zoom.createWebinar("user@x.example", WEBINAR));
    }
  }

  @Test
  void a_missing_scope_is_named_in_the_form_that_the_app_has() throws Exception {
    String both = "scopes:[\"webinar:write:webinar\", \"webinar:write:webinar:admin\"].\"}";
    ServiceException granular =
        createLacksScope("webinar:read:list_webinars:admin user:read:user:admin", both);
    assertEquals(
        "tried to create the webinar \"T\", but the app of [zoom] client_id lacks the scope"
            + " webinar:write:webinar:admin (Zoom's code 4711)",
        granular.getMessage());
    assertEquals(
        "Add the scope webinar:write:webinar:admin to the app, on its page at marketplace.zoom.us"
            + " under Scopes (those for webinars stand under the product Meetings), and run the"
            + " same command again.",
        granular.advice());
    String all =
        "scopes:[webinar:write, webinar:write:admin, webinar:write:webinar,"
            + " webinar:write:webinar:admin].\"}";
    assertTrue(
        createLacksScope("webinar:read:admin", all)
            .advice()
            .startsWith("Add the scope webinar:write:admin to the app,"));
    assertTrue(
        createLacksScope("meeting:read:admin webinar:read:webinar:admin", all)
            .advice()
            .startsWith("Add the scope webinar:write:webinar:admin to the app,"));
  }

  @Test
  void a_missing_scope_that_zoom_does_not_name_is_the_calls_own() throws Exception {
    assertTrue(
        createLacksScope("webinar:read:webinar:admin", "\"}")
            .getMessage()
            .contains("lacks the scope webinar:write:webinar:admin ("));
    assertTrue(
        createLacksScope("webinar:read:admin", "\"}")
            .getMessage()
            .contains("lacks the scope webinar:write:admin ("));
    // Another form than the app's can be added to no app.
    assertTrue(
        createLacksScope("webinar:read:admin", "scopes:[webinar:write:webinar:admin]\"}")
            .getMessage()
            .contains("lacks the scope webinar:write:admin ("));
  }

  @Test
  void a_missing_scope_with_status_401_fetches_no_second_token() throws Exception {
    try (ZoomFixture fixture = ZoomFixture.withToken()) {
      fixture.answer(401, "{\"code\":104,\"message\":\"does not contain scopes:[a:b]\"}");
      ServiceException failure =
          assertThrows(ServiceException.class, () -> fixture.zoom.findWebinar(1));
      assertEquals(Reason.CREDENTIALS, failure.reason());
      assertEquals(2, fixture.server.getRequestCount());
    }
  }

  @Test
  void fields_that_zoom_refuses_are_named() throws Exception {
    ServiceException failure =
        createFails(
            400,
            "{\"code\":300,\"message\":\"Validation Failed.\",\"errors\":"
                + "[{\"field\":\"timezone\",\"message\":\"Invalid field.\"}]}");
    assertEquals(ZoomCode.INVALID, failure.code());
    assertTrue(failure.getMessage().contains("timezone: Invalid field."), failure.getMessage());
    assertTrue(failure.advice().contains("[zoom] timezone"), failure.advice());
  }

  @Test
  void codes_stay_recognisable_whatever_the_words() throws Exception {
    assertEquals(ZoomCode.NO_WEBINAR_PLAN, createFails(400, "{\"code\":200}").code());
    assertEquals(ZoomCode.HOST_REFUSED, createFails(400, "{\"code\":1114,\"x\":1}").code());
    assertTrue(
        ZoomCode.refusesAlternativeHosts(createFails(400, "{\"code\":1115,\"message\":\"\"}")));
    assertFalse(ZoomCode.refusesAlternativeHosts(createFails(400, "{\"code\":1010}")));
    assertEquals("", createFails(403, "<html>\"nothing\"</html>").code());
  }

  @Test
  void a_create_that_met_trouble_is_uncertain_and_sent_once() throws Exception {
    assertTrue(createFails(500, "{}").uncertain());
    try (ZoomFixture fixture = ZoomFixture.withToken()) {
      fixture.answer(201, "{\"id\":952049142");
      ServiceException failure =
          assertThrows(
              ServiceException.class, () -> fixture.zoom.createWebinar("u@x.example", WEBINAR));
      assertTrue(failure.uncertain());
      assertEquals(2, fixture.server.getRequestCount());
    }
  }

  @Test
  void a_created_webinar_without_an_id_is_uncertain() throws Exception {
    ServiceException failure = createFails(201, "{\"topic\":\"T\"}");
    assertTrue(failure.uncertain());
    assertTrue(failure.getMessage().contains("no id"), failure.getMessage());
  }

  @Test
  void a_create_whose_answer_was_lost_is_uncertain() throws Exception {
    try (ZoomFixture fixture = ZoomFixture.withToken()) {
      fixture.server.enqueue(
          new MockResponse.Builder()
              .code(201)
              .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
              .build());
      ServiceException failure =
          assertThrows(
              ServiceException.class, () -> fixture.zoom.createWebinar("u@x.example", WEBINAR));
      assertTrue(failure.uncertain());
    }
  }

  @Test
  void a_broken_answer_to_a_reading_call_is_asked_for_again() throws Exception {
    try (ZoomFixture fixture = ZoomFixture.withToken()) {
      fixture.answer(200, "{\"id\":9520");
      fixture.answer(200, ZoomFixture.webinar());
      assertEquals(95204914252L, fixture.zoom.findWebinar(95204914252L).orElseThrow().id());
    }
  }
}
