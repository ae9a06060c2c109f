package ca.calculquebec.cqorc.http;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Redirects within a service. OkHttp would drop Authorization for every other host, and Zoom sends
 * requests on to regional hosts of its own.
 */
final class Redirects {
  static final int MOST = 5;

  private Redirects() {}

  static boolean isRedirect(Reply reply) {
    return switch (reply.status()) {
      case 301, 302, 303, 307, 308 -> reply.header("location").isPresent();
      default -> false;
    };
  }

  /** The request to send next, unless the address is somebody else's. */
  static Optional<Request> follow(Request request, Reply reply) {
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

  static String target(Reply reply) {
    String location = reply.header("location").orElse("");
    try {
      return Optional.ofNullable(URI.create(location).getAuthority()).orElse("(none)");
    } catch (IllegalArgumentException notAnAddress) {
      return "(unreadable)";
    }
  }

  private static boolean isSame(HttpUrl from, HttpUrl to) {
    if (!from.scheme().equals(to.scheme())) {
      return false;
    }
    String home = from.host().toLowerCase(Locale.ROOT);
    String next = to.host().toLowerCase(Locale.ROOT);
    return home.equals(next)
        || (from.isHttps() && parent(home).isPresent() && parent(home).equals(parent(next)));
  }

  /** {@code zoom.us} of {@code api.zoom.us}; none for bare domains and numbers. */
  private static Optional<String> parent(String host) {
    int dot = host.indexOf('.');
    if (dot < 0 || host.indexOf(':') >= 0 || Character.isDigit(host.charAt(host.length() - 1))) {
      return Optional.empty();
    }
    String parent = host.substring(dot + 1);
    return parent.indexOf('.') < 0 ? Optional.empty() : Optional.of(parent);
  }
}
