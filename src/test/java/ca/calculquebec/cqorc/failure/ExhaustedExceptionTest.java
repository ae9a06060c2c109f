package ca.calculquebec.cqorc.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ExhaustedExceptionTest {
  private static ThrowingSupplier<String> tooLarge() {
    return () -> {
      throw new OutOfMemoryError("Java heap space");
    };
  }

  @Test
  void what_is_read_as_a_whole_is_not_to_be_done_in_parts() {
    ExhaustedException whole =
        assertThrows(
            ExhaustedException.class,
            () -> ExhaustedException.guardWhole("read the journal /x/journal.jsonl", tooLarge()));
    assertTrue(whole.getMessage().endsWith("to read the journal /x/journal.jsonl"));
    assertFalse(whole.advice().contains("--course_id"), whole.advice());
    assertTrue(whole.advice().contains("CQORC_JAVA_OPTIONS=-Xmx1g"), whole.advice());
  }

  @Test
  void what_can_be_done_in_parts_is_advised_so() throws CqorcException {
    ExhaustedException parts =
        assertThrows(
            ExhaustedException.class, () -> ExhaustedException.guard("plan this", tooLarge()));
    assertTrue(parts.advice().contains("--course_id"), parts.advice());
    assertEquals("done", ExhaustedException.guardWhole("plan this", () -> "done"));
  }
}
