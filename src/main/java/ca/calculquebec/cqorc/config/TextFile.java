package ca.calculquebec.cqorc.config;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.file.BoundedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a text file whole: UTF-8, with or without a byte order mark. */
final class TextFile {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private TextFile() {}

  /**
   * @param shown the file's name in messages
   */
  static String read(Path file, String shown) throws InputException {
    byte[] bytes;
    try {
      bytes = BoundedFile.bytes(file, BoundedFile.WRITTEN_BY_HAND);
    } catch (IOException e) {
      throw new InputException(
          Origin.file(shown, Optional.empty()),
          "cannot read the file " + shown + ": " + reason(e),
          e instanceof BoundedFile.TooLarge
              ? BoundedFile.TooLarge.ADVICE
              : "Check that the file exists and that you may read it.",
          e);
    }
    String text = decode(bytes, shown);
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  private static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    return String.valueOf(failure.getMessage());
  }

  private static String decode(byte[] bytes, String shown) throws InputException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(in, out, true);
    if (result.isError()) {
      int line = 1 + lineEnds(bytes, in.position());
      throw new InputException(
          Origin.file(shown, Optional.of(line)),
          shown + " is not written in UTF-8: line " + line + " holds another encoding's letter",
          "Open the file in an editor and save it as UTF-8.");
    }
    String text = out.flip().toString();
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      int line = PythonText.lines(text.substring(0, nul) + ".").size();
      throw new InputException(
          Origin.file(shown, Optional.of(line)),
          shown + " is not a text file: line " + line + " holds a zero byte",
          "Save the file as plain text in UTF-8.");
    }
    return text;
  }

  private static int lineEnds(byte[] bytes, int until) {
    int ends = 0;
    for (int i = 0; i < until; i++) {
      boolean returnAlone = bytes[i] == '\r' && (i + 1 >= bytes.length || bytes[i + 1] != '\n');
      if (bytes[i] == '\n' || returnAlone) {
        ends++;
      }
    }
    return ends;
  }
}
