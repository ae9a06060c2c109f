package ca.calculquebec.cqorc.task.certificate.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Style sheets as newer editors write them; expected colours are Chromium's. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class StyleSheetsTest {
  private static final Map<String, String> PERSON = Worlds.person("Zoé", "Roy");

  private static CertificateTemplate template(String sheet, String body) throws Exception {
    return CertificateTemplate.of(
        "<svg xmlns='http://www.w3.org/2000/svg' width='100' height='100'><style>"
            + sheet
            + "</style>"
            + body
            + "<text x='5' y='95' font-size='5'>{{ first_name }}</text></svg>",
        "t.svg",
        FontBook.own(),
        Worlds.NAMES);
  }

  private static Color middle(String sheet, String body) throws Exception {
    byte[] pdf = template(sheet, body).renderer(List.of(PERSON)).print(PERSON, Worlds.NOTES).pdf();
    return new Color(Pdfs.picture(pdf, 96).getRGB(50, 50));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rect { fill: rgba(255, 0, 0, .5) }|#FF8080",
        "rect { fill: rgb(255 0 0 / 50%) }|#FF8080",
        "rect { fill: rgb(100%, 0%, 0%) }|#FF0000",
        "rect { fill: hsl(120, 100%, 25%) }|#008000",
        "rect { fill: hsla(0.5turn 100% 50% / .5) }|#80FFFF",
        "rect { fill: #ff000080 }|#FF8080",
        "rect { fill: #f008 }|#FF7777",
        "rect { fill: #f008; fill-opacity: 50% }|#FFBBBB",
        "svg { fill: #f008 } rect { fill: #00f }|#0000FF",
        "svg { color: #f008 } rect { fill: currentColor }|#FF7777",
        ":root { --c: #00f } rect { fill: var(--c) }|#0000FF",
        ":root { --a: #00f; --b: var(--a) } rect { fill: var(--none, var(--b)) }|#0000FF",
        "svg { --c: #f00 } g { --c: #00f } rect { fill: var(--c) }|#0000FF",
        "rect:not(.c) { fill: #f00 } rect:nth-of-type(1) { fill: #00f }|#0000FF",
        "g > rect { fill: #00f } rect { fill: #f00 }|#0000FF",
        ".c { fill: #00f } .C { fill: #f00 }|#0000FF",
        "rect { fill: #00f !important } #r { fill: #f00 }|#0000FF",
        "@media screen { rect { fill: #00f } } rect:hover { fill: #f00 }|#0000FF",
        "/* } */ rect { fill: #00f; /* fill: #f00 */ }|#0000FF",
        "<![CDATA[ g > rect.c { fill: #00f } ]]>|#0000FF",
        "rect { fill: #00f; fill: calc(1) } a { b: var(--c) }|#0000FF",
        "g { transform: translate(30px, 30px) } rect { fill: #00f; width: 40px }|#0000FF"
      })
  void a_rule_colours_what_it_fits(String sheet, String colour) throws Exception {
    Color seen = middle(sheet, "<g><rect id='r' class='c' width='100' height='100'/></g>");
    Color wanted = Color.decode(colour);
    assertEquals(wanted.getRed(), seen.getRed(), 3, seen.toString());
    assertEquals(wanted.getGreen(), seen.getGreen(), 3, seen.toString());
    assertEquals(wanted.getBlue(), seen.getBlue(), 3, seen.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "font-size: calc(1px + 2px)",
        "fill: color-mix(in srgb, red, blue)",
        "fill: var(--nowhere)",
        "transform: perspective(3px)",
        "paint-order: stroke",
        "font-variant: small-caps",
        "text-transform: uppercase",
        "mix-blend-mode: multiply",
        "filter: blur(2px)"
      })
  void what_is_not_drawn_is_told_and_takes_nothing_else_with_it(String style) throws Exception {
    String remark = "the style \"" + style + "\" is not drawn";
    CertificateTemplate ruled =
        template("rect { fill: #00f } #r { " + style + " }", "<rect id='r'/>");
    assertEquals(List.of(remark), ruled.remarks());
    String sheet = "rect { fill: #00f }";
    String body = "<rect width='100' height='100' style='" + style + "'/>";
    assertEquals(List.of(remark), template(sheet, body).remarks());
    assertEquals(Color.BLUE, middle(sheet, body));
  }

  @Test
  void an_address_is_no_colour() throws Exception {
    String body =
        "<linearGradient id='fade'><stop stop-color='#00f'/></linearGradient>"
            + "<rect fill='url(#fade) red' width='100' height='100'/>";
    assertEquals(Color.BLUE, middle("", body));
  }

  @Test
  void what_stands_in_for_a_newer_value_is_drawn_without_a_word() throws Exception {
    String figma = "fill:#0000FF;fill:color(display-p3 0.0 0.0 1.0);fill-opacity:1";
    String body = "<rect width='100' height='100' style='" + figma + "'/>";
    assertEquals(Color.BLUE, middle("", body));
    assertEquals(List.of(), template("", body).remarks());
  }

  @Test
  void a_rule_that_is_not_understood_is_named_and_the_others_count() throws Exception {
    String sheet =
        "rect:nth-col(2) { fill: #f00 } @supports (x: y) { rect { fill: #f00 } }"
            + " rect { fill: #00f; &amp;:not(.x) { fill: #f00 } } rect { fill: #00f }";
    String body = "<rect width='100' height='100'/>";
    assertEquals(Color.BLUE, middle(sheet, body));
    assertEquals(
        List.of(
            "the styles of \"rect:nth-col(2)\" are not understood, and left out",
            "the styles of \"@supports (x: y)\" are not understood, and left out",
            "the styles of \"rect\" hold rules within rules, and are left out"),
        template(sheet, body).remarks());
  }

  @Test
  void what_is_measured_by_the_pages_letters_is_as_large() throws Exception {
    String sheet = ":root { font-size: 20px } text { font-size: 2rem }";
    String text = "<text x='0' y='50' style='fill:#00f'>{{ last_name }}</text>";
    CertificateRenderer renderer =
        template(sheet, text.replace("<text", "<text class='n'")).renderer(List.of(PERSON));
    assertTrue(renderer.isPrepared());
    float[] line = Pdfs.starts(renderer.print(PERSON, Worlds.NOTES).pdf()).get(0);
    float width = line[2] - line[0];
    // "Roy" in Liberation Sans is 1.778 em wide; a pixel is 0.75 points.
    assertEquals(1.778 * 40 * 0.75, width, 1);
  }

  @Test
  void variables_that_multiply_end_somewhere() throws Exception {
    StringBuilder sheet = new StringBuilder(":root { --v0: red ");
    for (int index = 1; index < 30; index++) {
      sheet.append("; --v").append(index).append(": var(--v").append(index - 1).append(")");
      sheet.append(" var(--v").append(index - 1).append(")");
    }
    sheet.append(" } rect { fill: var(--v29) } text { fill: var(--self); --self: var(--self) }");
    assertEquals(2, template(sheet.toString(), "<rect/>").remarks().size());
  }

  @Test
  void a_text_that_cuts_a_shape_out_is_told() throws Exception {
    String body = "<clipPath id='c'><text y='50'>A</text></clipPath><rect clip-path='url(#c)'/>";
    assertEquals(
        List.of("a text in a <clipPath> may be cut out in another form than its editor shows"),
        template("", body).remarks());
  }
}
