package ca.calculquebec.cqorc.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import ca.calculquebec.cqorc.course.CourseId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PseudonymsTest {
  private static final Map<String, String> KEYS =
      Map.of("Wei Chen", "wei", "wei@x.example", "wei", "Ann", "ann");
  private final Pseudonyms pseudonyms = new Pseudonyms("salt", KEYS);

  private static Change change(Resource resource, String field, String value) {
    return Change.of(Kind.CREATE, new CourseId("1"), resource)
        .withFields(List.of(FieldChange.set(field, value)));
  }

  private String kept(Resource resource, String field, String value) {
    Change kept = pseudonyms.change(change(resource, field, value));
    return kept.fields().get(0).to().orElse("");
  }

  @Test
  void trainers_have_their_keys_and_others_a_mark() {
    String kept = kept(Resource.PANELISTS, "added", "Wei Chen, Ann, Mia Roe and mia@x.example");
    assertEquals("wei, ann, " + mark("Mia Roe") + " and " + mark("mia@x.example"), kept);
  }

  private String mark(String person) {
    return kept(Resource.INVITATIONS, "invited", person);
  }

  @Test
  void a_mark_is_a_person_s_and_a_plan_s() {
    assertEquals(mark("Mia Roe"), mark("Mia Roe"));
    assertNotEquals(mark("Mia Roe"), mark("Mia Roo"));
    Pseudonyms other = new Pseudonyms("another", KEYS);
    assertNotEquals(
        pseudonyms.change(change(Resource.PANELISTS, "added", "Mia Roe")),
        other.change(change(Resource.PANELISTS, "added", "Mia Roe")));
  }

  @Test
  void texts_keep_what_is_nobody_s() {
    assertEquals(
        "Avec wei (wei), annually, <@U0X> for Ann",
        pseudonyms.text("Avec Wei Chen (Wei@X.example), annually, <@U0X> for Ann"));
    assertEquals("10:00", kept(Resource.WEBINAR, "start", "10:00"));
    assertEquals("(hidden)", kept(Resource.USERNAMES, "password", "(hidden)"));
  }

  @Test
  void what_is_told_to_two_addresses_of_one_trainer_stays_two() {
    Change told =
        change(Resource.EVENT, "start", "10:00")
            .withPeople(Set.of("wei@x.example", "wei@y.example"));
    assertEquals(2, pseudonyms.change(told).people().size());
    assertFalse(pseudonyms.change(told).people().toString().contains("wei"));
  }

  @Test
  void a_participant_s_things_do_not_tell_whose_they_are() {
    Change mail =
        change(Resource.E_MAIL, "to", "mia@x.example")
            .withWhich("Mia Roe")
            .withNote("Mia Roe, again");
    Change kept = pseudonyms.change(mail);
    assertEquals(mark("Mia Roe"), kept.which());
    assertEquals(Optional.of(mark("mia@x.example")), kept.fields().get(0).to());
  }

  @Test
  void without_salt_nobody_is_taken_out() {
    Pseudonyms none = new Pseudonyms("", KEYS);
    Change change = change(Resource.PANELISTS, "added", "Wei Chen, Mia Roe");
    assertEquals(change, none.change(change));
    assertEquals("Wei Chen", none.text("Wei Chen"));
  }

  private static Plan plan(Change change) {
    CourseLabel label = new CourseLabel(change.course(), "", "", "");
    CoursePlan course =
        new CoursePlan(
            label,
            List.of(Action.note(change)),
            List.of(
                new CoursePlan.ServiceProblem(
                    "zoom", new Problem("no Wei Chen", "Ask mia@x.example."), true, false)));
    return new Plan(
        "Term",
        List.of(course),
        "",
        List.of("Wei Chen twice"),
        List.of("Ann and mia@x.example"),
        List.of(course),
        Coverage.NOTHING,
        3);
  }

  @Test
  void a_plan_names_nobody_anywhere() {
    Plan kept = pseudonyms.plan(plan(change(Resource.PANELISTS, "added", "Wei Chen")));
    String mia = mark("mia@x.example");
    assertEquals(List.of("wei twice"), kept.warnings());
    assertEquals(List.of("Ann and " + mia), kept.closing());
    for (List<CoursePlan> courses : List.of(kept.courses(), kept.orphans())) {
      assertEquals("wei", courses.get(0).changes().get(0).fields().get(0).to().orElseThrow());
      assertEquals(
          List.of(
              new CoursePlan.ServiceProblem(
                  "zoom", new Problem("no wei", "Ask " + mia + "."), true, false)),
          courses.get(0).problems());
    }
    assertEquals(3, kept.existing());
  }

  @Test
  void the_remarks_about_usernames_are_left_out_where_people_are() {
    Plan usernames = plan(change(Resource.USERNAMES, "password", "(hidden)"));
    assertEquals(List.of(), pseudonyms.plan(usernames).closing());
    assertEquals(usernames.closing(), new Pseudonyms("", KEYS).plan(usernames).closing());
    assertEquals(
        mark("Mia Roe") + ", wei",
        pseudonyms.change(usernames.changes().get(0).withNote("Mia Roe, Wei Chen")).note());
    assertEquals("", pseudonyms.change(change(Resource.EVENT, "a", "b").withNote("")).note());
  }
}
