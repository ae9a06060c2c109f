package ca.calculquebec.cqorc.task.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.task.registration.Description.PlanItem;
import ca.calculquebec.cqorc.task.registration.Description.Prerequisites;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DescriptionHtmlTest {
  private static final Course ONE_SESSION =
      RegistrationCourses.of(
          "1",
          "Python",
          "PYT101",
          "7",
          RegistrationCourses.session(
              "1",
              2,
              "2026-09-14T13:00",
              RegistrationCourses.trainer("a", "Émilie", "D'Amours"),
              RegistrationCourses.trainer("b", "Jean & Cie", "<McDonald>")));

  private static final Description PLAIN =
      new Description(
          "Résumé",
          List.of("Boucles & <script>alert(1)</script>"),
          new Prerequisites(List.of("Savoir lire", "a < b"), true),
          List.of(new PlanItem("Début", List.of()), new PlanItem("Fin", List.of("un", "deux"))),
          false);

  private static String fill(String template, Description description, Course course) {
    List<Map<String, Object>> page =
        DescriptionHtml.fill(List.of(text(template)), description, course);
    return page.isEmpty() ? "(dropped)" : TextModule.html(page.get(0));
  }

  static Map<String, Object> text(String html) {
    return Map.of(
        "type",
        "text",
        "id",
        "1",
        "data",
        Map.of("body", Map.of("alignment", "left", "text", html)));
  }

  @Test
  void a_text_takes_the_place_of_its_placeholder_and_is_escaped() {
    assertEquals(
        "<p>Boucles &amp; &lt;script&gt;alert(1)&lt;/script&gt;</p>",
        fill("<p>[[DESCRIPTION]]</p>", PLAIN, ONE_SESSION));
  }

  @Test
  void a_list_takes_the_place_of_the_whole_paragraph() {
    assertEquals(
        "<h2>Préalables</h2><ul><li>Savoir lire</li><li>a &lt; b</li></ul>",
        fill("<h2>Préalables</h2><p>[[PREREQS]]</p>", PLAIN, ONE_SESSION));
  }

  @Test
  void a_list_inside_a_longer_paragraph_parts_it() {
    assertEquals(
        "<p><strong>Avant </strong></p><ul><li>Savoir lire</li><li>a &lt; b</li></ul>"
            + "<p><strong> après</strong> fin</p>",
        fill("<p><strong>Avant [[PREREQS]] après</strong> fin</p>", PLAIN, ONE_SESSION));
  }

  @Test
  void the_plan_keeps_what_stands_below_a_line() {
    assertEquals(
        "<ul><li>Début</li><li>Fin<ul><li>un</li><li>deux</li></ul></li></ul>",
        fill("<p>[[PLAN]]</p>", PLAIN, ONE_SESSION));
  }

  @Test
  void instructors_stand_inside_a_longer_paragraph() {
    assertEquals(
        "<p>Avec <em>Émilie D'Amours, Jean &amp; Cie &lt;McDonald&gt;</em>.</p>",
        fill("<p>Avec <em>[[INSTRUCTOR]]</em>.</p>", PLAIN, ONE_SESSION));
  }

  @Test
  void instructors_come_in_the_order_of_the_sheet_and_once_each() {
    Course course =
        RegistrationCourses.of(
            "1",
            "Python",
            "PYT101",
            "7",
            RegistrationCourses.session(
                "1", 9, "2026-09-14T13:00", RegistrationCourses.trainer("b", "Bob", "B")),
            RegistrationCourses.session(
                "1",
                3,
                "2026-09-15T13:00",
                RegistrationCourses.trainer("c", "Chloé", "C"),
                RegistrationCourses.trainer("b", "Bob", "B")));
    assertEquals("<p>Chloé C, Bob B</p>", fill("<p>[[INSTRUCTOR]]</p>", PLAIN, course));
  }

  @Test
  void without_an_instructor_the_text_that_names_one_goes() {
    Course nobody =
        RegistrationCourses.of(
            "1", "Python", "PYT101", "7", RegistrationCourses.session("1", 2, "2026-09-14T13:00"));
    for (String[] page :
        new String[][] {
          {"<p>Avec <strong>[[INSTRUCTOR]]</strong>, de l'équipe.</p><p>Reste</p>", "<p>Reste</p>"},
          {"Avec [[INSTRUCTOR]], de l'équipe.<p>Reste</p>", "<p>Reste</p>"},
          {"<div>Avec <em>[[INSTRUCTOR]]</em><br>Reste</div>", "<div><br>Reste</div>"},
          {"<ul><li>Avec [[INSTRUCTOR]]</li><li>Reste</li></ul>", "<ul><li>Reste</li></ul>"},
          {
            "<p>Avec [[INSTRUCTOR]]. [[PLAN]]</p>",
            "<ul><li>Début</li><li>Fin<ul><li>un</li>" + "<li>deux</li></ul></li></ul>"
          },
        }) {
      assertEquals(page[1], fill(page[0], PLAIN, nobody));
    }
  }

  @Test
  void a_summary_block_is_dropped_and_nothing_beside_it() {
    assertEquals(
        "<div><p>Reste</p></div>",
        fill("<div>[[SUMMARY]]</div><div><p>Reste</p></div>", PLAIN, ONE_SESSION));
    assertEquals(
        "<p>Reste</p>", fill("<p><em>[[SUMMARY]]</em></p><p>Reste</p>", PLAIN, ONE_SESSION));
  }

  @Test
  void a_module_of_nothing_but_the_summary_is_dropped() {
    assertEquals("(dropped)", fill("<p>[[SUMMARY]]</p>", PLAIN, ONE_SESSION));
  }

  @Test
  void absent_prerequisites_leave_no_empty_paragraph() {
    Description none =
        new Description("", List.of("x"), new Prerequisites(List.of(), false), PLAIN.plan(), false);
    assertEquals("<p>a</p><p>b</p>", fill("<p>a</p><p>[[PREREQS]]</p><p>b</p>", none, ONE_SESSION));
  }

  @Test
  void what_a_description_says_is_never_a_placeholder() {
    Description tricky =
        new Description(
            "",
            List.of("voir [[PLAN]]"),
            new Prerequisites(List.of(), false),
            List.of(new PlanItem("x", List.of())),
            false);
    assertEquals(
        "<p>voir [[PLAN]]</p><ul><li>x</li></ul>",
        fill("<p>[[DESCRIPTION]]</p><p>[[PLAN]]</p>", tricky, ONE_SESSION));
  }

  @Test
  void each_session_has_a_bold_heading_with_its_date_and_hours() {
    Course course =
        RegistrationCourses.of(
            "1",
            "Python",
            "PYT101",
            "7",
            RegistrationCourses.session("1", 2, "2026-10-31T09:00"),
            RegistrationCourses.session("1", 3, "2026-11-02T13:30"));
    Description bySession =
        new Description(
            "",
            List.of("x"),
            new Prerequisites(List.of(), false),
            List.of(
                new PlanItem("Jour 1", List.of("a", "b")), new PlanItem("Jour 2", List.of("c"))),
            true);
    assertEquals(
        "<p><strong>Jour 1 (2026-10-31, 09:00 - 12:00)</strong></p><ul><li>a</li><li>b</li></ul>"
            + "<p><strong>Jour 2 (2026-11-02, 13:30 - 16:30)</strong></p><ul><li>c</li></ul>",
        fill("<p>[[PLAN]]</p>", bySession, course));
  }

  @Test
  void other_modules_and_unknown_fields_stay_in_their_order() {
    Map<String, Object> image =
        Map.of("type", "image", "data", Map.of("image", Map.of("image_id", "5", "new_field", 3)));
    Map<String, Object> text = text("<p>[[DESCRIPTION]]</p>");
    List<Map<String, Object>> page =
        DescriptionHtml.fill(
            List.of(image, text, text("<p>Tel quel &eacute;</p>")), PLAIN, ONE_SESSION);
    assertEquals(3, page.size());
    assertEquals(image, page.get(0));
    assertEquals("1", page.get(1).get("id"));
    assertEquals("<p>Tel quel &eacute;</p>", TextModule.html(page.get(2)));
  }
}
