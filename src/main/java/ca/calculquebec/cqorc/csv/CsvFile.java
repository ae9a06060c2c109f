package ca.calculquebec.cqorc.csv;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.file.BoundedFile;
import ca.calculquebec.cqorc.file.PrivateFiles;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** CSV files on the disk. */
public final class CsvFile {
  /** What spreadsheet programs on Windows write when they are not asked for UTF-8. */
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private CsvFile() {}

  /**
   * Reads all rows that hold anything. UTF-8, else what Windows takes for text; UTF-16 when a mark
   * says so.
   *
   * @param shown the file as messages name it
   */
  public static List<CsvRow> read(Path file, String shown) throws InputException {
    try {
      return CsvText.rows(decoded(BoundedFile.bytes(file, BoundedFile.TABLE)));
    } catch (NoSuchFileException missing) {
      throw new InputException(
          Origin.file(shown, Optional.empty()),
          "there is no such file",
          "Correct the name; a relative one counts from the directory you are in.",
          missing);
    } catch (BoundedFile.TooLarge large) {
      throw new InputException(
          Origin.file(shown, Optional.empty()),
          "the file was not read: " + large.getMessage(),
          BoundedFile.TooLarge.ADVICE,
          large);
    } catch (IOException failure) {
      throw new InputException(
          Origin.file(shown, Optional.empty()),
          "the file cannot be read",
          "Look whether it is a file, and one that you may read.",
          failure);
    }
  }

  /** Whether there is something that {@link #write} would refuse to replace. */
  public static boolean exists(Path file) {
    return Files.exists(file);
  }

  /** The rows of a file, each with its line end; a large table is never held in one piece. */
  @FunctionalInterface
  public interface Rows {
    void writeTo(Appendable out) throws IOException;
  }

  /**
   * Writes the file, its directory included, with a byte-order mark: without it, spreadsheet
   * programs on Windows take UTF-8 for something else.
   *
   * @param replace whether a file that is there may go
   */
  public static void write(Path file, String shown, Rows rows, boolean replace)
      throws InputException {
    PrivateFiles.FileContent content =
        bytes -> {
          Writer out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
          out.append('\ufeff');
          rows.writeTo(out);
          out.flush();
        };
    try {
      if (replace) {
        PrivateFiles.OWNER.write(file, content);
      } else {
        PrivateFiles.OWNER.writeNew(file, content);
      }
    } catch (FileAlreadyExistsException there) {
      throw new InputException(
          Origin.file(shown, Optional.empty()),
          "the file is there already, and people may have edited it",
          "Name another file, or add --force to replace it.",
          there);
    } catch (IOException failure) {
      throw new InputException(
          Origin.file(shown, Optional.empty()),
          "the file cannot be written",
          "Look whether its directory is one that you may write to.",
          failure);
    }
  }

  private static String decoded(byte[] bytes) {
    if (startsWith(bytes, 0xff, 0xfe)) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
    }
    if (startsWith(bytes, 0xfe, 0xff)) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
    }
    int start = startsWith(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0;
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(bytes, start, bytes.length - start, WINDOWS);
    }
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
