package ca.calculquebec.cqorc.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers, times and problems as plans print them. */
class ValuesTest {
  @ParameterizedTest
  @CsvSource({
    "0,0 min",
    "59,59 min",
    "60,1 h",
    "61,1 h 01",
    "90,1 h 30",
    "1439,23 h 59",
    "1440,1 d",
    "1499,1 d",
    "1500,1 d 1 h",
    "3120,2 d 4 h",
  })
  void a_duration_is_in_minutes_hours_and_days(long minutes, String shown) {
    assertEquals(shown, Times.duration(Duration.ofMinutes(minutes).plusSeconds(59)));
    assertEquals(shown, Values.shown(minutes + " min"));
  }

  @Test
  void a_time_is_shown_to_the_minute_and_other_values_as_they_are() {
    ZonedDateTime time = ZonedDateTime.parse("2026-09-14T13:00:59-04:00[America/Toronto]");
    assertEquals("2026-09-14 13:00", Times.minute(time));
    assertEquals("2026-12-06 09:00", Values.shown("2026-12-06T09:00-05:00"));
    assertEquals("2026-12-06T09:00", Values.shown("2026-12-06T09:00"));
    assertEquals("1234567890 min", Values.shown("1234567890 min"));
  }

  @Test
  void a_text_of_few_and_short_lines_is_shown_and_others_are_counted() {
    assertEquals("a / b / c", Values.shown("\na\n\nb\nc\n"));
    assertEquals("4 lines", Values.shown("a\nb\nc\nd"));
    String long160 = "a\n" + "b".repeat(156);
    assertEquals("a / " + "b".repeat(156), Values.shown(long160));
    assertEquals("2 lines", Values.shown(long160 + "b"));
  }

  @Test
  void values_that_look_the_same_in_short_are_shown_exactly() {
    assertEquals("1 h to 2 h", Values.change("60 min", "120 min", " to "));
    assertEquals(
        "2026-12-06T09:00-05:00 to 2026-12-06T09:00-04:00",
        Values.change("2026-12-06T09:00-05:00", "2026-12-06T09:00-04:00", " to "));
  }

  @Test
  void a_number_goes_with_its_word_and_a_list_ends_in_and() {
    assertEquals("1 webinar", Words.count(1, "webinar"));
    assertEquals("0 webinars", Words.count(0, "webinar"));
    assertEquals("2 people", Words.count(2, "person"));
    assertEquals("2 ticket classes", Words.count(2, "ticket class"));
    assertEquals("2 panelists", Words.count(2, "panelists"));
    assertEquals("", Words.list(List.of()));
    assertEquals("a", Words.list(List.of("a")));
    assertEquals("a and b", Words.list(List.of("a", "b")));
    assertEquals("a, b and c", Words.list(List.of("a", "b", "c")));
    assertEquals("archive", Resource.CHANNEL.ending());
    assertEquals("remove", Resource.GUEST.ending());
    assertEquals("delete", Resource.WEBINAR.ending());
  }

  private static String cause(Origin origin, String message) {
    return Problem.of(new InputException(origin, message, "Mend it.")).cause();
  }

  @Test
  void a_problem_names_its_place_once() {
    Origin cell = new Origin("row 3, column site");
    assertEquals("row 3, column site: no such site", cause(cell, "no such site"));
    assertEquals("in row 3, column site: none", cause(cell, "in row 3, column site: none"));
    Origin key = new Origin("a.cfg, line 2: [global] timezone");
    assertEquals(
        "a.cfg, line 2: [global] timezone is no zone", cause(key, "[global] timezone is no zone"));
    assertEquals(
        "no key\nlooked in: a.cfg and b.cfg", cause(Origin.lookedIn("a.cfg and b.cfg"), "no key"));
    Problem problem = Problem.of(new InputException("no sheet", "Name one."));
    assertEquals(new Problem("no sheet", "Name one."), problem);
    assertEquals(List.of(false, true), List.of(problem.isNone(), Problem.NONE.isNone()));
  }

  @Test
  void what_is_still_to_be_made_is_shown_in_brackets_until_it_is_known() {
    Deferred<String> address = Deferred.unknown("new webinar's address");
    CourseOutputs outputs = new CourseOutputs();
    outputs.put(CourseOutputs.Output.WEBINAR_JOIN_URL, address);
    assertEquals("(new webinar's address)", address.shown());
    assertEquals(Optional.empty(), outputs.get(CourseOutputs.Output.WEBINAR_JOIN_URL).get());
    address.fulfil("https://zoom.example/j/1");
    assertEquals("https://zoom.example/j/1", address.shown());
    assertEquals(
        Optional.of("https://zoom.example/j/1"),
        outputs.get(CourseOutputs.Output.WEBINAR_JOIN_URL).get());
    assertEquals(true, outputs.has(CourseOutputs.Output.WEBINAR_JOIN_URL));
    assertEquals(false, outputs.has(CourseOutputs.Output.EVENT_ID));
    assertEquals("(nothing)", outputs.get(CourseOutputs.Output.EVENT_ID).shown());
    assertEquals("", Deferred.known("a").description());
  }
}
