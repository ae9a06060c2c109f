package ca.calculquebec.cqorc.task.certificate.drawing;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Where a template's pictures may come from: the template itself, or a file beside it. */
final class PictureSource {
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*|//.*");
  private static final int LARGEST = 20_000_000;

  /** What pixels may take in memory; 16 million of a PNG, a page of 400 dots an inch. */
  private static final long MOST_DECODED = 64_000_000;

  private static final long MOST_DECODED_TOGETHER = 128_000_000;

  private final String template;
  private final Path directory;
  private final AtomicLong decoded = new AtomicLong();

  PictureSource(String template, Path directory) {
    this.template = template;
    this.directory = directory;
  }

  /**
   * The picture as part of the template, told by its bytes: what it is called says nothing.
   *
   * @param target an address as the template writes it
   * @throws InputException when it lies elsewhere, is no picture, or too large a one
   */
  String embedded(String target) throws InputException {
    if (target.regionMatches(true, 0, "data:", 0, 5)) {
      return embedded(data(target), "an embedded picture");
    }
    if (SCHEME.matcher(target).matches()) {
      throw refusal("a picture lies outside of the template's directory: " + brief(target));
    }
    return embedded(read(target), "the picture " + brief(target));
  }

  private String embedded(byte[] bytes, String which) throws InputException {
    RasterPicture picture =
        RasterPicture.of(bytes)
            .orElseThrow(() -> refusal(which + " is not a PNG, JPEG or GIF picture"));
    if (picture.decodedBytes() > MOST_DECODED) {
      throw tooLarge(which + " has " + picture.width() + " × " + picture.height() + " pixels");
    }
    if (decoded.addAndGet(picture.decodedBytes()) > MOST_DECODED_TOGETHER) {
      throw tooLarge("its pictures have too many pixels together");
    }
    if (picture.type().equals("image/png") && !PngPixels.areWhole(bytes)) {
      throw refusal(which + " is damaged");
    }
    byte[] coloured = GreyPictures.coloured(picture.withoutMetadata().bytes());
    return "data:" + picture.type() + ";base64," + Base64.getEncoder().encodeToString(coloured);
  }

  private byte[] data(String target) throws InputException {
    int comma = target.indexOf(',');
    String kind = target.substring(5, comma < 0 ? Math.min(target.length(), 45) : comma);
    if (!kind.toLowerCase(Locale.ROOT).startsWith("image/") || kind.startsWith("image/svg")) {
      throw refusal(
          "an embedded picture is of the kind "
              + brief(kind.replaceAll(";.*", ""))
              + ", not PNG, JPEG or GIF");
    }
    String data = target.substring(comma + 1);
    try {
      return kind.toLowerCase(Locale.ROOT).contains(";base64")
          ? Base64.getMimeDecoder().decode(percentDecoded(data))
          : percentDecoded(data).getBytes(StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException cut) {
      throw refusal("an embedded picture is damaged");
    }
  }

  private static String percentDecoded(String data) {
    return data.indexOf('%') < 0
        ? data
        : URLDecoder.decode(data.replace("+", "%2B"), StandardCharsets.ISO_8859_1);
  }

  private byte[] read(String target) throws InputException {
    try {
      Path home = directory.toRealPath();
      Path file = home.resolve(target.replace("%20", " ")).toRealPath();
      if (!file.startsWith(home) || !Files.isRegularFile(file)) {
        throw refusal("a picture lies outside of the template's directory: " + brief(target));
      }
      if (Files.size(file) > LARGEST) {
        throw refusal("the picture " + brief(target) + " is larger than 20 MB");
      }
      return Files.readAllBytes(file);
    } catch (IOException | InvalidPathException missing) {
      throw refusal("the picture " + brief(target) + " cannot be read");
    }
  }

  private static String brief(String target) {
    return target.length() > 80 ? target.substring(0, 80) + "…" : target;
  }

  private InputException tooLarge(String cause) {
    return new InputException(
        Origin.file(template, Optional.empty()),
        "the template was not used: " + cause + ", more than cqorc has memory for",
        "Make it smaller: 4,000 pixels of width are enough for a printed page.");
  }

  private InputException refusal(String cause) {
    return new InputException(
        Origin.file(template, Optional.empty()),
        "the template was not used: " + cause,
        "Embed the picture: in Inkscape, right-click on it, \"Embed Image\"; then save.");
  }
}
