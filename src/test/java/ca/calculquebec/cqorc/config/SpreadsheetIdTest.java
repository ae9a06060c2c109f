package ca.calculquebec.cqorc.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetIdTest {
  private static String id(String value) throws InputException {
    return SpreadsheetId.of(new Setting("google", "calendar_file", value, "config/a.cfg", 3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1PxykwH_dzb1-TP",
        " 1PxykwH_dzb1-TP ",
        "https://docs.google.com/spreadsheets/d/1PxykwH_dzb1-TP",
        "https://docs.google.com/spreadsheets/d/1PxykwH_dzb1-TP/edit#gid=0",
        "https://docs.google.com/spreadsheets/d/1PxykwH_dzb1-TP?usp=sharing",
        "https://docs.google.com/spreadsheets/u/1/d/1PxykwH_dzb1-TP/edit?usp=sharing",
        "docs.google.com/spreadsheets/u/1/d/1PxykwH_dzb1-TP/edit",
        "https://drive.google.com/open?id=1PxykwH_dzb1-TP&usp=drive"
      })
  void the_id_and_its_addresses_are_understood(String value) throws InputException {
    assertEquals("1PxykwH_dzb1-TP", id(value));
  }

  @Test
  void anything_else_is_refused_with_its_place() {
    InputException refused =
        assertThrows(InputException.class, () -> id("https://example.org/calendar.csv"));
    assertEquals(
        "config/a.cfg, line 3, [google] calendar_file", refused.origin().orElseThrow().text());
    assertThrows(InputException.class, () -> id(""));
    assertThrows(InputException.class, () -> id("calendrier automne"));
    assertThrows(InputException.class, () -> id("https://example.org/x"));
    assertTrue(
        assertThrows(
                InputException.class,
                () -> id("https://docs.google.com/spreadsheets/d/e/2PACX-1vT/pubhtml"))
            .getMessage()
            .contains("not the published page's"));
  }
}
