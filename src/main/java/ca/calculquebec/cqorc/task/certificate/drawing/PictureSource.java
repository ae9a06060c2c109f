package ca.calculquebec.cqorc.task.certificate.drawing;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a template's pictures may come from: the template itself, or a file beside it. */
final class PictureSource {
  private static final Pattern EMBEDDED =
      Pattern.compile("(?is)data:image/(png|jpeg|jpg|gif)\\s*(;[^,]*)?,.*");
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*|//.*");
  private static final long LARGEST = 20_000_000;

  private final String template;
  private final Path directory;

  PictureSource(String template, Path directory) {
    this.template = template;
    this.directory = directory;
  }

  /**
   * The picture as part of the template.
   *
   * @param target an address as the template writes it
   * @throws InputException when it lies elsewhere, or is no picture
   */
  String embedded(String target) throws InputException {
    if (target.regionMatches(true, 0, "data:", 0, 5)) {
      if (EMBEDDED.matcher(target).matches()) {
        return coloured(target);
      }
      String kind = target.substring(5, Math.min(target.length(), 45)).replaceAll("[;,].*", "");
      throw refusal("an embedded picture is of the kind " + kind + ", not PNG, JPEG or GIF");
    }
    if (SCHEME.matcher(target).matches()) {
      throw refusal("a picture lies outside of the template's directory: " + brief(target));
    }
    return "data:" + read(target);
  }

  private static String coloured(String target) {
    int data = target.indexOf(',') + 1;
    byte[] picture;
    try {
      picture = Base64.getMimeDecoder().decode(target.substring(data));
    } catch (IllegalArgumentException cut) {
      // Whoever draws it says so.
      return target;
    }
    byte[] coloured = GreyPictures.coloured(picture);
    return Arrays.equals(coloured, picture)
        ? target
        : "data:image/png;base64," + Base64.getEncoder().encodeToString(coloured);
  }

  private String read(String target) throws InputException {
    try {
      Path home = directory.toRealPath();
      Path file = home.resolve(decoded(target)).toRealPath();
      if (!file.startsWith(home) || !Files.isRegularFile(file)) {
        throw refusal("a picture lies outside of the template's directory: " + brief(target));
      }
      if (Files.size(file) > LARGEST) {
        throw refusal("the picture " + brief(target) + " is larger than 20 MB");
      }
      byte[] bytes = Files.readAllBytes(file);
      String kind =
          kind(bytes)
              .orElseThrow(
                  () ->
                      refusal("the file " + brief(target) + " is not a PNG, JPEG or GIF picture"));
      return kind + ";base64," + Base64.getEncoder().encodeToString(GreyPictures.coloured(bytes));
    } catch (IOException | InvalidPathException missing) {
      throw refusal("the picture " + brief(target) + " cannot be read");
    }
  }

  private static String decoded(String target) {
    return target.replace("%20", " ");
  }

  private static Optional<String> kind(byte[] bytes) {
    if (bytes.length < 8) {
      return Optional.empty();
    }
    int first = bytes[0] & 0xFF;
    return switch (first) {
      case 0x89 -> bytes[1] == 'P' && bytes[2] == 'N' ? Optional.of("image/png") : Optional.empty();
      case 0xFF -> (bytes[1] & 0xFF) == 0xD8 ? Optional.of("image/jpeg") : Optional.empty();
      case 'G' -> bytes[1] == 'I' && bytes[2] == 'F' ? Optional.of("image/gif") : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static String brief(String target) {
    return target.length() > 80 ? target.substring(0, 80) + "…" : target;
  }

  private InputException refusal(String cause) {
    return new InputException(
        Origin.file(template, Optional.empty()),
        "the template was not used: " + cause,
        "Embed the picture: in Inkscape, right-click on it, \"Embed Image\"; then save.");
  }
}
