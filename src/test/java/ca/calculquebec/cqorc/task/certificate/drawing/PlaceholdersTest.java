package ca.calculquebec.cqorc.task.certificate.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.InputException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The places that are filled in, and what is no such place. */
class PlaceholdersTest {
  private static final Map<String, String> VALUES =
      Map.of("first_name", "éloïse o'brien-roy", "date", "4 $1 \\août");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{{ first_name }};éloïse o'brien-roy",
        "{{first_name}};éloïse o'brien-roy",
        "{{- first_name -}};éloïse o'brien-roy",
        "{{ first_name|e }};éloïse o'brien-roy",
        "{{ first_name | upper }}!;ÉLOÏSE O'BRIEN-ROY!",
        "{{ first_name|upper|title }};Éloïse O'brien-Roy",
        "{{ first_name|title|lower }};éloïse o'brien-roy",
        "le {{ date }}, le {{ date }};le 4 $1 \\août, le 4 $1 \\août",
        "{ first_name };{ first_name }",
      })
  void places_are_filled_in(String text, String filled) throws Exception {
    Placeholders.check(text, "t.svg", VALUES.keySet());
    assertEquals(filled, Placeholders.fill(text, VALUES));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ab {{ frist_name }};line 1, column 4;nothing is called {{ frist_name }}",
        "{{ first_name + 1 }};line 1, column 1;is not a name",
        "{{ <tspan>first_name</tspan> }};line 1, column 1;is not a name",
        "{{ first_name|shout }};line 1, column 1;there is no filter \"shout\"",
        "{{ first_name|safe }};line 1, column 1;there is no filter \"safe\"",
        "x {% if date %};line 1, column 3;begins an instruction of Jinja",
        "{# remark #};line 1, column 1;begins an instruction of Jinja",
        "{{ date;line 1, column 1;is not closed",
        "{{ ''.__class__ }};line 1, column 1;is not a name",
      })
  void anything_else_is_refused_with_its_place(String text, String place, String cause) {
    InputException refusal =
        assertThrows(
            InputException.class, () -> Placeholders.check(text, "t.svg", VALUES.keySet()));
    assertEquals("t.svg, " + place, refusal.origin().orElseThrow().text());
    assertTrue(refusal.getMessage().contains(cause), refusal.getMessage());
  }

  @Test
  void lines_are_counted() {
    InputException refusal =
        assertThrows(
            InputException.class,
            () -> Placeholders.check("<svg>\n  \n <a>{{ x }}", "t.svg", VALUES.keySet()));
    assertEquals("t.svg, line 3, column 5", refusal.origin().orElseThrow().text());
  }

  @Test
  void characters_that_xml_does_not_know_are_left_out() {
    assertEquals("a b", Placeholders.fill("{{ x }}", Map.of("x", "a\n\u0000\u0007b\ud800\uffff")));
  }
}
