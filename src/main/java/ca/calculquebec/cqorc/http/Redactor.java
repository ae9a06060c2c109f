package ca.calculquebec.cqorc.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Hides secrets in whatever is printed: the known ones by value, others by how they look. */
public final class Redactor {
  private static final String HIDDEN = "[hidden]";

  /** Shorter ones would blank out ordinary words. */
  private static final int SHORTEST = 4;

  /** The same of what is a part of something longer. */
  private static final int SHORTEST_PART = 8;

  private static final String NAMES =
      "access_token|refresh_token|id_token|client_secret|private_key|assertion|code_verifier"
          + "|bot_token|api_key|apikey|password|token|zak|upload_id";

  private final Set<String> secrets = new TreeSet<>(new LongestFirst());
  private volatile List<String> known = List.of();

  public Redactor() {}

  public Redactor(Collection<String> secrets) {
    secrets.forEach(this::add);
  }

  /**
   * Hides this value from now on, also in the forms that addresses, JSON, hexadecimal and Base64
   * give it.
   */
  public synchronized void add(String secret) {
    String trimmed = secret.trim();
    if (trimmed.length() < SHORTEST || secrets.contains(trimmed)) {
      return;
    }
    secrets.add(trimmed);
    String encoded = URLEncoder.encode(trimmed, StandardCharsets.UTF_8);
    secrets.add(encoded);
    secrets.add(encoded.replace("+", "%20"));
    secrets.add(trimmed.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
    addEncoded(trimmed.getBytes(StandardCharsets.UTF_8));
    known = List.copyOf(secrets);
  }

  /** In what a service or a library may make of it, alone or with something beside it. */
  private void addEncoded(byte[] secret) {
    StringBuilder hex = new StringBuilder();
    for (byte one : secret) {
      hex.append(Character.forDigit(one >> 4 & 15, 16)).append(Character.forDigit(one & 15, 16));
    }
    secrets.add(hex.toString());
    secrets.add(hex.toString().toUpperCase(Locale.ROOT));
    addBase64(Base64.getEncoder().encodeToString(secret));
    addBase64(Base64.getEncoder().withoutPadding().encodeToString(secret));
    // Where it begins within three bytes decides how it looks; the ends show what is beside it.
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + secret.length];
      System.arraycopy(secret, 0, shifted, before, secret.length);
      String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      int from = before == 0 ? 0 : before + 1;
      int to = encoded.length() - (shifted.length % 3 == 0 ? 0 : 1);
      if (to - from >= SHORTEST_PART) {
        addBase64(encoded.substring(from, to));
      }
    }
  }

  private void addBase64(String encoded) {
    secrets.add(encoded);
    secrets.add(encoded.replace('+', '-').replace('/', '_'));
    secrets.add(encoded.replace("+", "%2B").replace("/", "%2F").replace("=", "%3D"));
  }

  /** Hides what HTTP Basic makes of the two. */
  public void addPair(String id, String secret) {
    add(secret);
    add(base64(id + ":" + secret));
  }

  public String redact(String text) {
    String clean = text;
    for (String secret : known) {
      clean = clean.replace(secret, HIDDEN);
    }
    for (Pattern shape : Shapes.ALL) {
      clean = shape.matcher(clean).replaceAll("$1[hidden]");
    }
    return clean;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * So that no secret is left in pieces by a shorter one. By hand: Java makes the comparators of
   * its own methods anew at each start, which takes 5 ms.
   */
  private static final class LongestFirst implements Comparator<String> {
    @Override
    public int compare(String one, String other) {
      return one.length() == other.length()
          ? one.compareTo(other)
          : Integer.compare(other.length(), one.length());
    }
  }

  /** Compiled when the first text is to be printed, not at every start. */
  private static final class Shapes {
    static final List<Pattern> ALL =
        List.of(
            Pattern.compile(
                "(?i)(\\bauthorization[\"']?\\s*[:=]\\s*[\"']?(?:bearer|basic)\\s+)[^\\s\"',]+"),
            Pattern.compile("(?i)(\\bbearer\\s+)[\\w.~+/=-]{8,}"),
            Pattern.compile("(?i)(\\bx-rate-limit\\s*[:=]\\s*)[^\\r\\n]+"),
            Pattern.compile("(?i)([?&;](?:" + NAMES + ")=)[^&#\\s\"'<>]+"),
            Pattern.compile("(?i)(\"(?:" + NAMES + ")\"\\s*:\\s*\")(?:[^\"\\\\]|\\\\.)*"));
  }
}
