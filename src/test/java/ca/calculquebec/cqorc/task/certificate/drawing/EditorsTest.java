package ca.calculquebec.cqorc.task.certificate.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.InputException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Document types, fonts and characters as editors and people really write them. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class EditorsTest {
  private static final Map<String, String> PERSON = Worlds.person("Zoé", "Roy");
  private static final String NAME = "<text x='20' y='100' font-size='30'>{{ first_name }}</text>";
  private static final String ROOT =
      "<svg xmlns='http://www.w3.org/2000/svg' width='300' height='200'>";

  private static CertificateTemplate template(String source, FontBook fonts) throws Exception {
    return CertificateTemplate.of(source, "t.svg", fonts, Worlds.NAMES);
  }

  private static List<String> lines(CertificateTemplate template, Map<String, String> person)
      throws Exception {
    return Pdfs.lines(template.renderer(List.of(person)).print(person, Worlds.NOTES).pdf());
  }

  private static byte[] font(String style) throws Exception {
    String name = "/ca/calculquebec/cqorc/task/certificate/fonts/LiberationSans-" + style + ".ttf";
    try (InputStream file = FontBook.class.getResourceAsStream(name)) {
      return file.readAllBytes();
    }
  }

  @Test
  void illustrators_entities_are_expanded() throws Exception {
    String source =
        "<?xml version='1.0' encoding='utf-8'?>\n"
            + "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\""
            + " \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\" [\n"
            + "  <!ENTITY ns_svg \"http://www.w3.org/2000/svg\">\n"
            + "  <!ENTITY ns_extend \"http://ns.adobe.com/Extensibility/1.0/\">\n"
            + "  <!ENTITY who \"Ann &#38;#38; Bob\">\n]>\n"
            + "<svg xmlns='&ns_svg;' xmlns:x='&ns_extend;' width='300' height='200'>"
            + NAME
            + "<text y='30'>&who;</text></svg>";
    assertEquals(List.of("Zoé", "Ann & Bob"), lines(template(source, FontBook.own()), PERSON));
  }

  @Test
  void entities_that_multiply_or_read_are_refused(@TempDir Path directory) throws Exception {
    Path secret = Files.writeString(directory.resolve("secret"), "secret");
    StringBuilder bomb = new StringBuilder("<!ENTITY a0 \"aaaaaaaaaa\">");
    for (int index = 1; index < 12; index++) {
      bomb.append("<!ENTITY a" + index + " \"" + ("&a" + (index - 1) + ";").repeat(10) + "\">");
    }
    List<String> attacks =
        List.of(
            bomb + "]>" + ROOT + NAME + "<text>&a11;</text></svg>",
            "<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]>" + ROOT + NAME + "<text>&a;</text></svg>",
            "<!ENTITY a \""
                + "a".repeat(20_000)
                + "\">]>"
                + ROOT
                + NAME
                + "<text>"
                + "&a;".repeat(900)
                + "</text></svg>",
            "<!ENTITY a SYSTEM \""
                + secret.toUri()
                + "\">]>"
                + ROOT
                + NAME
                + "<text>&a;</text></svg>",
            "<!ENTITY % a SYSTEM \"" + secret.toUri() + "\"> %a;]>" + ROOT + NAME + "</svg>");
    for (String attack : attacks) {
      InputException refusal =
          assertThrows(
              InputException.class,
              () -> template("<!DOCTYPE svg [" + attack, FontBook.own()),
              attack.substring(0, 40));
      assertTrue(!refusal.getMessage().contains("secret\n"), refusal.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE svg [<!ENTITY o \"{\">]>" + ROOT + NAME + "<text>&o;&o; foo }}</text></svg>",
        ROOT + NAME + "<text>&#123;&#123; foo }}</text></svg>"
      })
  void a_placeholder_that_only_the_parser_sees_is_checked_too(String source) {
    InputException refusal =
        assertThrows(InputException.class, () -> template(source, FontBook.own()));
    assertTrue(refusal.getMessage().contains("nothing is called {{ foo }}"), refusal.getMessage());
  }

  @Test
  void a_font_in_the_template_is_used() throws Exception {
    String data = Base64.getEncoder().encodeToString(font("Bold"));
    String source =
        ROOT
            + "<style>@font-face{font-family:'Mine';src:url(\"data:font/ttf;base64,"
            + data
            + "\") format('truetype')} text{font-family:Mine}</style>"
            + NAME
            + "</svg>";
    CertificateTemplate template = template(source, FontBook.own());
    assertEquals(List.of(), template.remarks());
    byte[] mine = template.renderer(List.of(PERSON)).print(PERSON, Worlds.NOTES).pdf();
    String bold = ROOT + NAME.replace("<text", "<text font-weight='bold'") + "</svg>";
    byte[] same =
        template(bold, FontBook.own()).renderer(List.of(PERSON)).print(PERSON, Worlds.NOTES).pdf();
    assertEquals(0, Pdfs.difference(Pdfs.picture(mine, 96), Pdfs.picture(same, 96)));
    assertEquals(List.of(), Pdfs.strangers(mine));
  }

  @ParameterizedTest
  @ValueSource(strings = {"d09GMg==", "d09GRg==", "AAEAAA=="})
  void a_font_in_the_template_that_cannot_be_used_is_named(String data) throws Exception {
    String source =
        ROOT
            + "<style>@font-face{font-family:Mine;src:url(data:application/font-woff2;base64,"
            + data
            + ")} text{font-family:Mine}</style>"
            + NAME
            + "</svg>";
    CertificateTemplate template = template(source, FontBook.own());
    assertTrue(
        template.remarks().get(0).startsWith("the font \"Mine\" in the template "),
        template.remarks().toString());
    assertEquals(List.of("Zoé"), lines(template, PERSON));
  }

  @Test
  void a_collection_of_fonts_has_all_its_faces(@TempDir Path fonts) throws Exception {
    byte[] regular = renamed(font("Regular"));
    byte[] bold = renamed(font("Bold"));
    ByteBuffer file = ByteBuffer.allocate(20 + regular.length + 4 + bold.length);
    file.putInt(0x74746366).putInt(0x00010000).putInt(2).putInt(20).putInt(24 + regular.length);
    file.put(moved(regular, 20)).putInt(0).put(moved(bold, 24 + regular.length));
    Files.write(fonts.resolve("Both.ttc"), file.array());
    FontBook book = FontBook.with(fonts);
    assertTrue(book.knows("Collected Serif"));
    String text = NAME.replace("<text", "<text font-family='Collected Serif' font-weight='bold'");
    byte[] pdf =
        template(ROOT + text + "</svg>", book)
            .renderer(List.of(PERSON))
            .print(PERSON, Worlds.NOTES)
            .pdf();
    byte[] same =
        template(
                ROOT + NAME.replace("<text", "<text font-weight='bold'") + "</svg>", FontBook.own())
            .renderer(List.of(PERSON))
            .print(PERSON, Worlds.NOTES)
            .pdf();
    assertEquals(0, Pdfs.difference(Pdfs.picture(same, 96), Pdfs.picture(pdf, 96)));
    assertEquals(List.of(), Pdfs.strangers(pdf));
  }

  /** Another family, with a name as long. */
  private static byte[] renamed(byte[] font) {
    for (String charset : List.of("UTF-16BE", "ISO-8859-1")) {
      byte[] from = "Liberation Sans".getBytes(Charset.forName(charset));
      byte[] to = "Collected Serif".getBytes(Charset.forName(charset));
      for (int at = 0; at + from.length < font.length; at++) {
        if (Arrays.equals(font, at, at + from.length, from, 0, from.length)) {
          System.arraycopy(to, 0, font, at, to.length);
        }
      }
    }
    return font;
  }

  /** Its tables counted from the start of the collection. */
  private static byte[] moved(byte[] font, int by) {
    ByteBuffer bytes = ByteBuffer.wrap(font);
    int tables = bytes.getShort(4);
    for (int index = 0; index < tables; index++) {
      int at = 12 + 16 * index + 8;
      bytes.putInt(at, bytes.getInt(at) + by);
    }
    return font;
  }

  @Test
  void characters_that_no_font_has_are_shown_in_their_other_form() throws Exception {
    Map<String, String> person = Worlds.person("Anne\u2011Marie O\uFF4B", "Roy");
    String source = ROOT + NAME + "<text y='40'>Mi\u2011session</text></svg>";
    assertEquals(List.of(0x2011, 0xFF4B), FontBook.own().lacking("\u2011\uFF4B"));
    List<String> lines = lines(template(source, FontBook.own()), person);
    assertTrue(lines.containsAll(List.of("Mi-session", "Anne-Marie Ok")), lines.toString());
  }

  @Test
  void flowed_text_in_a_hidden_layer_is_of_no_consequence() throws Exception {
    String flow = "<flowRoot><flowPara>Notes</flowPara></flowRoot></g>";
    String hidden = ROOT + NAME + "<g style='display:none'>" + flow + "</svg>";
    assertEquals(List.of("Zoé"), lines(template(hidden, FontBook.own()), PERSON));
    assertThrows(
        InputException.class,
        () -> template(ROOT + NAME + "<g>" + flow + "</svg>", FontBook.own()));
  }

  @Test
  void a_blend_mode_that_is_not_drawn_is_named() throws Exception {
    String source =
        ROOT
            + "<filter id='f'><feBlend mode='overlay' in2='SourceGraphic'/></filter>"
            + "<rect width='9' height='9' filter='url(#f)'/>"
            + NAME
            + "</svg>";
    CertificateTemplate template = template(source, FontBook.own());
    assertEquals(
        List.of("the blend mode \"overlay\" of a <feBlend> is drawn as \"normal\""),
        template.remarks());
    assertEquals(List.of("Zoé"), lines(template, PERSON));
  }

  @Test
  void a_name_too_long_for_its_line_is_set_in_two_where_there_is_room() throws Exception {
    Map<String, String> person =
        Worlds.person("Marie-Antoinette Josephine", "de Bourbon-Habsbourg y Gonzalez");
    String name =
        "<rect width='300' height='200' fill='#eee'/><text x='150' y='100' font-size='20'"
            + " text-anchor='middle'>{{ first_name }} {{ last_name }}</text>";
    CertificateRenderer renderer =
        template(ROOT + name + "</svg>", FontBook.own()).renderer(List.of(person, PERSON));
    CertificateRenderer.Printed printed = renderer.print(person, Worlds.NOTES);
    assertEquals(
        List.of("Marie-Antoinette Josephine de", "Bourbon-Habsbourg y Gonzalez"),
        Pdfs.lines(printed.pdf()));
    for (float[] line : Pdfs.starts(printed.pdf())) {
      assertTrue(line[0] >= 0.03 * 225 - 1 && line[2] <= 0.97 * 225 + 1, line[0] + "-" + line[2]);
      assertEquals(225 / 2.0, (line[0] + line[2]) / 2, 1);
    }
    assertEquals(List.of("Zoé Roy"), Pdfs.lines(renderer.print(PERSON, Worlds.NOTES).pdf()));
    String crowded =
        name
            + "<text x='150' y='125' text-anchor='middle'>A</text><rect y='70' width='300'"
            + " height='9'/>";
    byte[] shrunk =
        template(ROOT + crowded + "</svg>", FontBook.own())
            .renderer(List.of(person))
            .print(person, Worlds.NOTES)
            .pdf();
    assertEquals(2, Pdfs.lines(shrunk).size(), Pdfs.lines(shrunk).toString());
  }
}
