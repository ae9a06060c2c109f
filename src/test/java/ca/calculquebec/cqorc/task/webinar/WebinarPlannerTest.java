package ca.calculquebec.cqorc.task.webinar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.service.zoom.Webinar;
import ca.calculquebec.cqorc.task.webinar.WebinarPlanner.Comparison;
import ca.calculquebec.cqorc.task.webinar.WebinarPlanner.Parts;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WebinarPlannerTest {
  private static final ZonedDateTime START =
      ZonedDateTime.of(2026, 11, 1, 1, 30, 0, 0, WebinarCourses.ZONE);
  private static final Map<String, Object> QUESTIONS =
      Map.of("enable", true, "attendees_can_comment", true, "allow_anonymous_questions", false);

  private final WebinarPlanner planner = new WebinarPlanner(address -> address);

  private static WebinarSpec spec(Map<String, Object> settings, List<String> hosts) {
    return new WebinarSpec(
        "Topic", START, "America/Toronto", 180, settings, hosts, List.of(), List.of());
  }

  private static Webinar current(Map<String, Object> settings) {
    return new Webinar(
        1, "Topic", Optional.of(START.toInstant()), 180, "US/Eastern", "", "", settings);
  }

  private Comparison compare(
      Map<String, Object> wanted, List<String> hosts, Map<String, Object> there) {
    return planner.compare(spec(wanted, hosts), current(there), Parts.ALL);
  }

  @Test
  void another_name_of_the_zone_is_no_difference() {
    assertTrue(compare(Map.of(), List.of(), Map.of()).patch().isEmpty());
  }

  @Test
  void an_hour_that_occurs_twice_is_told_apart() {
    Webinar second =
        new Webinar(
            1,
            "Topic",
            Optional.of(START.toInstant().plusSeconds(3600)),
            180,
            "America/Toronto",
            "",
            "",
            Map.of());
    Comparison compared = planner.compare(spec(Map.of(), List.of()), second, Parts.ALL);
    assertEquals(Optional.of(START.toInstant()), compared.patch().start());
    assertEquals(
        List.of(FieldChange.of("start", "2026-11-01T01:30-05:00", "2026-11-01T01:30-04:00")),
        compared.fields());
  }

  @Test
  void hosts_are_a_set_whatever_separates_them() {
    Map<String, Object> there = Map.of("alternative_hosts", "B@x.example; a@X.example");
    assertTrue(compare(Map.of(), List.of("a@x.example", "b@x.example"), there).patch().isEmpty());
    Comparison fewer = compare(Map.of(), List.of("a@x.example"), there);
    assertEquals(Map.of("alternative_hosts", "a@x.example"), fewer.patch().settings());
    Comparison none = compare(Map.of(), List.of(), there);
    assertEquals(Map.of("alternative_hosts", ""), none.patch().settings());
    assertEquals(Optional.empty(), none.fields().get(0).to());
  }

  @Test
  void hosts_are_not_touched_by_an_update_of_the_settings() {
    Comparison compared =
        planner.compare(
            spec(Map.of(), List.of("a@x.example")), current(Map.of()), new Parts(true, false));
    assertTrue(compared.patch().isEmpty());
  }

  @Test
  void settings_are_not_touched_by_an_update_of_the_hosts() {
    Comparison compared =
        planner.compare(
            spec(Map.of("approval_type", 0), List.of("a@x.example")),
            current(Map.of("approval_type", 2)),
            new Parts(false, true));
    assertEquals(Map.of("alternative_hosts", "a@x.example"), compared.patch().settings());
  }

  @Test
  void only_settings_that_differ_are_sent() {
    Comparison compared =
        compare(
            Map.of("approval_type", 0, "email_language", "fr-FR", "question_and_answer", QUESTIONS),
            List.of(),
            Map.of(
                "approval_type", 2, "email_language", "fr-FR", "question_and_answer", QUESTIONS));
    assertEquals(Map.of("approval_type", 0), compared.patch().settings());
    assertEquals(List.of(FieldChange.of("registration", "none", "automatic")), compared.fields());
  }

  @Test
  void a_nested_setting_takes_its_siblings_along_and_keeps_what_is_not_ours() {
    Map<String, Object> there = new HashMap<>(QUESTIONS);
    there.put("attendees_can_comment", false);
    there.put("answer_questions", "only");
    Comparison compared =
        compare(
            Map.of("question_and_answer", QUESTIONS),
            List.of(),
            Map.of("question_and_answer", there));
    Map<String, Object> wanted = new HashMap<>(QUESTIONS);
    wanted.put("answer_questions", "only");
    assertEquals(Map.of("question_and_answer", wanted), compared.patch().settings());
    assertEquals(
        List.of(FieldChange.of("qa_attendees_can_comment", "false", "true")), compared.fields());
  }

  @Test
  void what_zoom_does_not_tell_counts_as_off() {
    assertTrue(
        compare(
                Map.of("post_webinar_survey", false, "survey_url", ""),
                List.of(),
                Map.of("contact_name", "x"))
            .patch()
            .isEmpty());
    assertEquals(
        Map.of("post_webinar_survey", true),
        compare(Map.of("post_webinar_survey", true), List.of(), Map.of()).patch().settings());
  }

  @Test
  void addresses_compare_without_regard_to_case() {
    assertTrue(
        compare(
                Map.of("contact_email", "Formation@x.example"),
                List.of(),
                Map.of("contact_email", "formation@x.example"))
            .patch()
            .isEmpty());
  }

  @Test
  void topic_and_duration_are_told() {
    Webinar other =
        new Webinar(
            1, "topic", Optional.of(Instant.from(START)), 60, "America/Toronto", "", "", Map.of());
    Comparison compared = planner.compare(spec(Map.of(), List.of()), other, Parts.ALL);
    assertEquals(Optional.of("Topic"), compared.patch().topic());
    assertEquals(Optional.of(180), compared.patch().minutes());
    assertEquals(Optional.empty(), compared.patch().start());
    assertEquals(
        List.of(
            FieldChange.of("topic", "topic", "Topic"),
            FieldChange.of("duration", "60 min", "180 min")),
        compared.fields());
  }
}
