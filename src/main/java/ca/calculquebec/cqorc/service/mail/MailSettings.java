package ca.calculquebec.cqorc.service.mail;

import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;

/**
 * The mail server and the account.
 *
 * @param startTls whether the connection is encrypted before the password is sent; port 465 is
 *     encrypted from its start
 * @param user the account, and the address that messages come from
 * @param fromName that recipients see beside that address; may be blank
 * @param password an app password may hold blanks, as Google shows it
 * @param trust whom to trust instead of the certificate authorities that Java knows
 */
public record MailSettings(
    String host,
    int port,
    boolean startTls,
    String user,
    String fromName,
    String password,
    Optional<SSLSocketFactory> trust) {
  private static final int TLS_FROM_THE_START = 465;
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  /** Whether this machine itself is meant, so that nobody can listen in. */
  public boolean isLoopback() {
    return isLoopback(host);
  }

  public static boolean isLoopback(String host) {
    return LOOPBACK.contains(host) || host.matches("127(\\.\\d{1,3}){3}");
  }

  boolean encryptedFromTheStart() {
    return port == TLS_FROM_THE_START;
  }

  /** Without the blanks in which Google groups it. */
  String sentPassword() {
    boolean grouped = password.matches("[a-z]{4}( [a-z]{4}){3}");
    return grouped ? password.replace(" ", "") : password;
  }

  @Override
  public String toString() {
    return user + " at " + host + ":" + port;
  }
}
