package ca.calculquebec.cqorc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SavedSettingsTest {
  @Test
  void each_setting_that_changed_is_told_from_what_to_what() {
    Map<String, String> saved = Map.of("[zoom] user", "a@x.example", "[slack] only_then", "1");
    Map<String, String> now = Map.of("[zoom] user", "b@x.example", "[zoom] only_now", "2");
    assertEquals(
        List.of(
            "[slack] only_then: 1 -> (not set)",
            "[zoom] only_now: (not set) -> 2",
            "[zoom] user: a@x.example -> b@x.example"),
        SavedSettings.differences(saved, now));
    assertEquals(List.of(), SavedSettings.differences(saved, saved));
  }

  @Test
  void a_plan_that_knows_of_no_settings_is_compared_by_its_changes() {
    assertEquals(List.of(), SavedSettings.differences(Map.of(), Map.of("[zoom] user", "x")));
  }
}
