package ca.calculquebec.cqorc.task.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseCode;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.course.Session;
import ca.calculquebec.cqorc.course.Site;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.service.google.CalendarEvent;
import ca.calculquebec.cqorc.service.google.CalendarPatch;
import ca.calculquebec.cqorc.service.google.Guest;
import ca.calculquebec.cqorc.service.google.SendUpdates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CalendarPlannerTest {
  private static final ZonedDateTime START =
      ZonedDateTime.parse("2026-12-01T08:45-05:00[America/Toronto]");
  private static final ZonedDateTime END =
      ZonedDateTime.parse("2026-12-01T12:00-05:00[America/Toronto]");
  private static final EventMark MARK =
      new EventMark(
          CalendarKind.PRIVATE, new CourseId("1001"), Instant.parse("2026-12-01T14:00:00Z"));
  private static final Guest ADA = Guest.invited("ada@ecole.example", "Ada Dupont");
  private static final Guest BOB = Guest.invited("bob@ecole.example", "Bob Roy");
  private static final Guest ADA_ACCEPTED =
      new Guest("Ada@ecole.example", "", "accepted", false, "en retard", 1, false, false);
  private static final Guest OWNER =
      new Guest("equipe@ecole.example", "", "accepted", false, "", 0, true, false);
  private static final Guest ROOM =
      new Guest("salle@resource.example", "", "accepted", false, "", 0, false, true);

  private static CalendarSpec wanted(Guest... guests) {
    return new CalendarSpec(
        "Python", "À 9 h.", START, END, Optional.of(List.of(guests)), List.of());
  }

  private static CalendarEvent event(String title, String text, Guest... guests) {
    return new CalendarEvent(
        "cq1",
        "\"7\"",
        "confirmed",
        title,
        text,
        Optional.of(START.toInstant()),
        Optional.of(END.toInstant()),
        true,
        List.of(guests),
        true,
        MARK.property());
  }

  private static CalendarPlanner.Comparison compare(CalendarSpec wanted, CalendarEvent event) {
    return CalendarPlanner.compare(wanted, MARK, event, false);
  }

  @Test
  void what_is_in_line_needs_no_patch_whoever_answered_what() {
    CalendarPlanner.Comparison compared =
        compare(wanted(ADA), event("Python", "À 9 h.", ADA_ACCEPTED, OWNER, ROOM));
    assertEquals(List.of(), compared.fields());
    assertTrue(compared.patch().isEmpty());
    assertEquals("", compared.remark());
  }

  @Test
  void only_what_differs_is_sent_and_only_if_nobody_was_faster() {
    CalendarPatch patch = compare(wanted(ADA), event("Pyton", "À 9 h.", ADA_ACCEPTED)).patch();
    assertEquals(Optional.of("Python"), patch.title());
    assertEquals(Optional.empty(), patch.description());
    assertEquals(Optional.empty(), patch.period());
    assertEquals(Optional.empty(), patch.guests());
    assertEquals("\"7\"", patch.etag());
  }

  @Test
  void a_change_of_text_does_not_concern_the_guests_and_one_of_time_does() {
    assertFalse(compare(wanted(ADA), event("Pyton", "", ADA)).concernsGuests());
    CalendarSpec later =
        new CalendarSpec(
            "Python",
            "À 9 h.",
            START.plusHours(1),
            END.plusHours(1),
            Optional.of(List.of(ADA)),
            List.of());
    CalendarPlanner.Comparison moved = compare(later, event("Python", "À 9 h.", ADA));
    assertTrue(moved.concernsGuests());
    assertEquals(
        List.of(
            FieldChange.of("start", "2026-12-01T08:45-05:00", "2026-12-01T09:45-05:00"),
            FieldChange.of("end", "2026-12-01T12:00-05:00", "2026-12-01T13:00-05:00")),
        moved.fields());
  }

  @Test
  void a_new_guest_is_sent_beside_the_others_with_their_answers() {
    CalendarPlanner.Comparison compared =
        compare(wanted(ADA, BOB), event("Python", "À 9 h.", ADA_ACCEPTED, OWNER, ROOM));
    assertEquals(Optional.of(List.of(ADA_ACCEPTED, OWNER, ROOM, BOB)), compared.patch().guests());
    assertEquals(
        List.of(FieldChange.of("guests", "Ada Dupont", "Ada Dupont, Bob Roy")), compared.fields());
    assertTrue(compared.concernsGuests());
  }

  @Test
  void a_guest_whom_nobody_wants_is_a_remark_and_goes_only_when_pruned() {
    CalendarEvent event = event("Python", "À 9 h.", ADA_ACCEPTED, BOB, OWNER, ROOM);
    CalendarPlanner.Comparison kept = compare(wanted(ADA), event);
    assertTrue(kept.patch().isEmpty());
    assertEquals("also invited: Bob Roy; cqorc gcal --update --prune removes them", kept.remark());
    CalendarPlanner.Comparison pruned = CalendarPlanner.compare(wanted(ADA), MARK, event, true);
    assertEquals(Optional.of(List.of(ADA_ACCEPTED, OWNER, ROOM)), pruned.patch().guests());
    assertEquals("", pruned.remark());
  }

  @Test
  void the_guests_of_a_public_event_and_whether_it_shows_as_busy_are_nobodys_business() {
    CalendarSpec open =
        new CalendarSpec("Python", "À 9 h.", START, END, Optional.empty(), List.of());
    CalendarEvent shown =
        new CalendarEvent(
            "cq1",
            "",
            "confirmed",
            "Python",
            "À 9 h.",
            Optional.of(START.toInstant()),
            Optional.of(END.toInstant()),
            false,
            List.of(BOB),
            true,
            MARK.property());
    assertTrue(compare(open, shown).patch().isEmpty());
    assertEquals(Optional.of(true), compare(wanted(BOB), shown).patch().opaque());
  }

  @Test
  void an_all_day_event_gets_its_hours() {
    CalendarEvent day =
        new CalendarEvent(
            "cq1",
            "",
            "confirmed",
            "Python",
            "À 9 h.",
            Optional.empty(),
            Optional.empty(),
            true,
            List.of(),
            true,
            MARK.property());
    CalendarPlanner.Comparison compared = compare(wanted(), day);
    assertTrue(compared.patch().period().orElseThrow().replacesDates());
    assertEquals(Optional.of("all day"), compared.fields().get(0).from());
  }

  @Test
  void a_missing_mark_goes_along_with_a_change_and_a_wrong_one_is_a_change() {
    CalendarEvent made = event("Python", "À 9 h.", ADA);
    CalendarEvent unmarked = with(made, Map.of());
    assertTrue(compare(wanted(ADA), unmarked).patch().isEmpty());
    assertEquals(
        MARK.property(),
        CalendarPlanner.compare(wanted(ADA, BOB), MARK, unmarked, false).patch().properties());
    EventMark other = new EventMark(CalendarKind.PRIVATE, new CourseId("1001"), Instant.EPOCH);
    CalendarPlanner.Comparison compared = compare(wanted(ADA), with(made, other.property()));
    assertEquals(MARK.property(), compared.patch().properties());
    assertFalse(compared.concernsGuests());
  }

  private static CalendarEvent with(CalendarEvent event, Map<String, String> properties) {
    return new CalendarEvent(
        event.id(),
        event.etag(),
        event.status(),
        event.title(),
        event.description(),
        event.start(),
        event.end(),
        event.opaque(),
        event.guests(),
        event.allGuests(),
        properties);
  }

  @Test
  void the_same_instant_in_another_zone_is_no_difference() {
    ZonedDateTime tokyo = START.withZoneSameInstant(ZoneId.of("Asia/Tokyo"));
    CalendarSpec elsewhere =
        new CalendarSpec("Python", "À 9 h.", tokyo, END, Optional.of(List.of(ADA)), List.of());
    assertTrue(compare(elsewhere, event("Python", "À 9 h.", ADA)).patch().isEmpty());
  }

  @Test
  void guests_whom_google_does_not_show_are_left_as_they_are() {
    CalendarEvent whole = event("Pyton", "À 9 h.", ADA_ACCEPTED);
    CalendarEvent some =
        new CalendarEvent(
            whole.id(),
            whole.etag(),
            whole.status(),
            whole.title(),
            whole.description(),
            whole.start(),
            whole.end(),
            whole.opaque(),
            whole.guests(),
            false,
            whole.properties());
    for (boolean prune : List.of(false, true)) {
      CalendarPlanner.Comparison compared = CalendarPlanner.compare(wanted(BOB), MARK, some, prune);
      assertEquals(Optional.empty(), compared.patch().guests());
      assertEquals(List.of(), compared.extra());
      assertEquals(Optional.of("Python"), compared.patch().title());
      assertTrue(compared.remark().contains("does not show all guests"), compared.remark());
    }
  }

  private static Set<String> told(Instant now, CalendarSpec wanted, CalendarEvent current) {
    return new NotificationPolicy(true, Clock.fixed(now, ZoneOffset.UTC))
        .ofUpdate(wanted, current, compare(wanted, current));
  }

  @Test
  void guests_hear_of_a_move_unless_it_was_over_before_and_is_over_after() {
    CalendarEvent event = event("Python", "À 9 h.", ADA);
    CalendarSpec later =
        new CalendarSpec(
            "Python",
            "À 9 h.",
            START.plusDays(1),
            END.plusDays(1),
            Optional.of(List.of(ADA)),
            List.of());
    CalendarSpec earlier =
        new CalendarSpec(
            "Python",
            "À 9 h.",
            START.minusDays(1),
            END.minusDays(1),
            Optional.of(List.of(ADA)),
            List.of());
    Instant over = END.toInstant();
    assertEquals(Set.of("ada@ecole.example"), told(over, later, event));
    assertEquals(Set.of("ada@ecole.example"), told(over.minusSeconds(1), earlier, event));
    assertEquals(Set.of(), told(over, earlier, event));
    assertEquals(Set.of(), told(over.plus(Duration.ofDays(1)), later, event));
  }

  @Test
  void guests_hear_of_what_is_made_and_deleted_before_it_is_over_unless_nobody_is_told() {
    Set<String> ada = Set.of("ada@ecole.example");
    CalendarEvent event = event("Python", "À 9 h.", ADA, OWNER, ROOM);
    for (boolean told : List.of(true, false)) {
      for (int second : List.of(-1, 0)) {
        Clock clock = Clock.fixed(END.toInstant().plusSeconds(second), ZoneOffset.UTC);
        NotificationPolicy policy = new NotificationPolicy(told, clock);
        Set<String> people = told && second < 0 ? ada : Set.of();
        assertEquals(people, policy.ofCreation(wanted(ADA)));
        assertEquals(people, policy.ofDeletion(event));
        CalendarPlanner.Comparison compared = compare(wanted(BOB), event);
        assertEquals(people.size() * 2, policy.ofUpdate(wanted(BOB), event, compared).size());
      }
    }
    assertEquals(SendUpdates.ALL, NotificationPolicy.told(ada));
    assertEquals(SendUpdates.NONE, NotificationPolicy.told(Set.of()));
  }

  private static CalendarEntry entry(ZonedDateTime start, ZonedDateTime end) {
    Session session = new Session(new CourseId("1001"), 4, start, end, Map.of(), Map.of());
    Course course =
        new Course(
            new CourseId("1001"),
            "Python",
            new CourseCode("PYT101"),
            new Site(""),
            Language.FRENCH,
            "fr",
            "",
            List.of(session),
            Map.of(),
            Optional.empty());
    return new CalendarEntry(CalendarKind.PRIVATE, course, session, List.of(session));
  }

  @Test
  void a_calendar_is_read_from_the_first_day_to_the_day_after_the_last_one() {
    ZonedDateTime tokyo = START.plusDays(3).withZoneSameInstant(ZoneId.of("Asia/Tokyo"));
    List<CalendarEntry> entries = List.of(entry(START, END), entry(tokyo, tokyo.plusHours(16)));
    assertEquals(
        new CalendarReader.Period(
            Instant.parse("2026-12-01T05:00:00Z"), Instant.parse("2026-12-07T05:00:00Z")),
        CalendarReader.Period.of(entries, Set.of()));
    assertEquals(
        new CalendarReader.Period(
            Instant.parse("2026-11-30T05:00:00Z"), Instant.parse("2026-12-11T05:00:00Z")),
        CalendarReader.Period.of(
            entries, Set.of(LocalDate.of(2026, 11, 30), LocalDate.of(2026, 12, 9))));
  }

  @Test
  void a_new_event_shows_what_it_will_have_and_nothing_blank() {
    List<FieldChange> fields =
        List.of(
            FieldChange.set("title", "Python"),
            FieldChange.set("start", "2026-12-01T08:45-05:00"),
            FieldChange.set("end", "2026-12-01T12:00-05:00"));
    CalendarSpec blank =
        new CalendarSpec("Python", "", START, END, Optional.of(List.of()), List.of());
    assertEquals(fields, CalendarPlanner.asNew(blank));
    List<FieldChange> all = new ArrayList<>(fields);
    all.add(FieldChange.set("text", "À 9 h."));
    all.add(FieldChange.set("guests", "Ada Dupont, Bob Roy"));
    assertEquals(all, CalendarPlanner.asNew(wanted(ADA, BOB)));
  }

  @Test
  void an_event_that_goes_shows_its_title_and_start_in_the_sessions_zone() {
    ZonedDateTime tokyo = START.withZoneSameInstant(ZoneId.of("Asia/Tokyo"));
    assertEquals(
        List.of(
            new FieldChange("title", Optional.of("Python"), Optional.empty()),
            new FieldChange("start", Optional.of("2026-12-01T22:45+09:00"), Optional.empty())),
        CalendarPlanner.was(event("Python", ""), entry(tokyo, tokyo.plusHours(3))));
  }

  @Test
  void times_alone_are_compared_as_instants() {
    CalendarSpec.Period period = new CalendarSpec.Period(START, END.plusMinutes(30));
    assertEquals(
        List.of(FieldChange.of("end", "2026-12-01T12:00-05:00", "2026-12-01T12:30-05:00")),
        CalendarPlanner.times(period, event("Python", "")));
  }
}
