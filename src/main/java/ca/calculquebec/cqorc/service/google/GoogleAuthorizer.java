package ca.calculquebec.cqorc.service.google;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.http.Http;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens for Google's services: from the token files that the predecessor shares, from a service
 * account's key, or from a person's consent in a browser.
 */
public final class GoogleAuthorizer implements AccessTokens {
  /** google-auth refreshes that long before the end. */
  private static final Duration EARLY = Duration.ofSeconds(225);

  private final Http http;
  private final Clock clock;
  private final GoogleSettings settings;
  private final SignInPrompt prompt;
  private final TokenGrants grants;
  private final Map<GoogleScope, TokenGrants.Grant> held = new EnumMap<>(GoogleScope.class);

  public GoogleAuthorizer(Http http, Clock clock, GoogleSettings settings, SignInPrompt prompt) {
    this.http = http;
    this.clock = clock;
    this.settings = settings;
    this.prompt = prompt;
    this.grants = new TokenGrants(http, clock, settings.tokenAddress());
  }

  @Override
  public synchronized String accessToken(GoogleScope scope) throws ServiceException {
    TokenGrants.Grant known = held.get(scope);
    if (known == null || !isGood(known.expiry())) {
      known = obtain(scope, "");
      held.put(scope, known);
    }
    return known.token();
  }

  @Override
  public synchronized String renewedToken(GoogleScope scope, String refused)
      throws ServiceException {
    TokenGrants.Grant known = held.get(scope);
    if (known == null || known.token().equals(refused)) {
      known = obtain(scope, refused);
      held.put(scope, known);
    }
    return known.token();
  }

  @Override
  public String place(GoogleScope scope) {
    Optional<Path> credentials = settings.credentialsFile().filter(Files::isRegularFile);
    return credentials.filter(path -> keyIn(path).isPresent()).orElse(tokenFile(scope)).toString();
  }

  /** Reads the credentials file, which tokens that are still good do without. */
  public synchronized void requireCredentialsFile() throws ServiceException {
    if (settings.credentialsFile().isPresent() && serviceAccount().isEmpty()) {
      ClientFile.read(settings.credentialsFile().get());
    }
  }

  /**
   * Makes sure that there is a consent that still stands, else asks the person for one.
   *
   * @return whether the person was asked
   */
  public synchronized boolean authorize(GoogleScope scope) throws ServiceException {
    if (serviceAccount().isPresent()) {
      accessToken(scope);
      return false;
    }
    Path path = tokenFile(scope);
    if (Files.exists(path)) {
      try {
        // Only a refresh shows whether the consent still stands.
        String current = TokenFile.read(path).token().orElse("");
        held.put(scope, fromFile(scope, path, current));
        return false;
      } catch (ServiceException e) {
        if (e.reason() != ServiceException.Reason.CREDENTIALS) {
          throw e;
        }
        prompt.remark(e.getMessage());
      }
    }
    held.put(scope, askPerson(scope));
    return true;
  }

  private TokenGrants.Grant obtain(GoogleScope scope, String refused) throws ServiceException {
    Optional<ServiceAccountKey> key = serviceAccount();
    if (key.isPresent()) {
      return grants.serviceAccount(key.get(), scope, settings.credentialsFile().orElseThrow());
    }
    Path path = tokenFile(scope);
    return Files.exists(path) ? fromFile(scope, path, refused) : askPerson(scope);
  }

  private TokenGrants.Grant fromFile(GoogleScope scope, Path path, String refused)
      throws ServiceException {
    TokenFile file = TokenFile.read(path);
    if (!file.scopes().isEmpty() && !scope.isIn(file.scopes())) {
      throw Troubles.credentials(
          "the token in " + path + " was not given for " + scope.service(), Troubles.CONSENT);
    }
    Optional<Instant> expiry = file.expiry().filter(this::isGood);
    Optional<String> token = file.token().filter(text -> !text.equals(refused));
    if (expiry.isPresent() && token.isPresent()) {
      http.redactor().add(token.get());
      http.redactor().add(file.clientSecret());
      file.refreshToken().ifPresent(http.redactor()::add);
      return new TokenGrants.Grant(token.get(), file.refreshToken(), expiry.get());
    }
    TokenGrants.Grant grant = grants.refresh(file, path);
    TokenFile refreshed = file.refreshed(grant.token(), grant.refreshToken(), grant.expiry());
    try {
      refreshed.write(path);
    } catch (IOException e) {
      prompt.remark(
          "The refreshed Google token could not be kept in "
              + (path + "; the next run refreshes it again."));
    }
    return grant;
  }

  private TokenGrants.Grant askPerson(GoogleScope scope) throws ServiceException {
    Path path = tokenFile(scope);
    if (!settings.interactive()) {
      throw Troubles.credentials(
          "there is no Google token for " + scope.service() + " (" + path + ")",
          Troubles.CONSENT + " It asks for your consent in a browser.");
    }
    Path clientPath =
        settings
            .credentialsFile()
            .orElseThrow(
                () ->
                    Troubles.credentials(
                        "there is no Google token in "
                            + (path + ", and no [google] credentials_file to ask for one"),
                        "Name the client file of the OAuth client in [google] credentials_file."));
    ClientFile client = ClientFile.read(clientPath);
    TokenFile file = new BrowserFlow(http, clock, settings, prompt).run(client, scope);
    try {
      file.write(path);
    } catch (IOException e) {
      throw Troubles.credentials(
          0,
          "",
          "the new Google token could not be written to " + path,
          "Check that the secrets directory exists and that you may write to it.",
          e);
    }
    return new TokenGrants.Grant(
        file.token().orElseThrow(), file.refreshToken(), file.expiry().orElseThrow());
  }

  /** A key wins over token files, which may lie there from before. */
  private Optional<ServiceAccountKey> serviceAccount() throws ServiceException {
    Optional<Path> path = settings.credentialsFile().filter(Files::isRegularFile);
    if (path.isEmpty()) {
      return Optional.empty();
    }
    Optional<JsonNode> tree = keyIn(path.get());
    if (tree.isEmpty()) {
      return Optional.empty();
    }
    http.redactor().add(tree.get().path("private_key").asText(""));
    return Optional.of(ServiceAccountKey.of(path.get(), tree.get(), settings.tokenAddress()));
  }

  /** An unreadable client file matters only once a person has to be asked. */
  private static Optional<JsonNode> keyIn(Path path) {
    try {
      JsonNode tree = JsonFile.read(path, "credentials file", "");
      return Optional.of(tree).filter(ServiceAccountKey::isOne);
    } catch (ServiceException readAgainWhenNeeded) {
      return Optional.empty();
    }
  }

  private boolean isGood(Instant expiry) {
    return clock.instant().isBefore(expiry.minus(EARLY));
  }

  private Path tokenFile(GoogleScope scope) {
    return settings.secretsDirectory().resolve(scope.fileName());
  }
}
