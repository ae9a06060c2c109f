package ca.calculquebec.cqorc.service.mail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.SocketFactory;

/**
 * Sockets that send at once, and that read for a limited time in all. Without the first, the system
 * holds the end of each message back until the server has confirmed its beginning, which costs 40
 * ms a message; without the second, a server that answers a letter a minute is waited for for ever.
 */
final class PromptSockets extends SocketFactory {
  private final Duration limit;
  private volatile long begun = System.nanoTime();
  private volatile boolean over;

  /**
   * @param limit how long may be read after {@link #begin}
   */
  PromptSockets(Duration limit) {
    this.limit = limit;
  }

  /** A new message, or a new login. */
  void begin() {
    over = false;
    begun = System.nanoTime();
  }

  @Override
  public Socket createSocket() throws IOException {
    Socket socket = new LimitedSocket();
    socket.setTcpNoDelay(true);
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port), new InetSocketAddress(local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port), new InetSocketAddress(local, localPort));
  }

  private Socket connected(InetSocketAddress address, InetSocketAddress local) throws IOException {
    Socket socket = createSocket();
    socket.bind(local);
    socket.connect(address);
    return socket;
  }

  /** Whether the answers had their time; the mail library does not tell why a reading ended. */
  boolean isOver() {
    return over;
  }

  /** Waits for each byte no longer than for all of them. */
  private final class LimitedSocket extends Socket {
    private volatile int silence;

    @Override
    public synchronized void setSoTimeout(int millis) throws SocketException {
      silence = millis;
      super.setSoTimeout(millis);
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(super.getInputStream()) {
        @Override
        public int read() throws IOException {
          byte[] one = new byte[1];
          return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
          int left = (int) Math.max(1, left());
          LimitedSocket.super.setSoTimeout(silence == 0 ? left : Math.min(silence, left));
          try {
            if (left() > 0) {
              return in.read(bytes, offset, length);
            }
            throw new SocketTimeoutException("the answers did not end in time");
          } catch (SocketTimeoutException silent) {
            over = left() <= 0;
            throw silent;
          }
        }
      };
    }

    private long left() {
      return limit.minusNanos(System.nanoTime() - begun).toMillis();
    }
  }
}
