package ca.calculquebec.cqorc.task.term;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ca.calculquebec.cqorc.failure.InputException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TermServiceTest {
  @Test
  void services_are_named_one_by_one_or_with_commas() throws Exception {
    assertEquals(
        Set.of(TermService.ZOOM, TermService.SLACK, TermService.GCAL),
        TermService.named("--only", List.of("zoom, Slack,", "gcal")));
    assertEquals(Set.of(), TermService.named("--only", List.of()));
  }

  @Test
  void an_option_that_names_none_does_not_mean_all() {
    for (String value : List.of("", " ", ",")) {
      assertThrows(InputException.class, () -> TermService.named("--only", List.of(value)));
    }
  }
}
