package ca.calculquebec.cqorc.task.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.service.eventbrite.EventPatch;
import ca.calculquebec.cqorc.service.eventbrite.EventbriteEvent;
import ca.calculquebec.cqorc.service.eventbrite.TicketClass;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistrationPlannerTest {
  private static final ZonedDateTime START =
      ZonedDateTime.of(2026, 9, 14, 13, 0, 0, 0, RegistrationCourses.TORONTO);
  private static final EventSpec WANTED =
      new EventSpec("R & Cie", START, START.plusHours(3), Optional.of("Résumé"));

  private static EventbriteEvent event(String name, String start, String zone, String summary) {
    return new EventbriteEvent(
        "1",
        name,
        "draft",
        Instant.parse(start),
        Instant.parse("2026-09-14T20:00:00Z"),
        zone,
        summary,
        "https://example.org/e/1");
  }

  @Test
  void equal_instants_and_words_are_in_line() {
    RegistrationPlanner.EventDifference difference =
        RegistrationPlanner.compare(
            WANTED, event("R  & Cie ", "2026-09-14T17:00:00Z", "America/Montreal", "Résumé"));
    assertEquals(List.of(), difference.fields());
    assertTrue(difference.patch().isEmpty());
  }

  @Test
  void only_what_differs_is_sent() {
    RegistrationPlanner.EventDifference difference =
        RegistrationPlanner.compare(
            WANTED, event("R & Cie", "2026-09-14T16:00:00Z", "America/Toronto", "Résumé"));
    assertEquals(
        List.of(FieldChange.of("start", "2026-09-14 12:00", "2026-09-14 13:00")),
        difference.fields());
    assertEquals(
        new EventPatch(
            Optional.empty(),
            Optional.empty(),
            Optional.of(
                new EventPatch.Period(
                    START.toInstant(), START.plusHours(3).toInstant(), "America/Toronto"))),
        difference.patch());
  }

  @Test
  void a_zone_with_other_clocks_differs_even_at_the_same_instant() {
    RegistrationPlanner.EventDifference difference =
        RegistrationPlanner.compare(
            WANTED, event("R & Cie", "2026-09-14T17:00:00Z", "Europe/Paris", "Résumé"));
    assertEquals(
        List.of(FieldChange.of("timezone", "Europe/Paris", "America/Toronto")),
        difference.fields());
  }

  @Test
  void a_course_without_description_keeps_the_summary() {
    EventSpec none = new EventSpec("R & Cie", START, START.plusHours(3), Optional.empty());
    assertTrue(
        RegistrationPlanner.compare(
                none, event("R & Cie", "2026-09-14T17:00:00Z", "America/Toronto", "Autre"))
            .patch()
            .isEmpty());
  }

  @Test
  void ticket_classes_that_end_at_the_right_time_are_left_alone() {
    ZonedDateTime end = START.minusHours(12);
    TicketClass right = new TicketClass("1", "A", Optional.of(end.toInstant()), 0);
    TicketClass wrong =
        new TicketClass("2", "B", Optional.of(Instant.parse("2020-01-01T00:00:00Z")), 0);
    TicketClass relative = new TicketClass("3", "C", Optional.empty(), 0);
    RegistrationPlanner.TicketDifference difference =
        RegistrationPlanner.compareTickets(end, List.of(right, wrong, relative));
    assertEquals(List.of(wrong, relative), difference.classes());
    assertEquals("sales end of \"B\"", difference.fields().get(0).name());
    assertEquals(Optional.of("one hour before the start"), difference.fields().get(1).from());
  }

  @Test
  void a_changed_page_is_shown_around_its_first_difference() {
    String long1 = "mot ".repeat(60) + "ancien";
    String long2 = "mot ".repeat(60) + "nouveau";
    List<FieldChange> change =
        RegistrationPlanner.comparePages(
            List.of(DescriptionHtmlTest.text("<p>" + long2 + "</p>")),
            List.of(DescriptionHtmlTest.text("<p>" + long1 + "</p>")));
    assertTrue(change.get(0).from().orElseThrow().endsWith("ancien"));
    assertTrue(change.get(0).to().orElseThrow().endsWith("nouveau"));
    assertTrue(change.get(0).to().orElseThrow().length() < 70);
  }

  @Test
  void a_key_survives_the_journal_even_with_bars_in_the_name() {
    EventKey key = new EventKey("A | B  C", Instant.parse("2026-09-14T17:00:00.5Z"));
    assertEquals(Optional.of(key), EventKey.parse(key.text()));
    assertEquals("A | B C | 2026-09-14T17:00:00Z", key.text());
    assertEquals(Optional.empty(), EventKey.parse("no key"));
  }

  @Test
  void a_difference_that_nobody_sees_in_the_words_is_put_into_words() {
    assertEquals(
        List.of(FieldChange.set("formatting", "only lists and bold; the words are the same")),
        RegistrationPlanner.comparePages(
            List.of(DescriptionHtmlTest.text("<p>a <strong>b</strong></p><ul><li>c</li></ul>")),
            List.of(DescriptionHtmlTest.text("<p>a b</p>c"))));
    assertEquals(
        List.of(FieldChange.set("formatting", "only links; the words are the same")),
        RegistrationPlanner.comparePages(
            List.of(DescriptionHtmlTest.text("<p><a href=\"https://a.example\">a</a></p>")),
            List.of(DescriptionHtmlTest.text("<p><a href=\"https://b.example\">a</a></p>"))));
    assertEquals(
        List.of(FieldChange.set("formatting", "only where it stands; the words are the same")),
        RegistrationPlanner.comparePages(
            List.of(DescriptionHtmlTest.text("<p><em>a</em> b</p>")),
            List.of(DescriptionHtmlTest.text("<p>a <em>b</em></p>"))));
  }
}
