package ca.calculquebec.cqorc.sandbox.zoom;

import ca.calculquebec.cqorc.sandbox.support.Answer;
import ca.calculquebec.cqorc.sandbox.support.Call;
import ca.calculquebec.cqorc.sandbox.support.Ids;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Zoom's server-to-server tokens. */
public final class ZoomTokens {
  private final ObjectNode state;
  private final Clock clock;
  private final Ids ids;
  private final String apiUrl;

  /**
   * @param state {@code account_id}, {@code client_id}, {@code client_secret}, {@code scope} and
   *     {@code tokens}; kept and changed in place
   */
  ZoomTokens(ObjectNode state, Clock clock, Ids ids, String apiUrl) {
    this.state = state;
    this.clock = clock;
    this.ids = ids;
    this.apiUrl = apiUrl;
  }

  public static ObjectNode initialState(String accountId, String clientId, String clientSecret) {
    ObjectNode state =
        JsonTree.object()
            .put("account_id", accountId)
            .put("client_id", clientId)
            .put("client_secret", clientSecret)
            .put("scope", ZoomScopes.GRANULAR.all());
    state.putObject("tokens");
    return state;
  }

  void grant(String scopes) {
    state.put("scope", scopes);
  }

  Answer issue(Call call) {
    Map<String, String> asked = new HashMap<>(call.form());
    call.query().forEach((name, values) -> asked.putIfAbsent(name, values.get(0)));
    String expected = state.path("client_id").asText() + ":" + state.path("client_secret").asText();
    if (!basic(call).equals(expected)) {
      return refused("Invalid client_id or client_secret", "invalid_client");
    }
    String grant = asked.getOrDefault("grant_type", "");
    if (!grant.equals("account_credentials")) {
      return grant.isEmpty()
          ? refused("Missing grant type", "invalid_request")
          : refused("unsupported grant type", "unsupported_grant_type");
    }
    if (!state.path("account_id").asText().equals(asked.get("account_id"))) {
      return refused("Bad Request", "bad_request");
    }
    ObjectNode tokens = JsonTree.object(state, "tokens");
    String now = clock.instant().toString();
    tokens
        .properties()
        .removeIf(entry -> entry.getValue().path("expires").asText().compareTo(now) < 0);
    String token = "eyJzdiI6IjAwMDAwMSJ9." + ids.text(80) + "." + ids.text(43);
    String scope = state.path("scope").asText();
    tokens
        .putObject(token)
        .put("scope", scope)
        .put("expires", clock.instant().plusSeconds(3600).toString());
    return Answer.json(
        200,
        JsonTree.object()
            .put("access_token", token)
            .put("token_type", "bearer")
            .put("expires_in", 3599)
            .put("scope", scope)
            .put("api_url", apiUrl));
  }

  /** Refuses a call without a living token, or whose token may not do it. */
  void require(Call call, ZoomScopes.Right right) {
    JsonNode token = state.path("tokens").path(call.bearer().orElse(""));
    if (token.isMissingNode()) {
      throw ZoomErrors.of(401, 124, "Invalid access token.");
    }
    if (!Instant.parse(token.path("expires").asText()).isAfter(clock.instant())) {
      throw ZoomErrors.of(401, 124, "Access token is expired.");
    }
    List<String> granted = List.of(token.path("scope").asText().split(" "));
    if (!right.isIn(granted)) {
      throw ZoomErrors.of(
          400,
          4711,
          "Invalid access token, does not contain scopes:[" + right.named(granted) + "].");
    }
  }

  private static String basic(Call call) {
    String header = call.header("authorization").orElse("");
    if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return "";
    }
    try {
      return new String(
          Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static Answer refused(String reason, String error) {
    return Answer.json(400, JsonTree.object().put("reason", reason).put("error", error));
  }
}
