package ca.calculquebec.cqorc.service.google;

import ca.calculquebec.cqorc.http.Interrupt;
import com.google.api.client.extensions.java6.auth.oauth2.VerificationCodeReceiver;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits for the browser on a free loopback port. The library's LocalServerReceiver does the same,
 * but takes an answer whatever its {@code state}.
 */
final class LoopbackReceiver implements VerificationCodeReceiver, AutoCloseable {
  private static final int PATIENCE_MINUTES = 10;

  private final String state;
  private final Interrupt interrupt;
  private final CompletableFuture<String> code = new CompletableFuture<>();
  private HttpServer server;

  LoopbackReceiver(String state, Interrupt interrupt) {
    this.state = state;
    this.interrupt = interrupt;
  }

  @Override
  public String getRedirectUri() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    interrupt.onStop(() -> code.completeExceptionally(new IOException("interrupted")));
    return "http://localhost:" + port() + "/";
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public String waitForCode() throws IOException {
    try {
      return code.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e);
    } catch (TimeoutException e) {
      throw new IOException("nothing came in " + PATIENCE_MINUTES + " minutes", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  @Override
  public void close() {
    stop();
  }

  private void answer(HttpExchange exchange) throws IOException {
    Map<String, String> query = parse(exchange.getRequestURI().getRawQuery());
    boolean asked = exchange.getRequestURI().getPath().equals("/");
    if (!asked || !(query.containsKey("code") || query.containsKey("error"))) {
      // A browser also asks for an icon.
      reply(exchange, 404, "Nothing here.");
    } else if (!state.equals(query.get("state"))) {
      reply(exchange, 400, "This answer belongs to another question. Nothing was accepted.");
    } else if (query.containsKey("error")) {
      reply(exchange, 200, "No consent was given. You can close this page.");
      code.completeExceptionally(new IOException("Google says " + word(query.get("error"))));
    } else {
      reply(exchange, 200, "Thank you. You can close this page and go back to the terminal.");
      code.complete(query.get("code"));
    }
  }

  private static void reply(HttpExchange exchange, int status, String text) throws IOException {
    byte[] page =
        ("<!DOCTYPE html><meta charset=utf-8><title>cqorc</title><p>" + text)
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(status, page.length);
    try (var body = exchange.getResponseBody()) {
      body.write(page);
    }
  }

  /** What comes from outside reaches the terminal only as a plain word. */
  private static String word(String text) {
    return text.matches("[\\w.-]{1,40}") ? text : "no";
  }

  private static Map<String, String> parse(String query) {
    Map<String, String> parts = new HashMap<>();
    if (query != null) {
      for (String part : query.split("&")) {
        int equals = part.indexOf('=');
        if (equals > 0) {
          parts.put(part.substring(0, equals), decode(part.substring(equals + 1)));
        }
      }
    }
    return parts;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return text;
    }
  }
}
