package ca.calculquebec.cqorc.service.google;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ServiceException.Reason;
import ca.calculquebec.cqorc.http.Http;
import ca.calculquebec.cqorc.http.HttpReply;
import ca.calculquebec.cqorc.http.Redactor;
import ca.calculquebec.cqorc.http.Repeat;
import ca.calculquebec.cqorc.http.Request;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.json.JsonObjectParser;
import com.google.api.client.json.gson.GsonFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Calls of one of Google's APIs through Google's library, over our HTTP: the token, renewed once
 * when it is refused, and failures in our words.
 */
final class GoogleCalls {
  private final Http http;
  private final AccessTokens tokens;
  private final GoogleScope scope;

  GoogleCalls(Http http, AccessTokens tokens, GoogleScope scope) {
    this.http = http;
    this.tokens = tokens;
    this.scope = scope;
  }

  /** Builds the library's client, and has it do one request. */
  @FunctionalInterface
  interface GoogleCall<T> {
    T on(HttpTransport transport, HttpRequestInitializer initializer) throws IOException;
  }

  /** Explains what the API refused. */
  @FunctionalInterface
  interface Explanation {
    /**
     * @param credential the file that holds what was refused, for messages
     */
    ServiceException of(GoogleError error, String credential, Redactor redactor);
  }

  /** One try with one token. */
  @FunctionalInterface
  private interface Attempt<T> {
    T with(String token) throws ServiceException, GoogleRefusal;
  }

  /**
   * @param what completes "tried to …"
   */
  <T> T execute(String what, Repeat repeat, Explanation explanation, GoogleCall<T> call)
      throws ServiceException {
    return renewing(explanation, token -> send(what, repeat, call, token));
  }

  /**
   * Asks without the library, and has it read the answer: a run begins with such a question, and
   * what of the library builds requests takes longer to load than Java itself. The rest of it is
   * loaded while the answer is on its way.
   *
   * @param url with its query, encoded
   */
  <T> T read(String what, String url, Class<T> type, Explanation explanation)
      throws ServiceException {
    return renewing(explanation, token -> parsed(what, get(what, url, token), type));
  }

  /** Asks without the library, for an answer that is too large to be read by it. */
  HttpReply reply(String what, String url, Explanation explanation) throws ServiceException {
    return renewing(explanation, token -> get(what, url, token));
  }

  private <T> T renewing(Explanation explanation, Attempt<T> attempt) throws ServiceException {
    String token = tokens.accessToken(scope);
    try {
      return attempt.with(token);
    } catch (GoogleRefusal e) {
      if (e.reply().status() != 401) {
        throw explained(explanation, e);
      }
    }
    String renewed = tokens.renewedToken(scope, token);
    try {
      return attempt.with(renewed);
    } catch (GoogleRefusal e) {
      throw explained(explanation, e);
    }
  }

  private HttpReply get(String what, String url, String token)
      throws ServiceException, GoogleRefusal {
    Request request =
        new Request(
            scope.service(),
            "GET",
            url,
            Map.of("Authorization", "Bearer " + token, "Accept", "application/json"),
            Optional.empty(),
            Repeat.SAFE,
            what,
            true,
            GoogleLimits::recognize);
    HttpReply reply = http.send(request);
    if (!reply.isSuccess()) {
      throw new GoogleRefusal(reply);
    }
    return reply;
  }

  private <T> T parsed(String what, HttpReply reply, Class<T> type) throws ServiceException {
    try {
      return new JsonObjectParser(GsonFactory.getDefaultInstance())
          .parseAndClose(new ByteArrayInputStream(reply.body()), StandardCharsets.UTF_8, type);
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(what, false, "cannot be read", e);
    }
  }

  private <T> T send(String what, Repeat repeat, GoogleCall<T> call, String token)
      throws ServiceException, GoogleRefusal {
    try {
      return call.on(
          new OkHttpGoogleTransport(http, scope.service(), what, repeat),
          request -> {
            // Without a token, an API key in the address says who asks.
            if (!token.isEmpty()) {
              request.getHeaders().setAuthorization("Bearer " + token);
            }
            request.setFollowRedirects(false);
            request.setNumberOfRetries(0);
          });
    } catch (GoogleRefusal e) {
      throw e;
    } catch (GoogleFailure e) {
      throw e.failure();
    } catch (IOException | IllegalArgumentException e) {
      // The body is sound JSON, so what the library stumbles over is the form of a field.
      throw unreadable(what, repeat == Repeat.ONCE, "cannot be read", e);
    }
  }

  private ServiceException explained(Explanation explanation, GoogleRefusal refusal) {
    return explanation.of(GoogleError.of(refusal.reply()), tokens.place(scope), http.redactor());
  }

  /**
   * @param uncertain whether the work may have been done all the same
   * @param why completes "gave an answer that …"
   */
  ServiceException unreadable(String what, boolean uncertain, String why, Exception cause) {
    return new ServiceException(
        scope.service(),
        Reason.UNAVAILABLE,
        200,
        "",
        uncertain,
        "tried to " + what + ", but " + scope.service() + " gave an answer that " + why,
        uncertain
            ? "Run the same command again later; it first looks whether the work was done."
            : "Run the same command again later.",
        cause);
  }

  /**
   * What all of Google's APIs refuse alike: the token, its scope, an API that the project has not
   * switched on. Empty for everything else.
   *
   * @param service the API's plain name, as {@code Google Sheets}
   */
  static Optional<ServiceException> access(
      String what, String service, GoogleError error, String credential) {
    if (error.httpStatus() == 401) {
      return credentials(
          what,
          service,
          error,
          "does not accept the token, not even a fresh one (" + credential + ")",
          Troubles.CONSENT_AGAIN);
    }
    if (error.httpStatus() != 403) {
      return Optional.empty();
    }
    if (error.has("ACCESS_TOKEN_SCOPE_INSUFFICIENT", "insufficientPermissions")
        || error.message().contains("insufficient authentication scopes")) {
      return credentials(
          what,
          service,
          error,
          "says that the token was not given for it (" + credential + ")",
          "Delete that file, then run \"cqorc auth google\" once in a terminal.");
    }
    if (error.has("SERVICE_DISABLED", "accessNotConfigured")) {
      return credentials(
          what,
          service,
          error,
          "is not switched on for the project of " + credential,
          "Enable the " + service + " API for that project in the Google Cloud console.");
    }
    return Optional.empty();
  }

  private static Optional<ServiceException> credentials(
      String what, String service, GoogleError error, String but, String advice) {
    return Optional.of(
        new ServiceException(
            service,
            Reason.CREDENTIALS,
            error.httpStatus(),
            error.code(),
            false,
            "tried to " + what + ", but " + service + " " + but,
            advice,
            null));
  }
}
