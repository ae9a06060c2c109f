package ca.calculquebec.cqorc.sandbox.mail;

import ca.calculquebec.cqorc.file.PrivateFiles;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The mail server's certificate for {@code localhost} and {@code 127.0.0.1}, signed by itself: a
 * client must be told to trust it. The JDK has no way to make one, so it is written out here.
 */
public final class MailCertificate {
  private static final String SHA256_WITH_ECDSA = "1.2.840.10045.4.3.2";
  private static final String COMMON_NAME = "2.5.4.3";
  private static final String ALTERNATIVE_NAMES = "2.5.29.17";
  private static final String BASIC_CONSTRAINTS = "2.5.29.19";
  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  private final PrivateKey key;
  private final byte[] encoded;

  private MailCertificate(PrivateKey key, byte[] encoded) {
    this.key = key;
    this.encoded = encoded.clone();
  }

  /** The one that the state keeps, or a new one that it keeps from now on. */
  public static MailCertificate of(ObjectNode state) {
    try {
      if (!state.has("certificate")) {
        create(state);
      }
      byte[] key = Base64.getDecoder().decode(state.path("private_key").asText());
      return new MailCertificate(
          KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key)),
          Base64.getDecoder().decode(state.path("certificate").asText()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot make a certificate", e);
    }
  }

  private static void create(ObjectNode state) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    byte[] algorithm = Der.sequence(Der.object(SHA256_WITH_ECDSA));
    byte[] name =
        Der.sequence(Der.set(Der.sequence(Der.object(COMMON_NAME), Der.text("cqorc sandbox"))));
    byte[] content =
        Der.sequence(
            Der.explicit(0, Der.integer(2)),
            Der.integer(1),
            algorithm,
            name,
            Der.sequence(Der.time("20200101000000Z"), Der.time("20991231235959Z")),
            name,
            pair.getPublic().getEncoded(),
            Der.explicit(3, Der.sequence(itself(), names())));
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(pair.getPrivate());
    signature.update(content);
    byte[] whole = Der.sequence(content, algorithm, Der.bits(signature.sign()));
    state
        .put("private_key", Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()))
        .put("certificate", Base64.getEncoder().encodeToString(whole));
  }

  private static byte[] itself() {
    return Der.sequence(Der.object(BASIC_CONSTRAINTS), Der.bytes(Der.sequence()));
  }

  private static byte[] names() {
    byte[] names =
        Der.sequence(
            Der.implicit(DNS_NAME, "localhost".getBytes(StandardCharsets.US_ASCII)),
            Der.implicit(IP_ADDRESS, new byte[] {127, 0, 0, 1}));
    return Der.sequence(Der.object(ALTERNATIVE_NAMES), Der.bytes(names));
  }

  public void write(Path file) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
    String pem = "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
    PrivateFiles.OWNER.writeUnforced(file, pem.getBytes(StandardCharsets.US_ASCII));
  }

  /** What a server needs to show this certificate. */
  SSLContext context() {
    try {
      Certificate certificate =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(encoded));
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("mail", key, new char[0], new Certificate[] {certificate});
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, new char[0]);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this Java cannot use the sandbox's certificate", e);
    }
  }
}
