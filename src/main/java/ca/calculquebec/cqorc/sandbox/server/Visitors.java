package ca.calculquebec.cqorc.sandbox.server;

import ca.calculquebec.cqorc.sandbox.support.Answer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom the sandbox answers. A web page of somebody else, open in this machine's browser, can send
 * requests here too: under a name of its own that it lets lead to this machine, or across origins.
 */
final class Visitors {
  private static final Pattern LOOPBACK =
      Pattern.compile("(?:127\\.0\\.0\\.1|localhost|\\[::1])(?::\\d{1,5})?");

  /** No script runs, nothing is loaded, nobody frames it; its own style stands in the page. */
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private Visitors() {}

  /** The refusal, when the request is somebody else's. */
  static Optional<Answer> refusal(String method, Map<String, String> headers) {
    String host = headers.getOrDefault("host", "").toLowerCase(Locale.ROOT);
    Matcher loopback = LOOPBACK.matcher(host);
    if (!loopback.matches()) {
      return Optional.of(plain(421, "The sandbox answers as 127.0.0.1 and localhost only.\n"));
    }
    boolean reads = Set.of("GET", "HEAD").contains(method);
    String origin = headers.getOrDefault("origin", "");
    String site = headers.getOrDefault("sec-fetch-site", "none").toLowerCase(Locale.ROOT);
    boolean own = origin.isEmpty() || origin.equalsIgnoreCase("http://" + host);
    if (!reads && (!own || !Set.of("none", "same-origin").contains(site))) {
      return Optional.of(plain(403, "Another page must not change the sandbox.\n"));
    }
    return Optional.empty();
  }

  private static Answer plain(int status, String text) {
    return Answer.bytes(status, "text/plain; charset=UTF-8", text);
  }

  /** With what a browser needs to know of a page. */
  static Answer guarded(Answer answer) {
    return answer.headers().getOrDefault("Content-Type", "").startsWith("text/html")
        ? answer
            .with("Content-Security-Policy", POLICY)
            .with("X-Content-Type-Options", "nosniff")
            .with("Referrer-Policy", "no-referrer")
        : answer;
  }
}
