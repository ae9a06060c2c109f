package ca.calculquebec.cqorc.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Whether the body of a success is well-formed, where it should be JSON. */
final class JsonCheck {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonCheck() {}

  static Optional<String> problem(Request request, HttpReply reply) {
    if (isOf("html", reply)) {
      // No service answers so: a proxy, a sign-in page of the network or an outage did.
      return Optional.of("a web page came instead of an answer");
    }
    boolean declared = isOf("json", reply);
    boolean expected = request.expectsJson() && reply.status() != 204;
    return (declared || expected) && !isOneValue(reply.body())
        ? Optional.of("its JSON is broken")
        : Optional.empty();
  }

  private static boolean isOf(String type, HttpReply reply) {
    return reply.body().length > 0
        && reply
            .header("content-type")
            .filter(stated -> stated.toLowerCase(Locale.ROOT).contains(type))
            .isPresent();
  }

  private static boolean isOneValue(byte[] body) {
    try (JsonParser parser = FACTORY.createParser(body)) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      return parser.currentToken() != null && parser.nextToken() == null;
    } catch (IOException malformed) {
      return false;
    }
  }
}
