package ca.calculquebec.cqorc.task.certificate.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** Several people in one drawing: each page shows what a drawing for this person alone shows. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class BatchDrawingTest {
  private static final String NAME = "{{ first_name }} {{ last_name }}";
  private static final String ARC =
      "<path id=\"arc\" fill=\"none\" d=\"M20 120 Q200 20 380 120\"/>";
  private static final List<Map<String, String>> PEOPLE =
      List.of(
          Worlds.person("Éloïse", "O'Brien"),
          Worlds.person("I", "Ng"),
          Worlds.person("Anna אברהם", "(לוי) Katz"),
          Worlds.person("Maximilienne-Bernadette", "Vandenbroucke de la Rochefoucauld-Montmorency"),
          Worlds.person("Łukasz", "Żółciński-Wąż"));

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<text font-size=\"20\" fill=\"#a00\"><textPath xlink:href=\"#arc\">"
            + NAME
            + "</textPath></text>",
        "<text font-size=\"20\"><textPath xlink:href=\"#arc\" startOffset=\"50%\""
            + " style=\"text-anchor:middle\"><tspan fill=\"#0a0\">{{ first_name }}</tspan>"
            + " {{ last_name }}</textPath></text>",
        "<text x=\"20\" y=\"80\" font-size=\"20\" rotate=\"15\">" + NAME + "</text>",
        "<text x=\"20\" y=\"80\" font-size=\"20\" textLength=\"300\">" + NAME + "</text>",
        "<text x=\"20\" y=\"80\" font-size=\"20\" textLength=\"300\""
            + " lengthAdjust=\"spacingAndGlyphs\">"
            + NAME
            + "</text>",
        "<text x=\"20\" y=\"80\" font-size=\"20\">Bravo <tspan font-weight=\"bold\" fill=\"red\">"
            + "{{ first_name }}</tspan> {{ last_name|upper }}!</text>",
        "<text x=\"20\" y=\"80\" font-size=\"20\" text-decoration=\"underline\">"
            + NAME
            + "</text>",
        "<text x=\"20 60 90\" y=\"80\" font-size=\"20\" opacity=\"0.4\">" + NAME + "</text>",
        "<g opacity=\"0.5\" transform=\"rotate(3)\"><circle cx=\"60\" cy=\"80\" r=\"40\" fill=\"red\"/>"
            + "<text x=\"20\" y=\"80\" font-size=\"20\" rotate=\"15\">"
            + NAME
            + "</text>"
            + "<circle cx=\"120\" cy=\"80\" r=\"20\" fill=\"blue\"/></g>",
        "<style>.n { fill: #080; font-size: 18px } #d, text.d { font-style: italic }</style>"
            + "<text x=\"20\" y=\"80\" class=\"n\">Pour "
            + "<tspan>"
            + NAME
            + "</tspan></text>"
            + "<text x=\"20\" y=\"150\" id=\"d\" rotate=\"5\">{{ date }}</text>",
        "<text x=\"200\" y=\"80\" font-size=\"20\" text-anchor=\"middle\">"
            + NAME
            + "</text>"
            + "<text x=\"20\" y=\"150\" font-size=\"12\">le <tspan>{{ date }}</tspan></text>",
        "<style>svg > text { fill: red }</style><text x=\"20\" y=\"80\" rotate=\"9\">"
            + NAME
            + "</text>",
        "<style>g { fill: red }</style><text x=\"20\" y=\"80\" rotate=\"9\">" + NAME + "</text>",
        "<style>.f { opacity: 0.5 }</style><text class=\"f\" x=\"20\" y=\"80\" rotate=\"9\">"
            + NAME
            + "</text>",
      })
  void each_page_shows_what_a_drawing_for_one_person_shows(String text) throws Exception {
    CertificateTemplate template = template(text);
    assertTrue(BatchDrawing.of(template, filled(template)).isPresent(), text);
    CertificateRenderer renderer = template.renderer(PEOPLE);
    assertFalse(renderer.isPrepared());
    for (Map<String, String> person : PEOPLE) {
      byte[] whole = renderer.printAlone(person, Worlds.NOTES);
      byte[] quick = renderer.print(person, Worlds.NOTES).pdf();
      // Its fonts have the others' letters too.
      assertTrue(quick.length > whole.length, "drawn alone");
      assertEquals(Pdfs.lines(whole), Pdfs.lines(quick));
      double difference = Pdfs.difference(Pdfs.picture(whole, 100), Pdfs.picture(quick, 100));
      assertEquals(0, difference, 0.0002, person.get("last_name"));
    }
  }

  @Test
  void a_name_that_no_form_can_show_is_drawn_with_the_others_of_its_kind() throws Exception {
    CertificateRenderer renderer =
        template("<text x=\"20\" y=\"80\" font-size=\"20\">" + NAME + "</text>")
            .renderer(List.of(PEOPLE.get(0), PEOPLE.get(2), Worlds.person("רות", "כהן")));
    assertTrue(renderer.isPrepared());
    byte[] quick = renderer.print(PEOPLE.get(2), Worlds.NOTES).pdf();
    byte[] whole = renderer.printAlone(PEOPLE.get(2), Worlds.NOTES);
    assertTrue(quick.length > whole.length, "drawn alone");
    assertEquals(Pdfs.leftToRight(whole), Pdfs.leftToRight(quick));
    assertTrue(Pdfs.leftToRight(quick).contains("Anna (יול) םהרבא Katz"), "in the typed order");
  }

  @Test
  void letters_run_from_right_to_left_on_a_path_too() throws Exception {
    CertificateRenderer renderer =
        template(
                "<path id=\"line\" d=\"M20 80 L390 80\"/><text font-size=\"20\"><textPath"
                    + " xlink:href=\"#line\">"
                    + NAME
                    + "</textPath></text>")
            .renderer(PEOPLE);
    String page = Pdfs.leftToRight(renderer.print(PEOPLE.get(2), Worlds.NOTES).pdf());
    assertTrue(page.replace(" ", "").contains("Anna(יול)םהרבאKatz"), page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<text id=\"n\" x=\"20\" y=\"80\" rotate=\"9\">"
            + NAME
            + "</text><use xlink:href=\"#n\" y=\"40\"/>",
        "<g id=\"n\"><text x=\"20\" y=\"80\" rotate=\"9\">"
            + NAME
            + "</text></g>"
            + "<use xlink:href=\"#n\" y=\"40\"/>",
        "<a xlink:href=\"https://exemple.example/\"><text x=\"20\" y=\"80\" rotate=\"9\">"
            + NAME
            + "</text></a>",
        "<switch><text x=\"20\" y=\"80\" rotate=\"9\">" + NAME + "</text></switch>",
        "<linearGradient id=\"l\"><stop offset=\"0\" stop-color=\"red\"/><stop offset=\"1\"/>"
            + "</linearGradient><text fill=\"url(#l)\" x=\"20\" y=\"80\" rotate=\"9\">"
            + NAME
            + "</text>",
      })
  void what_the_others_texts_would_leave_traces_of_is_drawn_for_each_person(String text)
      throws Exception {
    CertificateTemplate template = template(text);
    assertEquals(Optional.empty(), BatchDrawing.of(template, filled(template)));
    byte[] pdf = template.renderer(PEOPLE).print(PEOPLE.get(0), Worlds.NOTES).pdf();
    assertTrue(Pdfs.lines(pdf).contains("Éloïse O'Brien"), Pdfs.lines(pdf).toString());
  }

  private static List<Document> filled(CertificateTemplate template) {
    return PEOPLE.stream()
        .map(person -> FilledTemplate.of(template, person, List.of(), List.of()))
        .toList();
  }

  private CertificateTemplate template(String text) throws Exception {
    return Worlds.template(
        Worlds.write(
            directory,
            "<defs>"
                + ARC
                + "</defs><rect width=\"400\" height=\"190\" fill=\"#eef\"/>"
                + text
                + "<rect x=\"90\" y=\"20\" width=\"12\" height=\"150\" fill=\"#0a0\"/>"));
  }
}
