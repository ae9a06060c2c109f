package ca.calculquebec.cqorc.task.certificate.drawing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.InputException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A template fetches nothing, reads nothing beside it, and runs nothing. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@Tag("slow")
class HostileTemplateTest {
  private static final Map<String, String> PERSON = Worlds.person("Zoé", "Roy");
  private static final String TEXT = "<text x=\"9\" y=\"50\">{{ first_name }}</text>";

  @TempDir private Path directory;
  private MockWebServer listener;
  private Path secret;

  @BeforeEach
  void listen() throws Exception {
    listener = new MockWebServer();
    listener.start();
    for (int answer = 0; answer < 5; answer++) {
      listener.enqueue(new MockResponse.Builder().body("#a { fill: red }").build());
    }
    secret = directory.resolve("elsewhere").resolve("secret.png");
    Files.createDirectories(secret.getParent());
    ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", secret.toFile());
  }

  @AfterEach
  void close() {
    assertEquals(0, listener.getRequestCount(), "something was fetched");
    listener.close();
  }

  private String filled(String attack) {
    return attack
        .replace("HTTP", listener.url("/evil").toString())
        .replace("FILE", secret.toUri().toString())
        .replace("PATH", secret.toString());
  }

  private Path template(String attack) throws Exception {
    Path home = Files.createDirectories(directory.resolve("home"));
    return Worlds.write(home, filled(attack) + TEXT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<image xlink:href=\"HTTP.png\" width=\"9\" height=\"9\"/>",
        "<image href=\"HTTP.png\" width=\"9\" height=\"9\"/>",
        "<image xlink:href=\"FILE\" width=\"9\" height=\"9\"/>",
        "<image xlink:href=\"PATH\" width=\"9\" height=\"9\"/>",
        "<image xlink:href=\"../elsewhere/secret.png\" width=\"9\" height=\"9\"/>",
        "<image xlink:href=\"file:../elsewhere/secret.png\" width=\"9\" height=\"9\"/>",
        "<image xlink:href=\"//127.0.0.1/x.png\" width=\"9\" height=\"9\"/>",
        "<image xlink:href=\"jar:HTTP!/x.png\" width=\"9\" height=\"9\"/>",
        "<image xlink:href=\"data:image/svg+xml,%3Csvg/%3E\" width=\"9\" height=\"9\"/>",
        "<image xlink:href=\"{{ first_name }}\" width=\"9\" height=\"9\"/>",
        "<use xlink:href=\"HTTP.svg#a\"/>",
        "<use xlink:href=\"data:image/svg+xml,%3Csvg/%3E#a\"/>",
        "<style>@import url(HTTP.css);</style>",
        "<style>@im\\70ort 'HTTP.css';</style>",
        "<style>@/**/import 'HTTP.css';</style>",
        "<style>a { content: '/*' } rect { fill: url(HTTP.svg#p) } b { content: '*/' }</style>",
        "<style>a { content: \"/*\"; fill: url(HTTP.svg#p); stroke: '*/' }</style>",
        "<rect style=\"font-family:'/*';fill:url(HTTP.svg#p);x:'*/'\" width=\"9\" height=\"9\"/>",
        "<style>@font-face { font-family: a; src: url('HTTP.ttf') }</style>",
        "<style>text { fill: u\\72l(HTTP.svg#p) }</style>",
        "<rect style=\"fill:url(HTTP.svg#p)\" width=\"9\" height=\"9\"/>",
        "<rect fill=\"url(FILE#p)\" width=\"9\" height=\"9\"/>",
        "<rect filter=\"URL( 'HTTP.svg#f' )\" width=\"9\" height=\"9\"/>",
        "<filter id=\"f\"><feImage xlink:href=\"HTTP.png\"/></filter>",
        "<font-face><font-face-src><font-face-uri"
            + " xlink:href=\"HTTP\"/></font-face-src></font-face>",
        "<color-profile name=\"p\" xlink:href=\"HTTP.icc\"/>",
        "<cursor xlink:href=\"HTTP.png\"/>",
        "<text><tref xlink:href=\"HTTP.svg#t\"/></text>",
        "<text><textPath xlink:href=\"FILE#t\">x</textPath></text>",
        "<linearGradient id=\"g\" xlink:href=\"HTTP.svg#g\"/>",
        "<rect fill=\"{{ first_name }}\" width=\"9\" height=\"9\"/>",
        "<style>text { fill: {{ first_name }} }</style>",
        "<?xml-stylesheet href=\"HTTP.css\" type=\"text/css\"?>",
        "<a xlink:href=\"javascript:alert(1)\"><rect width=\"9\" height=\"9\"/></a>",
      })
  void what_would_be_fetched_is_refused(String attack) throws Exception {
    Path file = template(attack);
    InputException refusal =
        assertThrows(InputException.class, () -> Worlds.certificate(file, PERSON));
    assertTrue(refusal.origin().orElseThrow().text().startsWith("template.svg"), refusal + "");
    assertFalse(refusal.advice().isBlank());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>java.lang.System.exit(1)</script>",
        "<script xlink:href=\"HTTP.js\"/>",
        "<script type=\"application/java-archive\" xlink:href=\"HTTP.jar\"/>",
        "<rect onload=\"fetch('HTTP')\" width=\"9\" height=\"9\"/>",
        "<foreignObject><iframe xmlns=\"http://www.w3.org/1999/xhtml\""
            + " src=\"HTTP\"/></foreignObject>",
        "<set attributeName=\"xlink:href\" to=\"HTTP\"/>",
        "<image id=\"i\""
            + " xlink:href=\"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==\""
            + " width=\"9\" height=\"9\"><animate attributeName=\"xlink:href\""
            + " values=\"HTTP;HTTP\"/></image>",
        "<g xml:base=\"HTTP.svg\"><use xlink:href=\"#a\"/><rect id=\"a\" width=\"9\""
            + " height=\"9\"/></g>",
      })
  void what_would_run_is_taken_out_and_told(String attack) throws Exception {
    Path file = template(attack);
    assertEquals(1, Worlds.template(file).remarks().size(), "remarks");
    assertEquals(List.of("Zoé"), Pdfs.lines(Worlds.certificate(file, PERSON)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE svg [<!ENTITY % x SYSTEM \"FILE\"> %x;]>",
        "<!DOCTYPE svg [<!ENTITY % x SYSTEM \"HTTP.dtd\"> %x;]>",
        "<?xml-stylesheet href=\"HTTP.css\" type=\"text/css\"?>",
      })
  void what_stands_before_the_picture_reads_nothing(String attack) throws Exception {
    Path file = template("");
    Files.writeString(file, filled(attack) + Files.readString(file));
    assertThrows(InputException.class, () -> Worlds.certificate(file, PERSON));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\"\n"
            + "  \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">",
        "<!DOCTYPE svg SYSTEM \"HTTP.dtd\">",
        "<!DOCTYPE svg [<!ENTITY x SYSTEM \"FILE\">]>",
        "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
      })
  void a_doctype_reads_nothing_and_harms_nobody(String doctype) throws Exception {
    Path file = template("");
    Files.writeString(file, filled(doctype) + Files.readString(file));
    assertEquals(List.of("Zoé"), Pdfs.lines(Worlds.certificate(file, PERSON)));
  }

  @Test
  void flowed_text_is_refused_unless_it_says_nothing() throws Exception {
    String empty = "<flowRoot><flowRegion><rect/></flowRegion><flowPara/></flowRoot>";
    assertEquals(List.of("Zoé"), Pdfs.lines(Worlds.certificate(template(empty), PERSON)));
    Path flowed = template(empty.replace("<flowPara/>", "<flowPara>given to</flowPara>"));
    InputException refusal =
        assertThrows(InputException.class, () -> Worlds.certificate(flowed, PERSON));
    assertTrue(refusal.advice().contains("Convert to Text"), refusal.toString());
  }

  @Test
  void a_template_that_names_nobody_is_refused() throws Exception {
    Path file = template("");
    Files.writeString(file, Files.readString(file).replaceAll("\\{\\{.*?\\}\\}", "Zoé"));
    InputException refusal =
        assertThrows(InputException.class, () -> Worlds.certificate(file, PERSON));
    assertTrue(refusal.getMessage().contains("name nobody"), refusal.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<rect id=\"band\" width=\"1e308\" height=\"9\"/>",
        "<rect id=\"band\" width=\"1e308\" height=\"9\" fill=\"none\" stroke=\"red\"/>",
        "<rect id=\"band\" width=\"1e308%\" height=\"9\"/>",
        "<rect id=\"band\" x=\"-1e39\" width=\"9\" height=\"9\"/>",
        "<path id=\"band\" d=\"M0 0 L1e308 1e308\" stroke=\"red\"/>",
        "<circle id=\"band\" r=\"1e400\"/>",
        "<g id=\"band\" transform=\"scale(1e308)\"><rect width=\"9\" height=\"9\"/></g>",
        "<rect id=\"band\" width=\"9\" height=\"9\" transform=\"rotate(1e308)\"/>",
        "<text id=\"band\" x=\"1e308\" y=\"9\">far</text>",
      })
  void what_is_larger_than_any_page_is_refused_by_name(String attack) throws Exception {
    Path file = template(attack);
    InputException refusal =
        assertThrows(InputException.class, () -> Worlds.certificate(file, PERSON));
    assertTrue(refusal.getMessage().contains("is too large: "), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("id=\"band\">"), refusal.getMessage());
  }

  @Test
  void what_only_together_is_too_large_is_refused_too() throws Exception {
    String grows = "<g transform=\"scale(1e30)\">";
    Path file = template(grows.repeat(12) + "<rect width=\"9\" height=\"9\"/>" + "</g>".repeat(12));
    InputException refusal =
        assertThrows(InputException.class, () -> Worlds.certificate(file, PERSON));
    assertTrue(refusal.getMessage().endsWith("is too large"), refusal.getMessage());
  }

  @Test
  void what_reaches_far_beyond_the_page_is_cut_off_there() throws Exception {
    Path file = template("<rect x=\"-1e20\" width=\"2e20\" height=\"9\" fill=\"none\"/>");
    assertEquals(List.of("Zoé"), Pdfs.lines(Worlds.certificate(file, PERSON)));
  }

  @Test
  void a_link_out_of_the_directory_is_refused() throws Exception {
    Path file = template("<image xlink:href=\"logo.png\" width=\"9\" height=\"9\"/>");
    Files.createSymbolicLink(file.resolveSibling("logo.png"), secret);
    assertThrows(InputException.class, () -> Worlds.certificate(file, PERSON));
  }

  @Test
  void a_file_that_is_no_picture_is_not_taken_in() throws Exception {
    Path file = template("<image xlink:href=\"secrets.cfg\" width=\"9\" height=\"9\"/>");
    Files.writeString(file.resolveSibling("secrets.cfg"), "[zoom]\nclient_secret = abc\n");
    assertThrows(InputException.class, () -> Worlds.certificate(file, PERSON));
  }

  @Test
  void no_reader_of_styles_sees_a_comment_that_we_did_not_see() throws Exception {
    Path file =
        template(
            "<style>rect { fill: red /* url(HTTP) */ } a { content: 'a\n/* url(HTTP) */' }</style>"
                + "<rect style=\"fill:red/* url(HTTP) */\" width=\"9\" height=\"9\"/>");
    String read = Worlds.template(file).document().getDocumentElement().getTextContent();
    assertFalse(read.contains("/*"), read);
    assertEquals(List.of("Zoé"), Pdfs.lines(Worlds.certificate(file, PERSON)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/png", "image/jpeg", "IMAGE/GIF", "image/png;charset=utf-8"})
  void an_embedded_picture_is_what_its_bytes_say(String kind) throws Exception {
    String svg =
        "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY x SYSTEM \"FILE\">]>"
            + "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>&x;</text></svg>";
    String data = Base64.getEncoder().encodeToString(filled(svg).getBytes(StandardCharsets.UTF_8));
    for (String form :
        List.of(
            kind + ";base64," + data,
            kind + "," + URLEncoder.encode(filled(svg), StandardCharsets.UTF_8))) {
      Path file = template("<image xlink:href=\"data:" + form + "\" width=\"9\" height=\"9\"/>");
      InputException refusal =
          assertThrows(InputException.class, () -> Worlds.template(file), form);
      assertTrue(refusal.getMessage().contains("not a PNG, JPEG or GIF"), refusal.getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource({"6300,6300,16,6", "6300,6300,16,2", "100000,100000,1,0", "2147483647,2147483647,8,2"})
  void a_pictures_size_is_known_by_its_header(int width, int height, int bits, int kind)
      throws Exception {
    byte[] header = Pictures.png(width, height, bits, kind);
    Path file = template(Pictures.image("png", header));
    InputException refusal = assertThrows(InputException.class, () -> Worlds.template(file));
    assertTrue(refusal.getMessage().contains(width + " × " + height), refusal.getMessage());
  }

  @Test
  void pictures_together_are_no_larger_than_the_memory() throws Exception {
    String picture = Pictures.image("png", Pictures.plain(3500, 3500));
    Path file = template(picture.repeat(3));
    InputException refusal = assertThrows(InputException.class, () -> Worlds.template(file));
    assertTrue(refusal.getMessage().contains("pixels together"), refusal.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"true,-1", "true,40", "true,300", "false,-1", "false,40", "false,300"})
  void a_picture_without_all_its_pixels_is_refused_by_name(boolean interlaced, int cut)
      throws Exception {
    byte[] whole = Pictures.noise(40, 30, interlaced);
    byte[] damaged = cut < 0 ? Pictures.png(40, 30, 8, 2) : Pictures.cut(whole, cut);
    Worlds.template(template(Pictures.image("png", whole)));
    Path file = template(Pictures.image("png", damaged));
    InputException refusal = assertThrows(InputException.class, () -> Worlds.template(file));
    assertTrue(refusal.getMessage().contains("an embedded picture is damaged"));
    assertTrue(refusal.origin().orElseThrow().toString().contains("svg"), refusal.toString());
  }

  @Test
  void what_a_picture_says_beside_its_pixels_is_not_unpacked() throws Exception {
    byte[] plain = Pictures.png(1, 1, 8, 2);
    for (String chunk : List.of("zTXt", "iCCP", "iTXt", "eXIf", "abCd")) {
      byte[] heavy = Pictures.withChunk(plain, chunk, Pictures.packed(20_000_000));
      RasterPicture kept = RasterPicture.of(heavy).orElseThrow().withoutMetadata();
      assertArrayEquals(plain, kept.bytes(), chunk);
    }
    byte[] profile = Pictures.withChunk(plain, "iCCP", Pictures.packed(2000));
    assertArrayEquals(
        profile, RasterPicture.of(profile).orElseThrow().withoutMetadata().bytes(), "a profile");
  }

  @Test
  void what_a_photograph_says_beside_its_pixels_is_left_out() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "jpeg", bytes);
    byte[] plain = bytes.toByteArray();
    ByteArrayOutputStream heavy = new ByteArrayOutputStream();
    heavy.write(plain, 0, 2);
    for (int part = 0; part < 50; part++) {
      heavy.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1, (byte) 0xFF, (byte) 0xFF});
      heavy.writeBytes(new byte[65_533]);
    }
    heavy.write(plain, 2, plain.length - 2);
    RasterPicture kept = RasterPicture.of(heavy.toByteArray()).orElseThrow().withoutMetadata();
    assertArrayEquals(plain, kept.bytes());
    assertEquals(8, kept.width());
    Path file = template(Pictures.image("jpeg", heavy.toByteArray()));
    assertEquals(List.of("Zoé"), Pdfs.lines(Worlds.certificate(file, PERSON)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<pattern id=\"pN\" width=\"9\" height=\"9\">|<rect width=\"9\" height=\"9\""
            + " fill=\"url(#p@)\"/>|</pattern>",
        "<mask id=\"pN\">|<rect width=\"9\" height=\"9\" style=\"mask:url(#p@)\"/>|</mask>",
        "<clipPath id=\"pN\">|<rect width=\"9\" height=\"9\""
            + " clip-path=\"url('#p@')\"/>|</clipPath>",
        "<marker id=\"pN\">|<path d=\"M0 0L1 1 2 2\" marker-mid=\"u\\72l(#p@)\"/>|</marker>",
        "<filter id=\"pN\">|<feImage xlink:href=\"#gN\"/>|</filter><g id=\"gN\""
            + " filter=\"url(#p@)\"/>",
        "<style>.cN > .dN { fill: url(#p@) }</style><pattern id=\"pN\" width=\"9\" height=\"9\">|"
            + "<rect class=\"dN\" width=\"9\" height=\"9\"/>|</pattern>",
      })
  void whatever_is_referred_to_within_what_is_referred_to_counts(String level) throws Exception {
    String[] parts = level.split("\\|");
    StringBuilder bomb = new StringBuilder("<rect id=\"p0\" width=\"1\" height=\"1\"/>");
    for (int number = 1; number < 20; number++) {
      bomb.append(
          (parts[0] + parts[1].repeat(10) + parts[2])
              .replace("@", Integer.toString(number - 1))
              .replace("N", Integer.toString(number)));
    }
    Path many = template(bomb.toString());
    InputException refusal = assertThrows(InputException.class, () -> Worlds.template(many));
    assertTrue(refusal.getMessage().contains("multiply to more than"), refusal.getMessage());
  }

  @Test
  void a_marker_is_drawn_at_every_point() throws Exception {
    String path = "<path d=\"M0 0" + "L1 1".repeat(3000) + "\" marker-mid=\"url(#m)\"/>";
    String marker = "<marker id=\"m\">" + "<rect width=\"1\" height=\"1\"/>".repeat(5);
    Path many = template("<g>" + marker + "</marker></g>" + path);
    assertThrows(InputException.class, () -> Worlds.template(many));
    Path inherited =
        template(
            marker + "</marker><g marker='url(#m)'>" + path.replaceAll("marker.*\"", "") + "</g>");
    assertThrows(InputException.class, () -> Worlds.template(inherited));
  }

  @Test
  void a_pattern_that_many_shapes_have_is_no_bomb() throws Exception {
    Path file =
        template(
            "<pattern id=\"p\" width=\"9\" height=\"9\"><rect width=\"5\" height=\"5\"/></pattern>"
                + "<linearGradient id=\"l\"><stop offset=\"1\"/></linearGradient>"
                + "<g stroke=\"url(#l)\">"
                + "<rect width=\"9\" height=\"9\" fill=\"url(#p)\"/>".repeat(200)
                + "</g>");
    assertEquals(List.of("Zoé"), Pdfs.lines(Worlds.certificate(file, PERSON)));
  }

  @Test
  void a_line_of_endless_dashes_is_refused_before_it_is_measured() throws Exception {
    Path file = template("<path d=\"M0 0L400 200\" stroke=\"red\" stroke-dasharray=\"0.00001\"/>");
    InputException refusal =
        assertThrows(InputException.class, () -> Worlds.certificate(file, PERSON));
    assertTrue(refusal.getMessage().contains("stroke-dasharray"), refusal.getMessage());
  }

  @Test
  void a_template_of_very_many_shapes_is_drawn() throws Exception {
    Path file = template("<rect width=\"9\" height=\"9\"/>".repeat(8000));
    assertEquals(List.of("Zoé"), Pdfs.lines(Worlds.certificate(file, PERSON)));
  }

  @Test
  void a_page_that_takes_too_long_is_refused_and_says_so() throws Exception {
    CertificateTemplate template = Worlds.template(template(""));
    SvgDrawing.Undrawable late =
        assertThrows(
            SvgDrawing.Undrawable.class,
            () -> SvgDrawing.draw(template.filled(PERSON), Worlds.FONTS, Duration.ZERO));
    assertTrue(late.getMessage().contains("takes longer than"), late.getMessage());
    assertTrue(late.advice().contains("Make it simpler"), late.advice());
  }

  @Test
  void copies_of_copies_are_counted_before_they_are_drawn() throws Exception {
    StringBuilder bomb = new StringBuilder("<defs><rect id=\"r0\" width=\"1\" height=\"1\"/>");
    for (int level = 1; level < 20; level++) {
      bomb.append("<g id=\"r").append(level).append("\">");
      for (int copy = 0; copy < 10; copy++) {
        bomb.append("<use xlink:href=\"#r").append(level - 1).append("\"/>");
      }
      bomb.append("</g>");
    }
    Path many = template(bomb.append("</defs><use xlink:href=\"#r19\"/>").toString());
    assertThrows(InputException.class, () -> Worlds.certificate(many, PERSON));
    Path circle = template("<g id=\"a\"><use xlink:href=\"#a\"/></g>");
    assertThrows(InputException.class, () -> Worlds.certificate(circle, PERSON));
  }

  @Test
  void elements_within_elements_end_somewhere() throws Exception {
    Path file = template("<g>".repeat(5000) + "</g>".repeat(5000));
    assertThrows(InputException.class, () -> Worlds.certificate(file, PERSON));
  }

  @Test
  void a_persons_values_are_text_and_nothing_else() throws Exception {
    Map<String, String> person =
        Worlds.person(
            "</text><image xlink:href=\"" + listener.url("/x.png") + "\"/><text>",
            "{{ order_id }} &amp; <script>a\r\nb\u0000\u202e</script> ]]>");
    Path file = template("<text x=\"9\" y=\"90\">{{ last_name }}</text>");
    List<String> lines = Pdfs.lines(Worlds.certificate(file, person));
    assertTrue(lines.toString().contains("</text><image"), lines.toString());
    assertTrue(lines.toString().contains("{{ order_id }} &amp; <script>a b"), lines.toString());
  }
}
