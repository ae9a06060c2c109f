package ca.calculquebec.cqorc.task.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseCode;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.course.Session;
import ca.calculquebec.cqorc.course.Site;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublicEventTextTest {
  private static String text(Language language, String site, Optional<DescriptionTexts> texts) {
    CourseId id = new CourseId("7");
    ZonedDateTime start = ZonedDateTime.parse("2026-09-14T13:00-04:00[America/Toronto]");
    Session session =
        new Session(id, 2, start, start.plusHours(3), Map.of(), Map.of("cost_basis", "free"));
    Course course =
        new Course(
            id,
            "Python",
            new CourseCode("PYT101"),
            new Site(site),
            language,
            language.suffix(),
            "",
            List.of(session),
            Map.of());
    return PublicEventText.of(course, session, "https://e.example/1", texts);
  }

  @Test
  void a_french_course_online() {
    assertEquals(
        """
        Inscriptions: <a href="https://e.example/1">https://e.example/1</a>

        Bref

        Long

        Plan:

        * un
        * deux

        Tags:
        Presence: en ligne
        Cost basis: free
        Language: french
        Registration URL: <a href="https://e.example/1">https://e.example/1</a>

        """,
        text(
            Language.FRENCH,
            "",
            Optional.of(new DescriptionTexts("Bref", "Long", List.of("un", "deux")))));
  }

  @Test
  void an_english_course_onsite_without_a_description() {
    assertEquals(
        """
        Registration: <a href="https://e.example/1">https://e.example/1</a>

        -

        Plan:
        -

        Tags:
        Presence: onsite
        Cost basis: free
        Language: english
        Registration URL: <a href="https://e.example/1">https://e.example/1</a>

        """,
        text(Language.ENGLISH, "U.Laval", Optional.empty()));
  }
}
