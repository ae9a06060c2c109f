package ca.calculquebec.cqorc.jsonlines;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.file.PrivateFiles;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file with one JSON object per line, which is only ever appended to. The first line of a new
 * file states the format's version; files without one are of version 1.
 *
 * <p>A line that a crash cut short at the file's end is passed over, and what is appended after it
 * begins below an empty line, so that it stays known as cut. Any other line that cannot be read
 * ends the run: passed over, it would let something happen twice.
 */
public final class JsonLinesFile {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final String FORMAT = "format";
  private static final int VERSION = 1;
  private static final int CHUNK = 1 << 16;
  private static final int LONGEST_LINE = 8 << 20;

  private final PrivateFiles files;
  private final Path path;
  private final String what;
  private final String remedy;
  private final Forcing forcing;
  private boolean cutShort;
  private boolean versioned;
  private long lines;
  private long size;

  /** Takes the lines in their order. */
  @FunctionalInterface
  public interface Reader {
    /**
     * @return whether the line is of a kind that this cqorc knows
     * @throws IllegalArgumentException or a DateTimeException when a value in it cannot be read
     */
    boolean read(JsonNode line);
  }

  /** Waits until what was written is on the disk. */
  @FunctionalInterface
  public interface Forcing {
    void force(FileChannel channel) throws IOException;
  }

  /**
   * @param what completes "… cannot be read": {@code the journal of what was begun}
   * @param remedy what to do about a line that cannot be read
   */
  public JsonLinesFile(PrivateFiles files, Path path, String what, String remedy) {
    this(files, path, what, remedy, channel -> channel.force(true));
  }

  public JsonLinesFile(PrivateFiles files, Path path, String what, String remedy, Forcing forcing) {
    this.files = files;
    this.path = path;
    this.what = what;
    this.remedy = remedy;
    this.forcing = forcing;
  }

  public Path path() {
    return path;
  }

  /** How many lines the file had when it was read. */
  public long lines() {
    return lines;
  }

  /**
   * Reads what is there, line by line; makes nothing. A missing file is an empty one.
   *
   * @param passesCuts whether a line may be cut short without an empty line after it, in a file
   *     without a version: as journals were written before
   */
  public void read(boolean passesCuts, Reader reader) throws IOException, InputException {
    if (!Files.exists(path)) {
      return;
    }
    Replay replay = new Replay(passesCuts, reader);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = Files.newInputStream(path)) {
      for (int count = in.read(chunk); count > 0; count = in.read(chunk)) {
        size += count;
        int from = 0;
        for (int index = 0; index < count; index++) {
          if (chunk[index] == '\n') {
            line.write(chunk, from, index - from);
            replay.line(line.toByteArray());
            line.reset();
            from = index + 1;
          }
        }
        line.write(chunk, from, count - from);
        if (line.size() > LONGEST_LINE) {
          throw unreadable(lines + 1, new IOException("a line of more than 8 MB"));
        }
      }
    }
    replay.end(line.toByteArray());
  }

  private final class Replay {
    private final boolean passesCuts;
    private final Reader reader;

    /** Of the line before, until it is known whether an empty line follows it. */
    private Optional<Exception> damage = Optional.empty();

    Replay(boolean passesCuts, Reader reader) {
      this.passesCuts = passesCuts;
      this.reader = reader;
    }

    void line(byte[] bytes) throws InputException {
      boolean isEmpty = isBlank(bytes);
      if (damage.isPresent() && !isEmpty) {
        throw unreadable(lines, damage.get());
      }
      damage = Optional.empty();
      lines++;
      if (!isEmpty) {
        damage = read(bytes);
      }
    }

    /**
     * @param rest what stands after the last line's end
     */
    void end(byte[] rest) throws InputException {
      if (damage.isPresent()) {
        throw unreadable(lines, damage.get());
      }
      cutShort = rest.length > 0;
      if (!isBlank(rest)) {
        lines++;
        // Not even its end was written: what it would have announced was not begun.
        read(rest);
      }
    }

    private Optional<Exception> read(byte[] bytes) throws InputException {
      JsonNode line;
      try {
        line = JSON.readTree(bytes);
      } catch (JsonEOFException cut) {
        return passesCuts && !versioned ? Optional.empty() : Optional.of(cut);
      } catch (IOException damaged) {
        return Optional.of(damaged);
      }
      if (!line.isObject()) {
        return Optional.of(new IOException("no JSON object"));
      }
      try {
        if (!(line.has(FORMAT) ? isKnownFormat(line) : reader.read(line))) {
          throw newer();
        }
        return Optional.empty();
      } catch (IllegalArgumentException | DateTimeException damaged) {
        throw unreadable(lines, damaged);
      }
    }

    private boolean isKnownFormat(JsonNode line) {
      versioned = true;
      return line.path(FORMAT).isInt() && line.path(FORMAT).asInt() <= VERSION;
    }
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte character : bytes) {
      if (character < 0 || character > ' ') {
        return false;
      }
    }
    return true;
  }

  private InputException unreadable(long line, Exception cause) {
    return new InputException(
        Origin.file(path.toString(), Optional.of((int) line)),
        what + " cannot be read there",
        remedy,
        cause);
  }

  private InputException newer() {
    return new InputException(
        Origin.file(path.toString(), Optional.of((int) lines)),
        what + " was written by a newer cqorc than this one",
        "Use that version here too; nothing is changed before.");
  }

  /** Makes the file when it is missing, and finds out how it ends, for one that is not read. */
  public void prepare() throws IOException {
    append(Stream.empty(), false);
    try (FileChannel channel = files.open(path)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      channel.read(last, channel.size() - 1);
      cutShort = last.get(0) != '\n';
    }
  }

  /**
   * Appends these lines, in one go.
   *
   * @param forced whether to return only when they are on the disk
   * @throws UncheckedIOException when they cannot be written: the run must not go on without
   */
  public void append(List<ObjectNode> added, boolean forced) {
    try {
      append(added.stream(), forced);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write " + path, failure);
    }
  }

  private void append(Stream<ObjectNode> added, boolean forced) throws IOException {
    try (FileChannel channel = files.append(path)) {
      StringBuilder text = new StringBuilder(cutShort ? "\n\n" : "");
      if (channel.size() == 0) {
        text.append(header());
      }
      added.forEach(line -> text.append(line).append('\n'));
      // Whatever fails from here on may leave half of it.
      cutShort = true;
      PrivateFiles.writeAll(channel, text.toString().getBytes(StandardCharsets.UTF_8));
      if (forced) {
        forcing.force(channel);
      }
      cutShort = false;
    }
  }

  /**
   * Puts these lines in the place of all, at once: whenever it is interrupted, the file holds what
   * it held or what it is to hold. For whoever holds the run lock; does nothing when somebody has
   * appended since the file was read.
   */
  public void replace(Stream<ObjectNode> all) throws IOException {
    if (!Files.exists(path) || Files.size(path) != size) {
      return;
    }
    Path old = path.toRealPath();
    Path fresh = old.resolveSibling(old.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    try {
      try (FileChannel channel = files.open(fresh);
          OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), CHUNK)) {
        out.write(header().getBytes(StandardCharsets.UTF_8));
        for (ObjectNode line : (Iterable<ObjectNode>) all::iterator) {
          out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        out.flush();
        forcing.force(channel);
      }
      Files.move(fresh, old, StandardCopyOption.ATOMIC_MOVE);
      cutShort = false;
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static String header() {
    return JSON.createObjectNode().put(FORMAT, VERSION) + "\n";
  }
}
