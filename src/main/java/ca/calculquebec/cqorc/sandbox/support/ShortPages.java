package ca.calculquebec.cqorc.sandbox.support;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Pages of a list by an opaque token. The second page of a long list is empty and not the last, as
 * vendors say may happen.
 */
public final class ShortPages {
  /** The token is of another list, or no token at all. */
  public static final class BadToken extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    BadToken(String token) {
      super("bad page token: " + token);
    }
  }

  private final int from;
  private final int number;
  private final int size;
  private final String question;

  private ShortPages(int from, int number, int size, String question) {
    this.from = from;
    this.number = number;
    this.size = size;
    this.question = question;
  }

  /**
   * @param token empty = the first page
   * @param question what is listed: a token is good for the same question only
   */
  public static ShortPages of(String token, int size, String question) {
    if (token.isEmpty()) {
      return new ShortPages(0, 1, size, question);
    }
    String text;
    try {
      text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
    } catch (IllegalArgumentException e) {
      throw new BadToken(token);
    }
    String[] parts = text.split(":", -1);
    if (!text.matches("\\d{1,8}:\\d{1,8}:-?\\d+") || !parts[2].equals(hash(question))) {
      throw new BadToken(token);
    }
    return new ShortPages(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), size, question);
  }

  public <T> List<T> items(List<T> all) {
    return all.subList(Math.min(from, all.size()), Math.min(end(), all.size()));
  }

  /** The token of the next page; empty on the last one. */
  public Optional<String> next(int total) {
    if (end() >= total) {
      return Optional.empty();
    }
    String text = end() + ":" + (number + 1) + ":" + hash(question);
    return Optional.of(
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(text.getBytes(StandardCharsets.US_ASCII)));
  }

  private int end() {
    return number == 2 ? from : from + size;
  }

  private static String hash(String question) {
    return String.valueOf(question.hashCode());
  }
}
