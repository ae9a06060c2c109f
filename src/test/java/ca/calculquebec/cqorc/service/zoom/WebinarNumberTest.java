package ca.calculquebec.cqorc.service.zoom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WebinarNumberTest {
  @Test
  void numbers_are_grouped_as_zoom_shows_them() {
    assertEquals("812 3456 7890", WebinarNumber.shown(81234567890L));
    assertEquals("123 456 7890", WebinarNumber.shown(1234567890L));
    assertEquals("123 45 6789", WebinarNumber.shown(123456789L));
    assertEquals("42", WebinarNumber.shown(42));
  }
}
