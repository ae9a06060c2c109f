package ca.calculquebec.cqorc.service.google;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ServiceException.Reason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoogleAuthorizerTest {
  @TempDir Path directory;
  private GoogleWorld world;

  @BeforeEach
  void start() throws Exception {
    world = new GoogleWorld(directory);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void a_valid_token_is_used_without_asking_anybody() throws Exception {
    world.writeTokenUntil("2026-09-14T12:03:46Z");
    GoogleAuthorizer authorizer =
        world.authorizer(Optional.of(directory.resolve("missing.json")), false);
    assertEquals("ya29.OLD", authorizer.accessToken(GoogleScope.SHEETS));
    assertEquals(0, world.server.getRequestCount());
  }

  @Test
  void a_token_is_refreshed_from_three_and_three_quarter_minutes_before_its_end() throws Exception {
    world.writeTokenUntil("2026-09-14T12:03:45.999999Z");
    world.answerToken("ya29.NEW");
    GoogleAuthorizer authorizer = world.authorizer(Optional.empty(), false);
    assertEquals("ya29.NEW", authorizer.accessToken(GoogleScope.SHEETS));
    assertEquals("ya29.NEW", authorizer.accessToken(GoogleScope.SHEETS));
    var request = world.server.takeRequest();
    assertEquals("POST /token HTTP/1.1", request.getRequestLine());
    assertEquals(
        Map.of(
            "grant_type", "refresh_token",
            "client_id", "1234-abc.apps.googleusercontent.com",
            "client_secret", "GOCSPX-SECRET",
            "refresh_token", "1//REFRESH"),
        GoogleWorld.form(request));
    assertEquals(1, world.server.getRequestCount());
    assertEquals(
        GoogleWorld.TOKEN.replace("ya29.OLD", "ya29.NEW").replace("EXPIRY", "2026-09-14T12:59:59Z"),
        Files.readString(world.tokenFile()));
  }

  @Test
  void a_token_that_runs_out_during_the_run_is_refreshed_again() throws Exception {
    world.writeTokenUntil("2026-09-14T12:30:00Z");
    GoogleAuthorizer authorizer = world.authorizer(Optional.empty(), false);
    authorizer.accessToken(GoogleScope.SHEETS);
    world.time.sleep(Duration.ofMinutes(27));
    world.answerToken("ya29.NEW");
    assertEquals("ya29.NEW", authorizer.accessToken(GoogleScope.SHEETS));
  }

  @Test
  void a_refused_token_is_renewed_once_for_everybody() throws Exception {
    world.writeTokenUntil("2026-09-14T13:00:00Z");
    GoogleAuthorizer authorizer = world.authorizer(Optional.empty(), false);
    String token = authorizer.accessToken(GoogleScope.SHEETS);
    world.answerToken("ya29.NEW");
    assertEquals("ya29.NEW", authorizer.renewedToken(GoogleScope.SHEETS, token));
    assertEquals("ya29.NEW", authorizer.renewedToken(GoogleScope.SHEETS, token));
    assertEquals(1, world.server.getRequestCount());
  }

  @Test
  void a_missing_expiry_counts_as_expired() throws Exception {
    world.writeToken("{\"refresh_token\":\"r\",\"client_id\":\"c\",\"client_secret\":\"s\"}");
    world.answerToken("ya29.NEW");
    assertEquals(
        "ya29.NEW", world.authorizer(Optional.empty(), false).accessToken(GoogleScope.SHEETS));
  }

  @Test
  void a_refused_refresh_says_what_to_do() throws Exception {
    world.writeTokenUntil("2026-09-14T11:00:00Z");
    world.answer(
        400,
        "{\"error\":\"invalid_grant\",\"error_description\":\"Token has been expired or"
            + " revoked.\"}");
    ServiceException e = failure(Optional.empty());
    assertEquals("invalid_grant", e.code());
    assertTrue(e.getMessage().contains(world.tokenFile().toString()), e.getMessage());
    assertTrue(e.advice().contains("cqorc auth google"), e.advice());
    assertTrue(e.advice().contains("\"Testing\" loses its tokens after 7 days"), e.advice());
    assertEquals(1, world.server.getRequestCount());
  }

  @Test
  void a_client_that_is_gone_is_named() throws Exception {
    world.writeTokenUntil("2026-09-14T11:00:00Z");
    world.answer(401, "{\"error\":\"invalid_client\"}");
    assertEquals("invalid_client", failure(Optional.empty()).code());
  }

  @Test
  void a_broken_answer_to_a_refresh_is_asked_for_again() throws Exception {
    world.writeTokenUntil("2026-09-14T11:00:00Z");
    world.answer(200, "{\"access_token\":\"ya29.");
    world.answer(500, "");
    world.answerToken("ya29.NEW");
    assertEquals(
        "ya29.NEW", world.authorizer(Optional.empty(), false).accessToken(GoogleScope.SHEETS));
  }

  @Test
  void an_expired_token_without_a_refresh_token_is_said() throws Exception {
    world.writeToken(
        GoogleWorld.TOKEN
            .replace("\"1//REFRESH\"", "null")
            .replace("EXPIRY", "2026-09-14T11:00:00Z"));
    ServiceException e = failure(Optional.empty());
    assertTrue(e.getMessage().contains("holds no refresh token"), e.getMessage());
  }

  @Test
  void a_token_for_another_service_is_refused_before_anything_is_sent() throws Exception {
    world.writeToken(
        GoogleWorld.TOKEN
            .replace("auth/spreadsheets", "auth/drive.file")
            .replace("EXPIRY", "2026-09-14T13:00:00Z"));
    ServiceException e = failure(Optional.empty());
    assertTrue(e.getMessage().contains("was not given for Google Sheets"), e.getMessage());
    assertEquals(0, world.server.getRequestCount());
  }

  @Test
  void without_a_token_and_without_a_person_the_command_to_run_is_named() {
    ServiceException e = failure(Optional.empty());
    assertEquals(Reason.CREDENTIALS, e.reason());
    assertTrue(e.getMessage().contains("token_sheets_v4.json"), e.getMessage());
    assertTrue(e.advice().contains("cqorc auth google"), e.advice());
  }

  @Test
  void a_token_file_that_cannot_be_written_stops_nothing() throws Exception {
    world.writeTokenUntil("2026-09-14T11:00:00Z");
    world.answerToken("ya29.NEW");
    Path readOnly = Files.createDirectory(directory.resolve("read-only"));
    Files.move(world.tokenFile(), readOnly.resolve("real.json"));
    Files.createSymbolicLink(world.tokenFile(), readOnly.resolve("real.json"));
    if (!readOnly.toFile().setWritable(false) || Files.isWritable(readOnly)) {
      return; // The superuser may write everywhere.
    }
    assertEquals(
        "ya29.NEW", world.authorizer(Optional.empty(), false).accessToken(GoogleScope.SHEETS));
    assertEquals(1, world.remarks.size());
    assertTrue(readOnly.toFile().setWritable(true));
  }

  @Test
  void a_service_account_signs_its_request_and_writes_no_file() throws Exception {
    KeyPair pair = keyPair();
    Path key = serviceAccount(pair, "");
    world.writeTokenUntil("2026-09-14T13:00:00Z");
    String before = Files.readString(world.tokenFile());
    world.answerToken("ya29.BOT");
    GoogleAuthorizer authorizer = world.authorizer(Optional.of(key), false);
    assertEquals("ya29.BOT", authorizer.accessToken(GoogleScope.SHEETS));
    assertEquals("ya29.BOT", authorizer.accessToken(GoogleScope.SHEETS));
    Map<String, String> form = new TreeMap<>(GoogleWorld.form(world.server.takeRequest()));
    assertEquals("urn:ietf:params:oauth:grant-type:jwt-bearer", form.get("grant_type"));
    String[] parts = form.get("assertion").split("\\.");
    String header = decode(parts[0]);
    assertTrue(header.contains("\"alg\":\"RS256\""), header);
    assertTrue(header.contains("\"kid\":\"0123456789abcdef\""), header);
    String claims = decode(parts[1]);
    assertTrue(claims.contains("\"iss\":\"bot@my-project.iam.gserviceaccount.com\""), claims);
    assertTrue(claims.contains("\"aud\":\"" + world.root() + "/token\""), claims);
    assertTrue(
        claims.contains("\"scope\":\"https://www.googleapis.com/auth/spreadsheets\""), claims);
    assertTrue(claims.contains("\"iat\":1789387200"), claims);
    assertTrue(claims.contains("\"exp\":1789390800"), claims);
    Signature check = Signature.getInstance("SHA256withRSA");
    check.initVerify(pair.getPublic());
    check.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    assertTrue(check.verify(Base64.getUrlDecoder().decode(parts[2])));
    assertEquals(1, world.server.getRequestCount());
    assertEquals(before, Files.readString(world.tokenFile()));
    assertEquals(key.toString(), authorizer.place(GoogleScope.SHEETS));
  }

  @Test
  void a_service_accounts_assertion_is_meant_for_the_address_in_its_key() throws Exception {
    Path key = serviceAccount(keyPair(), ",\"token_uri\":\"https://oauth2.googleapis.com/token\"");
    world.answerToken("ya29.BOT");
    world.authorizer(Optional.of(key), false).accessToken(GoogleScope.SHEETS);
    String assertion = GoogleWorld.form(world.server.takeRequest()).get("assertion");
    String claims = decode(assertion.split("\\.")[1]);
    assertTrue(claims.contains("\"aud\":\"https://oauth2.googleapis.com/token\""), claims);
  }

  @Test
  void a_broken_service_account_key_is_named_and_not_quoted() throws Exception {
    Path key = directory.resolve("key.json");
    Files.writeString(
        key,
        "{\"type\":\"service_account\",\"client_email\":\"a@b\",\"private_key\":\"-----BEGIN"
            + " PRIVATE KEY-----\\nTk9UQUtFWQ==\\n-----END PRIVATE KEY-----\\n\"}");
    ServiceException e = failure(Optional.of(key));
    assertTrue(e.getMessage().contains("private_key that cannot be read"), e.getMessage());
    assertFalse(e.getMessage().contains("Tk9U"), e.getMessage());
    Files.writeString(key, "{\"type\":\"service_account\",\"private_key\":\"x\"}");
    assertTrue(failure(Optional.of(key)).getMessage().contains("lacks \"client_email\""));
  }

  @Test
  void secrets_of_the_token_file_are_hidden_from_then_on() throws Exception {
    world.writeTokenUntil("2026-09-14T13:00:00Z");
    world.authorizer(Optional.empty(), false).accessToken(GoogleScope.SHEETS);
    assertEquals(
        "[hidden] [hidden] [hidden]",
        world.http.redactor().redact("ya29.OLD GOCSPX-SECRET 1//REFRESH"));
  }

  private ServiceException failure(Optional<Path> credentials) {
    ServiceException e =
        assertThrows(
            ServiceException.class,
            () -> world.authorizer(credentials, false).accessToken(GoogleScope.SHEETS));
    assertEquals(Reason.CREDENTIALS, e.reason());
    return e;
  }

  private Path serviceAccount(KeyPair pair, String more) throws Exception {
    String pem =
        "-----BEGIN PRIVATE KEY-----\\n"
            + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())
            + "\\n-----END PRIVATE KEY-----\\n";
    Path key = directory.resolve("key.json");
    Files.writeString(
        key,
        "{\"type\":\"service_account\",\"private_key_id\":\"0123456789abcdef\","
            + "\"client_email\":\"bot@my-project.iam.gserviceaccount.com\",\"private_key\":\""
            + pem
            + "\""
            + more
            + "}");
    return key;
  }

  private static KeyPair keyPair() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  private static String decode(String part) {
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }
}
