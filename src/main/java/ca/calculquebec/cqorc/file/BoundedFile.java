package ca.calculquebec.cqorc.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files that people name, none of them larger than what its kind can be. */
public final class BoundedFile {
  /** Configuration, trainers, descriptions, e-mail templates, credentials. */
  public static final int WRITTEN_BY_HAND = 2_000_000;

  /** Reports and other tables of text; a person's row takes some hundred bytes. */
  public static final int TABLE = 30_000_000;

  private BoundedFile() {}

  /** A file that is larger than its kind can be. */
  public static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    /** What to do about it. */
    public static final String ADVICE = "Look whether it is the file that was meant.";

    TooLarge(int most) {
      super("it is larger than " + most / 1_000_000 + " MB");
    }
  }

  /**
   * The whole file; of one without an end, such as a device, no more than may be is read.
   *
   * @throws TooLarge when there is more
   */
  public static byte[] bytes(Path file, int most) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new TooLarge(most);
      }
      return bytes;
    }
  }

  /**
   * The whole file as a text in UTF-8.
   *
   * @throws TooLarge when there is more
   * @throws java.nio.charset.CharacterCodingException when it is none
   */
  public static String text(Path file, int most) throws IOException {
    return StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(bytes(file, most)))
        .toString();
  }

  /** The last bytes, all of a shorter file. */
  public static byte[] tail(Path file, int most) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long start = Math.max(0, channel.size() - most);
      return Channels.newInputStream(channel.position(start)).readNBytes(most);
    }
  }
}
