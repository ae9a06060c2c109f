package ca.calculquebec.cqorc.service.google;

import ca.calculquebec.cqorc.failure.ServiceException;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.json.webtoken.JsonWebSignature;
import com.google.api.client.json.webtoken.JsonWebToken;
import com.google.api.client.util.PemReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.List;

/**
 * The key of a service account.
 *
 * @param audience whom its assertions are meant for
 */
record ServiceAccountKey(String keyId, PrivateKey key, String email, String audience) {
  private static final long LIFETIME_SECONDS = 3600;
  private static final String ADVICE =
      "Make a new JSON key for the service account in the Google Cloud console.";

  static boolean isOne(JsonNode tree) {
    return tree.path("type").asText("").equals("service_account");
  }

  static ServiceAccountKey of(Path file, JsonNode tree, String tokenAddress)
      throws ServiceException {
    for (String field : List.of("private_key", "client_email")) {
      if (tree.path(field).asText("").isEmpty()) {
        throw Troubles.credentials(
            "the service-account key " + file + " lacks \"" + field + "\"", ADVICE);
      }
    }
    return new ServiceAccountKey(
        tree.path("private_key_id").asText(""),
        privateKey(file, tree.get("private_key").asText()),
        tree.get("client_email").asText(),
        tree.path("token_uri").asText(tokenAddress));
  }

  /** A signed request for a token. */
  String assertion(GoogleScope scope, Instant now) {
    JsonWebSignature.Header header = new JsonWebSignature.Header();
    header.setAlgorithm("RS256").setType("JWT");
    if (!keyId.isEmpty()) {
      header.setKeyId(keyId);
    }
    JsonWebToken.Payload payload =
        new JsonWebToken.Payload()
            .setIssuer(email)
            .setAudience(audience)
            .setIssuedAtTimeSeconds(now.getEpochSecond())
            .setExpirationTimeSeconds(now.getEpochSecond() + LIFETIME_SECONDS)
            .set("scope", scope.address());
    try {
      return JsonWebSignature.signUsingRsaSha256(
          key, GsonFactory.getDefaultInstance(), header, payload);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("a checked RSA key that cannot sign", e);
    }
  }

  private static PrivateKey privateKey(Path file, String pem) throws ServiceException {
    try {
      PemReader.Section section =
          PemReader.readFirstSectionAndClose(new StringReader(pem), "PRIVATE KEY");
      if (section != null) {
        return KeyFactory.getInstance("RSA")
            .generatePrivate(new PKCS8EncodedKeySpec(section.getBase64DecodedBytes()));
      }
    } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
      // Said below, without the library's words, which may quote the key.
      return unusable(file);
    }
    return unusable(file);
  }

  private static PrivateKey unusable(Path file) throws ServiceException {
    throw Troubles.credentials(
        "the service-account key " + file + " holds a private_key that cannot be read", ADVICE);
  }
}
