package ca.calculquebec.cqorc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.calculquebec.cqorc.plan.Pseudonyms;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SavedSettingsTest {
  private static final Pseudonyms NOBODY = new Pseudonyms("", Map.of());

  @Test
  void each_setting_that_changed_is_told_from_what_to_what() {
    Map<String, String> saved = Map.of("[zoom] user", "a@x.example", "[slack] only_then", "1");
    Map<String, String> now = Map.of("[zoom] user", "b@x.example", "[zoom] only_now", "2");
    assertEquals(
        List.of(
            "[slack] only_then: 1 -> (not set)",
            "[zoom] only_now: (not set) -> 2",
            "[zoom] user: a@x.example -> b@x.example"),
        SavedSettings.differences(saved, now, NOBODY));
    assertEquals(List.of(), SavedSettings.differences(saved, saved, NOBODY));
  }

  @Test
  void a_plan_that_knows_of_no_settings_is_compared_by_its_changes() {
    assertEquals(
        List.of(), SavedSettings.differences(Map.of(), Map.of("[zoom] user", "x"), NOBODY));
  }
}
