package ca.calculquebec.cqorc.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * An answer, read to its end.
 *
 * @param headers names in lower case; of repeated ones the last
 */
public record HttpReply(int status, Map<String, String> headers, byte[] body) {
  public HttpReply {
    headers = Map.copyOf(headers);
  }

  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  public Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** A refusal without the secrets that the service repeats in it. */
  HttpReply redacted(Redactor redactor) {
    if (isSuccess()) {
      return this;
    }
    String clean = redactor.redact(text());
    return clean.equals(text())
        ? this
        : new HttpReply(status, headers, clean.getBytes(StandardCharsets.UTF_8));
  }
}
