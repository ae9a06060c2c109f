package ca.calculquebec.cqorc.service.zoom;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ServiceException.Reason;
import ca.calculquebec.cqorc.http.Http;
import ca.calculquebec.cqorc.http.HttpReply;
import ca.calculquebec.cqorc.http.Repeat;
import ca.calculquebec.cqorc.http.Request;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One token for the whole run: a new one may end the life of those before it (seen with some
 * accounts), so it is fetched once, and again only when Zoom no longer takes it.
 */
public final class ZoomTokens {
  private final Http http;
  private final String address;
  private final ZoomCredentials credentials;
  private final AtomicReference<ZoomToken> current = new AtomicReference<>();

  /**
   * @param address Zoom's complete token address
   */
  public ZoomTokens(Http http, String address, ZoomCredentials credentials) {
    this.http = http;
    this.address = address;
    this.credentials = credentials;
  }

  synchronized ZoomToken current() throws ServiceException {
    ZoomToken token = current.get();
    if (token == null) {
      token = fetch();
      current.set(token);
    }
    return token;
  }

  /** Another token than the refused one: that of a thread that was faster, or a new one. */
  synchronized ZoomToken renew(ZoomToken refused) throws ServiceException {
    current.compareAndSet(refused, null);
    return current();
  }

  private ZoomToken fetch() throws ServiceException {
    HttpReply reply = http.send(request());
    JsonNode answer = ZoomJson.lenient(reply.text());
    if (!reply.isSuccess()) {
      throw refusal(reply.status(), answer);
    }
    String token = answer.path("access_token").asText("");
    if (token.isEmpty()) {
      throw new ServiceException(
          ZoomApi.SERVICE,
          Reason.UNAVAILABLE,
          reply.status(),
          "",
          false,
          "tried to get a token from Zoom, but its answer has no access_token",
          "Check [endpoints] zoom_oauth, if it is set; otherwise run the same command again.",
          null);
    }
    return new ZoomToken(token, ZoomScopes.in(answer.path("scope").asText("")));
  }

  private Request request() {
    String pair = credentials.clientId() + ":" + credentials.clientSecret();
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    String form =
        "grant_type=account_credentials&account_id="
            + URLEncoder.encode(credentials.accountId(), StandardCharsets.UTF_8);
    return new Request(
            ZoomApi.SERVICE,
            "POST",
            address,
            Map.of("Authorization", "Basic " + basic),
            Optional.of(
                new Request.Body(
                    "application/x-www-form-urlencoded", form.getBytes(StandardCharsets.UTF_8))),
            // Asking twice gives two tokens and makes nothing.
            Repeat.SAFE,
            "get a token for account " + credentials.maskedAccount())
        .expectingJson();
  }

  private ServiceException refusal(int status, JsonNode answer) {
    String code = answer.path("error").asText("");
    if (code.isEmpty()) {
      code = answer.path("code").asText("");
    }
    String shown = code.isEmpty() ? "HTTP status " + status : code;
    if (status >= 500 || status == 429) {
      return new ServiceException(
          ZoomApi.SERVICE,
          status == 429 ? Reason.LIMIT : Reason.UNAVAILABLE,
          status,
          code,
          false,
          "tried to get a token from Zoom, but it answered " + status,
          "Run the same command again in some minutes.",
          null);
    }
    if (status == 404) {
      return new ServiceException(
          ZoomApi.SERVICE,
          Reason.REFUSED,
          status,
          code,
          false,
          "tried to get a token from Zoom, but there is nothing at the token address (404)",
          "Check [endpoints] zoom_oauth: it is the complete token address.",
          null);
    }
    return new ServiceException(
        ZoomApi.SERVICE,
        Reason.CREDENTIALS,
        status,
        code,
        false,
        "Zoom refused the credentials ("
            + shown
            + "); tried a token for account "
            + credentials.maskedAccount()
            + " with "
            + credentials.place(),
        "Compare account_id, client_id and client_secret with the app's page at Zoom, and see"
            + " that the app is activated there.",
        null);
  }
}
