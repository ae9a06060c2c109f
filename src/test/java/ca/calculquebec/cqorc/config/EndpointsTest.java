package ca.calculquebec.cqorc.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ca.calculquebec.cqorc.failure.InputException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {
  @TempDir private Path home;

  private Endpoints endpoints(String lines) throws InputException {
    return Endpoints.of(
        new ConfigFixture(home).with("config/a.cfg", "[endpoints]\n" + lines).load());
  }

  @Test
  void without_the_section_the_vendors_own_addresses_count() throws InputException {
    Endpoints own = Endpoints.of(new ConfigFixture(home).with("config/a.cfg", "[a]\n").load());
    assertEquals(
        List.of(
            "https://api.zoom.us/v2",
            "https://zoom.us/oauth/token",
            "https://www.eventbriteapi.com/v3",
            "https://slack.com/api",
            "https://sheets.googleapis.com",
            "https://www.googleapis.com",
            "https://www.googleapis.com",
            "https://oauth2.googleapis.com/token"),
        List.of(
            own.zoom(),
            own.zoomOauth(),
            own.eventbrite(),
            own.slack(),
            own.sheets(),
            own.calendar(),
            own.drive(),
            own.googleOauth()));
  }

  @Test
  void one_google_root_serves_three_and_a_slash_at_the_end_is_dropped() throws InputException {
    Endpoints own =
        endpoints(
            """
            google_api = http://127.0.0.1:8080/
            zoom_api: https://zoom.example/v2//
            google_oauth = http://localhost:8080/google/token
            """);
    assertEquals("http://127.0.0.1:8080", own.sheets());
    assertEquals("http://127.0.0.1:8080", own.calendar());
    assertEquals("http://127.0.0.1:8080", own.drive());
    assertEquals("https://zoom.example/v2", own.zoom());
    assertEquals("http://localhost:8080/google/token", own.googleOauth());
    assertEquals("https://zoom.us/oauth/token", own.zoomOauth());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost",
        "http://LOCALHOST:1/x",
        "http://127.255.0.9:65535",
        "http://[::1]:80/a/b",
        "HTTP://127.0.0.1",
        "https://example.org"
      })
  void safe_addresses_are_taken(String address) throws InputException {
    assertEquals(address, endpoints("slack_api = " + address + "\n").slack());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org",
        "http://127.0.0.1.example.org",
        "http://128.0.0.1",
        "http://127.1",
        "http://127.0.0.256",
        "http://localhost.example.org",
        "http://[::2]",
        "http://0.0.0.0",
        "ftp://localhost",
        "localhost:8080",
        "https:example.org",
        "https://",
        "https:///v2",
        "https://example.org:",
        "https://example.org:99999",
        "https://example.org:x",
        "https://exa mple.org",
        "https://example.org/?x=1",
        "https://example.org/?",
        "https://example.org/#",
        "https://example.org\\@localhost",
        "//example.org",
        ""
      })
  void other_addresses_are_refused_with_their_place(String address) {
    InputException refused =
        assertThrows(
            InputException.class,
            () -> endpoints("slack_api = " + address + "\n").slack(),
            address);
    assertEquals(
        "config/a.cfg, line 2, [endpoints] slack_api", refused.origin().orElseThrow().text());
  }

  @Test
  void a_malformed_address_keeps_only_its_own_service_from_working() throws InputException {
    Endpoints own = endpoints("zoom_api = htp:/nowhere\nslack_api = https://slack.example\n");
    assertEquals("https://slack.example", own.slack());
    assertEquals("https://zoom.us/oauth/token", own.zoomOauth());
    assertThrows(InputException.class, own::zoom);
  }

  @Test
  void a_password_in_an_address_is_refused_without_printing_it() {
    for (String who : new String[] {"bob:hunter2", "hunter2"}) {
      InputException refused =
          assertThrows(
              InputException.class,
              () -> endpoints("zoom_api = https://" + who + "@example.org/v2\n").zoom());
      assertEquals(
          "[endpoints] zoom_api has a name or password in its address", refused.getMessage());
      assertFalse(refused.advice().contains("hunter2"));
    }
  }
}
