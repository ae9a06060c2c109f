package ca.calculquebec.cqorc.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.CqorcException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GuardTest {
  private static final Guard THIRTY = new Guard(30, OptionalInt.empty(), false);

  private static Plan plan(int existing, Change... changes) {
    List<CoursePlan> courses = new ArrayList<>();
    for (Change change : changes) {
      CourseLabel label = new CourseLabel(change.course(), "", "", "");
      courses.add(new CoursePlan(label, List.of(Action.note(change)), List.of()));
    }
    return new Plan("Term", courses, "", List.of(), List.of(), existing);
  }

  private static Change change(Kind kind, int number) {
    return Change.of(kind, new CourseId("c" + number), Resource.WEBINAR).withId("8" + number);
  }

  private static Change[] updates(int number) {
    Change[] changes = new Change[number];
    for (int index = 0; index < number; index++) {
      changes[index] = change(Kind.UPDATE, index);
    }
    return changes;
  }

  @Test
  void what_is_lost_stands_before_the_question_a_line_for_each_course() {
    assertEquals(
        "Lost with it:\n  c1: 12 registrants\n  c2: 1 registrant\nDelete 2 webinars?",
        Consent.question(
                plan(
                    0,
                    change(Kind.DELETE, 1).withLossWarning("12 registrants"),
                    change(Kind.DELETE, 2).withLossWarning("1 registrant")))
            .orElseThrow());
  }

  @Test
  void a_share_up_to_the_bound_passes_and_one_more_is_refused() {
    assertTrue(THIRTY.refusal(plan(10, updates(3))).isEmpty());
    assertTrue(THIRTY.refusal(plan(10, updates(4))).isPresent());
  }

  @Test
  void the_refusal_names_the_option_that_lifts_it() {
    String advice = THIRTY.refusal(plan(10, updates(4))).orElseThrow().advice();
    assertTrue(advice.contains("--max-change 40,"), advice);
  }

  @Test
  void below_ten_existing_resources_a_share_says_nothing() {
    assertTrue(THIRTY.refusal(plan(9, updates(9))).isEmpty());
  }

  @Test
  void naming_every_course_means_it() {
    Guard named = new Guard(30, OptionalInt.empty(), true);
    assertTrue(named.refusal(plan(10, updates(10))).isEmpty());
  }

  @Test
  void new_resources_and_cells_do_not_count() {
    Change created = Change.of(Kind.CREATE, new CourseId("n"), Resource.WEBINAR);
    Change cell = Change.of(Kind.UPDATE, new CourseId("n"), Resource.CELL).withWhich("zoom_id");
    Change[] many = new Change[20];
    for (int index = 0; index < 20; index++) {
      many[index] = index % 2 == 0 ? created : cell;
    }
    assertTrue(THIRTY.refusal(plan(10, many)).isEmpty());
  }

  private static Change[] removals(int webinars, int each, int there) {
    List<Change> changes = new ArrayList<>();
    for (int webinar = 0; webinar < webinars; webinar++) {
      for (int person = 0; person < each; person++) {
        changes.add(
            Change.of(Kind.DELETE, new CourseId("c" + webinar), Resource.PANELIST)
                .withId("8" + webinar)
                .withRemoval(1, there));
      }
    }
    return changes.toArray(Change[]::new);
  }

  @Test
  void people_who_are_removed_count_as_what_is_lost() {
    assertTrue(THIRTY.refusal(plan(100, removals(5, 1, 4))).isEmpty());
    CqorcException refusal = THIRTY.refusal(plan(100, removals(5, 2, 4))).orElseThrow();
    assertTrue(refusal.getMessage().contains("removes 10 of the 20 people"), refusal.getMessage());
    assertTrue(refusal.advice().contains("--max-change 50"), refusal.advice());
    assertTrue(
        new Guard(30, OptionalInt.empty(), true).refusal(plan(100, removals(5, 2, 4))).isEmpty());
    assertTrue(THIRTY.refusal(plan(100, removals(2, 4, 4))).isEmpty(), "few people");
  }

  @Test
  void removed_people_stay_within_the_number_that_is_allowed_too() {
    Guard guard = new Guard(100, OptionalInt.of(3), false);
    assertTrue(guard.refusal(plan(100, removals(1, 3, 4))).isEmpty());
    String advice = guard.refusal(plan(100, removals(1, 4, 4))).orElseThrow().advice();
    assertTrue(advice.endsWith("--max-people 4."), advice);
  }

  @Test
  void the_question_says_how_many_people_are_removed() {
    assertEquals("Remove 3 panelists?", Consent.question(plan(1, removals(1, 3, 4))).orElseThrow());
  }

  @Test
  void a_first_publication_is_what_was_asked_for_and_does_not_count() {
    Change[] many = new Change[40];
    for (int index = 0; index < many.length; index++) {
      many[index] = change(Kind.PUBLISH, index);
    }
    assertTrue(THIRTY.refusal(plan(40, many)).isEmpty());
  }

  @Test
  void what_an_interrupted_run_left_is_completed_however_much_it_is() {
    Change[] many = new Change[40];
    for (int index = 0; index < many.length; index += 2) {
      many[index] = change(Kind.ADOPT, index);
      many[index + 1] =
          Change.of(Kind.UPDATE, new CourseId("c" + index), Resource.PANELISTS).withId("8" + index);
    }
    assertTrue(THIRTY.refusal(plan(20, many)).isEmpty());
  }

  @Test
  void one_resource_changed_in_two_actions_counts_once() {
    Change again = Change.of(Kind.UPDATE, new CourseId("c0"), Resource.PANELISTS).withId("80");
    Change[] changes = {
      change(Kind.UPDATE, 0), again, change(Kind.DELETE, 1), change(Kind.UPDATE, 2)
    };
    assertTrue(THIRTY.refusal(plan(10, changes)).isEmpty());
  }

  @Test
  void people_are_counted_once_each() {
    Guard two = new Guard(100, OptionalInt.of(2), false);
    Change first = change(Kind.CREATE, 1).withPeople(Set.of("a@x.ca", "b@x.ca"));
    Change second = change(Kind.CREATE, 2).withPeople(Set.of("b@x.ca"));
    assertTrue(two.refusal(plan(0, first, second)).isEmpty());
    Change third = change(Kind.CREATE, 3).withPeople(Set.of("c@x.ca"));
    String advice = two.refusal(plan(0, first, second, third)).orElseThrow().advice();
    assertTrue(advice.contains("--max-people 3"), advice);
  }

  @Test
  void the_question_names_number_kind_and_what_is_lost() {
    Change deletion = change(Kind.DELETE, 1).withLossWarning("12 registrants");
    Plan plan = plan(0, deletion, change(Kind.DELETE, 2));
    assertEquals("Delete 2 webinars (c1: 12 registrants)?", Consent.question(plan).orElseThrow());
    assertTrue(Consent.question(plan(0, updates(2))).isEmpty());
  }

  @Test
  void a_plan_counts_whom_each_service_tells_and_how_often() {
    Plan plan =
        plan(
            0,
            Change.of(Kind.CREATE, new CourseId("1"), Resource.PRIVATE_EVENT)
                .withPeople(Set.of("a@x", "b@x")),
            Change.of(Kind.UPDATE, new CourseId("2"), Resource.PRIVATE_EVENT)
                .withPeople(Set.of("a@x")),
            Change.of(Kind.UNCHANGED, new CourseId("3"), Resource.PRIVATE_EVENT)
                .withPeople(Set.of("c@x")));
    assertEquals(Set.of("gcal"), plan.notified().keySet());
    assertEquals(3, plan.notified().get("gcal").messages());
    assertEquals(Set.of("a@x", "b@x"), plan.notified().get("gcal").people());
  }

  private static Change mail(String weight, String... people) {
    return Change.of(Kind.CREATE, new CourseId("1"), Resource.E_MAIL)
        .withPeople(Set.of(people))
        .withLossWarning(weight);
  }

  @Test
  void the_question_before_mail_says_how_many_get_it_and_how_many_had_it() {
    assertEquals(
        "Send 3 e-mails to 2 people (2 had it and 1 may have had it)?",
        Consent.question(
                plan(
                    0,
                    mail("had it", "a@x"),
                    mail("had it", "a@x"),
                    mail("may have had it", "b@x"),
                    change(Kind.CREATE, 1).withPeople(Set.of("c@x"))))
            .orElseThrow());
    assertEquals(
        "Send 1 e-mail to 1 person?", Consent.question(plan(0, mail("", "a@x"))).orElseThrow());
    assertTrue(
        Consent.question(plan(0, mail(""), mail("", "a@x").withKind(Kind.SKIPPED))).isEmpty());
  }

  @Test
  void the_question_names_what_becomes_of_each_kind() {
    Change channel = Change.of(Kind.DELETE, new CourseId("1"), Resource.CHANNEL);
    assertEquals(
        "Delete 1 webinar and archive 2 channels?",
        Consent.question(plan(0, change(Kind.DELETE, 1), channel, channel)).orElseThrow());
  }

  @Test
  void a_share_of_the_people_counts_from_ten_on_and_above_its_bound() {
    assertTrue(THIRTY.refusal(plan(0, removals(1, 3, 10))).isEmpty());
    CqorcException refusal = THIRTY.refusal(plan(0, removals(1, 4, 10))).orElseThrow();
    assertTrue(refusal.getMessage().contains("4 of the 10 people"), refusal.getMessage());
    assertTrue(THIRTY.refusal(plan(0, removals(1, 4, 9))).isEmpty());
  }
}
