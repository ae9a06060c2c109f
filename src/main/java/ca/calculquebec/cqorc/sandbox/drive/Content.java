package ca.calculquebec.cqorc.sandbox.drive;

import ca.calculquebec.cqorc.sandbox.support.Blobs;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What is uploaded.
 *
 * @param bytes one character each
 */
record Content(String mimeType, String bytes) {

  /**
   * @param blob under which the bytes are kept
   */
  void into(ObjectNode file, String blob, Blobs blobs) {
    byte[] content = bytes.getBytes(StandardCharsets.ISO_8859_1);
    blobs.put(blob, content);
    file.put("content", blob)
        .put("size", String.valueOf(content.length))
        .put("md5Checksum", md5(content));
  }

  private static String md5(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The rows of an uploaded CSV file, to become a spreadsheet's. */
  List<List<String>> csv() {
    if (!mimeType.startsWith("text/csv")) {
      throw DriveErrors.badRequest("The sandbox makes spreadsheets of CSV files only.");
    }
    String text = new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char one = text.charAt(i);
      if (quoted ? one == '"' : one == '"' && cell.length() == 0) {
        boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
        if (doubled) {
          cell.append(text.charAt(++i));
        } else {
          quoted = !quoted;
        }
      } else if (quoted || (one != ',' && one != '\n' && one != '\r')) {
        cell.append(one);
      } else if (one != '\r') {
        row.add(cell.toString());
        cell.setLength(0);
        if (one == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      }
    }
    if (cell.length() > 0 || !row.isEmpty()) {
      row.add(cell.toString());
      rows.add(row);
    }
    return rows;
  }
}
