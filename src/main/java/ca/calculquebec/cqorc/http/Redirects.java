package ca.calculquebec.cqorc.http;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Redirects to where the credential belongs: the same scheme, host and port. Zoom alone sends
 * requests on to other hosts of its own, where OkHttp would drop Authorization.
 */
final class Redirects {
  static final int MOST = 5;

  private Redirects() {}

  static boolean isRedirect(HttpReply reply) {
    return switch (reply.status()) {
      case 301, 302, 303, 307, 308 -> reply.header("location").isPresent();
      default -> false;
    };
  }

  /** The request to send next, unless the address is somebody else's. */
  static Optional<Request> follow(Request request, HttpReply reply) {
    boolean sameMethod = reply.status() == 307 || reply.status() == 308;
    HttpUrl from = HttpUrl.get(request.url());
    HttpUrl to = from.resolve(reply.header("location").orElse(""));
    if (to == null || !(sameMethod || request.method().equals("GET")) || !isSame(from, to)) {
      return Optional.empty();
    }
    Map<String, String> headers = new HashMap<>(request.headers());
    return Optional.of(
        new Request(
            request.service(),
            request.method(),
            to.toString(),
            headers,
            request.body(),
            request.repeat(),
            request.what(),
            request.expectsJson(),
            request.limits(),
            request.lane()));
  }

  static String target(HttpReply reply) {
    String location = reply.header("location").orElse("");
    try {
      return Optional.ofNullable(URI.create(location).getAuthority()).orElse("(none)");
    } catch (IllegalArgumentException notAnAddress) {
      return "(unreadable)";
    }
  }

  private static boolean isSame(HttpUrl from, HttpUrl to) {
    boolean sameOrigin =
        from.scheme().equals(to.scheme())
            && from.host().equals(to.host())
            && from.port() == to.port();
    return sameOrigin || (isZoom(from) && isZoom(to));
  }

  private static boolean isZoom(HttpUrl url) {
    boolean host = url.host().equals("zoom.us") || url.host().endsWith(".zoom.us");
    return host && url.isHttps() && url.port() == HttpUrl.defaultPort("https");
  }
}
