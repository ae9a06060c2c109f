package ca.calculquebec.cqorc.sandbox.google;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.sandbox.Rig;
import ca.calculquebec.cqorc.sandbox.support.Call;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SignInTest {
  private static final String SCOPE = "https://www.googleapis.com/auth/spreadsheets";
  private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-long";

  @TempDir Path dir;
  private Rig rig;
  private JsonNode client;

  @BeforeEach
  void start() throws InputException, IOException {
    rig = new Rig(dir);
    client =
        JsonTree.parse(
                Files.readString(rig.sandbox.secretsDirectory().resolve("client_secret.json")))
            .orElseThrow()
            .path("installed");
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  private Rig.Reply token(Map<String, String> form) throws IOException, InterruptedException {
    Map<String, String> whole = new HashMap<>(form);
    whole.putIfAbsent("client_id", client.path("client_id").asText());
    whole.putIfAbsent("client_secret", client.path("client_secret").asText());
    return rig.form("/google/token", whole, Map.of());
  }

  private static void refused(Rig.Reply reply, int status, String error) {
    assertEquals(status, reply.status(), reply.body());
    assertEquals(error, reply.json().path("error").asText());
  }

  @Test
  void token_files_are_refreshed_until_they_are_revoked() throws IOException, InterruptedException {
    String refresh = rig.tokenFile("sheets_v4").path("refresh_token").asText();
    Map<String, String> form = Map.of("grant_type", "refresh_token", "refresh_token", refresh);
    Rig.Reply fresh = token(form);
    assertEquals(200, fresh.status());
    assertEquals(3599, fresh.json().path("expires_in").asInt());
    assertEquals(SCOPE, fresh.json().path("scope").asText());
    assertFalse(fresh.json().has("refresh_token"));
    refused(
        token(Map.of("grant_type", "refresh_token", "refresh_token", "nonsense")),
        400,
        "invalid_grant");
    Map<String, String> foreign = new HashMap<>(form);
    foreign.put("client_secret", "wrong");
    refused(token(foreign), 401, "invalid_client");
    rig.form("/google/revoke", Map.of("token", refresh), Map.of());
    refused(token(form), 400, "invalid_grant");
  }

  @Test
  void an_access_token_ends_after_an_hour() throws IOException, InterruptedException {
    Map<String, String> auth = Rig.bearer(rig.googleToken("sheets_v4"));
    String path = "/v4/spreadsheets/" + rig.config("calendar_file");
    assertEquals(200, rig.send("GET", path, auth, "").status());
    rig.clock.pass(Duration.ofHours(1));
    assertEquals(401, rig.send("GET", path, auth, "").status());
  }

  private Map<String, String> browse(String challenge) throws IOException, InterruptedException {
    String query =
        "?response_type=code&client_id="
            + Rig.encode(client.path("client_id").asText())
            + "&redirect_uri=http%3A%2F%2Flocalhost%3A4711%2F&scope="
            + Rig.encode(SCOPE)
            + "&state=s%26t&access_type=offline&code_challenge_method=S256&code_challenge="
            + challenge;
    Rig.Reply consent =
        rig.send(
            "GET", URI.create(client.path("auth_uri").asText()).getPath() + query, Map.of(), "");
    assertEquals(302, consent.status(), consent.body());
    URI back = URI.create(consent.header("location"));
    assertEquals("localhost:4711", back.getAuthority());
    Map<String, String> answer = new HashMap<>();
    Call.pairs(back.getRawQuery()).forEach((name, values) -> answer.put(name, values.get(0)));
    assertEquals("s&t", answer.get("state"));
    return answer;
  }

  @Test
  void the_browser_flow_checks_the_verifier_and_a_code_works_once()
      throws IOException, InterruptedException, GeneralSecurityException {
    String challenge =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                MessageDigest.getInstance("SHA-256")
                    .digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
    Map<String, String> form =
        Map.of(
            "grant_type",
            "authorization_code",
            "code",
            browse(challenge).get("code"),
            "redirect_uri",
            "http://localhost:4711/",
            "code_verifier",
            VERIFIER);
    Rig.Reply made = token(form);
    assertEquals(200, made.status(), made.body());
    assertTrue(made.json().path("refresh_token").asText().startsWith("1//"));
    refused(token(form), 400, "invalid_grant");
    Map<String, String> unproven = new HashMap<>(form);
    unproven.put("code", browse(challenge).get("code"));
    unproven.put("code_verifier", "something else");
    refused(token(unproven), 400, "invalid_grant");
  }

  @Test
  void consent_never_leads_away_from_this_machine() throws IOException, InterruptedException {
    Rig.Reply away =
        rig.send(
            "GET",
            "/google/auth?response_type=code&scope=x&redirect_uri=https%3A%2F%2Fevil.example%2F&client_id="
                + Rig.encode(client.path("client_id").asText()),
            Map.of(),
            "");
    assertEquals(400, away.status());
  }

  @Test
  void a_service_accounts_signature_is_checked()
      throws IOException, InterruptedException, GeneralSecurityException {
    JsonNode key = JsonTree.parse(rig.sandbox.newServiceAccount()).orElseThrow();
    long now = Rig.START.getEpochSecond();
    String good = assertion(key, now, now + 3600);
    String grant = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    Rig.Reply made = token(Map.of("grant_type", grant, "assertion", good));
    assertEquals(200, made.status(), made.body());
    assertEquals(
        403,
        rig.send(
                "GET", "/drive/v3/files", Rig.bearer(made.json().path("access_token").asText()), "")
            .status());
    String forged = good.substring(0, good.lastIndexOf('.') + 1) + "AAAA";
    for (String bad : List.of(forged, assertion(key, now, now + 7200), "a.b", "")) {
      refused(token(Map.of("grant_type", grant, "assertion", bad)), 400, "invalid_grant");
    }
  }

  private static String assertion(JsonNode key, long issued, long expires)
      throws GeneralSecurityException {
    String header =
        "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\""
            + key.path("private_key_id").asText()
            + "\"}";
    String claims =
        JsonTree.text(
            JsonTree.object()
                .put("iss", key.path("client_email").asText())
                .put("scope", SCOPE)
                .put("aud", "https://oauth2.googleapis.com/token")
                .put("iat", issued)
                .put("exp", expires));
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    String signed =
        encoder.encodeToString(header.getBytes(StandardCharsets.UTF_8))
            + "."
            + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
    String pem =
        key.path("private_key").asText().replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(
        KeyFactory.getInstance("RSA")
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem))));
    signature.update(signed.getBytes(StandardCharsets.US_ASCII));
    return signed + "." + encoder.encodeToString(signature.sign());
  }
}
