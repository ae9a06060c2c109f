package ca.calculquebec.cqorc.task.certificate.drawing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.InputException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From a template and a person to a PDF. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@Tag("slow")
class CertificateDrawingTest {
  private static final Path OURS =
      Path.of("src/test/resources/ca/calculquebec/cqorc/task/certificate/drawing");

  /** Made as Inkscape makes them: in millimetres, without a view box, with empty lines. */
  private static final Path INKSCAPE = OURS.resolve("inkscape.svg");

  /** The predecessor's, which is not ours to ship; looked at where it is at hand. */
  private static final Path REAL =
      Path.of("../shared/samples/attestation_template_sample_en_logo.svg");

  private static final String LONG =
      "Maximilienne-Bernadette Vandenbroucke de la Rochefoucauld-Montmorency et Saint-Barthélemy 3e";

  private static final List<Map<String, String>> PEOPLE =
      List.of(
          Worlds.person("Éloïse & Cie", "O'Brien-Lévesque"),
          Worlds.person(LONG.substring(0, 45), LONG.substring(45)),
          Worlds.person("Nguyễn Thị", "Phương Đặng Ếố Ữ"),
          Worlds.person("Łukasz", "Żółciński-Wąż"),
          Worlds.person("Αλέξανδρος", "Παπαδόπουλος"),
          Worlds.person("Владимир", "Щукин"));

  @TempDir private Path directory;

  @Test
  void every_name_can_be_read_and_selected() throws Exception {
    CertificateRenderer renderer = Worlds.template(Worlds.EXAMPLE).renderer(PEOPLE);
    assertTrue(renderer.isPrepared());
    for (Map<String, String> person : PEOPLE) {
      byte[] pdf = renderer.print(person, Worlds.NOTES).pdf();
      String name = person.get("first_name") + " " + person.get("last_name");
      List<String> lines = Pdfs.lines(pdf);
      assertTrue(lines.contains(name), name + " is not in " + lines);
      assertTrue(lines.contains(person.get("workshop")), lines.toString());
      assertTrue(lines.contains("donnée le 4 août 2026,"), lines.toString());
      assertTrue(lines.contains("Commande : 1234567890"), lines.toString());
      assertEquals(List.of(), Pdfs.strangers(pdf));
    }
  }

  @Test
  void a_prepared_page_shows_what_the_whole_drawing_shows() throws Exception {
    for (Path file : templates()) {
      CertificateRenderer renderer = Worlds.template(file).renderer(PEOPLE);
      assertTrue(renderer.isPrepared(), file.toString());
      for (Map<String, String> person : PEOPLE) {
        byte[] quick = renderer.print(person, Worlds.NOTES).pdf();
        byte[] whole = renderer.printAlone(person, Worlds.NOTES);
        BufferedImage expected = Pdfs.picture(whole, 80);
        assertEquals(0, Pdfs.difference(expected, Pdfs.picture(quick, 80)), 0.0002);
        assertEquals(Pdfs.lines(whole), Pdfs.lines(quick));
        assertTrue(isDrawn(expected), "the page is blank");
      }
    }
  }

  private static List<Path> templates() {
    List<Path> files = new ArrayList<>(List.of(Worlds.EXAMPLE, INKSCAPE));
    if (Files.exists(REAL)) {
      files.add(REAL);
    }
    return files;
  }

  private static boolean isDrawn(BufferedImage picture) {
    int dark = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        dark += (picture.getRGB(x, y) & 0xFF) < 0xC0 ? 1 : 0;
      }
    }
    return dark > 1000;
  }

  @Test
  void a_template_of_inkscapes_keeps_its_picture_and_its_lines_in_the_middle() throws Exception {
    assertKept(INKSCAPE, 1, 124);
    if (Files.exists(REAL)) {
      assertKept(REAL, 2, 125);
    }
  }

  /**
   * @param number the name's line, from 0
   * @param millimetres where it stands
   */
  private static void assertKept(Path template, int number, double millimetres) throws Exception {
    byte[] pdf = Worlds.certificate(template, PEOPLE.get(0));
    assertEquals(1, Pdfs.images(pdf));
    List<String> lines = Pdfs.lines(pdf);
    assertTrue(lines.contains("Éloïse & Cie O'Brien-Lévesque"), lines.toString());
    float[] name = Pdfs.starts(pdf).get(number);
    // 279 mm are 791 points, and the line stands half of its height below its place.
    assertEquals(395.4, (name[0] + name[2]) / 2, 1.0);
    assertEquals((millimetres / 25.4 * 96 + 0.346 * 24) * 0.75, name[1], 1.0);
  }

  @Test
  void a_name_too_long_for_the_page_becomes_smaller_and_is_told() throws Exception {
    CertificateRenderer renderer = Worlds.template(Worlds.EXAMPLE).renderer(PEOPLE);
    assertFalse(renderer.print(PEOPLE.get(0), Worlds.NOTES).shrunk());
    CertificateRenderer.Printed printed = renderer.print(PEOPLE.get(1), Worlds.NOTES);
    assertTrue(printed.shrunk());
    for (float[] line : Pdfs.starts(printed.pdf())) {
      assertTrue(line[0] > 0 && line[2] < 791, "a line from " + line[0] + " to " + line[2]);
    }
  }

  @Test
  void a_name_that_runs_from_right_to_left_stands_so_on_the_page() throws Exception {
    Map<String, String> person = Worlds.person("Anna אברהם", "(לוי) Katz");
    CertificateRenderer renderer = Worlds.template(Worlds.EXAMPLE).renderer(List.of(person));
    String page = Pdfs.leftToRight(renderer.print(person, Worlds.NOTES).pdf());
    assertTrue(page.contains("Anna (יול) םהרבא Katz"), page);
  }

  @Test
  void letters_that_must_be_joined_are_refused_and_not_set_one_by_one() throws Exception {
    Map<String, String> person = Worlds.person("محمد", "शर्मा");
    CertificateRenderer renderer = Worlds.template(Worlds.EXAMPLE).renderer(List.of(person));
    InputException refusal =
        assertThrows(InputException.class, () -> renderer.print(person, Worlds.NOTES));
    assertTrue(refusal.getMessage().endsWith("Arabic, Devanagari"), refusal.getMessage());
  }

  @Test
  void a_character_that_no_font_has_is_named_and_not_drawn_as_a_box() throws Exception {
    Map<String, String> person = Worlds.person("李 Zoé 😀", "Wang");
    CertificateRenderer renderer =
        Worlds.template(Worlds.EXAMPLE).renderer(List.of(person, PEOPLE.get(0)));
    InputException refusal =
        assertThrows(InputException.class, () -> renderer.print(person, Worlds.NOTES));
    assertEquals("no font has 李 (U+674E), 😀 (U+1F600)", refusal.getMessage());
    assertTrue(renderer.print(PEOPLE.get(0), Worlds.NOTES).pdf().length > 1000);
  }

  @Test
  void what_fop_prints_as_a_sign_of_its_own_is_refused_whatever_the_fonts_have() throws Exception {
    Map<String, String> person = Worlds.person("Zoé 😀", "Wang");
    CertificateRenderer renderer = Worlds.template(Worlds.EXAMPLE).renderer(List.of(person));
    InputException refusal =
        assertThrows(InputException.class, () -> renderer.print(person, Worlds.NOTES));
    assertEquals("no certificate can show 😀 (U+1F600)", refusal.getMessage());
  }

  @Test
  void a_person_beyond_those_the_renderer_was_made_for_is_drawn_all_the_same() throws Exception {
    CertificateRenderer renderer = Worlds.template(Worlds.EXAMPLE).renderer(List.of(PEOPLE.get(0)));
    List<String> lines = Pdfs.lines(renderer.print(PEOPLE.get(4), Worlds.NOTES).pdf());
    assertTrue(lines.contains("Αλέξανδρος Παπαδόπουλος"), lines.toString());
  }

  @Test
  void equal_input_makes_equal_files_and_different_people_different_ones() throws Exception {
    CertificateRenderer renderer = Worlds.template(Worlds.EXAMPLE).renderer(PEOPLE);
    byte[] one = renderer.print(PEOPLE.get(0), Worlds.NOTES).pdf();
    byte[] again =
        Worlds.template(Worlds.EXAMPLE).renderer(PEOPLE).print(PEOPLE.get(0), Worlds.NOTES).pdf();
    assertEquals(new String(one, ISO_8859_1), new String(again, ISO_8859_1));
    byte[] other = renderer.print(PEOPLE.get(2), Worlds.NOTES).pdf();
    assertFalse(new String(one, ISO_8859_1).equals(new String(other, ISO_8859_1)));
    assertEquals("Attestation (fr)", Pdfs.title(one));
  }

  @Test
  void a_template_built_otherwise_is_drawn_whole_for_each_person() throws Exception {
    Path file =
        Worlds.write(
            directory,
            "<text x=\"10\" y=\"50\" font-size=\"20\">Bravo <tspan font-weight=\"bold\">"
                + "{{ first_name }}</tspan> {{ last_name|upper }}!</text>"
                + "<text x=\"10\" y=\"90\" text-decoration=\"underline\">{{ date }}</text>");
    CertificateRenderer renderer = Worlds.template(file).renderer(PEOPLE);
    assertFalse(renderer.isPrepared());
    List<String> lines = Pdfs.lines(renderer.print(PEOPLE.get(3), Worlds.NOTES).pdf());
    assertEquals("Bravo Łukasz ŻÓŁCIŃSKI-WĄŻ!", lines.get(0));
  }

  @Test
  void lines_turned_enlarged_and_faint_are_exchanged_as_well() throws Exception {
    Path file =
        Worlds.write(
            directory,
            "<defs><style>.big { font-size: 30px; font-weight: 700 }</style></defs>"
                + "<g transform=\"rotate(-10) scale(0.8)\" fill-opacity=\"0.5\">"
                + "<text x=\"40\" y=\"120\" class=\"big\" fill=\"#a00\">{{ last_name }}</text></g>"
                + "<text style=\"text-anchor:end;font-family:'Arial'\" x=\"390\" y=\"180\">"
                + "<tspan x=\"390\" y=\"160\">{{ first_name | e }}</tspan>"
                + "<tspan x=\"390\" y=\"190\">le {{ date }}</tspan></text>"
                + "<rect x=\"100\" y=\"0\" width=\"20\" height=\"200\" fill=\"#0a0\"/>");
    CertificateRenderer renderer = Worlds.template(file).renderer(PEOPLE);
    assertTrue(renderer.isPrepared());
    for (Map<String, String> person : PEOPLE) {
      BufferedImage quick = Pdfs.picture(renderer.print(person, Worlds.NOTES).pdf(), 100);
      BufferedImage whole = Pdfs.picture(renderer.printAlone(person, Worlds.NOTES), 100);
      assertEquals(0, Pdfs.difference(whole, quick), 0.0005, person.get("last_name"));
    }
  }

  @Test
  void a_picture_beside_the_template_is_taken_in() throws Exception {
    BufferedImage dot = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
    javax.imageio.ImageIO.write(dot, "png", directory.resolve("my logo.png").toFile());
    Path file =
        Worlds.write(
            directory,
            "<image xlink:href=\"my%20logo.png\" width=\"40\" height=\"40\"/>"
                + "<text x=\"50\" y=\"50\">{{ first_name }}</text>");
    assertEquals(1, Pdfs.images(Worlds.certificate(file, PEOPLE.get(0))));
  }

  @Test
  void a_font_that_is_not_there_is_told() throws Exception {
    Path file =
        Worlds.write(
            directory,
            "<text x=\"9\" y=\"50\" style=\"font-family:Montserrat, Arial\">{{ date }}</text>");
    CertificateTemplate template = Worlds.template(file);
    assertEquals(1, template.remarks().size());
    assertTrue(template.remarks().get(0).startsWith("the font \"Montserrat\" is not there"));
    assertTrue(template.renderer(PEOPLE).isPrepared());
  }

  @Test
  void a_directory_of_fonts_is_used(@TempDir Path fonts) throws IOException, InputException {
    Files.copy(OURS.resolve("bars.ttf"), fonts.resolve("bars.ttf"));
    FontBook book = FontBook.with(fonts);
    Path file =
        Worlds.write(
            directory,
            "<text x=\"9\" y=\"50\" font-family=\"bars sans\">{{ first_name }}</text>"
                + "<text x=\"9\" y=\"90\">{{ last_name }}</text>");
    Map<String, String> person = Worlds.person("Զարուհի", "ქართული");
    CertificateTemplate template = CertificateTemplate.read(file, "t.svg", book, Worlds.NAMES);
    assertEquals(List.of(), template.remarks());
    CertificateRenderer renderer = template.renderer(List.of(person));
    byte[] pdf = renderer.print(person, Worlds.NOTES).pdf();
    assertEquals(List.of("Զարուհի", "ქართული"), Pdfs.lines(pdf));
    assertEquals(List.of(), Pdfs.strangers(pdf));
  }

  @Test
  void the_head_start_draws_what_a_real_template_needs() {
    assertTrue(DrawingHeadStart.rehearse());
  }
}
