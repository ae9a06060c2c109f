package ca.calculquebec.cqorc.task.webinar;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.Role;
import ca.calculquebec.cqorc.course.Session;
import ca.calculquebec.cqorc.course.Trainer;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.service.zoom.Panelist;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Who is in a course's webinar, by their addresses at Zoom. */
final class WebinarPeople {
  private WebinarPeople() {}

  /** Addresses compare without regard to case. */
  static String key(String address) {
    return address.strip().toLowerCase(Locale.ROOT);
  }

  static List<Panelist> panelists(Course course) throws InputException {
    return people(course, Role.INSTRUCTOR, Role.HOST, Role.ASSISTANT);
  }

  static List<Panelist> hosts(Course course) throws InputException {
    return people(course, Role.HOST);
  }

  /** Those of the wanted that are not there, by address. */
  static List<Panelist> missing(List<Panelist> wanted, List<Panelist> there) {
    List<String> known = there.stream().map(panelist -> key(panelist.email())).toList();
    return wanted.stream().filter(panelist -> !known.contains(key(panelist.email()))).toList();
  }

  private static List<Panelist> people(Course course, Role... roles) throws InputException {
    Map<String, Panelist> people = new LinkedHashMap<>();
    for (Role role : roles) {
      for (Session session : course.sessions()) {
        for (Trainer trainer : session.trainers(role)) {
          Panelist person = person(trainer, session, role);
          people.putIfAbsent(key(person.email()), person);
        }
      }
    }
    return new ArrayList<>(people.values());
  }

  private static Panelist person(Trainer trainer, Session session, Role role)
      throws InputException {
    String address = trainer.zoomEmail().strip();
    if (address.isEmpty()) {
      throw new InputException(
          Origin.cell(session.row(), role.column()),
          "the trainer \"" + trainer.key() + "\" has no address for Zoom",
          "Give this trainer zoom_email or email in the trainer file.");
    }
    String name = trainer.fullName();
    return Panelist.of(name.isEmpty() ? address : name, address);
  }
}
