package ca.calculquebec.cqorc.sandbox.google;

import ca.calculquebec.cqorc.sandbox.support.Answer;
import ca.calculquebec.cqorc.sandbox.support.Call;
import ca.calculquebec.cqorc.sandbox.support.ErrorAnswer;
import ca.calculquebec.cqorc.sandbox.support.Html;
import ca.calculquebec.cqorc.sandbox.support.Ids;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import ca.calculquebec.cqorc.sandbox.support.Service;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Google's sign-in: the page that asks for consent (here it always consents at once, as when the
 * person has done so before) and the address that hands out tokens.
 */
public final class SignIn implements Service {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final GoogleTokens tokens;
  private final ServiceAccounts accounts;
  private final Clock clock;
  private final Ids ids;
  private final String account;

  /**
   * @param account whose consent is given
   */
  public SignIn(
      GoogleTokens tokens, ServiceAccounts accounts, Clock clock, Ids ids, String account) {
    this.tokens = tokens;
    this.accounts = accounts;
    this.clock = clock;
    this.ids = ids;
    this.account = account;
  }

  @Override
  public Answer answer(Call call) {
    return switch (call.method() + " " + call.segment(0)) {
      case "GET auth" -> consent(call);
      case "POST token" -> token(call.form());
      case "POST revoke" -> revoke(call);
      default -> Answer.html(404, "<!doctype html><title>404</title><p>Not found.</p>");
    };
  }

  @Override
  public ObjectNode save() {
    return tokens.save();
  }

  private Answer consent(Call call) {
    String redirect = call.query("redirect_uri").orElse("");
    if (!tokens.isClient(call.query("client_id").orElse(""))) {
      return refused("Error 401: invalid_client", "The OAuth client was not found.");
    }
    if (!isLoopback(redirect)) {
      return refused("Error 400: redirect_uri_mismatch", "Installed apps return to localhost.");
    }
    if (!call.query("response_type").orElse("").equals("code")
        || call.query("scope").orElse("").isBlank()) {
      return refused("Error 400: invalid_request", "Required parameter is missing: scope.");
    }
    String code = "4/0sandbox" + ids.text(40);
    ObjectNode meaning = JsonTree.object();
    for (String name : List.of("redirect_uri", "scope", "code_challenge", "access_type")) {
      meaning.put(name, call.query(name).orElse(""));
    }
    meaning
        .put("code_challenge_method", call.query("code_challenge_method").orElse("plain"))
        .put("expires", clock.instant().plus(Duration.ofMinutes(10)).toString());
    tokens.putCode(code, meaning);
    String separator = redirect.contains("?") ? "&" : "?";
    String state = call.query("state").map(value -> "state=" + encode(value) + "&").orElse("");
    return Answer.redirect(
        302,
        redirect
            + separator
            + state
            + "code="
            + encode(code)
            + "&scope="
            + encode(call.query("scope").orElse("")));
  }

  private static boolean isLoopback(String redirect) {
    try {
      URI uri = URI.create(redirect);
      return "http".equals(uri.getScheme())
          && uri.getHost() != null
          && LOOPBACK.contains(uri.getHost());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private Answer token(Map<String, String> form) {
    return switch (form.getOrDefault("grant_type", "")) {
      case "refresh_token" -> refresh(form);
      case "authorization_code" -> exchange(form);
      case "urn:ietf:params:oauth:grant-type:jwt-bearer" -> assertion(form);
      default ->
          error(400, "unsupported_grant_type", "Invalid grant_type: " + form.get("grant_type"));
    };
  }

  private Answer refresh(Map<String, String> form) {
    requireClient(form);
    GoogleTokens.Grant grant =
        tokens
            .refresh(form.getOrDefault("refresh_token", ""))
            .orElseThrow(
                () ->
                    new ErrorAnswer(
                        error(400, "invalid_grant", "Token has been expired or revoked.")));
    List<String> asked = GoogleTokens.scopes(form.getOrDefault("scope", ""));
    if (!grant.scopes().containsAll(asked)) {
      return error(400, "invalid_scope", "Some requested scopes were invalid.");
    }
    List<String> scopes = asked.isEmpty() ? grant.scopes() : asked;
    return issued(grant.account(), scopes, Optional.empty());
  }

  private Answer exchange(Map<String, String> form) {
    requireClient(form);
    Optional<JsonNode> taken = tokens.takeCode(form.getOrDefault("code", ""));
    if (taken
        .filter(code -> Instant.parse(code.path("expires").asText()).isAfter(clock.instant()))
        .isEmpty()) {
      return error(400, "invalid_grant", "Malformed auth code.");
    }
    JsonNode kept = taken.get();
    if (!kept.path("redirect_uri").asText().equals(form.get("redirect_uri"))) {
      return error(400, "redirect_uri_mismatch", "Bad Request");
    }
    if (!proves(kept, form.getOrDefault("code_verifier", ""))) {
      return error(400, "invalid_grant", "Invalid code verifier.");
    }
    List<String> scopes = GoogleTokens.scopes(kept.path("scope").asText());
    boolean offline = kept.path("access_type").asText().equals("offline");
    return issued(
        account,
        scopes,
        offline ? Optional.of(tokens.issueRefresh(account, scopes)) : Optional.empty());
  }

  private static boolean proves(JsonNode kept, String verifier) {
    String challenge = kept.path("code_challenge").asText();
    if (challenge.isEmpty()) {
      return verifier.isEmpty();
    }
    if (kept.path("code_challenge_method").asText().equals("plain")) {
      return challenge.equals(verifier);
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return challenge.equals(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private Answer assertion(Map<String, String> form) {
    ServiceAccounts.Claim claim = accounts.verify(form.getOrDefault("assertion", ""));
    if (!claim.fault().isEmpty()) {
      return error(400, "invalid_grant", claim.fault());
    }
    return issued(claim.account(), claim.scopes(), Optional.empty());
  }

  private Answer issued(String owner, List<String> scopes, Optional<String> refresh) {
    ObjectNode body =
        JsonTree.object()
            .put("access_token", tokens.issueAccess(owner, scopes))
            .put("expires_in", GoogleTokens.LIFE_SECONDS);
    refresh.ifPresent(token -> body.put("refresh_token", token));
    body.put("scope", String.join(" ", scopes)).put("token_type", "Bearer");
    return Answer.json(200, body);
  }

  private Answer revoke(Call call) {
    String token = call.query("token").orElseGet(() -> call.form().getOrDefault("token", ""));
    return tokens.revoke(token)
        ? Answer.json(200, JsonTree.object())
        : error(400, "invalid_token", "Token expired or revoked");
  }

  private void requireClient(Map<String, String> form) {
    if (!tokens.isClient(
        form.getOrDefault("client_id", ""), form.getOrDefault("client_secret", ""))) {
      throw new ErrorAnswer(error(401, "invalid_client", "The OAuth client was not found."));
    }
  }

  private static Answer error(int status, String error, String description) {
    return Answer.json(
        status, JsonTree.object().put("error", error).put("error_description", description));
  }

  private static Answer refused(String title, String text) {
    return Answer.html(
        400,
        "<!doctype html><title>"
            + Html.escape(title)
            + "</title><h1>"
            + Html.escape(title)
            + "</h1><p>"
            + Html.escape(text)
            + "</p>");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
