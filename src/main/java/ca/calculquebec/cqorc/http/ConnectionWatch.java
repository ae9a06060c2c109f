package ca.calculquebec.cqorc.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Protocol;
import okhttp3.Response;

/**
 * What one call does with its connection. Told to the call itself: a tag of the request would have
 * Kotlin look through every jar for a library that is not there.
 *
 * <p>OkHttp looks at a kept connection only after ten idle seconds, and repeats on a new one what
 * failed on an old one. Many servers close after five seconds or less, and a create must not be
 * repeated silently. So a kept connection is looked at before anything is written to it: one that
 * the service has closed costs nothing, where a create would have been uncertain.
 */
final class ConnectionWatch extends EventListener {
  private static final int LOOK_MILLIS = 1;

  private final boolean freshOnly;
  private volatile Connection connection;
  private volatile boolean opened;
  private volatile boolean unfit;
  private volatile boolean sent;
  private volatile boolean answered;

  /**
   * @param freshOnly whether a kept connection is unfit, however it looks
   */
  ConnectionWatch(boolean freshOnly) {
    this.freshOnly = freshOnly;
  }

  /** Whether anything of the request was written to a connection. */
  boolean sent() {
    return sent;
  }

  /** Whether the call found a connection that it must not use; another try gets another one. */
  boolean unfit() {
    return unfit && !sent;
  }

  /** Whether a kept connection took the request and gave nothing back. */
  boolean brokeUnanswered() {
    return sent && !answered && !opened;
  }

  /** HTTP/1.0 closes after each answer and need not say so; OkHttp knows only who says it. */
  void afterAnswer(Response response) throws IOException {
    if (connection != null
        && response.protocol() == Protocol.HTTP_1_0
        && !"keep-alive".equalsIgnoreCase(response.header("Connection"))) {
      connection.socket().close();
    }
  }

  @Override
  public void connectStart(Call call, java.net.InetSocketAddress address, java.net.Proxy proxy) {
    opened = true;
  }

  @Override
  public void connectionAcquired(Call call, Connection acquired) {
    connection = acquired;
    if (!opened && (freshOnly || isOver(acquired))) {
      unfit = true;
      try {
        acquired.socket().close();
      } catch (IOException e) {
        // It was over before.
      }
    }
  }

  @Override
  public void requestHeadersStart(Call call) {
    sent = true;
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    answered = true;
  }

  /** Whatever comes before it was asked for is a farewell: the end, or a 408 before it. */
  private static boolean isOver(Connection kept) {
    Protocol protocol = kept.protocol();
    if (protocol != Protocol.HTTP_1_1 && protocol != Protocol.HTTP_1_0) {
      return false; // HTTP/2 reads all the time, and knows.
    }
    Socket socket = kept.socket();
    try {
      socket.setSoTimeout(LOOK_MILLIS);
      socket.getInputStream().read();
      return true;
    } catch (SocketTimeoutException quiet) {
      return false;
    } catch (IOException gone) {
      return true;
    }
  }
}
