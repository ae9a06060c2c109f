package ca.calculquebec.cqorc.task.certificate.drawing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A PDF of one page as FOP writes it, taken apart into its objects, so that some can be exchanged.
 * Read from several threads at a time.
 *
 * <p>Source: ISO 32000-1, 7.5 "File Structure". FOP writes a classic cross-reference table and no
 * object streams.
 */
final class PdfFile {
  private static final Pattern START = Pattern.compile("startxref\\s+(\\d+)\\s+%%EOF\\s*$");
  private static final Pattern ENTRY = Pattern.compile("(\\d{10}) \\d{5} ([nf])");
  private static final Pattern FORM = Pattern.compile("/Subtype\\s*/Form\\b");
  private static final Pattern LENGTH = Pattern.compile("/Length\\s+\\d+(\\s+\\d+\\s+R)?");
  private static final Pattern REFERENCE = Pattern.compile("/(\\w+)\\s+(\\d+) 0 R");

  private final byte[] header;
  private final Map<Integer, byte[]> objects;
  private final List<Integer> order;
  private final String trailer;

  private PdfFile(
      byte[] header, Map<Integer, byte[]> objects, List<Integer> order, String trailer) {
    this.header = header;
    this.objects = objects;
    this.order = order;
    this.trailer = trailer;
  }

  /** Empty when the file is of another form than FOP's. */
  static Optional<PdfFile> of(byte[] file) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    Matcher start = START.matcher(text.substring(Math.max(0, text.length() - 64)));
    if (!start.find()) {
      return Optional.empty();
    }
    int table = Integer.parseInt(start.group(1));
    int trailer = text.indexOf("trailer", table);
    if (table >= text.length() || trailer < 0) {
      return Optional.empty();
    }
    TreeMap<Integer, Integer> byOffset = new TreeMap<>();
    Matcher entry = ENTRY.matcher(text.substring(table, trailer));
    for (int number = 0; entry.find(); number++) {
      if (entry.group(2).equals("n")) {
        byOffset.put(Integer.parseInt(entry.group(1)), number);
      }
    }
    if (byOffset.isEmpty()) {
      return Optional.empty();
    }
    Map<Integer, byte[]> objects = new TreeMap<>();
    byOffset.forEach(
        (offset, number) -> {
          Integer next = byOffset.higherKey(offset);
          objects.put(number, slice(file, offset, next == null ? table : next));
        });
    return Optional.of(
        new PdfFile(
            slice(file, 0, byOffset.firstKey()),
            objects,
            new ArrayList<>(byOffset.values()),
            text.substring(trailer, text.lastIndexOf("startxref"))));
  }

  private static byte[] slice(byte[] bytes, int from, int to) {
    byte[] part = new byte[to - from];
    System.arraycopy(bytes, from, part, 0, part.length);
    return part;
  }

  /** The number of the object that the file's trailer or an object names; -1 when there is none. */
  int trailerReference(String key) {
    return reference(trailer, key);
  }

  int reference(int object, String key) {
    return reference(text(object), key);
  }

  private static int reference(String text, String key) {
    Matcher reference = REFERENCE.matcher(text);
    while (reference.find()) {
      if (reference.group(1).equals(key)) {
        return Integer.parseInt(reference.group(2));
      }
    }
    return -1;
  }

  /** The first object of this type, such as {@code Page}; -1 when there is none. */
  int first(String type) {
    Pattern wanted = Pattern.compile("/Type\\s*/" + type + "\\b");
    for (int number : order) {
      if (!text(number).contains("stream") && wanted.matcher(text(number)).find()) {
        return number;
      }
    }
    return -1;
  }

  /** What is painted: the page's content, and the groups that may stand in it. */
  List<Integer> contents() {
    List<Integer> contents = new ArrayList<>();
    contents.add(reference(first("Page"), "Contents"));
    for (int number : order) {
      Matcher form = FORM.matcher(text(number));
      if (form.find() && form.start() < text(number).indexOf("stream")) {
        contents.add(number);
      }
    }
    return contents;
  }

  String text(int object) {
    byte[] bytes = objects.get(object);
    return bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** A stream's content, unpacked; empty when it is packed in a way that FOP does not use. */
  Optional<String> stream(int object) {
    String text = text(object);
    int start = text.indexOf("stream");
    int end = text.lastIndexOf("endstream");
    if (start < 0 || end < start || !text.substring(0, start).contains("/FlateDecode")) {
      return Optional.empty();
    }
    int data = start + "stream".length();
    data += text.startsWith("\r\n", data) ? 2 : 1;
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(objects.get(object), data, end - data);
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      int count = inflater.inflate(buffer);
      while (count > 0) {
        content.write(buffer, 0, count);
        count = inflater.inflate(buffer);
      }
      return Optional.of(content.toString(StandardCharsets.ISO_8859_1));
    } catch (DataFormatException otherwise) {
      return Optional.empty();
    } finally {
      inflater.end();
    }
  }

  /** The stream with another content. */
  byte[] packedStream(int object, String content) {
    byte[] plain = content.getBytes(StandardCharsets.ISO_8859_1);
    Deflater deflater = new Deflater();
    deflater.setInput(plain);
    deflater.finish();
    byte[] packed = new byte[plain.length + 64];
    int length = deflater.deflate(packed);
    deflater.end();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(length + 100);
    String head = text(object).substring(0, text(object).indexOf("stream"));
    bytes.writeBytes(ascii(LENGTH.matcher(head).replaceFirst("/Length " + length) + "stream\n"));
    bytes.write(packed, 0, length);
    bytes.writeBytes(ascii("\nendstream\nendobj\n"));
    return bytes.toByteArray();
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The same file with other objects in the place of some. */
  byte[] with(Map<Integer, byte[]> exchanged, String newTrailerId) {
    ByteArrayOutputStream file = new ByteArrayOutputStream(1 << 17);
    file.writeBytes(header);
    Map<Integer, Integer> offsets = new TreeMap<>();
    for (int number : order) {
      offsets.put(number, file.size());
      file.writeBytes(exchanged.getOrDefault(number, objects.get(number)));
    }
    int table = file.size();
    int size = order.stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
    StringBuilder end = new StringBuilder("xref\n0 " + size + "\n");
    for (int number = 0; number < size; number++) {
      Integer offset = offsets.get(number);
      end.append(
          offset == null
              ? "0000000000 65535 f \n"
              : String.format(Locale.ROOT, "%010d 00000 n \n", offset));
    }
    end.append(trailer.replaceAll("/ID\\s*\\[[^\\]]*\\]", "/ID [" + newTrailerId + "]"));
    end.append("startxref\n").append(table).append("\n%%EOF\n");
    file.writeBytes(ascii(end.toString()));
    return file.toByteArray();
  }
}
