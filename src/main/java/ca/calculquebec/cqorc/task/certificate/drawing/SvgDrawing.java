package ca.calculquebec.cqorc.task.certificate.drawing;

import java.awt.AlphaComposite;
import java.awt.geom.AffineTransform;
import java.awt.geom.Dimension2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.batik.anim.dom.SVGDOMImplementation;
import org.apache.batik.anim.dom.SVGOMDocument;
import org.apache.batik.bridge.BridgeContext;
import org.apache.batik.bridge.CSSUtilities;
import org.apache.batik.bridge.TextNode;
import org.apache.batik.css.engine.SVGCSSEngine;
import org.apache.batik.css.engine.value.Value;
import org.apache.batik.dom.util.DOMUtilities;
import org.apache.batik.gvt.CanvasGraphicsNode;
import org.apache.batik.gvt.CompositeGraphicsNode;
import org.apache.batik.gvt.GraphicsNode;
import org.apache.batik.transcoder.ErrorHandler;
import org.apache.batik.transcoder.TranscoderException;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.util.HaltingThread;
import org.apache.batik.util.ParsedURL;
import org.apache.commons.logging.impl.NoOpLog;
import org.apache.fop.fonts.FontInfo;
import org.apache.fop.svg.PDFBridgeContext;
import org.apache.fop.svg.PDFTranscoder;
import org.apache.fop.svg.font.FOPFontFamilyResolverImpl;
import org.w3c.dom.DOMException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * One drawing by Apache FOP: a document whose values are in place becomes a page of PDF. Used once;
 * FOP's objects are not for sharing.
 */
final class SvgDrawing extends PDFTranscoder {
  /** Marks a text whose style is asked for; its value is the text's number. */
  static final String MARK = "cqorc-text";

  // With a file's address Batik would embed local files although it is told not to.
  private static final String NOWHERE = "http://template.invalid/template.svg";

  /** Left free at either side of the page, in parts of its width. */
  private static final double MARGIN = 0.03;

  private static final String XLINK = "http://www.w3.org/1999/xlink";
  private static final Set<String> RASTERS = Set.of("filter", "mask", "pattern");
  private static final long MUCH_DATA = 500_000;
  private static final ReadWriteLock TURNS = new ReentrantReadWriteLock();

  private static final String SIMPLER =
      "Make it simpler: fewer or smaller blurs, masks, patterns and pictures.";

  private static final Pattern DATA = Pattern.compile("(data:[\\w/+-]*)[^\"\\s]{30,}");

  private static final List<Slot.TwoLines> ARRANGEMENTS =
      List.of(new Slot.TwoLines(0.6, 0.6), new Slot.TwoLines(0, 1.2), new Slot.TwoLines(1.2, 0));

  private static final double STILL = 1e-9;

  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final FontBook fonts;
  private final Element document;
  private final List<Slot> slots = new ArrayList<>();
  private final Map<Integer, Fitting.Overflow> overflows = new TreeMap<>();
  private final List<String> complaints = new ArrayList<>();

  private SvgDrawing(FontBook fonts, Element document) {
    this.fonts = fonts;
    this.document = document;
  }

  /**
   * A page.
   *
   * @param pdf as FOP writes it
   * @param slots of the texts with a {@link #MARK}, in its order
   * @param overflows texts that leave the page, by their {@link Fitting#MARK}
   */
  record Page(byte[] pdf, List<Slot> slots, Map<Integer, Fitting.Overflow> overflows) {}

  /** What FOP cannot draw, in its own words, and what helps. */
  static final class Undrawable extends Exception {
    private static final long serialVersionUID = 1L;

    private final String advice;

    Undrawable(String message, Throwable cause) {
      this(message, "Open it in Inkscape, save it as \"Plain SVG\", and try again.", cause);
    }

    Undrawable(String message, String advice, Throwable cause) {
      super(message, cause);
      this.advice = advice;
    }

    String advice() {
      return advice;
    }
  }

  static Page draw(Document filled, FontBook fonts) throws Undrawable {
    return draw(filled, fonts, LONGEST);
  }

  /**
   * In a thread of its own, which can be left alone when a page takes too long or too much. Pages
   * that may take most of the memory are drawn one at a time.
   */
  static Page draw(Document filled, FontBook fonts, Duration longest) throws Undrawable {
    FutureTask<Page> page = new FutureTask<>(() -> drawn(filled, fonts));
    Lock turn = isHeavy(filled) ? TURNS.writeLock() : TURNS.readLock();
    turn.lock();
    try {
      HaltingThread thread = new HaltingThread(page, "cqorc-drawing");
      thread.setDaemon(true);
      thread.start();
      try {
        return page.get(longest.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException late) {
        thread.halt();
        throw new Undrawable(
            "it takes longer than " + LONGEST.toSeconds() + " seconds to draw", SIMPLER, late);
      } catch (InterruptedException stopped) {
        thread.halt();
        Thread.currentThread().interrupt();
        throw new Undrawable("the run was interrupted", stopped);
      } catch (ExecutionException fault) {
        throw undrawable(fault.getCause());
      }
    } finally {
      turn.unlock();
    }
  }

  /** Whether it holds what is drawn as points, or much of it. */
  private static boolean isHeavy(Document filled) {
    long data = 0;
    for (Element element : Tree.elements(filled.getDocumentElement())) {
      if (Tree.is(element, "image")) {
        data += element.getAttributeNS(XLINK, "href").length();
      }
      if (RASTERS.contains(String.valueOf(element.getLocalName())) || data > MUCH_DATA) {
        return true;
      }
    }
    return false;
  }

  private static Undrawable undrawable(Throwable cause) {
    if (cause instanceof Undrawable told) {
      return told;
    }
    if (cause instanceof OutOfMemoryError) {
      return new Undrawable("it needs more memory to draw than cqorc has", SIMPLER, cause);
    }
    if (cause instanceof StackOverflowError) {
      return new Undrawable("its elements stand too deep within one another", cause);
    }
    if (cause instanceof Error death) {
      throw death;
    }
    throw new IllegalStateException(cause);
  }

  private static Page drawn(Document filled, FontBook fonts) throws Undrawable {
    SvgDrawing drawing = new SvgDrawing(fonts, filled.getDocumentElement());
    SVGOMDocument document = copy(filled);
    document.setParsedURL(new ParsedURL(NOWHERE));
    TranscoderInput input = new TranscoderInput(document);
    input.setURI(NOWHERE);
    ByteArrayOutputStream pdf = new ByteArrayOutputStream(1 << 17);
    try {
      drawing.setLogger(new NoOpLog());
      drawing.setErrorHandler(drawing.new Strict());
      drawing.addTranscodingHint(KEY_AUTO_FONTS, false);
      drawing.addTranscodingHint(KEY_DEFAULT_FONT_FAMILY, FontBook.OWN_FAMILY);
      drawing.addTranscodingHint(KEY_ALLOW_EXTERNAL_RESOURCES, false);
      drawing.addTranscodingHint(KEY_ALLOWED_SCRIPT_TYPES, "");
      drawing.addTranscodingHint(KEY_CONSTRAIN_SCRIPT_ORIGIN, true);
      drawing.addTranscodingHint(KEY_EXECUTE_ONLOAD, false);
      drawing.transcode(input, new TranscoderOutput(pdf));
    } catch (TranscoderException fault) {
      throw new Undrawable(plain(fault), fault);
    }
    if (!drawing.complaints.isEmpty()) {
      throw new Undrawable(drawing.complaints.get(0), null);
    }
    return new Page(pdf.toByteArray(), List.copyOf(drawing.slots), Map.copyOf(drawing.overflows));
  }

  /** Batik's own kind of document. */
  private static SVGOMDocument copy(Document filled) throws Undrawable {
    try {
      return (SVGOMDocument)
          DOMUtilities.deepCloneDocument(filled, SVGDOMImplementation.getDOMImplementation());
    } catch (DOMException unknown) {
      throw new Undrawable(plain(unknown), unknown);
    }
  }

  private static String plain(Throwable fault) {
    Throwable innermost = fault;
    while (innermost.getCause() != null && innermost.getCause() != innermost) {
      innermost = innermost.getCause();
    }
    String message = String.valueOf(innermost.getMessage()).replaceAll("\\s+", " ").strip();
    return DATA.matcher(message.replace(NOWHERE, "the template")).replaceAll("$1…");
  }

  @Override
  protected void transcode(Document document, String uri, TranscoderOutput output)
      throws TranscoderException {
    super.transcode(document, uri, output);
    if (!complaints.isEmpty()) {
      return;
    }
    if (nodes(root).anyMatch(LengthCheck::isIn)) {
      complaints.add(LengthCheck.complaint(document));
    }
    if (textNodes(root).anyMatch(SvgDrawing::isLost)) {
      complaints.add(
          "a text in it has its opacity, filter or mask from a style sheet or a clone, and would be"
              + " missing; give the text itself a fill-opacity instead");
    }
    Tree.elements(document.getDocumentElement()).stream()
        .filter(element -> element.hasAttribute(MARK))
        .map(this::slot)
        .forEach(slots::add);
    measure(document.getDocumentElement());
  }

  /** Between building and painting: what would take all memory to measure is not painted. */
  @Override
  protected CanvasGraphicsNode getCanvasGraphicsNode(GraphicsNode built) {
    CanvasGraphicsNode canvas = super.getCanvasGraphicsNode(built);
    if (built instanceof CompositeGraphicsNode all
        && nodes(built).anyMatch(LengthCheck::isDashed)) {
      complaints.add("a line in it has more dashes than anybody could see (stroke-dasharray)");
      for (int last = all.size() - 1; last >= 0; last--) {
        all.remove(last);
      }
    }
    TransparencyGroup.replaceIn(built);
    return canvas;
  }

  @Override
  public BridgeContext createBridgeContext(String version) {
    FontInfo fontInfo = FopFonts.of(fonts, document);
    graphics.setFontInfo(fontInfo);
    ((FOPTranscoderUserAgent) userAgent)
        .setFontFamilyResolver(new FOPFontFamilyResolverImpl(fontInfo));
    return new PDFBridgeContext(userAgent, fontInfo, getImageManager(), getImageSessionContext()) {
      @Override
      public void registerSVGBridges() {
        super.registerSVGBridges();
        putBridge(new PatternPaints());
        putBridge(new AlphaMask.FromElement());
        putBridge(new PersonalText.FromElement());
      }
    };
  }

  /** Texts are drawn in the order of the document, but for those that are hidden. */
  private void measure(Element document) {
    Rectangle2D page =
        new Rectangle2D.Double(
            0, 0, ctx.getDocumentSize().getWidth(), ctx.getDocumentSize().getHeight());
    List<TextNode> drawn = textNodes(root).toList();
    int next = 0;
    for (Element element : Tree.elements(document)) {
      if (element.hasAttribute(Fitting.MARK)) {
        String words = letters(element.getTextContent());
        for (int at = next; at < drawn.size(); at++) {
          if (letters(String.valueOf(drawn.get(at).getText())).equals(words)) {
            double scale = Fitting.scale(drawn.get(at), page, MARGIN);
            if (scale < 1) {
              overflows.put(
                  Integer.parseInt(element.getAttribute(Fitting.MARK)),
                  new Fitting.Overflow(
                      scale, Tree.elements(element).stream().map(this::lengths).toList()));
            }
            next = at + 1;
            break;
          }
        }
      }
    }
  }

  private Map<String, Float> lengths(Element part) {
    Map<String, Float> lengths = new TreeMap<>();
    Fitting.LENGTHS.forEach(
        (property, index) -> {
          Value value = CSSUtilities.getComputedStyle(part, index);
          if (!value.getCssText().equals("normal")) {
            lengths.put(property, value.getFloatValue());
          }
        });
    return lengths;
  }

  private static String letters(String text) {
    return text.replaceAll("\\s+", "");
  }

  private Slot slot(Element element) {
    double size =
        CSSUtilities.getComputedStyle(element, SVGCSSEngine.FONT_SIZE_INDEX).getFloatValue();
    String anchor = style(element, SVGCSSEngine.TEXT_ANCHOR_INDEX);
    double shift = anchor.equals("middle") ? 0.5 : anchor.equals("end") ? 1 : 0;
    boolean plain =
        style(element, SVGCSSEngine.TEXT_DECORATION_INDEX).equals("none")
            && style(element, SVGCSSEngine.WRITING_MODE_INDEX).startsWith("lr");
    FontFace face = face(element);
    double room = room(element, shift);
    return new Slot(
        face,
        size,
        shift,
        room,
        spacing(element, SVGCSSEngine.LETTER_SPACING_INDEX),
        spacing(element, SVGCSSEngine.WORD_SPACING_INDEX),
        twoLines(element, face, size, shift, room),
        plain);
  }

  /** Around a line's place, or below it, where nothing else stands but what lies behind it all. */
  private Optional<Slot.TwoLines> twoLines(
      Element element, FontFace face, double size, double shift, double room) {
    Optional<TextNode> node = textNode(element);
    boolean alone =
        node.isPresent()
            && letters(String.valueOf(node.get().getText()))
                .equals(letters(element.getTextContent()));
    if (!alone || room > Float.MAX_VALUE) {
      return Optional.empty();
    }
    Point2D start = position(element, node.get());
    AffineTransform toPage = node.get().getGlobalTransform();
    Rectangle2D page =
        new Rectangle2D.Double(
            0, 0, ctx.getDocumentSize().getWidth(), ctx.getDocumentSize().getHeight());
    for (Slot.TwoLines lines : ARRANGEMENTS) {
      double top = start.getY() - (face.metrics().ascent() + lines.up()) * size;
      double bottom = start.getY() + (face.metrics().descent() + lines.down()) * size;
      Rectangle2D place =
          new Rectangle2D.Double(start.getX() - shift * room, top, room, bottom - top);
      Rectangle2D onPage = toPage.createTransformedShape(place).getBounds2D();
      if (page.contains(onPage) && isFree(onPage, node.get())) {
        return Optional.of(lines);
      }
    }
    return Optional.empty();
  }

  private boolean isFree(Rectangle2D place, TextNode text) {
    return nodes(root)
        .filter(node -> node != text && !(node instanceof CompositeGraphicsNode))
        .filter(node -> node.isVisible() && node.getBounds() != null)
        .map(
            node ->
                node.getGlobalTransform().createTransformedShape(node.getBounds()).getBounds2D())
        .noneMatch(other -> other.intersects(place) && !other.contains(place));
  }

  private static double spacing(Element element, int property) {
    Value spacing = CSSUtilities.getComputedStyle(element, property);
    return spacing.getCssText().equals("normal") ? 0 : spacing.getFloatValue();
  }

  private FontFace face(Element element) {
    Value families = CSSUtilities.getComputedStyle(element, SVGCSSEngine.FONT_FAMILY_INDEX);
    return fonts.face(
        Tree.families(families.getCssText()),
        Styles.isBold(style(element, SVGCSSEngine.FONT_WEIGHT_INDEX)),
        !style(element, SVGCSSEngine.FONT_STYLE_INDEX).equals("normal"));
  }

  private static String style(Element element, int property) {
    return CSSUtilities.getComputedStyle(element, property).getCssText();
  }

  /** What a line may take up in its direction until it reaches a margin, in its own units. */
  private double room(Element element, double shift) {
    Optional<TextNode> node = textNode(element);
    if (node.isEmpty()) {
      return Double.MAX_VALUE;
    }
    AffineTransform toPage = node.get().getGlobalTransform();
    Point2D start = toPage.transform(position(element, node.get()), null);
    Point2D along = toPage.deltaTransform(new Point2D.Double(1, 0), null);
    double before = toMargin(start, -along.getX(), -along.getY());
    double after = toMargin(start, along.getX(), along.getY());
    double onPage = shift == 0 ? after : shift == 1 ? before : 2 * Math.min(before, after);
    // A text that begins outside of the page is meant to: it has no room to fit into.
    return onPage <= 0 ? Double.MAX_VALUE : onPage;
  }

  /** How many such steps lead from a place on the page to a margin. */
  private double toMargin(Point2D start, double stepX, double stepY) {
    Dimension2D page = ctx.getDocumentSize();
    double margin = MARGIN * page.getWidth();
    return Math.min(
        steps(start.getX(), stepX, margin, page.getWidth() - margin),
        steps(start.getY(), stepY, margin, page.getHeight() - margin));
  }

  private static double steps(double start, double step, double from, double to) {
    if (Math.abs(step) < STILL) {
      return Double.MAX_VALUE / 4;
    }
    return step > 0 ? (to - start) / step : (from - start) / step;
  }

  /** The drawn text, found by what it says: a sample says what no other text does. */
  private Optional<TextNode> textNode(Element element) {
    String sample = element.getTextContent();
    return textNodes(root)
        .filter(node -> String.valueOf(node.getText()).contains(sample))
        .findFirst();
  }

  /** FOP makes a picture of points of what has an effect, see {@link TextEffects}. */
  private static boolean isLost(TextNode text) {
    if (String.valueOf(text.getText()).isBlank()) {
      return false;
    }
    for (GraphicsNode node = text; node != null; node = node.getParent()) {
      boolean whole =
          node.getComposite() == null || node.getComposite().equals(AlphaComposite.SrcOver);
      if (!whole || node.getFilter() != null || node.getMask() != null) {
        return true;
      }
    }
    return false;
  }

  private static Stream<TextNode> textNodes(GraphicsNode node) {
    return nodes(node).filter(TextNode.class::isInstance).map(TextNode.class::cast);
  }

  /** The node with all that is in it. */
  private static Stream<GraphicsNode> nodes(GraphicsNode node) {
    return node instanceof CompositeGraphicsNode group
        ? Stream.concat(
            Stream.of(node),
            ((List<?>) group.getChildren()).stream().flatMap(child -> nodes((GraphicsNode) child)))
        : Stream.of(node);
  }

  /** A line of its own begins where it says; in the units that Inkscape writes for lines. */
  private static Point2D position(Element element, TextNode text) {
    String x = "";
    for (Node node = element; x.isEmpty() && node instanceof Element around; ) {
      x = Tree.is(around, "tspan") ? around.getAttribute("x").strip() : "";
      node = Tree.is(around, "tspan") ? around.getParentNode() : null;
    }
    return x.matches("-?[\\d.]+")
        ? new Point2D.Double(Double.parseDouble(x), text.getLocation().getY())
        : text.getLocation();
  }

  /** What Batik complains of is no certificate; what it only remarks is of no consequence. */
  private final class Strict implements ErrorHandler {
    @Override
    public void error(TranscoderException fault) {
      complaints.add(plain(fault));
    }

    @Override
    public void fatalError(TranscoderException fault) throws TranscoderException {
      throw fault;
    }

    @Override
    public void warning(TranscoderException remark) {
      // Such as an attribute it does not know.
    }
  }
}
