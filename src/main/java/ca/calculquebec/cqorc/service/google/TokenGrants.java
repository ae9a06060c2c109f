package ca.calculquebec.cqorc.service.google;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ServiceException.Reason;
import ca.calculquebec.cqorc.http.Http;
import ca.calculquebec.cqorc.http.HttpReply;
import ca.calculquebec.cqorc.http.Json;
import ca.calculquebec.cqorc.http.Repeat;
import ca.calculquebec.cqorc.http.Request;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks Google's token address for tokens. */
final class TokenGrants {
  private static final long USUAL_LIFETIME_SECONDS = 3600;

  private final Http http;
  private final Clock clock;
  private final String address;

  TokenGrants(Http http, Clock clock, String address) {
    this.http = http;
    this.clock = clock;
    this.address = address;
  }

  /** What Google handed out. */
  record Grant(String token, Optional<String> refreshToken, Instant expiry) {}

  Grant refresh(TokenFile file, Path path) throws ServiceException {
    String refreshToken =
        file.refreshToken()
            .orElseThrow(
                () ->
                    Troubles.credentials(
                        "the token in "
                            + (path + " has expired and the file holds no refresh token"),
                        Troubles.CONSENT));
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "refresh_token");
    form.put("client_id", file.clientId());
    form.put("client_secret", file.clientSecret());
    form.put("refresh_token", refreshToken);
    http.redactor().add(file.clientSecret());
    http.redactor().add(refreshToken);
    return ask(form, "refresh the token in " + path, path);
  }

  Grant serviceAccount(ServiceAccountKey key, GoogleScope scope, Path path)
      throws ServiceException {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
    form.put("assertion", key.assertion(scope, clock.instant()));
    return ask(form, "get a token for the service account in " + path, path);
  }

  private Grant ask(Map<String, String> form, String what, Path path) throws ServiceException {
    String body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    Request request =
        new Request(
                Troubles.SERVICE,
                "POST",
                address,
                Map.of("Accept", "application/json"),
                Optional.of(
                    new Request.Body(
                        "application/x-www-form-urlencoded",
                        body.getBytes(StandardCharsets.UTF_8))),
                Repeat.SAFE,
                what)
            .expectingJson();
    HttpReply reply = http.send(request);
    if (!reply.isSuccess()) {
      throw refused(reply, what, path);
    }
    JsonNode tree = Json.tree(request, reply);
    String token = Json.text(request, reply, tree, "access_token");
    http.redactor().add(token);
    long lifetime = tree.path("expires_in").asLong(USUAL_LIFETIME_SECONDS);
    Optional<String> refreshToken =
        Optional.of(tree.path("refresh_token").asText("")).filter(text -> !text.isEmpty());
    refreshToken.ifPresent(http.redactor()::add);
    return new Grant(token, refreshToken, clock.instant().plusSeconds(lifetime));
  }

  private static ServiceException refused(HttpReply reply, String what, Path path) {
    String code =
        Json.tolerant(reply).map(tree -> tree.path("error").asText("")).orElse("").strip();
    String tried = "tried to " + what + ", but Google ";
    return switch (code) {
      case "invalid_grant" ->
          Troubles.credentials(
              reply.status(),
              code,
              tried + "says that it has expired or was revoked (invalid_grant)",
              Troubles.CONSENT_AGAIN,
              null);
      case "invalid_client", "unauthorized_client", "deleted_client" ->
          Troubles.credentials(
              reply.status(),
              code,
              tried + "does not accept the client in it (" + code + ")",
              "Check that "
                  + (path + " belongs to an OAuth client that still exists; else get the client")
                  + " file anew and run \"cqorc auth google\".",
              null);
      case "invalid_scope", "access_denied" ->
          Troubles.credentials(
              reply.status(),
              code,
              tried + "does not allow it (" + code + ")",
              Troubles.CONSENT,
              null);
      default ->
          new ServiceException(
              Troubles.SERVICE,
              Reason.REFUSED,
              reply.status(),
              code,
              false,
              tried + "answered " + reply.status() + (code.isEmpty() ? "" : " (" + code + ")"),
              "Check [endpoints] google_oauth, and " + path + ".",
              null);
    };
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
