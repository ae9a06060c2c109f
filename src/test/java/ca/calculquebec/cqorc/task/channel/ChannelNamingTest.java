package ca.calculquebec.cqorc.task.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseCode;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.course.Session;
import ca.calculquebec.cqorc.course.Site;
import ca.calculquebec.cqorc.failure.InputException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChannelNamingTest {
  private static final ChannelName NAME = new ChannelName("2026-09-14-pyt101-fr");

  private static Course course(String id) {
    ZonedDateTime start = ZonedDateTime.of(2026, 9, 14, 13, 0, 0, 0, ZoneId.of("America/Toronto"));
    CourseId course = new CourseId(id);
    return new Course(
        course,
        "Python",
        new CourseCode("PYT101"),
        new Site(""),
        Language.FRENCH,
        "fr",
        "",
        List.of(new Session(course, 2, start, start.plusHours(3), Map.of(), Map.of())),
        Map.of());
  }

  private static ChannelNaming naming(Map<String, String> cells, String... nameless) {
    Map<CourseId, Set<String>> written = new java.util.LinkedHashMap<>();
    cells.forEach((id, cell) -> written.put(new CourseId(id), Set.of(cell)));
    Map<CourseId, ChannelName> templates = new java.util.LinkedHashMap<>();
    for (String id : nameless) {
      templates.put(new CourseId(id), NAME);
    }
    return new ChannelNaming(written, templates);
  }

  @Test
  void a_name_that_nobody_has_is_the_courses() throws Exception {
    assertEquals(NAME, naming(Map.of("2", "autre"), "1").unclaimed(course("1")));
  }

  @Test
  void a_channel_that_another_row_names_is_not_shared_silently() {
    for (String cell : List.of(NAME.text(), "#" + NAME.text(), "2026-09-14-PYT101-Fr")) {
      InputException refusal =
          assertThrows(
              InputException.class, () -> naming(Map.of("2", cell), "1").unclaimed(course("1")));
      assertEquals("the channel #2026-09-14-pyt101-fr belongs to course 2", refusal.getMessage());
      assertEquals("row 2, slack_channel", refusal.origin().orElseThrow().text());
      assertTrue(refusal.advice().contains("write 2026-09-14-pyt101-fr into the rows of each"));
    }
  }

  @Test
  void two_courses_to_which_the_template_gives_one_name_are_both_refused() {
    ChannelNaming naming = naming(Map.of(), "1", "2");
    for (String id : List.of("1", "2")) {
      InputException refusal =
          assertThrows(InputException.class, () -> naming.unclaimed(course(id)));
      assertTrue(refusal.getMessage().contains("would be called"), refusal.getMessage());
    }
  }

  @Test
  void rows_that_name_it_share_it() {
    ChannelNaming naming = naming(Map.of("1", NAME.text(), "2", NAME.text(), "3", "autre"));
    assertEquals(List.of(new CourseId("2")), naming.alsoNamedBy(new CourseId("1"), NAME));
  }
}
