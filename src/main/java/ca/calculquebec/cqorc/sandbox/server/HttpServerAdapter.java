package ca.calculquebec.cqorc.sandbox.server;

import ca.calculquebec.cqorc.sandbox.support.Answer;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/**
 * The HTTP server: reads requests, hands them on, and delivers what came of them, when it is due.
 */
public final class HttpServerAdapter implements HttpHandler, AutoCloseable {
  private final HttpServer server;
  private final ExecutorService workers;
  private final ScheduledThreadPoolExecutor timer;

  /** What happens to the request's connection in the end. */
  public record Delivery(Ending ending, Answer answer, Duration after) {
    enum Ending {
      ANSWER,
      TRUNCATED_ANSWER,
      CLOSE
    }

    static Delivery of(Answer answer, Duration after) {
      return new Delivery(Ending.ANSWER, answer, after);
    }
  }

  /** Decides what comes of a request. */
  public interface Handler {
    /**
     * @param raw the body, one character for each byte
     */
    Delivery handle(HttpExchange exchange, Map<String, String> headers, String raw);
  }

  private final Handler handler;

  private HttpServerAdapter(HttpServer server, Handler handler) {
    this.server = server;
    this.handler = handler;
    this.workers =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "sandbox");
              thread.setDaemon(true);
              return thread;
            });
    this.timer =
        new ScheduledThreadPoolExecutor(
            2,
            work -> {
              Thread thread = new Thread(work, "sandbox-timer");
              thread.setDaemon(true);
              return thread;
            });
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /**
   * Listens on the loopback interface only.
   *
   * @param port 0 = any free one
   */
  public static HttpServerAdapter open(int port, Handler handler) throws IOException {
    // Without it, head and body of an answer wait for each other's acknowledgement, 40 ms a time.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    // Longer than clients keep idle connections, so that none finds its connection gone.
    System.setProperty("sun.net.httpserver.idleInterval", "600");
    HttpServer server = HttpServer.create();
    try {
      server.bind(
          new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 256);
    } catch (BindException e) {
      throw new IOException("port " + port + " of 127.0.0.1 is not free: " + e.getMessage(), e);
    }
    HttpServerAdapter adapter = new HttpServerAdapter(server, handler);
    server.createContext("/", adapter);
    server.setExecutor(adapter.workers);
    return adapter;
  }

  public void start() {
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** Runs the work after a while, unless the server is closed before. */
  public void later(Duration after, Runnable work) {
    try {
      var unused = timer.schedule(work, after.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      // The server is closing: whoever waits for an answer finds the connection closed.
      return;
    }
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String raw = new String(body(exchange), StandardCharsets.ISO_8859_1);
    Map<String, String> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    Delivery delivery = new Delivery(Delivery.Ending.CLOSE, Answer.empty(500), Duration.ZERO);
    try {
      Optional<Answer> refusal = Visitors.refusal(exchange.getRequestMethod(), headers);
      delivery =
          refusal.isPresent()
              ? Delivery.of(refusal.get(), Duration.ZERO)
              : handler.handle(exchange, headers, raw);
    } finally {
      if (delivery.after().isZero()) {
        deliver(exchange, delivery);
      } else {
        Delivery due = delivery;
        later(delivery.after(), () -> workers.execute(() -> deliver(exchange, due)));
      }
    }
  }

  /** Google's libraries compress what they send. */
  private static byte[] body(HttpExchange exchange) throws IOException {
    InputStream in = exchange.getRequestBody();
    String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
    return "gzip".equalsIgnoreCase(encoding)
        ? new GZIPInputStream(in).readAllBytes()
        : in.readAllBytes();
  }

  private static void deliver(HttpExchange exchange, Delivery delivery) {
    try (exchange) {
      if (delivery.ending() == Delivery.Ending.CLOSE) {
        return;
      }
      Answer answer = Visitors.guarded(delivery.answer());
      byte[] body = answer.body().getBytes(answer.charset());
      answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      boolean head = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(answer.status(), head || body.length == 0 ? -1 : body.length);
      if (!head && body.length > 0) {
        OutputStream out = exchange.getResponseBody();
        boolean whole = delivery.ending() == Delivery.Ending.ANSWER;
        out.write(body, 0, whole ? body.length : body.length / 2);
        out.flush();
      }
    } catch (IOException e) {
      // The client has gone away; there is nobody left to tell.
      return;
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    server.stop(0);
    workers.shutdownNow();
  }
}
