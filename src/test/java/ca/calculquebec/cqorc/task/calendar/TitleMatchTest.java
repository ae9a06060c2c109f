package ca.calculquebec.cqorc.task.calendar;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitleMatchTest {
  @ParameterizedTest
  @CsvSource({
    "Introduction à Python [en ligne; PYT101],PYT101",
    "pyt101: Python,PYT101",
    "Python - PYT101,pyt101",
    "Apprentissage (ML_201),ML_201",
    "C++ et plus,C++"
  })
  void a_title_has_the_code_as_a_word(String title, String code) {
    assertTrue(TitleMatch.hasCode(title, code));
  }

  @ParameterizedTest
  @CsvSource({"Python PYT1010,PYT101", "XPYT101,PYT101", "Python,''", "'',PYT101"})
  void and_not_as_a_part_of_another(String title, String code) {
    assertFalse(TitleMatch.hasCode(title, code));
  }

  /** In Turkish, a small I has no dot. */
  @Test
  void the_machines_language_does_not_matter() {
    assertTrue(TitleMatch.hasCode("MIDI01", "midi01"));
  }
}
