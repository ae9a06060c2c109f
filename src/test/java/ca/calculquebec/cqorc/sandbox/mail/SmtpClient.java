package ca.calculquebec.cqorc.sandbox.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A mail client of the plainest kind: one line out, one reply in. */
final class SmtpClient implements AutoCloseable {
  private Socket socket;
  private BufferedReader in;
  private OutputStream out;
  final String greeting;

  SmtpClient(int port) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    streams();
    this.greeting = reply();
  }

  private void streams() throws IOException {
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    out = socket.getOutputStream();
  }

  /** Every line of the next reply; empty when the connection is over. */
  String reply() throws IOException {
    StringBuilder reply = new StringBuilder();
    String line;
    do {
      line = in.readLine();
      if (line == null) {
        return reply.toString();
      }
      reply.append(reply.isEmpty() ? "" : "\n").append(line);
    } while (line.length() > 3 && line.charAt(3) == '-');
    return reply.toString();
  }

  void send(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  String say(String line) throws IOException {
    send(line + "\r\n");
    return reply();
  }

  /** Introduces itself and logs in with PLAIN; the last reply. */
  String login(String user, String password) throws IOException {
    say("EHLO test.example");
    return say("AUTH PLAIN " + base64("\0" + user + "\0" + password));
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a whole message; the last reply. */
  String mail(String to, String content) throws IOException {
    say("MAIL FROM:<formation@sandbox.example> SIZE=" + content.length());
    String recipient = say("RCPT TO:<" + to + ">");
    if (!recipient.startsWith("250")) {
      say("RSET");
      return recipient;
    }
    String ready = say("DATA");
    return ready.startsWith("354") ? say(content.replaceAll("(?m)^\\.", "..") + "\r\n.") : ready;
  }

  void startTls(Path certificate) throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (var file = Files.newInputStream(certificate)) {
      trusted.setCertificateEntry(
          "sandbox", CertificateFactory.getInstance("X.509").generateCertificate(file));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    SSLSocket secure =
        (SSLSocket)
            context.getSocketFactory().createSocket(socket, "127.0.0.1", socket.getPort(), true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    socket = secure;
    streams();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
