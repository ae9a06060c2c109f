package ca.calculquebec.cqorc.task.certificate.drawing;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.file.BoundedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The fonts that certificates are set in: those of the coordinator's directory, if there is one,
 * then our own four faces of Liberation Sans, which stand in for every family that is not there.
 */
public final class FontBook {
  static final String OWN_FAMILY = "Liberation Sans";

  /** Families that Liberation Sans was made to replace, and the generic one it belongs to. */
  static final Set<String> OWN_NAMES =
      Set.of("liberation sans", "arial", "helvetica", "sans-serif", "sans", "any");

  private static final List<String> OWN_FILES = List.of("Regular", "Bold", "Italic", "BoldItalic");
  private static final int MOST_FILES = 500;

  /** Fonts of Chinese and Japanese reach 20 MB. */
  private static final int LARGEST = 40_000_000;

  private final List<FontFace> own;
  private final List<FontFace> others;

  private FontBook(List<FontFace> own, List<FontFace> others) {
    this.own = own;
    this.others = others;
  }

  /** Our own fonts only. */
  public static FontBook own() {
    List<FontFace> faces = new ArrayList<>();
    for (String style : OWN_FILES) {
      faces.add(ownFace("/ca/calculquebec/cqorc/task/certificate/fonts/LiberationSans-" + style));
    }
    return new FontBook(faces, List.of());
  }

  private static FontFace ownFace(String resource) {
    URL file = FontBook.class.getResource(resource + ".ttf");
    if (file == null) {
      throw new IllegalStateException("cqorc lacks its font " + resource);
    }
    try (InputStream bytes = file.openStream()) {
      return FontFace.read(file.toURI(), bytes.readAllBytes()).get(0);
    } catch (IOException failure) {
      throw new UncheckedIOException("cqorc's own font cannot be read: " + resource, failure);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Our own fonts and those of a directory, which come first.
   *
   * @param directory with {@code .ttf}, {@code .otf} and {@code .ttc} files; its folders are not
   *     looked into
   * @throws InputException naming what cannot be read
   */
  public static FontBook with(Path directory) throws InputException {
    List<FontFace> faces = new ArrayList<>();
    for (Path file : files(directory)) {
      try {
        faces.addAll(FontFace.read(file.toUri(), BoundedFile.bytes(file, LARGEST)));
      } catch (IOException failure) {
        throw new InputException(
            Origin.file(file.toString(), Optional.empty()),
            "this font cannot be used: " + failure.getMessage(),
            "Take it out of the directory of fonts, or put a whole .ttf, .otf or .ttc file in its"
                + " place.",
            failure);
      }
    }
    return new FontBook(own().own, faces);
  }

  private static List<Path> files(Path directory) throws InputException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.filter(FontBook::isFont).sorted().limit(MOST_FILES).toList();
    } catch (IOException failure) {
      throw new InputException(
          Origin.file(directory.toString(), Optional.empty()),
          "the directory of fonts cannot be read",
          "Correct [certificates] font_dir, or take it out: cqorc brings fonts of its own.",
          failure);
    }
  }

  private static boolean isFont(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".ttf") || name.endsWith(".otf") || name.endsWith(".ttc");
  }

  /** The same, with fonts that a template brings along. */
  FontBook and(List<FontFace> embedded) {
    List<FontFace> all = new ArrayList<>(embedded);
    all.addAll(others);
    return new FontBook(own, all);
  }

  /**
   * The text with other forms of the characters that no font has: a hyphen for one that forbids the
   * line's end, letters for a ligature.
   */
  String available(String text) {
    if (lacking(text).isEmpty()) {
      return text;
    }
    StringBuilder available = new StringBuilder(text.length());
    for (int point : text.codePoints().toArray()) {
      String one = Character.toString(point);
      String other = lacking(one).isEmpty() ? one : otherForm(point);
      available.append(lacking(other).isEmpty() ? other : one);
    }
    return available.toString();
  }

  private static String otherForm(int point) {
    if (point == 0x2010 || point == 0x2011) {
      return "-";
    }
    if (Character.getType(point) == Character.FORMAT) {
      return "";
    }
    return Character.getType(point) == Character.SPACE_SEPARATOR
        ? " "
        : Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC);
  }

  /** All faces, in the order in which a character is looked for. */
  List<FontFace> faces() {
    List<FontFace> all = new ArrayList<>(others);
    all.addAll(own);
    return all;
  }

  boolean isOwn(FontFace face) {
    return own.contains(face);
  }

  boolean knows(String family) {
    String wanted = family.toLowerCase(Locale.ROOT);
    return OWN_NAMES.contains(wanted)
        || others.stream().anyMatch(face -> face.family().equalsIgnoreCase(family));
  }

  /** The face of the first family that is there, in the style nearest to the one asked for. */
  FontFace face(List<String> families, boolean bold, boolean italic) {
    for (String family : families) {
      List<FontFace> named =
          others.stream().filter(face -> face.family().equalsIgnoreCase(family)).toList();
      if (!named.isEmpty()) {
        return nearest(named, bold, italic);
      }
      if (OWN_NAMES.contains(family.toLowerCase(Locale.ROOT))) {
        break;
      }
    }
    return nearest(own, bold, italic);
  }

  private static FontFace nearest(List<FontFace> faces, boolean bold, boolean italic) {
    FontFace best = faces.get(0);
    for (FontFace face : faces) {
      if (distance(face, bold, italic) < distance(best, bold, italic)) {
        best = face;
      }
    }
    return best;
  }

  private static int distance(FontFace face, boolean bold, boolean italic) {
    return (face.bold() == bold ? 0 : 1) + (face.italic() == italic ? 0 : 2);
  }

  /** Characters of a text that no font has or that cannot be drawn, each once, in their order. */
  public List<Integer> lacking(String text) {
    List<FontFace> all = faces();
    return text.codePoints()
        .filter(
            point ->
                !ScriptSupport.canStandOnPage(point)
                    || all.stream().noneMatch(face -> face.has(point)))
        .distinct()
        .boxed()
        .toList();
  }
}
