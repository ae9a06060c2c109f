package ca.calculquebec.cqorc.task.usernames;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.service.eventbrite.EventbriteEvent;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventCourseTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Introduction à Python [en ligne, PYT101]  | PYT101 | en ligne     | FRENCH
          Parallel R [online, R201]                 | R201   | online       | ENGLISH
          Parallel R [U.Sherbrooke, R201]           | R201   | U.Sherbrooke | FRENCH
          Parallel R [online]                       |        | online       | ENGLISH
          MIDI : les tests                          |        |              | FRENCH
          A [b] C                                   |        |              | FRENCH
          [a, b, ML_201]                            | ML_201 | a, b         | FRENCH
          """)
  void an_events_name_tells_code_site_and_language(
      String name, String code, String site, Language language) {
    Course course =
        EventCourse.of(
            new EventbriteEvent(
                "112",
                name,
                "live",
                Instant.parse("2026-09-14T02:00:00Z"),
                Instant.parse("2026-09-14T05:00:00Z"),
                "America/Toronto",
                "",
                ""),
            ZoneId.of("America/Toronto"),
            Language.FRENCH);
    assertEquals(code == null ? "" : code, course.code().text());
    assertEquals(site == null ? "" : site, course.site().text());
    assertEquals(language, course.language());
    assertEquals(name, course.fullTitle());
    assertEquals("event-112", course.id().text());
    assertEquals("2026-09-13", course.start().toLocalDate().toString());
  }
}
