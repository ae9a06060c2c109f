package ca.calculquebec.cqorc.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
  private final CircuitBreaker breaker = new CircuitBreaker();

  @Test
  void it_lasts_from_the_first_request_given_up_to_the_first_answer() {
    assertFalse(breaker.isLasting());
    breaker.gaveUp(breaker.answers());
    assertTrue(breaker.isLasting());
    breaker.answered();
    assertFalse(breaker.isLasting());
  }

  @Test
  void a_request_in_trouble_is_no_outage_while_others_have_answers() {
    long before = breaker.answers();
    breaker.answered();
    breaker.gaveUp(before);
    assertFalse(breaker.isLasting());
  }
}
