package ca.calculquebec.cqorc.task.certificate.drawing;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.file.BoundedFile;
import ca.calculquebec.cqorc.task.certificate.drawing.SvgDrawing.Page;
import ca.calculquebec.cqorc.task.certificate.drawing.SvgDrawing.Undrawable;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Prints certificates from one template, for several people at a time. */
public final class CertificateRenderer {
  private static final int TRAILER = 400;
  static final int MOST_FITTINGS = 4;

  private final CertificateTemplate template;
  private final List<VariableText> texts;
  private final List<Slot> slots;
  private final Optional<PreparedPage> preparedPage;
  private final CertificateBatches batches;

  private CertificateRenderer(
      CertificateTemplate template,
      List<VariableText> texts,
      List<Slot> slots,
      Optional<PreparedPage> preparedPage,
      List<Map<String, String>> people) {
    this.template = template;
    this.texts = texts;
    this.slots = slots;
    this.preparedPage = preparedPage;
    this.batches =
        new CertificateBatches(people.stream().filter(this::needsDrawing).toList(), this::batch);
  }

  /**
   * A certificate. Its file is made when it is asked for, so that those of a full room do not take
   * up the memory together.
   *
   * @param shrunk whether a line had to become smaller to stay on the page
   * @param fingerprint of what it was made of; it stands in the file too, see {@link #isMadeOf}
   */
  public record Printed(PdfSource source, boolean shrunk, String fingerprint) {
    /** The whole file. */
    public byte[] pdf() throws InputException {
      return source.pdf();
    }
  }

  /** Makes a certificate's file, the same one each time. */
  @FunctionalInterface
  public interface PdfSource {
    byte[] pdf() throws InputException;
  }

  /** Whether a file is a whole certificate made of the same template and values. */
  public static boolean isMadeOf(Path file, String fingerprint) throws IOException {
    String end = new String(BoundedFile.tail(file, TRAILER), StandardCharsets.ISO_8859_1);
    return end.contains("/ID [<" + fingerprint + ">") && end.stripTrailing().endsWith("%%EOF");
  }

  static CertificateRenderer of(CertificateTemplate template, List<Map<String, String>> registered)
      throws InputException {
    List<Map<String, String>> people = registered.stream().map(template::available).toList();
    Optional<List<VariableText>> texts = VariableText.of(template.document().getDocumentElement());
    if (texts.isEmpty()) {
      return new CertificateRenderer(template, List.of(), List.of(), Optional.empty(), people);
    }
    List<FontFace> faces =
        texts.get().stream().map(text -> Baselines.face(text.element(), template.fonts())).toList();
    CertificateRenderer renderer = drawn(template, texts.get(), people, faces);
    List<FontFace> told = renderer.slots.stream().map(Slot::face).toList();
    // A style sheet may have said otherwise than the elements.
    return told.equals(faces) ? renderer : drawn(template, texts.get(), people, told);
  }

  private static CertificateRenderer drawn(
      CertificateTemplate template,
      List<VariableText> texts,
      List<Map<String, String>> people,
      List<FontFace> faces)
      throws InputException {
    List<String> samples = new ArrayList<>();
    for (int index = 0; index < texts.size(); index++) {
      samples.add(
          PreparedPage.sample(characters(texts.get(index), faces.get(index), people), index));
    }
    for (int index = 0; index < texts.size(); index++) {
      mark(texts.get(index).element(), index);
    }
    Document sampled = (Document) template.document().cloneNode(true);
    for (Element element : Tree.elements(sampled.getDocumentElement())) {
      if (element.hasAttribute(SvgDrawing.MARK)) {
        int number = Integer.parseInt(element.getAttribute(SvgDrawing.MARK));
        element.setTextContent(samples.get(number));
      }
    }
    Page page = draw(template, sampled);
    return new CertificateRenderer(
        template, texts, page.slots(), PreparedPage.of(page, samples), people);
  }

  private static void mark(Element element, int index) {
    element.setAttribute(SvgDrawing.MARK, Integer.toString(index));
  }

  private static Set<Integer> characters(
      VariableText text, FontFace face, List<Map<String, String>> people) {
    Set<Integer> characters = new TreeSet<>();
    for (Map<String, String> person : people) {
      text.filled(person)
          .codePoints()
          .filter(point -> ScriptSupport.isSingle(point) && face.has(point))
          .forEach(characters::add);
    }
    return characters;
  }

  private static Page draw(CertificateTemplate template, Document filled) throws InputException {
    try {
      return SvgDrawing.draw(filled, template.fonts());
    } catch (Undrawable fault) {
      throw new InputException(
          Origin.file(template.file(), Optional.empty()),
          "the certificate template cannot be drawn: " + fault.getMessage(),
          fault.advice(),
          fault);
    }
  }

  /** Whether most of a certificate need not be drawn again for each person. */
  public boolean isPrepared() {
    return preparedPage.isPresent();
  }

  /**
   * @param registered every placeholder's
   * @throws InputException naming a character that no font has, or what cannot be drawn
   */
  public Printed print(Map<String, String> registered, PdfNotes notes) throws InputException {
    Map<String, String> values = template.available(registered);
    List<String> lines = lines(values);
    requireGlyphs(values);
    boolean scaled = false;
    for (int index = 0; index < lines.size(); index++) {
      scaled |= FilledTemplate.scale(slots.get(index), lines.get(index)) < 1;
    }
    boolean shrunk = scaled;
    String fingerprint = notes.fingerprint(template.fingerprint(), values);
    if (hasFormFor(lines)) {
      return new Printed(
          () -> preparedPage.get().print(lines, notes, fingerprint), shrunk, fingerprint);
    }
    Optional<BatchDrawing.Page> page = batches.page(values);
    if (page.isPresent()) {
      return new Printed(
          () -> page.get().pdf(notes, fingerprint), shrunk || page.get().shrunk(), fingerprint);
    }
    Alone alone = alone(values, lines, notes);
    // Kept as long as there is memory for it, and drawn again after that.
    SoftReference<byte[]> drawn = new SoftReference<>(alone.pdf());
    return new Printed(
        () -> {
          byte[] kept = drawn.get();
          return kept == null ? alone(values, lines, notes).pdf() : kept;
        },
        shrunk || alone.shrunk(),
        fingerprint);
  }

  private List<String> lines(Map<String, String> values) {
    return texts.stream().map(text -> text.filled(values)).toList();
  }

  private boolean hasFormFor(List<String> lines) {
    for (int index = 0; index < lines.size(); index++) {
      if (slots.get(index).split(lines.get(index)).isPresent()) {
        return false;
      }
    }
    return preparedPage.isPresent() && preparedPage.get().canPrint(lines);
  }

  private boolean needsDrawing(Map<String, String> values) {
    if (hasFormFor(lines(values))) {
      return false;
    }
    try {
      requireGlyphs(values);
      return true;
    } catch (InputException unprintable) {
      // Told when it is to be printed.
      return false;
    }
  }

  private Optional<BatchDrawing> batch(List<Map<String, String>> people) {
    return BatchDrawing.of(
        template,
        people.stream()
            .map(values -> FilledTemplate.of(template, values, slots, lines(values)))
            .toList());
  }

  /** The same certificate drawn for this person alone, as the measure of what the form makes. */
  byte[] printAlone(Map<String, String> values, PdfNotes notes) throws InputException {
    return alone(values, lines(values), notes).pdf();
  }

  private void requireGlyphs(Map<String, String> values) throws InputException {
    Set<String> joined = new TreeSet<>();
    Set<Integer> lacking = new TreeSet<>();
    for (String pattern : template.words()) {
      String text = Placeholders.fill(pattern, values);
      joined.addAll(ScriptSupport.joinedScripts(text));
      lacking.addAll(template.fonts().lacking(text.replaceAll("[\\n\\r\\t]", " ")));
    }
    if (!joined.isEmpty()) {
      throw new InputException(
          "the letters of this script must be joined, which cqorc cannot do: "
              + String.join(", ", joined),
          "Ask for the name in Latin letters, and write it into the decision file (cqorc attendance"
              + " --decide, then cqorc certificates --from), or use --personnalized_certificate.");
    }
    if (!lacking.isEmpty()) {
      List<String> named = new ArrayList<>();
      lacking.forEach(point -> named.add(named(point)));
      boolean aFontHelps = lacking.stream().anyMatch(ScriptSupport::canStandOnPage);
      throw new InputException(
          (aFontHelps ? "no font has " : "no certificate can show ") + String.join(", ", named),
          (aFontHelps
                  ? "Name a directory with a font that has it in [certificates] font_dir, or"
                      + " correct"
                  : "Correct")
              + " the name where it was registered, or in the decision file (--from).");
    }
  }

  private static String named(int point) {
    return String.format(Locale.ROOT, "%s (U+%04X)", Character.toString(point), point);
  }

  private record Alone(byte[] pdf, boolean shrunk) {}

  /** The whole certificate, drawn for this person, and again until it fits. */
  private Alone alone(Map<String, String> values, List<String> lines, PdfNotes notes)
      throws InputException {
    Document filled = FilledTemplate.of(template, values, slots, lines);
    Page page = draw(template, filled);
    boolean shrunk = !page.overflows().isEmpty();
    for (int attempt = 0; attempt < MOST_FITTINGS && !page.overflows().isEmpty(); attempt++) {
      FilledTemplate.fit(filled.getDocumentElement(), page.overflows());
      page = draw(template, filled);
    }
    byte[] pdf = page.pdf();
    byte[] finished =
        PdfFile.of(pdf)
            .map(
                file ->
                    PdfFinish.finish(
                        file, Map.of(), notes, notes.fingerprint(template.fingerprint(), values)))
            .orElse(pdf);
    return new Alone(finished, shrunk);
  }
}
