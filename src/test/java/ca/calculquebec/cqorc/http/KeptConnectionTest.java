package ca.calculquebec.cqorc.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.ServiceException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class KeptConnectionTest {
  private final HttpFixture world;

  KeptConnectionTest() throws IOException {
    world = new HttpFixture();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void a_create_does_not_meet_a_connection_that_the_service_has_closed_meanwhile()
      throws Exception {
    try (Server server = new Server("HTTP/1.1", 1, Duration.ZERO)) {
      world.http.send(server.create());
      assertTrue(server.closed.await(5, TimeUnit.SECONDS));
      assertEquals("2", world.http.send(server.create()).text());
      assertEquals(List.of("1:1", "2:1"), server.seen);
      assertEquals(Duration.ZERO, world.time.waited());
    }
  }

  @Test
  void a_connection_of_http_1_0_is_not_used_again_though_nobody_said_that_it_closes()
      throws Exception {
    try (Server server = new Server("HTTP/1.0", 1, Duration.ofMillis(300))) {
      for (int i = 1; i <= 3; i++) {
        assertEquals("" + i, world.http.send(server.create()).text());
      }
      assertEquals(List.of("1:1", "2:1", "3:1"), server.seen);
    }
  }

  @Test
  void a_service_that_broke_a_kept_connection_gets_a_new_one_for_each_request() throws Exception {
    try (Server server = new Server("HTTP/1.1", 2, Duration.ofDays(1))) {
      world.http.send(server.create());
      world.http.send(server.create());
      ServiceException broken =
          assertThrows(ServiceException.class, () -> world.http.send(server.create()));
      assertTrue(broken.uncertain());
      for (int i = 4; i <= 6; i++) {
        world.http.send(server.create());
      }
      assertEquals(List.of("1:1", "1:2", "1:3", "2:1", "3:1", "4:1"), server.seen);
    }
  }

  /**
   * Answers {@code most} requests of each connection with their number, closes {@code grace} after
   * the last of them without having said so, and at once when another request comes.
   */
  private static final class Server implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final String version;
    private final int most;
    private final Duration grace;

    Server(String version, int most, Duration grace) throws IOException {
      this.version = version;
      this.most = most;
      this.grace = grace;
      Thread thread = new Thread(this::accept);
      thread.setDaemon(true);
      thread.start();
    }

    Request create() {
      return new Request(
          "Zoom",
          "POST",
          "http://127.0.0.1:" + socket.getLocalPort() + "/x",
          Map.of(),
          Optional.of(
              new Request.Body("text/plain", "0123456789".getBytes(StandardCharsets.US_ASCII))),
          Repeat.ONCE,
          "do something");
    }

    private void accept() {
      try {
        for (int number = 1; ; number++) {
          Socket connection = socket.accept();
          int name = number;
          Thread thread = new Thread(() -> serve(connection, name));
          thread.setDaemon(true);
          thread.start();
        }
      } catch (IOException e) {
        // The test is over.
      }
    }

    private void serve(Socket connection, int name) {
      try (connection) {
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
        for (int i = 1; i <= most; i++) {
          readRequest(in);
          seen.add(name + ":" + i);
          String body = "" + seen.size();
          String answer =
              version + " 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
          connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        }
        connection.setSoTimeout((int) Math.min(grace.toMillis() + 1, 10_000));
        readRequest(in);
        seen.add(name + ":" + (most + 1));
      } catch (IOException e) {
        // Closed from the other side, or the grace is over.
      } finally {
        closed.countDown();
      }
    }

    private static void readRequest(BufferedReader in) throws IOException {
      String line = in.readLine();
      while (line != null && !line.isEmpty()) {
        line = in.readLine();
      }
      if (line == null) {
        throw new IOException("over");
      }
      for (int i = 0; i < 10; i++) {
        in.read();
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
