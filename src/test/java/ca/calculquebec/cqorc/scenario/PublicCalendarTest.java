package ca.calculquebec.cqorc.scenario;

import static ca.calculquebec.cqorc.scenario.CalendarManualEdits.PUBLIC;
import static ca.calculquebec.cqorc.scenario.CalendarManualEdits.done;
import static ca.calculquebec.cqorc.scenario.CalendarManualEdits.unchanged;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code public-gcal} as coordinators use it. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class PublicCalendarTest {
  private static final ZoneId ZONE = ZoneId.of("America/Toronto");
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  @TempDir Path folder;
  private World world;
  private CalendarManualEdits calendar;

  @BeforeEach
  void begin() throws Exception {
    world = World.in(folder);
    calendar = CalendarManualEdits.onPublic(world);
    done(world.run("eventbrite --create"));
  }

  @AfterEach
  void end() {
    world.close();
  }

  private String first() {
    return world.courses().get(0);
  }

  private Instant start(String course) {
    return LocalDateTime.parse(world.cell(course, 0, "start_date"), SHOWN).atZone(ZONE).toInstant();
  }

  private String id(String course) {
    return world.cell(course, 0, PUBLIC);
  }

  @Test
  void every_session_has_its_event_with_the_text_that_others_parse() throws Exception {
    done(world.run("public-gcal --create"));
    JsonNode event = calendar.event(id(first()));
    String link = "https://eventbrite.example/e/" + world.cell(first(), 0, "eventbrite_id");
    String address = "<a href=\"" + link + "\">" + link + "</a>";
    String text = event.path("description").asText();
    assertTrue(text.startsWith("Inscriptions: " + address + "\n\n"), text);
    assertTrue(text.contains("\n\nPlan:\n\n* "), text);
    assertTrue(
        text.endsWith(
            "\n\nTags:\nPresence: en ligne\nCost basis: gratuit\nLanguage: french\n"
                + "Registration URL: "
                + address
                + "\n\n"),
        text);
    assertFalse(event.has("attendees"));
    assertEquals(List.of(), calendar.notifications());
    calendar.everyWriteSaysWhomToTell();
    unchanged(world.run("public-gcal --create"));
    unchanged(world.run("public-gcal --update"));
  }

  @Test
  void the_title_is_eventbrites_name() throws Exception {
    world.cell(first(), 0, "title", "Titre neuf");
    done(world.run("public-gcal --create"));
    assertEquals(
        "Introduction à Python [en ligne, PYT101]",
        calendar.event(id(first())).path("summary").asText());
    done(world.run("eventbrite --update"));
    Result renamed = done(world.run("public-gcal --update"));
    assertEquals(1, renamed.changes().size(), renamed.toString());
    assertEquals(
        "Titre neuf [en ligne, PYT101]", calendar.event(id(first())).path("summary").asText());
  }

  @Test
  void blanks_that_somebody_typed_into_eventbrites_name_make_no_difference() throws Exception {
    done(world.run("term --create"));
    String event = world.cell(first(), 0, "eventbrite_id");
    for (String name :
        List.of(
            "Introduction à Python [en ligne, PYT101] ",
            "Introduction à  Python [en ligne,\u00a0PYT101]")) {
      world.sandbox().eventbrite().name(event, name);
      assertEquals(0, world.run("status --exit-code").exit());
      for (String command : List.of("term --update", "public-gcal --update", "term --update")) {
        unchanged(world.run(command));
      }
      assertEquals(0, world.run("status --exit-code").exit());
    }
  }

  @Test
  void without_eventbrite_the_title_is_the_courses_and_there_is_no_address() throws Exception {
    world.replace(world.config("config.cfg"), "(?s)\\[eventbrite].*?\\n\\n", "");
    world.replace(world.secret("secrets.cfg"), "(?s)\\[eventbrite].*?\\n\\n", "");
    world.cell(first(), 0, "eventbrite_id", "");
    world.cell(first(), 0, "title", "Titre neuf");
    done(world.run("public-gcal --create --course_id " + first()));
    JsonNode event = calendar.event(id(first()));
    assertEquals("Titre neuf [en ligne, PYT101]", event.path("summary").asText());
    assertTrue(event.path("description").asText().startsWith("Inscriptions: -\n\n"));
  }

  @Test
  void without_an_event_to_register_at_nothing_is_announced() throws Exception {
    world.cell(first(), 0, "eventbrite_id", "");
    Result failed = world.run("public-gcal --create");
    assertEquals(1, failed.exit(), failed.toString());
    assertTrue(failed.words().contains("row 2, eventbrite_id"), failed.toString());
    assertTrue(failed.words().contains("cqorc eventbrite --create"), failed.toString());
    assertEquals("", id(first()));
  }

  @Test
  void a_new_description_changes_the_text_and_only_it() throws Exception {
    done(world.run("public-gcal --create"));
    world.replace(world.description("PYT101-fr.yaml"), "(?s)plan:.*", "plan:\n- Un seul point\n");
    Result updated = done(world.run("public-gcal --update"));
    assertEquals(1, updated.changes().size(), updated.toString());
    String text = calendar.event(id(first())).path("description").asText();
    assertTrue(text.contains("\n\nPlan:\n\n* Un seul point\n\nTags:\n"), text);
  }

  @Test
  void a_course_without_a_description_has_dashes() throws Exception {
    world.cell(first(), 0, "code", "");
    done(world.run("eventbrite --update"));
    done(world.run("public-gcal --create --course_id " + first()));
    String text = calendar.event(id(first())).path("description").asText();
    assertTrue(text.contains("</a>\n\n-\n\nPlan:\n-\n\nTags:\n"), text);
  }

  @Test
  void an_update_without_id_finds_the_single_event_of_the_day_with_title_or_code()
      throws Exception {
    Instant start = start(first());
    String byHand =
        world
            .sandbox()
            .calendars()
            .add(
                calendar.calendar(),
                "PYT101 (atelier)",
                start.minusSeconds(3600),
                start.plusSeconds(3600));
    done(world.run("public-gcal --update --course_id " + first()));
    assertEquals(byHand, id(first()));
    JsonNode event = calendar.event(byHand);
    assertEquals("Introduction à Python [en ligne, PYT101]", event.path("summary").asText());
    assertTrue(event.path("extendedProperties").path("private").has("cqorc_session"));
    unchanged(world.run("public-gcal --update --course_id " + first()));
  }

  @Test
  void several_candidates_are_an_error_that_names_them() throws Exception {
    Instant start = start(first());
    for (int hours = 1; hours <= 2; hours++) {
      world
          .sandbox()
          .calendars()
          .add(
              calendar.calendar(),
              "Introduction à Python " + hours,
              start.plusSeconds(3600L * hours),
              start.plusSeconds(3600L * hours + 60));
    }
    for (String command : List.of("--update", "--delete --yes")) {
      Result failed = world.run("public-gcal " + command + " --course_id " + first());
      assertEquals(1, failed.exit(), failed.toString());
      assertTrue(failed.words().contains("2 events of"), failed.toString());
      assertEquals(List.of(), failed.changes());
    }
  }

  @Test
  void one_of_several_candidates_is_not_taken_for_starting_with_the_only_session()
      throws Exception {
    Instant start = start(first());
    for (int hours = 0; hours <= 1; hours++) {
      world
          .sandbox()
          .calendars()
          .add(
              calendar.calendar(),
              "Introduction à Python",
              start.plusSeconds(3600L * hours),
              start.plusSeconds(3600L * hours + 60));
    }
    Result failed = world.run("public-gcal --update --course_id " + first());
    assertEquals(1, failed.exit(), failed.toString());
    assertTrue(failed.words().contains("2 events of"), failed.toString());
    assertEquals(List.of(), failed.changes());
  }

  @Test
  void a_second_deletion_takes_no_event_that_is_like_the_one_that_is_gone() throws Exception {
    done(world.run("public-gcal --create"));
    Instant start = start(first());
    String others =
        world
            .sandbox()
            .calendars()
            .add(
                calendar.calendar(),
                "Introduction à Python (suite)",
                start.plusSeconds(7200),
                start.plusSeconds(10_800));
    done(world.run("public-gcal --delete --all --yes --max-change 100"));
    unchanged(world.run("public-gcal --delete --all --yes --max-change 100"));
    assertEquals("confirmed", calendar.event(others).path("status").asText());
  }

  @Test
  void without_any_event_an_update_or_delete_is_an_error_of_that_session() throws Exception {
    String other = world.courses().get(1);
    done(world.run("public-gcal --create --course_id " + other));
    for (String command : List.of("--update", "--delete --yes")) {
      Result failed = world.run("public-gcal " + command + " --course_id " + first() + "," + other);
      assertEquals(1, failed.exit(), failed.toString());
      assertTrue(failed.words().contains("row 2, " + PUBLIC), failed.toString());
    }
    assertEquals("", id(other));
  }

  @Test
  void deleting_twice_is_no_error() throws Exception {
    done(world.run("public-gcal --create"));
    done(world.run("public-gcal --delete --all --yes --max-change 100"));
    assertEquals("", id(first()));
    unchanged(world.run("public-gcal --delete --all --yes"));
  }

  @Test
  void guests_whom_somebody_invited_to_a_public_event_stay_and_are_not_told() throws Exception {
    done(world.run("public-gcal --create"));
    world.sandbox().calendars().invite(calendar.calendar(), id(first()), "ami@exemple.org");
    world.move(first(), 1);
    done(world.run("public-gcal --update --max-change 100"));
    assertTrue(
        CalendarManualEdits.guests(calendar.event(id(first())))
            .toString()
            .contains("ami@exemple.org"));
    assertEquals(List.of(), calendar.notifications());
  }

  @Test
  void a_fault_of_one_courses_event_leaves_the_others_done() throws Exception {
    world.cell(first(), 0, "eventbrite_id", "999");
    world.replace(
        world.config("config.cfg"),
        "registration_url = .*",
        "registration_url = {eb_event['url']}");
    Result failed = world.run("public-gcal --create");
    assertEquals(1, failed.exit(), failed.toString());
    assertEquals("", id(first()));
    assertFalse(id(world.courses().get(1)).isEmpty());
  }
}
