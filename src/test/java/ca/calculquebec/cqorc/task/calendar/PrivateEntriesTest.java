package ca.calculquebec.cqorc.task.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.config.Config;
import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseCode;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.course.Role;
import ca.calculquebec.cqorc.course.Session;
import ca.calculquebec.cqorc.course.Site;
import ca.calculquebec.cqorc.course.Trainer;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.plan.CourseOutputs;
import ca.calculquebec.cqorc.service.google.Guest;
import ca.calculquebec.cqorc.wording.Wording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateEntriesTest {
  private static final ZoneId TORONTO = ZoneId.of("America/Toronto");
  private static final Trainer ALICE = trainer("alice", "Alice@ecole.example");
  private static final Trainer BOB = trainer("bob", "bob@ecole.example");
  private static final Map<Role, List<Trainer>> BOTH =
      Map.of(
          Role.INSTRUCTOR, List.of(ALICE),
          Role.HOST, List.of(BOB),
          Role.ASSISTANT, List.of(BOB),
          Role.TECH_TEAM, List.of(trainer("dan", "dan@ecole.example")));

  @TempDir Path folder;

  private static Trainer trainer(String key, String address) {
    return new Trainer(key, key, "X", "", "", "", "", address);
  }

  private PrivateEntries entries(String configuration) throws Exception {
    Files.writeString(folder.resolve("a.cfg"), configuration);
    Config config = Config.load(folder, folder, folder);
    return new PrivateEntries(
        PrivateSettings.of(config, TORONTO),
        new PrivateTexts(config, new Wording(config)),
        Set.of(CalendarKind.PRIVATE, CalendarKind.POST_MORTEM));
  }

  private static Course course(Language language, Session... sessions) {
    return new Course(
        new CourseId("7"),
        "Python",
        new CourseCode("PYT101"),
        new Site(""),
        language,
        language.suffix(),
        "",
        List.of(sessions),
        Map.of(),
        Optional.empty());
  }

  private static Session session(
      String start, String end, Map<Role, List<Trainer>> trainers, Map<String, String> cells) {
    return new Session(new CourseId("7"), 4, at(start), at(end), trainers, cells);
  }

  private static ZonedDateTime at(String time) {
    return LocalDateTime.parse(time).atZone(TORONTO);
  }

  private static List<CalendarSpec> wanted(PrivateEntries source, Course course) throws Exception {
    List<CalendarSpec> specs = new ArrayList<>();
    for (CalendarEntry entry : source.entries(course)) {
      specs.add(source.wanted(entry, new CourseOutputs()));
    }
    return specs;
  }

  @Test
  void instructor_host_and_assistants_are_invited_each_once_and_the_tech_team_is_not()
      throws Exception {
    Session session = session("2026-12-01T09:00", "2026-12-01T12:00", BOTH, Map.of());
    CalendarSpec spec = wanted(entries("[global]\n"), course(Language.FRENCH, session)).get(0);
    assertEquals(
        List.of("Alice@ecole.example", "bob@ecole.example"),
        spec.guests().orElseThrow().stream().map(Guest::email).toList());
  }

  @Test
  void the_start_is_moved_the_end_stays_and_the_text_has_the_sessions_own_hours() throws Exception {
    Session session = session("2026-12-01T09:00", "2026-12-01T12:00", BOTH, Map.of());
    CalendarSpec spec =
        wanted(
                entries("[google.calendar]\nstart_offset_minutes = -10\n"),
                course(Language.FRENCH, session))
            .get(0);
    assertEquals(at("2026-12-01T08:50"), spec.start());
    assertEquals(at("2026-12-01T12:00"), spec.end());
    assertEquals("La formation a lieu de 9 h 00 à 12 h 00.", spec.text());
    assertEquals("Python [en ligne, PYT101]", spec.title());
  }

  @Test
  void the_post_mortem_follows_the_session_that_ends_last_with_that_sessions_guests()
      throws Exception {
    Session one = session("2026-12-01T09:00", "2026-12-01T12:00", BOTH, Map.of());
    Session two =
        session(
            "2026-12-01T13:00",
            "2026-12-01T16:00",
            Map.of(Role.INSTRUCTOR, List.of(BOB)),
            Map.of());
    PrivateEntries source =
        entries("[google.calendar]\ngoogle_meet_link = https://m.example/a?\"b\n");
    List<CalendarSpec> specs = wanted(source, course(Language.ENGLISH, one, two));
    assertEquals(3, specs.size());
    CalendarSpec after = specs.get(2);
    assertEquals("Python [online, PYT101] - post mortem", after.title());
    assertEquals(at("2026-12-01T16:00"), after.start());
    assertEquals(at("2026-12-01T16:30"), after.end());
    assertEquals("Meeting: https://m.example/a?%22b", after.text());
    assertEquals(1, after.guests().orElseThrow().size());
  }

  @Test
  void texts_titles_and_length_are_keys() throws Exception {
    PrivateEntries source =
        entries(
            """
            [google.calendar]
            event_text_fr = {title} à {start_time.hour} h, {session['notes']}
            post_mortem_title_template = Bilan de {course_code}
            post_mortem_minutes = 45
            post_mortem_document_text = Lire {post_mortem_link}
            [slack]
            post_mortem_link = https://d.example
            """);
    Session session =
        session("2026-12-01T09:00", "2026-12-01T12:00", BOTH, Map.of("notes", "salle 4"));
    List<CalendarSpec> specs = wanted(source, course(Language.FRENCH, session));
    assertEquals("Python [en ligne, PYT101] à 9 h, salle 4", specs.get(0).text());
    assertEquals("Bilan de PYT101", specs.get(1).title());
    assertEquals("Lire https://d.example", specs.get(1).text());
    assertEquals(at("2026-12-01T12:45"), specs.get(1).end());
  }

  @Test
  void over_the_night_of_a_clock_change_hours_are_those_that_pass() throws Exception {
    // 01:30 comes twice; the session lasts two hours.
    Session night =
        new Session(
            new CourseId("7"),
            4,
            ZonedDateTime.parse("2026-11-01T00:30-04:00[America/Toronto]"),
            ZonedDateTime.parse("2026-11-01T01:30-05:00[America/Toronto]"),
            BOTH,
            Map.of());
    List<CalendarSpec> specs =
        wanted(
            entries("[google.calendar]\nstart_offset_minutes = -60\n"),
            course(Language.FRENCH, night));
    assertEquals("2026-11-01T03:30:00Z", specs.get(0).start().toInstant().toString());
    assertEquals("2026-11-01T06:30:00Z", specs.get(0).end().toInstant().toString());
    assertEquals("2026-11-01T07:00:00Z", specs.get(1).end().toInstant().toString());
  }

  @Test
  void a_trainer_without_an_address_is_named_with_row_and_column() throws Exception {
    Session session =
        session(
            "2026-12-01T09:00",
            "2026-12-01T12:00",
            Map.of(Role.HOST, List.of(trainer("bob", " "))),
            Map.of());
    PrivateEntries source = entries("[global]\n");
    InputException refused =
        assertThrows(InputException.class, () -> wanted(source, course(Language.FRENCH, session)));
    assertEquals("row 4, host", refused.origin().orElseThrow().text());
    assertTrue(refused.getMessage().contains("\"bob\""));
  }

  @Test
  void a_post_mortem_whose_id_stands_in_an_earlier_row_is_still_the_courses() throws Exception {
    Session one =
        session(
            "2026-12-01T09:00",
            "2026-12-01T12:00",
            BOTH,
            Map.of("post_mortem_private_gcal_id", "abc"));
    Session two = session("2026-12-02T09:00", "2026-12-02T12:00", BOTH, Map.of());
    List<CalendarEntry> all = entries("[global]\n").entries(course(Language.FRENCH, one, two));
    CalendarEntry after = all.get(2);
    assertEquals("abc", after.cell());
    assertEquals(two, after.session());
  }
}
