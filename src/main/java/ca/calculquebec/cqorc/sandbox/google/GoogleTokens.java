package ca.calculquebec.cqorc.sandbox.google;

import ca.calculquebec.cqorc.sandbox.support.Ids;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Who may do what at Google: the client, refresh tokens, access tokens with expiry and scopes. */
public final class GoogleTokens {
  static final long LIFE_SECONDS = 3599;

  /** An access token's owner and rights. */
  public record Grant(String account, List<String> scopes, Instant expires) {
    public boolean allows(List<String> anyOf) {
      return scopes.stream().anyMatch(anyOf::contains);
    }
  }

  private final ObjectNode state;
  private final Clock clock;
  private final Ids ids;

  /**
   * @param state {@code client_id}, {@code client_secret}, {@code refresh} and {@code access} by
   *     token; kept and changed in place
   */
  public GoogleTokens(ObjectNode state, Clock clock, Ids ids) {
    this.state = state;
    this.clock = clock;
    this.ids = ids;
  }

  public static ObjectNode initialState(String clientId, String clientSecret) {
    ObjectNode state =
        JsonTree.object().put("client_id", clientId).put("client_secret", clientSecret);
    state.putObject("refresh");
    state.putObject("access");
    state.putObject("codes");
    state.putObject("service_accounts");
    return state;
  }

  synchronized ObjectNode save() {
    ids.save(state);
    return state.deepCopy();
  }

  synchronized boolean isClient(String id, String secret) {
    return state.path("client_id").asText().equals(id)
        && state.path("client_secret").asText().equals(secret);
  }

  synchronized boolean isClient(String id) {
    return state.path("client_id").asText().equals(id);
  }

  synchronized String issueRefresh(String account, List<String> scopes) {
    String token = "1//sandbox-" + ids.text(40);
    addRefresh(state, token, account, scopes);
    return token;
  }

  public static void addRefresh(
      ObjectNode state, String token, String account, List<String> scopes) {
    JsonTree.object(state, "refresh")
        .putObject(token)
        .put("account", account)
        .set("scopes", list(scopes));
  }

  /** Remembers what an authorisation code stands for. */
  synchronized void putCode(String code, ObjectNode meaning) {
    JsonTree.object(state, "codes").set(code, meaning);
  }

  /** What a code stands for. It works once, even when the rest of the request is wrong. */
  synchronized Optional<JsonNode> takeCode(String code) {
    return Optional.ofNullable(JsonTree.object(state, "codes").remove(code));
  }

  synchronized void addServiceAccount(String keyId, String email, String publicKey) {
    JsonTree.object(state, "service_accounts")
        .putObject(keyId)
        .put("email", email)
        .put("public_key", publicKey);
  }

  /** The public keys of an account: of one key, or of all when no key is named. */
  synchronized List<String> publicKeys(String email, String keyId) {
    return state.path("service_accounts").properties().stream()
        .filter(entry -> keyId.isEmpty() || entry.getKey().equals(keyId))
        .filter(entry -> entry.getValue().path("email").asText().equals(email))
        .map(entry -> entry.getValue().path("public_key").asText())
        .toList();
  }

  synchronized String issueAccess(String account, List<String> scopes) {
    ObjectNode access = JsonTree.object(state, "access");
    String now = clock.instant().toString();
    access
        .properties()
        .removeIf(entry -> entry.getValue().path("expires").asText().compareTo(now) < 0);
    String token = "ya29.sandbox-" + ids.text(60);
    access
        .putObject(token)
        .put("account", account)
        .put("expires", clock.instant().plusSeconds(LIFE_SECONDS).toString())
        .set("scopes", list(scopes));
    return token;
  }

  synchronized Optional<Grant> refresh(String token) {
    return grant(JsonTree.object(state, "refresh").get(token)).filter(one -> !revoked(token));
  }

  /** The rights of a token that has not expired. */
  public synchronized Optional<Grant> access(String token) {
    return grant(JsonTree.object(state, "access").get(token))
        .filter(one -> one.expires().isAfter(clock.instant()));
  }

  /** From now on refreshing fails with {@code invalid_grant}; access tokens live on. */
  synchronized boolean revoke(String token) {
    JsonNode refresh = JsonTree.object(state, "refresh").get(token);
    if (refresh instanceof ObjectNode known) {
      known.put("revoked", true);
      return true;
    }
    return JsonTree.object(state, "access").remove(token) != null;
  }

  public synchronized void revokeAll() {
    JsonTree.object(state, "refresh").forEach(token -> ((ObjectNode) token).put("revoked", true));
    JsonTree.object(state, "access").removeAll();
  }

  private boolean revoked(String token) {
    return JsonTree.object(state, "refresh").path(token).path("revoked").asBoolean(false);
  }

  private static Optional<Grant> grant(JsonNode node) {
    return Optional.ofNullable(node)
        .map(
            known ->
                new Grant(
                    known.path("account").asText(),
                    StreamSupport.stream(known.path("scopes").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList(),
                    Instant.parse(known.path("expires").asText("2000-01-01T00:00:00Z"))));
  }

  static List<String> scopes(String text) {
    return Arrays.stream(text.strip().split("\\s+")).filter(scope -> !scope.isEmpty()).toList();
  }

  private static ArrayNode list(List<String> values) {
    ArrayNode list = JsonTree.array();
    values.forEach(list::add);
    return list;
  }
}
