package ca.calculquebec.cqorc.task.webinar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.config.Config;
import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.course.Role;
import ca.calculquebec.cqorc.course.Trainer;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.service.zoom.Panelist;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebinarSpecsTest {
  @TempDir Path folder;

  private WebinarSettings settings(String keys) throws Exception {
    Files.writeString(folder.resolve("a.cfg"), "[zoom]\nuser = zoom@ecole.example\n" + keys);
    return WebinarSettings.of(Config.load(folder, folder.resolve("secrets"), folder));
  }

  private static WebinarSpec spec(WebinarSettings settings, Map<Role, List<Trainer>> trainers)
      throws InputException {
    return new WebinarSpecs(settings, course -> Optional.empty())
        .full(WebinarCourses.course("1", "T", "2026-09-14T13:00", "", "en ligne", trainers));
  }

  @Test
  void the_predecessors_values_are_the_defaults() throws Exception {
    Map<String, Object> made =
        settings("").of(Language.ENGLISH, Optional.of("https://survey.example/1"));
    assertEquals(
        Map.of(
            "attendees_and_panelists_reminder_email_notification",
            Map.of("enable", true, "type", 1),
            "contact_email",
            "formation@calculquebec.ca",
            "registrants_confirmation_email",
            true,
            "registrants_email_notification",
            true,
            "approval_type",
            0,
            "question_and_answer",
            Map.of(
                "enable", true,
                "allow_submit_questions", true,
                "attendees_can_upvote", true,
                "attendees_can_comment", true,
                "allow_anonymous_questions", false),
            "email_language",
            "en-US",
            "post_webinar_survey",
            true,
            "survey_url",
            "https://survey.example/1"),
        made);
    assertEquals("fr-FR", settings("").of(Language.FRENCH, Optional.empty()).get("email_language"));
  }

  @Test
  void without_a_survey_nothing_is_said_about_it_unless_a_key_does() throws Exception {
    Map<String, Object> silent = settings("").of(Language.FRENCH, Optional.empty());
    assertFalse(silent.containsKey("post_webinar_survey"));
    assertFalse(silent.containsKey("survey_url"));
    Map<String, Object> told =
        settings("post_webinar_survey = no\n").of(Language.FRENCH, Optional.of("https://s"));
    assertEquals(false, told.get("post_webinar_survey"));
  }

  @Test
  void keys_replace_the_defaults() throws Exception {
    WebinarSettings settings =
        settings(
            """
            timezone = America/Montreal
            approval_type = 1
            qa_enable = off
            reminder_type = 3
            email_language_fr = fr-CA
            onsite_webinars = yes
            contact_email = a@x.example
            """);
    Map<String, Object> made = settings.of(Language.FRENCH, Optional.empty());
    assertEquals(1, made.get("approval_type"));
    assertEquals("fr-CA", made.get("email_language"));
    assertEquals("a@x.example", made.get("contact_email"));
    assertEquals(false, ((Map<?, ?>) made.get("question_and_answer")).get("enable"));
    assertTrue(settings.onsiteWebinars());
    assertEquals("America/Montreal", spec(settings, WebinarCourses.standard()).timezone());
  }

  @Test
  void a_number_that_zoom_does_not_know_is_refused_at_its_key() {
    InputException failure =
        assertThrows(InputException.class, () -> settings("approval_type = 5\n"));
    assertTrue(failure.origin().orElseThrow().text().contains("approval_type"));
  }

  @Test
  void everybody_is_a_panelist_once() throws Exception {
    Trainer twin = WebinarCourses.trainer("alice2", "Alice", "T", "alice@ecole.EXAMPLE");
    WebinarSpec spec =
        spec(
            settings(""),
            Map.of(
                Role.INSTRUCTOR, List.of(WebinarCourses.ALICE),
                Role.HOST, List.of(WebinarCourses.BOB),
                Role.ASSISTANT, List.of(twin, WebinarCourses.CHLOE),
                Role.TECH_TEAM, List.of(WebinarCourses.trainer("t", "T", "T", "t@x.example"))));
    assertEquals(
        List.of("Alice Tremblay", "Bob O'Neil", "Chloé D'Amours"),
        spec.panelists().stream().map(Panelist::name).toList());
    assertEquals(List.of("bob@ecole.example"), spec.hosts());
    assertEquals("America/Toronto", spec.timezone());
  }

  @Test
  void the_webinars_own_host_is_not_an_alternative_one() throws Exception {
    Trainer owner = WebinarCourses.trainer("owner", "Olga", "Roy", "Zoom@ecole.example");
    WebinarSpec spec = spec(settings(""), Map.of(Role.HOST, List.of(owner, WebinarCourses.BOB)));
    assertEquals(List.of("bob@ecole.example"), spec.hosts());
    assertEquals(List.of("Olga Roy is the host already, not an alternative one"), spec.remarks());
  }

  @Test
  void a_trainer_without_an_address_is_told_with_row_and_column() {
    Trainer nobody = WebinarCourses.trainer("nobody", "No", "Body", "");
    InputException failure =
        assertThrows(
            InputException.class,
            () -> spec(settings(""), Map.of(Role.ASSISTANT, List.of(nobody))));
    assertEquals("row 14, assistants", failure.origin().orElseThrow().text());
    assertTrue(failure.getMessage().contains("nobody"));
  }
}
