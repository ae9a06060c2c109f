package ca.calculquebec.cqorc.sandbox.mail;

import ca.calculquebec.cqorc.sandbox.support.Call;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A message, or a part of one: its headers, and either a content or parts of its own. */
record MimePart(Map<String, String> headers, String body, List<MimePart> parts) {
  private static final Pattern HEADER =
      Pattern.compile("(?m)^([!-9;-~]+):((?:.*)(?:\r?\n[ \t].*)*)");
  private static final Pattern ENCODED_WORD =
      Pattern.compile("=\\?([^?]+)\\?([bBqQ])\\?([^?]*)\\?=(?:\\s+(?==\\?))?");

  /**
   * @param raw one character for each byte
   */
  static MimePart parse(String raw) {
    Matcher blank = Pattern.compile("\r?\n\r?\n").matcher(raw);
    boolean found = blank.find();
    String head = found ? raw.substring(0, blank.start()) : raw;
    String body = found ? raw.substring(blank.end()) : "";
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Matcher header = HEADER.matcher(head);
    while (header.find()) {
      headers.putIfAbsent(
          header.group(1), header.group(2).replaceAll("\r?\n([ \t])", "$1").strip());
    }
    List<MimePart> parts = new ArrayList<>();
    String boundary = parameter(headers.getOrDefault("Content-Type", ""), "boundary");
    if (!boundary.isEmpty()) {
      String[] pieces = ("\r\n" + body).split("\r?\n--" + Pattern.quote(boundary), -1);
      for (int i = 1; i < pieces.length && !pieces[i].startsWith("--"); i++) {
        parts.add(parse(pieces[i].replaceFirst("^[ \t]*\r?\n", "")));
      }
    }
    return new MimePart(headers, body, parts);
  }

  /** A header's text without its encoding. */
  String header(String name) {
    String text = utf8(headers.getOrDefault(name, ""));
    return ENCODED_WORD
        .matcher(text)
        .replaceAll(
            word ->
                Matcher.quoteReplacement(
                    word(word.group(1), word.group(2).toLowerCase(Locale.ROOT), word.group(3))));
  }

  private static String word(String charset, String encoding, String text) {
    byte[] bytes =
        encoding.equals("b")
            ? Base64.getMimeDecoder().decode(text)
            : unquoted(text.replace('_', ' '));
    return new String(bytes, charset(charset));
  }

  String fileName() {
    String disposition = header("Content-Disposition");
    String name = parameter(disposition, "filename");
    return name.isEmpty() ? parameter(header("Content-Type"), "name") : name;
  }

  /** A parameter of a structured header, also in the form of RFC 2231, in pieces or whole. */
  private static String parameter(String header, String name) {
    String value = plain(header, name);
    if (!value.isEmpty()) {
      return value;
    }
    StringBuilder pieces = new StringBuilder(plain(header, name + "*"));
    for (int i = 0; pieces.isEmpty() || i > 0; i++) {
      String piece = plain(header, name + "*" + i + "*") + plain(header, name + "*" + i);
      if (piece.isEmpty()) {
        break;
      }
      pieces.append(piece);
    }
    return Call.decode(pieces.toString().replaceFirst("^[^']*'[^']*'", "").replace("+", "%2B"));
  }

  private static String plain(String header, String name) {
    Matcher found =
        Pattern.compile(
                "(?i);\\s*"
                    + Pattern.quote(name)
                    + "\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s]*))")
            .matcher(header);
    if (!found.find()) {
      return "";
    }
    return found.group(1) == null ? found.group(2) : found.group(1).replaceAll("\\\\(.)", "$1");
  }

  private boolean isAttachment() {
    return parts.isEmpty()
        && (header("Content-Disposition").toLowerCase(Locale.ROOT).startsWith("attachment")
            || !fileName().isEmpty());
  }

  List<MimePart> attachments() {
    List<MimePart> found = new ArrayList<>();
    if (isAttachment()) {
      found.add(this);
    }
    parts.forEach(part -> found.addAll(part.attachments()));
    return found;
  }

  String text() {
    if (!parts.isEmpty()) {
      return parts.stream()
          .map(MimePart::text)
          .filter(text -> !text.isEmpty())
          .findFirst()
          .orElse("");
    }
    String type = headers.getOrDefault("Content-Type", "text/plain");
    if (isAttachment() || !type.toLowerCase(Locale.ROOT).startsWith("text/plain")) {
      return "";
    }
    String charset = parameter(type, "charset");
    return new String(content(), charset(charset.isEmpty() ? "UTF-8" : charset));
  }

  byte[] content() {
    return switch (header("Content-Transfer-Encoding").toLowerCase(Locale.ROOT)) {
      case "base64" -> Base64.getMimeDecoder().decode(body);
      case "quoted-printable" -> unquoted(body.replaceAll("=[ \t]*\r?\n", ""));
      default -> body.getBytes(StandardCharsets.ISO_8859_1);
    };
  }

  private static byte[] unquoted(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      String hex =
          text.charAt(i) == '=' && i + 3 <= text.length() ? text.substring(i + 1, i + 3) : "";
      if (hex.matches("[0-9A-Fa-f]{2}")) {
        bytes.write(Integer.parseInt(hex, 16));
        i += 2;
      } else {
        bytes.write(text.charAt(i));
      }
    }
    return bytes.toByteArray();
  }

  private static String utf8(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.UTF_8;
    }
  }
}
