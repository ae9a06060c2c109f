package ca.calculquebec.cqorc.sandbox.drive;

import ca.calculquebec.cqorc.sandbox.google.GoogleErrors;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A multipart/related body of two parts: what the file is called, and what is in it. */
record Multipart(ObjectNode metadata, Content media) {
  private static final Pattern BOUNDARY =
      Pattern.compile("multipart/related\\b.*\\bboundary=(?:\"([^\"]+)\"|([^;\\s]+)).*");

  /** Headers and bytes of a part. */
  private record BodyPart(String headers, String bytes) {
    String header(String name) {
      Matcher line =
          Pattern.compile("(?im)^" + Pattern.quote(name) + ":\\s*(.*?)\\s*$").matcher(headers);
      return line.find() ? line.group(1) : "";
    }

    String decoded() {
      return header("Content-Transfer-Encoding").toLowerCase(Locale.ROOT).equals("base64")
          ? new String(Base64.getMimeDecoder().decode(bytes), StandardCharsets.ISO_8859_1)
          : bytes;
    }
  }

  /**
   * @param raw the body, one character for each byte
   */
  static Multipart parse(String contentType, String raw) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.matches()) {
      throw DriveErrors.badRequest("Missing end boundary in multipart body.");
    }
    String mark = "--" + (boundary.group(1) == null ? boundary.group(2) : boundary.group(1));
    List<BodyPart> parts = parts(mark, raw);
    if (parts.size() != 2) {
      throw DriveErrors.badRequest("Multipart body must have two parts.");
    }
    String json =
        new String(
            parts.get(0).decoded().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    ObjectNode metadata =
        JsonTree.parseObject(json)
            .orElseThrow(() -> GoogleErrors.legacy(400, "global", "parseError", "Parse Error"));
    BodyPart media = parts.get(1);
    String type = media.header("Content-Type");
    return new Multipart(
        metadata, new Content(type.isEmpty() ? "application/octet-stream" : type, media.decoded()));
  }

  private static List<BodyPart> parts(String mark, String raw) {
    List<BodyPart> parts = new ArrayList<>();
    int start = raw.indexOf(mark);
    while (start >= 0 && !raw.startsWith("--", start + mark.length())) {
      int headers = raw.indexOf("\r\n", start) + 2;
      int end = raw.indexOf("\r\n" + mark, headers);
      int blank = raw.indexOf("\r\n\r\n", headers - 2);
      if (end < 0 || blank < 0 || blank > end) {
        throw DriveErrors.badRequest("Missing end boundary in multipart body.");
      }
      parts.add(
          new BodyPart(
              raw.substring(Math.min(headers, blank), blank), raw.substring(blank + 4, end)));
      start = end + 2;
    }
    return parts;
  }
}
