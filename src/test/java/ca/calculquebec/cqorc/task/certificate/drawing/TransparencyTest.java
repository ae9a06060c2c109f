package ca.calculquebec.cqorc.task.certificate.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lies upon other things and lets them through; expected colours are Chromium's. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class TransparencyTest {
  private static final Map<String, String> PERSON = Worlds.person("Zoé", "Roy");
  private static final String NAME = "<text x='5' y='95' font-size='5'>{{ first_name }}</text>";

  private static CertificateRenderer renderer(String body) throws Exception {
    return CertificateTemplate.of(
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'"
                + " width='100' height='100'>"
                + body
                + NAME
                + "</svg>",
            "t.svg",
            FontBook.own(),
            Worlds.NAMES)
        .renderer(List.of(PERSON));
  }

  private static byte[] pdf(String body) throws Exception {
    return renderer(body).print(PERSON, Worlds.NOTES).pdf();
  }

  private static void assertColour(String expected, BufferedImage picture, int x, int y) {
    Color wanted = Color.decode(expected);
    Color seen = new Color(picture.getRGB(x, y));
    String told = expected + " at " + x + ", " + y + ", but was " + seen;
    assertEquals(wanted.getRed(), seen.getRed(), 4, told);
    assertEquals(wanted.getGreen(), seen.getGreen(), 4, told);
    assertEquals(wanted.getBlue(), seen.getBlue(), 4, told);
  }

  @Test
  void pictures_stand_where_figma_shows_them() throws Exception {
    Path file =
        Path.of("src/test/resources/ca/calculquebec/cqorc/task/certificate/drawing/figma.svg");
    BufferedImage page = Pdfs.picture(Worlds.certificate(file, PERSON), 96);
    assertColour("#C81E28", page, 275, 60);
    assertTrue(hasInk(page, 80, 300), "the first signature");
    assertTrue(hasInk(page, 400, 300), "the second signature");
    assertColour("#00AA00", page, 60, 60);
  }

  private static boolean hasInk(BufferedImage page, int left, int top) {
    for (int y = top; y < top + 40; y++) {
      for (int x = left; x < left + 120; x++) {
        Color colour = new Color(page.getRGB(x, y));
        if (colour.getRed() < 60 && colour.getBlue() > 100) {
          return true;
        }
      }
    }
    return false;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<rect width='50' height='50' opacity='.5'/>|#808080",
        "<g opacity='.5'><rect width='50' height='50' fill='#f00'/>"
            + "<rect width='50' height='50' fill='#00f'/></g>|#8080FF",
        "<g opacity='.5'><g opacity='.5'><rect width='50' height='50'/></g></g>|#BFBFBF",
        "<circle cx='40' cy='25' r='20' stroke-width='20' stroke='#00f' opacity='.5'/>|#8080FF",
        "<defs><linearGradient id='g' x2='0'><stop stop-color='#f00' stop-opacity='.5'/>"
            + "</linearGradient></defs><rect width='50' height='50' fill='url(#g)'/>|#FF8080",
        "<defs><pattern id='p' width='9' height='9' patternUnits='userSpaceOnUse'>"
            + "<rect width='9' height='9' opacity='.5'/></pattern></defs>"
            + "<rect width='50' height='50' fill='url(#p)' fill-opacity='.5'/>|#BFBFBF",
        "<defs><mask id='m'><rect width='50' height='50' fill='#808080'/></mask></defs>"
            + "<g mask='url(#m)'><rect width='50' height='50'/></g>|#7F7F7F",
        "<defs><mask id='m' style='mask-type:alpha'><rect width='50' height='50'/></mask></defs>"
            + "<rect width='50' height='50' fill='#0a0' mask='url(#m)'/>|#00AA00",
        "<defs><linearGradient id='g' gradientUnits='userSpaceOnUse'><stop stop-color='#f00'"
            + " stop-opacity='.5'/></linearGradient></defs><text font-size='150' y='80'"
            + " font-weight='bold' fill='url(#g)'>I</text>|#FF8080"
      })
  void it_has_the_colour_that_browsers_show_and_is_no_picture(String body, String colour)
      throws Exception {
    byte[] pdf = pdf(body);
    assertColour(colour, Pdfs.picture(pdf, 96), 25, 25);
    assertEquals(0, Pdfs.images(pdf));
    assertTrue(Pdfs.lines(pdf).contains("Zoé"));
  }

  @Test
  void a_name_in_a_translucent_group_can_be_selected_and_is_exchanged() throws Exception {
    CertificateRenderer renderer =
        renderer(
            "<g opacity='.5'><rect width='90' height='50' fill='#00f'/><text y='40'"
                + " font-size='40' fill='#fff'>{{ last_name }}</text></g>");
    assertTrue(renderer.isPrepared());
    byte[] pdf = renderer.print(PERSON, Worlds.NOTES).pdf();
    assertTrue(Pdfs.lines(pdf).contains("Roy"), Pdfs.lines(pdf).toString());
    byte[] alone = renderer.printAlone(PERSON, Worlds.NOTES);
    assertEquals(0, Pdfs.difference(Pdfs.picture(alone, 288), Pdfs.picture(pdf, 288)), 0.01);
  }

  @Test
  void a_clone_of_a_name_shows_the_person_and_no_sample() throws Exception {
    byte[] pdf =
        pdf(
            "<text id='n' y='20' font-size='9'>{{ last_name }}</text><use xlink:href='#n'"
                + " y='40'/>");
    assertEquals(List.of("Roy", "Roy", "Zoé"), Pdfs.lines(pdf));
  }

  @Test
  void fop_leaves_no_cache_of_fonts_in_the_home_directory(@TempDir Path home) throws Exception {
    String before = System.getProperty("user.home");
    System.setProperty("user.home", home.toString());
    try {
      pdf("");
    } finally {
      System.setProperty("user.home", before);
    }
    assertFalse(Files.exists(home.resolve(".fop")));
  }
}
