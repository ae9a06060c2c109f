package ca.calculquebec.cqorc.sandbox.google;

import ca.calculquebec.cqorc.sandbox.support.Ids;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Service accounts: their key files, and the assertions signed with them. */
public final class ServiceAccounts {
  private static final String REAL_TOKEN_ADDRESS = "https://oauth2.googleapis.com/token";

  /**
   * @param fault why the assertion is refused; empty when it is good
   */
  record Claim(String account, List<String> scopes, String fault) {
    static Claim refused(String why) {
      return new Claim("", List.of(), why);
    }
  }

  private final GoogleTokens tokens;
  private final Clock clock;
  private final Ids ids;
  private final String root;

  public ServiceAccounts(GoogleTokens tokens, Clock clock, Ids ids, String root) {
    this.tokens = tokens;
    this.clock = clock;
    this.ids = ids;
    this.root = root;
  }

  /** A new account's key file; only its public half is kept here. */
  public ObjectNode create() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      KeyPair pair = generator.generateKeyPair();
      String keyId = ids.text(40);
      String email = "robot@cqorc-sandbox.iam.gserviceaccount.com";
      tokens.addServiceAccount(
          keyId, email, Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
      String body =
          Base64.getMimeEncoder(64, new byte[] {'\n'})
              .encodeToString(pair.getPrivate().getEncoded());
      return JsonTree.object()
          .put("type", "service_account")
          .put("project_id", "cqorc-sandbox")
          .put("private_key_id", keyId)
          .put(
              "private_key",
              "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n")
          .put("client_email", email)
          .put("client_id", "100000000000000000001")
          .put("auth_uri", root + "/google/auth")
          .put("token_uri", root + "/google/token")
          .put("universe_domain", "googleapis.com");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java makes RSA keys", e);
    }
  }

  Claim verify(String assertion) {
    String[] parts = assertion.split("\\.", -1);
    if (parts.length != 3) {
      return Claim.refused("Invalid JWT: expected three parts.");
    }
    Optional<ObjectNode> header = decode(parts[0]).flatMap(JsonTree::parseObject);
    Optional<ObjectNode> claims = decode(parts[1]).flatMap(JsonTree::parseObject);
    if (header.isEmpty() || claims.isEmpty()) {
      return Claim.refused("Invalid JWT: not JSON.");
    }
    if (!header.get().path("alg").asText().equals("RS256")) {
      return Claim.refused("Invalid JWT: the algorithm must be RS256.");
    }
    String issuer = claims.get().path("iss").asText();
    for (String key : tokens.publicKeys(issuer, header.get().path("kid").asText())) {
      if (signed(key, parts)) {
        return times(claims.get(), issuer);
      }
    }
    return Claim.refused("Invalid JWT Signature.");
  }

  private Claim times(ObjectNode claims, String issuer) {
    long now = clock.instant().getEpochSecond();
    long issued = claims.path("iat").asLong();
    long expires = claims.path("exp").asLong();
    String audience = claims.path("aud").asText();
    if (!audience.equals(REAL_TOKEN_ADDRESS) && !audience.equals(root + "/google/token")) {
      return Claim.refused("Invalid JWT: Failed audience check.");
    }
    if (issued > now + 300 || expires <= now || expires - issued > 3600) {
      return Claim.refused(
          "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable"
              + " timeframe.");
    }
    return new Claim(issuer, GoogleTokens.scopes(claims.path("scope").asText()), "");
  }

  private static boolean signed(String publicKey, String[] parts) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(
          KeyFactory.getInstance("RSA")
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey))));
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private static Optional<String> decode(String part) {
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
