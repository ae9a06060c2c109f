package ca.calculquebec.cqorc.service.google;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.ServiceException;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BrowserFlowTest {
  @TempDir Path directory;
  private GoogleWorld world;
  private Path client;

  @BeforeEach
  void start() throws Exception {
    world = new GoogleWorld(directory);
    client = directory.resolve("client_secret.json");
    Files.writeString(
        client,
        "{\"installed\":{\"client_id\":\"1234-abc.apps.googleusercontent.com\","
            + "\"auth_uri\":\"https://accounts.google.com/o/oauth2/auth\","
            + "\"token_uri\":\"https://oauth2.googleapis.com/token\","
            + "\"client_secret\":\"GOCSPX-SECRET\",\"redirect_uris\":[\"http://localhost\"]}}");
  }

  @AfterEach
  void stop() {
    world.close();
  }

  /** A browser whose person answers with {@code answer}; {@code STATE} stands for the state. */
  private static final class Browser implements SignInPrompt {
    private final List<String> answers;
    private final List<Integer> statuses = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private Map<String, String> asked = Map.of();
    private String page = "";

    Browser(String... answers) {
      this.answers = List.of(answers);
    }

    @Override
    public void ask(String address, int port) {
      page = address.substring(0, address.indexOf('?'));
      asked = query(address.substring(address.indexOf('?') + 1));
      assertEquals("http://localhost:" + port + "/", asked.get("redirect_uri"));
      for (String answer : answers) {
        String target = "http://localhost:" + port + answer.replace("STATE", asked.get("state"));
        try {
          var connection = (HttpURLConnection) URI.create(target).toURL().openConnection();
          statuses.add(connection.getResponseCode());
          connection.disconnect();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    @Override
    public void remark(String text) {
      remarks.add(text);
    }
  }

  @Test
  void a_consent_becomes_a_token_file() throws Exception {
    answerGrant("https://www.googleapis.com/auth/spreadsheets");
    Browser browser = new Browser("/favicon.ico", "/?state=STATE&code=4%2FCODE&scope=x");
    assertEquals("ya29.NEW", token(browser));

    assertEquals(List.of(404, 200), browser.statuses);
    assertEquals("https://accounts.google.com/o/oauth2/auth", browser.page);
    assertEquals("code", browser.asked.get("response_type"));
    assertEquals("1234-abc.apps.googleusercontent.com", browser.asked.get("client_id"));
    assertEquals(GoogleScope.SHEETS.address(), browser.asked.get("scope"));
    assertEquals("offline", browser.asked.get("access_type"));
    assertEquals("consent", browser.asked.get("prompt"));
    assertEquals("S256", browser.asked.get("code_challenge_method"));

    Map<String, String> form = GoogleWorld.form(world.server.takeRequest());
    assertEquals("authorization_code", form.get("grant_type"));
    assertEquals("4/CODE", form.get("code"));
    assertEquals(browser.asked.get("redirect_uri"), form.get("redirect_uri"));
    assertEquals("GOCSPX-SECRET", form.get("client_secret"));
    byte[] digest =
        MessageDigest.getInstance("SHA-256")
            .digest(form.get("code_verifier").getBytes(StandardCharsets.US_ASCII));
    assertEquals(
        Base64.getUrlEncoder().withoutPadding().encodeToString(digest),
        browser.asked.get("code_challenge"));

    assertEquals(
        GoogleWorld.TOKEN.replace("ya29.OLD", "ya29.NEW").replace("EXPIRY", "2026-09-14T12:59:59Z"),
        Files.readString(world.tokenFile()));
  }

  @Test
  void an_answer_with_a_foreign_state_is_not_accepted() throws Exception {
    answerGrant("https://www.googleapis.com/auth/spreadsheets");
    Browser browser =
        new Browser("/?state=other&code=EVIL", "/?code=EVIL", "/?state=STATE&code=GOOD");
    token(browser);
    assertEquals(List.of(400, 400, 200), browser.statuses);
    assertEquals("GOOD", GoogleWorld.form(world.server.takeRequest()).get("code"));
  }

  @Test
  void a_person_who_declines_is_taken_at_their_word() {
    Browser browser = new Browser("/?state=STATE&error=access_denied");
    ServiceException e = failure(browser);
    assertTrue(e.getMessage().contains("access_denied"), e.getMessage());
    assertFalse(Files.exists(world.tokenFile()));
  }

  @Test
  void a_box_left_unticked_is_noticed() {
    answerGrant("https://www.googleapis.com/auth/drive.file");
    ServiceException e = failure(new Browser("/?state=STATE&code=GOOD"));
    assertTrue(e.getMessage().contains("does not include Google Sheets"), e.getMessage());
    assertFalse(Files.exists(world.tokenFile()));
  }

  @Test
  void a_refused_exchange_names_the_code() {
    world.answer(400, "{\"error\":\"invalid_grant\"}");
    ServiceException e = failure(new Browser("/?state=STATE&code=OLD1"));
    assertEquals("invalid_grant", e.code());
    assertFalse(e.getMessage().contains("OLD1"), e.getMessage());
  }

  @Test
  void an_interrupt_ends_the_wait_for_the_browser() {
    world.interrupt.stop();
    ServiceException e = failure(new Browser());
    assertTrue(e.getMessage().contains("interrupted"), e.getMessage());
  }

  @Test
  void asking_again_refreshes_first_and_asks_only_when_that_is_refused() throws Exception {
    world.writeTokenUntil("2026-09-14T13:00:00Z");
    world.answerToken("ya29.NEW");
    Browser browser = new Browser("/?state=STATE&code=GOOD");
    GoogleAuthorizer authorizer = world.authorizer(Optional.of(client), true, browser);
    assertFalse(authorizer.authorize(GoogleScope.SHEETS));
    world.answer(400, "{\"error\":\"invalid_grant\"}");
    answerGrant("https://www.googleapis.com/auth/spreadsheets");
    assertTrue(authorizer.authorize(GoogleScope.SHEETS));
    assertEquals(1, browser.remarks.size());
  }

  @Test
  void a_client_file_that_is_none_is_named() throws Exception {
    Files.writeString(client, "{\"installed\":{\"client_id\":\"x\"}}");
    assertTrue(failure(new Browser()).getMessage().contains("lacks \"auth_uri\""));
    Files.writeString(
        client, "{\"web\":{\"client_id\":\"x\",\"auth_uri\":\"file:///x\",\"token_uri\":\"y\"}}");
    assertTrue(failure(new Browser()).getMessage().contains("no web address"));
    Files.delete(client);
    assertTrue(failure(new Browser()).getMessage().contains("does not exist"));
  }

  @Test
  void with_a_screen_the_browser_is_opened() {
    List<List<String>> opened = new ArrayList<>();
    String text = told(Map.of("DISPLAY", ":0"), "Linux", opened::add);
    assertEquals(List.of(List.of("xdg-open", "https://a/?b=c")), opened);
    assertTrue(text.contains("  https://a/?b=c"), text);
    assertFalse(text.contains("ssh"), text);
    told(Map.of(), "Mac OS X", opened::add);
    assertEquals(List.of("open", "https://a/?b=c"), opened.get(1));
  }

  @Test
  void without_a_screen_the_address_and_the_ssh_line_are_printed() {
    Map<String, String> ssh =
        Map.of(
            "SSH_CONNECTION", "198.51.100.7 50000 192.0.2.1 22", "USER", "ada", "DISPLAY", ":10");
    List<List<String>> opened = new ArrayList<>();
    String text = told(ssh, "Linux", opened::add);
    assertTrue(text.contains("  https://a/?b=c"), text);
    assertTrue(text.contains("  ssh -N -L 4711:localhost:4711 ada@192.0.2.1"), text);
    assertEquals(List.of(), opened);
    String noProgram =
        told(
            Map.of("WAYLAND_DISPLAY", "w"),
            "Linux",
            command -> {
              throw new IOException("no xdg-open");
            });
    assertTrue(noProgram.contains("ssh -N -L"), noProgram);
  }

  private static String told(
      Map<String, String> variables, String system, BrowserSignInPrompt.Opener opener) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    // As the process's own: what is not flushed, nobody reads before the wait is over.
    PrintStream err =
        new PrintStream(new BufferedOutputStream(text), false, StandardCharsets.UTF_8);
    new BrowserSignInPrompt(variables, system, err, opener).ask("https://a/?b=c", 4711);
    return text.toString(StandardCharsets.UTF_8);
  }

  private String token(Browser browser) throws ServiceException {
    return world.authorizer(Optional.of(client), true, browser).accessToken(GoogleScope.SHEETS);
  }

  private ServiceException failure(Browser browser) {
    ServiceException e = assertThrows(ServiceException.class, () -> token(browser));
    assertEquals(ServiceException.Reason.CREDENTIALS, e.reason());
    return e;
  }

  private void answerGrant(String scope) {
    world.answer(
        200,
        "{\"access_token\":\"ya29.NEW\",\"expires_in\":3599,\"refresh_token\":\"1//REFRESH\","
            + "\"scope\":\""
            + scope
            + "\",\"token_type\":\"Bearer\"}");
  }

  private static Map<String, String> query(String text) {
    Map<String, String> parts = new TreeMap<>();
    for (String part : text.split("&")) {
      String[] pair = part.split("=", 2);
      parts.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
    }
    return parts;
  }
}
