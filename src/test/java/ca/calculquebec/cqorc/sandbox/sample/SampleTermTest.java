package ca.calculquebec.cqorc.sandbox.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.sandbox.SandboxOptions;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SampleTermTest {
  private static final Instant NOW = Instant.parse("2026-09-07T14:00:00Z");

  @Test
  void a_term_is_the_same_for_the_same_seed() {
    assertEquals(SampleTerm.of(40, 7, NOW), SampleTerm.of(40, 7, NOW));
    assertNotEquals(SampleTerm.of(40, 7, NOW), SampleTerm.of(40, 8, NOW));
  }

  @Test
  void any_number_of_courses_has_distinct_ids_and_distinct_topic_and_start() {
    for (int count : List.of(0, 1, 5, 12, 40, 300)) {
      List<SampleCourse> courses = SampleTerm.of(count, 1, NOW);
      assertEquals(count, courses.size());
      Set<Integer> ids = new HashSet<>();
      Set<String> topics = new HashSet<>();
      for (SampleCourse course : courses) {
        ids.add(course.id());
        topics.add(course.subject().fullTitle() + course.starts().get(0));
        assertEquals(course.subject().plan().size(), course.starts().size());
      }
      assertEquals(count, ids.size());
      assertEquals(count, topics.size());
    }
  }

  @Test
  void sessions_lie_on_both_sides_of_the_change_to_winter_time() {
    for (String now :
        List.of("2026-09-07T14:00:00Z", "2026-11-24T04:00:00Z", "2027-05-01T00:00:00Z")) {
      Set<String> offsets = new HashSet<>();
      boolean within = false;
      for (SampleCourse course : SampleTerm.of(5, 1, Instant.parse(now))) {
        Set<String> own = new HashSet<>();
        for (var start : course.starts()) {
          ZonedDateTime at = start.atZone(SampleTerm.ZONE);
          own.add(at.getOffset().getId());
          assertTrue(at.toInstant().isAfter(Instant.parse(now)) || course.over());
        }
        within |= own.size() == 2;
        offsets.addAll(own);
      }
      assertTrue(within, now);
      assertEquals(Set.of("-04:00", "-05:00"), offsets);
    }
  }

  @Test
  void the_usual_term_has_every_kind_of_course() {
    List<SampleCourse> courses = SampleTerm.of(SandboxOptions.USUAL_COURSES, 1, NOW);
    assertTrue(courses.stream().anyMatch(SampleCourse::over));
    assertTrue(courses.stream().anyMatch(one -> one.starts().size() == 3));
    assertTrue(courses.stream().anyMatch(one -> one.subject().french()));
    assertTrue(courses.stream().anyMatch(one -> !one.subject().french()));
    assertTrue(courses.stream().anyMatch(one -> !one.subject().online()));
    assertTrue(courses.stream().anyMatch(one -> one.subject().site().isEmpty()));
    assertTrue(courses.stream().anyMatch(one -> one.people().instructor().contains(",")));
    String titles = courses.stream().map(one -> one.subject().fullTitle()).toList().toString();
    assertTrue(titles.contains("&") && titles.contains("é") && titles.contains("'"), titles);
    assertTrue(titles.contains("calcul, ") || !titles.contains("MIDI07]"), titles);
  }

  @Test
  void texts_keep_to_eventbrites_and_zooms_lengths() {
    for (SampleSubject subject : SampleSubject.catalogue()) {
      assertTrue(subject.summary().length() <= 140, subject.code());
      assertTrue(subject.fullTitle().length() <= 200, subject.code());
    }
  }
}
