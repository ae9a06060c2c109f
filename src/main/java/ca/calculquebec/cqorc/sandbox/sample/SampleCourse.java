package ca.calculquebec.cqorc.sandbox.sample;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;

/**
 * A course of the sample term.
 *
 * @param id the course_id
 * @param starts of its sessions
 * @param people keys of trainers, in the order instructors, host, assistants, tech team
 */
record SampleCourse(
    int id, SampleSubject subject, List<LocalDateTime> starts, SamplePeople people, boolean over) {

  /** Cells that name trainers. */
  record SamplePeople(String instructor, String host, String assistants, String techTeam) {}

  SampleCourse {
    starts = List.copyOf(starts);
  }

  LocalDateTime end(int session) {
    return starts.get(session).plusMinutes(subject.minutes());
  }

  /** As the configured template names the course's channel. */
  String channel() {
    String name =
        starts.get(0).toLocalDate()
            + "-"
            + subject.code()
            + "-"
            + subject.language()
            + "-"
            + subject.site();
    return name.toLowerCase(Locale.ROOT).replaceAll("[ .]", "");
  }

  LocalDateTime lastEnd() {
    return end(starts.size() - 1);
  }
}
