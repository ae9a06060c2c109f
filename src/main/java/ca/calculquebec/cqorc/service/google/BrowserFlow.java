package ca.calculquebec.cqorc.service.google;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.http.Http;
import ca.calculquebec.cqorc.http.Json;
import ca.calculquebec.cqorc.http.Repeat;
import com.google.api.client.auth.oauth2.AuthorizationCodeFlow;
import com.google.api.client.auth.oauth2.BearerToken;
import com.google.api.client.auth.oauth2.ClientParametersAuthentication;
import com.google.api.client.auth.oauth2.TokenResponse;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.json.gson.GsonFactory;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** A person's consent, given in a browser that answers to a port of this machine. */
final class BrowserFlow {
  private static final String DOING = "exchange the browser's answer for a token";

  private final Http http;
  private final Clock clock;
  private final GoogleSettings settings;
  private final SignInPrompt prompt;

  BrowserFlow(Http http, Clock clock, GoogleSettings settings, SignInPrompt prompt) {
    this.http = http;
    this.clock = clock;
    this.settings = settings;
    this.prompt = prompt;
  }

  TokenFile run(ClientFile client, GoogleScope scope) throws ServiceException {
    http.redactor().add(client.clientSecret());
    AuthorizationCodeFlow flow =
        new AuthorizationCodeFlow.Builder(
                BearerToken.authorizationHeaderAccessMethod(),
                new OkHttpGoogleTransport(http, Troubles.SERVICE, DOING, Repeat.ONCE),
                GsonFactory.getDefaultInstance(),
                new GenericUrl(settings.tokenAddress()),
                new ClientParametersAuthentication(client.clientId(), client.clientSecret()),
                client.clientId(),
                client.authAddress())
            .setScopes(List.of(scope.address()))
            .enablePKCE()
            .build();
    String state = new BigInteger(160, new SecureRandom()).toString(Character.MAX_RADIX);
    try (LoopbackReceiver receiver = new LoopbackReceiver(state, http.interrupt())) {
      String redirect = receiver.getRedirectUri();
      String address =
          flow.newAuthorizationUrl()
              .setRedirectUri(redirect)
              .setState(state)
              .set("access_type", "offline")
              // Without it, Google hands out a refresh token at the first consent only.
              .set("prompt", "consent")
              .build();
      prompt.ask(address, receiver.port());
      String code = receiver.waitForCode();
      http.redactor().add(code);
      TokenResponse response = flow.newTokenRequest(code).setRedirectUri(redirect).execute();
      return file(client, scope, response);
    } catch (GoogleRefusal e) {
      throw refused(e);
    } catch (GoogleFailure e) {
      throw e.failure();
    } catch (IOException e) {
      throw Troubles.credentials(
          0,
          "",
          "no consent for " + scope.service() + " came from the browser: " + e.getMessage(),
          Troubles.CONSENT,
          e);
    }
  }

  private TokenFile file(ClientFile client, GoogleScope scope, TokenResponse response)
      throws ServiceException {
    String granted = response.getScope();
    if (granted != null && !scope.isIn(List.of(granted.split("\\s+")))) {
      throw Troubles.credentials(
          "the consent does not include " + scope.service(),
          "Run \"cqorc auth google\" again and leave the box for it ticked.");
    }
    if (response.getAccessToken() == null || response.getRefreshToken() == null) {
      throw Troubles.credentials(
          "tried to "
              + DOING
              + ", but Google sent no "
              + (response.getAccessToken() == null ? "token" : "refresh token"),
          "Remove cqorc's access on the Google account's page, then run \"cqorc auth google\".");
    }
    http.redactor().add(response.getAccessToken());
    http.redactor().add(response.getRefreshToken());
    Long lifetime = response.getExpiresInSeconds();
    return TokenFile.of(
        response.getAccessToken(),
        response.getRefreshToken(),
        client.tokenUri(),
        client.clientId(),
        client.clientSecret(),
        scope.address(),
        clock.instant().plusSeconds(lifetime == null ? 0 : lifetime));
  }

  private static ServiceException refused(GoogleRefusal refusal) {
    String code =
        Json.tolerant(refusal.reply()).map(tree -> tree.path("error").asText("")).orElse("");
    return Troubles.credentials(
        refusal.reply().status(),
        code,
        "tried to "
            + DOING
            + ", but Google answered "
            + (refusal.reply().status() + (code.isEmpty() ? "" : " (" + code + ")")),
        "Check the client file of [google] credentials_file; then " + lower(Troubles.CONSENT),
        null);
  }

  private static String lower(String sentence) {
    return "r" + sentence.substring(1);
  }
}
