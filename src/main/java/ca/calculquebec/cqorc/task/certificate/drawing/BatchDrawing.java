package ca.calculquebec.cqorc.task.certificate.drawing;

import ca.calculquebec.cqorc.task.certificate.drawing.SvgDrawing.Undrawable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Document;

/**
 * One drawing for several people: what is the same for everybody is drawn once, and in the place of
 * each text that differs stand those of all people, one upon the other. A person's page is this one
 * without the others' texts. So a text may be set in whatever way Batik knows: along a path, letter
 * by letter, between other words.
 */
final class BatchDrawing {
  /** A text that is more than letters and lines: an object, which would stand in all files. */
  private static final Pattern OBJECT_USED = Pattern.compile("/\\w+ (Do|scn|SCN|sh)\\b");

  private static final int EVERYBODY = -1;

  private final PdfFile file;
  private final Map<Integer, List<Piece>> contents;
  private final Set<Integer> shrunk;

  private BatchDrawing(PdfFile file, Map<Integer, List<Piece>> contents, Set<Integer> shrunk) {
    this.file = file;
    this.contents = contents;
    this.shrunk = shrunk;
  }

  /** A part of what is painted, for one person or for {@link #EVERYBODY}. */
  private record Piece(int person, String content) {}

  /** A person's certificate. */
  record Page(BatchDrawing drawing, int person) {
    byte[] pdf(PdfNotes notes, String fingerprint) {
      return drawing.pdf(person, notes, fingerprint);
    }

    /** Whether a text had to become smaller when it was drawn. */
    boolean shrunk() {
      return drawing.shrunk.contains(person);
    }
  }

  /**
   * @param people the template filled for each, see {@link FilledTemplate}
   * @return empty when their texts cannot be told apart in the drawing
   */
  static Optional<BatchDrawing> of(CertificateTemplate template, List<Document> people) {
    Optional<BatchDocument> batch = BatchDocument.of(template.document(), people);
    return batch.isEmpty() ? Optional.empty() : drawn(template, batch.get());
  }

  private static Optional<BatchDrawing> drawn(CertificateTemplate template, BatchDocument batch) {
    Set<Integer> shrunk = new HashSet<>();
    try {
      SvgDrawing.Page page = SvgDrawing.draw(batch.document(), template.fonts());
      for (int attempt = 0;
          attempt < CertificateRenderer.MOST_FITTINGS && !page.overflows().isEmpty();
          attempt++) {
        page.overflows().keySet().forEach(number -> shrunk.add(batch.owners().get(number)));
        FilledTemplate.fit(batch.document().getDocumentElement(), page.overflows());
        page = SvgDrawing.draw(batch.document(), template.fonts());
      }
      return PdfFile.of(page.pdf()).flatMap(file -> takenApart(file, batch.expected(), shrunk));
    } catch (Undrawable leftToTheFirstPerson) {
      // Drawn for one person alone, it says what is wrong with the template.
      return Optional.empty();
    }
  }

  private static Optional<BatchDrawing> takenApart(
      PdfFile file, Set<String> expected, Set<Integer> shrunk) {
    Map<Integer, List<Piece>> contents = new TreeMap<>();
    List<String> found = new ArrayList<>();
    for (int object : file.contents()) {
      String content = file.stream(object).orElse("");
      List<Piece> pieces = new ArrayList<>();
      int done = 0;
      Matcher text = PersonalText.in(content);
      while (text.find()) {
        if (OBJECT_USED.matcher(text.group(2)).find()) {
          return Optional.empty();
        }
        found.add(text.group(1));
        int person = Integer.parseInt(text.group(1).replaceAll(" .*", ""));
        pieces.add(new Piece(EVERYBODY, content.substring(done, text.start())));
        pieces.add(new Piece(person, text.group(2)));
        done = text.end();
      }
      if (!pieces.isEmpty()) {
        pieces.add(new Piece(EVERYBODY, content.substring(done)));
        contents.put(object, List.copyOf(pieces));
      }
    }
    // One that is missing may have become a picture, and one that is there twice shows elsewhere
    // too.
    boolean whole = found.size() == expected.size() && expected.equals(new HashSet<>(found));
    return whole ? Optional.of(new BatchDrawing(file, contents, shrunk)) : Optional.empty();
  }

  Page page(int person) {
    return new Page(this, person);
  }

  private byte[] pdf(int person, PdfNotes notes, String fingerprint) {
    Map<Integer, byte[]> own = new HashMap<>();
    contents.forEach(
        (object, pieces) -> own.put(object, file.packedStream(object, ofPerson(pieces, person))));
    return PdfFinish.finish(file, own, notes, fingerprint);
  }

  private static String ofPerson(List<Piece> pieces, int person) {
    StringBuilder content = new StringBuilder();
    for (Piece piece : pieces) {
      if (piece.person() == EVERYBODY || piece.person() == person) {
        content.append(piece.content());
      }
    }
    return content.toString();
  }
}
