package ca.calculquebec.cqorc.sandbox.mail;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Lines on a connection, plain or encrypted. */
final class SmtpWire {
  private static final int LONGEST_LINE = 2048;

  private final InputStream in;
  private final OutputStream out;

  SmtpWire(Socket socket) throws IOException {
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /** A command, without its line end; an exception when the client is gone. */
  String line() throws IOException {
    byte[] line = bytes(LONGEST_LINE);
    return new String(line, StandardCharsets.UTF_8).stripTrailing();
  }

  /** Everything up to and with the next line feed, or so many bytes of it. */
  private byte[] bytes(int most) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int one;
    do {
      one = in.read();
      if (one < 0) {
        throw new EOFException("the client has closed the connection");
      }
      if (line.size() < most) {
        line.write(one);
      }
    } while (one != '\n');
    return line.toByteArray();
  }

  void send(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /**
   * A message, with the dots at the beginnings of lines undone.
   *
   * @param most bytes that are kept; the rest is read and forgotten
   * @param stop after so many lines reading stops; 0 = never
   */
  String content(int most, int stop) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (int lines = 0; stop == 0 || lines < stop; lines++) {
      byte[] line = bytes(most);
      String text = new String(line, StandardCharsets.ISO_8859_1);
      if (text.equals(".\r\n")) {
        break;
      }
      int from = text.startsWith(".") ? 1 : 0;
      if (content.size() <= most) {
        content.write(line, from, line.length - from);
      }
    }
    return content.toString(StandardCharsets.ISO_8859_1);
  }
}
