package ca.calculquebec.cqorc.task.webinar;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.course.PlainText;
import ca.calculquebec.cqorc.course.Role;
import ca.calculquebec.cqorc.course.Session;
import ca.calculquebec.cqorc.course.Trainer;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.service.zoom.WebinarSummary;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Which webinar belongs to whom, shared by all courses of a plan: an id that stands in any row, or
 * was given to a course already, is never given again.
 */
final class WebinarInventory {
  private static final String BETWEEN = " | ";

  private final Set<CourseId> selected = ConcurrentHashMap.newKeySet();
  private final Set<Long> taken = ConcurrentHashMap.newKeySet();
  private final Map<CourseId, Long> adoptable = new ConcurrentHashMap<>();
  private final Map<Long, Set<CourseId>> owners = new ConcurrentHashMap<>();
  private final Map<String, String> names = new ConcurrentHashMap<>();
  private final Map<Long, WebinarSummary> listed = new ConcurrentHashMap<>();
  private final AtomicBoolean wasListed = new AtomicBoolean();

  /** What a webinar is found by at Zoom, and written to the journal as. */
  static String key(String topic, Instant start) {
    return topic + BETWEEN + start;
  }

  /** The topic in such a key. */
  static String topic(String key) {
    int between = key.lastIndexOf(BETWEEN);
    return between < 0 ? key : key.substring(0, between);
  }

  /** The start in such a key; empty when another version wrote it. */
  static Optional<Instant> start(String key) {
    try {
      return Optional.of(Instant.parse(key.substring(key.lastIndexOf(BETWEEN) + BETWEEN.length())));
    } catch (DateTimeException otherVersion) {
      return Optional.empty();
    }
  }

  /** Webinars that are never adopted; a cell that holds no number names none. */
  void exclude(Collection<String> cells) {
    for (String cell : cells) {
      String digits = cell.replaceAll("[\\s-]", "");
      if (digits.matches("\\d{1,18}")) {
        taken.add(Long.parseLong(digits));
      }
    }
  }

  void learn(List<Course> all) {
    for (Course course : all) {
      for (Long id : WebinarCell.ids(course)) {
        taken.add(id);
        owners.computeIfAbsent(id, key -> new ConcurrentSkipListSet<>()).add(course.id());
      }
      for (Session session : course.sessions()) {
        for (Role role : Role.values()) {
          session.trainers(role).forEach(this::learn);
        }
      }
    }
  }

  private void learn(Trainer trainer) {
    if (!trainer.zoomEmail().isBlank() && !trainer.fullName().isEmpty()) {
      names.put(WebinarPeople.key(trainer.zoomEmail()), trainer.fullName());
    }
  }

  /** What Zoom's list shows, read once for all courses of the plan. */
  void learnListed(List<WebinarSummary> webinars) {
    webinars.forEach(webinar -> listed.put(webinar.id(), webinar));
    wasListed.set(true);
  }

  /** Empty also for a webinar of another user, or one that ended: absence proves nothing. */
  Optional<WebinarSummary> listed(long id) {
    return Optional.ofNullable(listed.get(id));
  }

  /** Whether Zoom's list was read at all. */
  boolean wasListed() {
    return wasListed.get();
  }

  boolean isTaken(long id) {
    return taken.contains(id);
  }

  /** A person's name, or the address when nobody in the sheet has it. */
  String nameOf(String address) {
    return names.getOrDefault(WebinarPeople.key(address), address);
  }

  /**
   * Gives the course what an interrupted run may have left: what the journal knows by number, else
   * the first webinar of the list with its topic and start.
   */
  void assign(Course course, List<Journal.Intent> begun, List<WebinarSummary> listed) {
    for (Journal.Intent intent : begun) {
      Optional<Long> made = intent.made().flatMap(WebinarCell::parse);
      if (made.isPresent() && taken.add(made.get())) {
        adoptable.put(course.id(), made.get());
        return;
      }
    }
    Optional<WebinarSummary> found =
        find(listed, key(course.fullTitle(), course.start().toInstant()));
    for (Journal.Intent intent : begun) {
      // The title may have been corrected since the run that was interrupted.
      found = found.or(() -> find(listed, intent.key()));
    }
    found.ifPresent(webinar -> adoptable.put(course.id(), webinar.id()));
  }

  /** Notes which courses the plan is about. */
  void select(List<Course> courses) {
    courses.forEach(course -> selected.add(course.id()));
  }

  boolean isSelected(CourseId course) {
    return selected.contains(course);
  }

  /** The other courses in whose rows this id stands too. */
  List<CourseId> alsoOf(long id, CourseId course) {
    return owners.getOrDefault(id, Set.of()).stream()
        .filter(owner -> !owner.equals(course))
        .toList();
  }

  Optional<Long> adoptable(Course course) {
    return Optional.ofNullable(adoptable.get(course.id()));
  }

  /** Finds what a lost answer may have left, and takes it. */
  Optional<WebinarSummary> find(List<WebinarSummary> listed, String key) {
    for (WebinarSummary webinar : listed) {
      boolean matches =
          webinar
              .start()
              .filter(start -> PlainText.readsTheSame(key(webinar.topic(), start), key))
              .isPresent();
      if (matches && taken.add(webinar.id())) {
        return Optional.of(webinar);
      }
    }
    return Optional.empty();
  }

  void take(long id) {
    taken.add(id);
  }
}
