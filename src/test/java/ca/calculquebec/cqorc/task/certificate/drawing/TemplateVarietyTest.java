package ca.calculquebec.cqorc.task.certificate.drawing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What editors other than the one of the example write into a template. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class TemplateVarietyTest {
  private static final Map<String, String> PERSON = Worlds.person("Zoé", "Roy");
  private static final String SIZE = "width='300' height='200' ";
  private static final String TEXT = "<text x='20' y='100' font-size='40' ";
  private static final String NAME = ">{{ first_name }}</text>";
  private static final String FILTER =
      "<filter id='f'><feGaussianBlur stdDeviation='1'/></filter>"
          + "<mask id='m'><rect width='300' height='200' fill='white'/></mask>";

  private static CertificateTemplate template(String attributes, String body) throws Exception {
    return CertificateTemplate.of(
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' "
            + attributes
            + ">"
            + body
            + "</svg>",
        "t.svg",
        FontBook.own(),
        Worlds.NAMES);
  }

  private static byte[] pdf(String attributes, String body) throws Exception {
    return template(attributes, body).renderer(List.of(PERSON)).print(PERSON, Worlds.NOTES).pdf();
  }

  private static int darkest(byte[] pdf) throws Exception {
    BufferedImage picture = Pdfs.picture(pdf, 96);
    int darkest = 255;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        darkest = Math.min(darkest, picture.getRGB(x, y) & 0xFF);
      }
    }
    return darkest;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<text x='20' y='100' font-size='40' opacity='0.4'>{{ first_name }}</text>",
        "<g style='opacity:.5'><g opacity='80%'><text x='20' y='100' font-size='40'>"
            + "{{ first_name }}</text></g></g>",
        "<text x='20' y='100' font-size='40' style='opacity:.5'><tspan style='fill-opacity:.8'>"
            + "{{ first_name }}</tspan></text>",
        "<g opacity='.4' filter='url(#f)'><text x='20' y='100' font-size='40'>"
            + "<tspan>{{ first_name }}</tspan></text></g>",
        "<style>/* a */ text.faint, #x { fill:#000; opacity: .4 } g.b {opacity:1}</style>"
            + "<g class='b'><text x='20' y='100' font-size='40' class='a faint'>{{ first_name }}"
            + "</text></g>"
      })
  void what_is_translucent_can_be_read_selected_and_seen_through(String body) throws Exception {
    byte[] pdf = pdf(SIZE, FILTER + body);
    assertTrue(Pdfs.lines(pdf).contains("Zoé"), Pdfs.lines(pdf).toString());
    // Readers round each of the groups within groups.
    assertEquals(255 * 0.6, darkest(pdf), 6);
  }

  @Test
  void a_text_that_would_be_lost_in_a_filter_stays_without_it() throws Exception {
    String effects = "style='filter:url(#f)'";
    assertTrue(Pdfs.lines(pdf(SIZE, FILTER + TEXT + effects + NAME)).contains("Zoé"));
    CertificateTemplate template =
        template(
            SIZE,
            FILTER + "<g " + effects + "><rect width='9' height='9'/>" + TEXT + NAME + "</g>");
    assertEquals(
        List.of("a filter on a text was taken out: the text would be lost in it"),
        template.remarks());
  }

  @Test
  void a_text_keeps_its_mask() throws Exception {
    CertificateTemplate template = template(SIZE, FILTER + TEXT + "mask='url(#m)'" + NAME);
    assertEquals(List.of(), template.remarks());
    byte[] pdf = template.renderer(List.of(PERSON)).print(PERSON, Worlds.NOTES).pdf();
    assertTrue(Pdfs.lines(pdf).contains("Zoé"));
  }

  @Test
  void a_text_is_translucent_by_whatever_rule() throws Exception {
    String sheet = "<style>g > text { opacity: .5 }</style>";
    byte[] pdf = pdf(SIZE, sheet + "<g>" + TEXT + NAME + "</g>");
    assertTrue(Pdfs.lines(pdf).contains("Zoé"));
    assertEquals(255 * 0.5, darkest(pdf), 4);
    String empty = "<g opacity='.5'><text x='1' y='1'> </text><rect width='9' height='9'/></g>";
    assertTrue(Pdfs.lines(pdf(SIZE, empty + TEXT + NAME)).contains("Zoé"));
  }

  @Test
  void a_picture_without_a_size_is_as_large_as_its_view_box() throws Exception {
    for (String size : List.of("", "width='100%' height='100%' ")) {
      BufferedImage page = Pdfs.picture(pdf(size + "viewBox='0 0 300 200'", TEXT + NAME), 96);
      assertEquals(300, page.getWidth(), 1);
      assertEquals(200, page.getHeight(), 1);
    }
  }

  @Test
  void links_need_no_namespace() throws Exception {
    byte[] pdf =
        pdf(
            SIZE,
            "<defs><g id='a'><rect width='50' height='50' fill='url(#c)'/></g>"
                + "<linearGradient id='b'><stop stop-color='#000'/></linearGradient>"
                + "<linearGradient id='c' href='#b'/></defs><use href='#a' x='200'/>"
                + "<text x='20' y='100' fill='#fff'>{{ first_name }}</text>");
    assertEquals(0, darkest(pdf), 4);
  }

  @Test
  void an_editors_own_property_hides_none_of_the_others() throws Exception {
    String own = "style=\"-inkscape-font-specification:'Arial; Bold';fill:#fff\"";
    byte[] pdf = pdf(SIZE, TEXT + own + NAME);
    assertEquals(255, darkest(pdf));
    assertTrue(Pdfs.lines(pdf).contains("Zoé"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<text x='20' y='100' font-size='20'>Ici : <tspan font-weight='bold'>{{ first_name }}"
            + "</tspan> <tspan style='font-size:25px'>{{ last_name }}</tspan></text>",
        "<text x='150' y='100' class='n'>{{ first_name }} <tspan>{{ last_name }}</tspan></text>",
        "<text x='280' y='100' font-size='20' style='text-anchor:end;letter-spacing:4px'>"
            + "{{ first_name }} {{ last_name }}</text>",
        "<text font-size='20'><tspan x='20' y='100'><tspan>{{ first_name }} {{ last_name }}"
            + "</tspan></tspan></text>",
        "<text font-size='20' x='20' y='60'><tspan x='20' y='60'>{{ first_name }} {{ last_name }}"
            + "</tspan><tspan x='20' y='90'>x <tspan>{{ date }}</tspan></tspan></text>"
      })
  void a_long_name_stays_on_the_page_however_it_is_set(String text) throws Exception {
    String sheet = "<style>.n { font-size:20px; text-anchor:middle; word-spacing:9px }</style>";
    Map<String, String> person =
        Worlds.person("Maximilienne-Bernadette", "Vandenbroucke de la Rochefoucauld");
    CertificateRenderer renderer = template(SIZE, sheet + text).renderer(List.of(person, PERSON));
    CertificateRenderer.Printed printed = renderer.print(person, Worlds.NOTES);
    assertTrue(printed.shrunk());
    String all = String.join(" ", Pdfs.lines(printed.pdf()));
    assertTrue(all.replace(" ", "").contains("Rochefoucauld"), all);
    for (float[] start : Pdfs.starts(printed.pdf())) {
      assertTrue(start[0] >= 0 && start[2] <= 225, Arrays.toString(start));
    }
    assertFalse(renderer.print(PERSON, Worlds.NOTES).shrunk());
  }

  @Test
  void a_long_name_that_runs_up_the_page_ends_on_it() throws Exception {
    String text = "<text font-size='20' transform='translate(150 190) rotate(-90)'";
    Map<String, String> person = Worlds.person("Maximilienne-Bernadette de Vandenbroucke", "x");
    byte[] pdf =
        template(SIZE, text + NAME).renderer(List.of(person)).print(person, Worlds.NOTES).pdf();
    BufferedImage page = Pdfs.picture(pdf, 96);
    for (int x = 0; x < page.getWidth(); x++) {
      assertEquals(255, page.getRGB(x, 2) & 0xFF, "the name runs off the page");
    }
    assertTrue(darkest(pdf) < 128);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_grey_picture_is_as_grey_as_its_editor_showed_it(boolean alpha) throws Exception {
    ComponentColorModel grey =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_GRAY),
            alpha,
            false,
            alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
            DataBuffer.TYPE_BYTE);
    WritableRaster raster = grey.createCompatibleWritableRaster(8, 8);
    for (int pixel = 0; pixel < 64; pixel++) {
      raster.setPixel(pixel % 8, pixel / 8, alpha ? new int[] {70, 255} : new int[] {70});
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(grey, raster, false, null), "png", png);
    String data = Base64.getMimeEncoder().encodeToString(png.toByteArray());
    byte[] pdf =
        pdf(
            SIZE,
            "<image width='50' height='50' xlink:href='data:image/png;base64,"
                + data
                + "'/>"
                + "<text x='20' y='150' fill='#fff'>{{ first_name }}</text>");
    assertEquals(70, darkest(pdf), 3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "letter-spacing='0'",
        "letter-spacing='0px' word-spacing='normal'",
        "style='letter-spacing:0px;word-spacing:0px'",
        "style='letter-spacing:0.0mm'",
        "dx='0' rotate='0'",
        "letter-spacing='2'",
        "style='letter-spacing:-0.03em;word-spacing:9px'",
        "word-spacing='7' text-anchor='middle' letter-spacing='0.5mm'",
        "text-anchor='end' letter-spacing='1.5' word-spacing='-2'",
        "transform='rotate(-8)' letter-spacing='1'",
      })
  void spaced_letters_stand_where_they_would_stand_alone(String spacing) throws Exception {
    List<Map<String, String>> people =
        List.of(
            Worlds.person("Éloïse A", "Roy"),
            Worlds.person("I i W-M", "Roy"),
            Worlds.person("Maximilienne Marguerite Wilhelmina", "Roy"));
    CertificateTemplate template =
        template(SIZE, "<text x='150' y='100' font-size='24' " + spacing + NAME);
    CertificateRenderer renderer = template.renderer(people);
    assertTrue(renderer.isPrepared(), spacing);
    for (Map<String, String> person : people) {
      byte[] quick = renderer.print(person, Worlds.NOTES).pdf();
      byte[] whole = renderer.printAlone(person, Worlds.NOTES);
      // Where blanks are wide, the reader of the PDF sees two.
      assertEquals(
          Pdfs.lines(whole).toString().replaceAll(" +", " "),
          Pdfs.lines(quick).toString().replaceAll(" +", " "));
      boolean shrunk = renderer.print(person, Worlds.NOTES).shrunk();
      double difference = Pdfs.difference(Pdfs.picture(whole, 100), Pdfs.picture(quick, 100));
      assertTrue(shrunk || difference < 0.0008, person.get("first_name") + " " + difference);
    }
  }

  @Test
  void a_certificate_is_made_when_it_is_asked_for_and_the_same_each_time() throws Exception {
    CertificateRenderer renderer =
        template(SIZE, TEXT + "rotate='1'" + NAME).renderer(List.of(PERSON));
    assertFalse(renderer.isPrepared());
    CertificateRenderer.Printed printed = renderer.print(PERSON, Worlds.NOTES);
    assertArrayEquals(printed.pdf(), printed.pdf());
    CertificateRenderer form = template(SIZE, TEXT + NAME).renderer(List.of(PERSON));
    CertificateRenderer.Printed quick = form.print(PERSON, Worlds.NOTES);
    assertArrayEquals(quick.pdf(), quick.pdf());
    assertNotSame(quick.pdf(), quick.pdf());
  }
}
