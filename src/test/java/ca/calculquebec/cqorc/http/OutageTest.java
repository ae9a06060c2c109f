package ca.calculquebec.cqorc.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OutageTest {
  private final Outage outage = new Outage();

  @Test
  void it_lasts_from_the_first_request_given_up_to_the_first_answer() {
    assertFalse(outage.isLasting());
    outage.gaveUp(outage.answers());
    assertTrue(outage.isLasting());
    outage.answered();
    assertFalse(outage.isLasting());
  }

  @Test
  void a_request_in_trouble_is_no_outage_while_others_have_answers() {
    long before = outage.answers();
    outage.answered();
    outage.gaveUp(before);
    assertFalse(outage.isLasting());
  }
}
