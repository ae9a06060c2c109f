package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.CqorcException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The courses that have one channel together; mostly there is one. */
final class Sharing {
  private final Map<CourseId, Course> all = new LinkedHashMap<>();
  private final Set<CourseId> selected = new LinkedHashSet<>();
  private final ChannelNaming naming;
  private final DesiredContent desired;

  /**
   * @param selected those whose channel the plan is about
   * @param all every usable course of the sheet
   */
  Sharing(List<Course> selected, List<Course> all, ChannelNaming naming, DesiredContent desired) {
    selected.forEach(course -> this.selected.add(course.id()));
    all.forEach(course -> this.all.put(course.id(), course));
    this.naming = naming;
    this.desired = desired;
  }

  /** Tells whether what a course wants for its channel can be read. */
  @FunctionalInterface
  interface DesiredContent {
    boolean canBeRead(CourseTexts.TextSubject subject) throws CqorcException;
  }

  /**
   * Those of a channel.
   *
   * @param courses whose content counts, this one among them
   * @param unreadable those of whom nobody knows what they want; nothing is left to them
   * @param first of {@code courses}, the one that cares for what belongs to none
   */
  record Group(List<Course> courses, List<CourseId> unreadable, Course first) {
    /** Every course whose row names the channel. */
    List<CourseId> all() {
      return Stream.concat(courses.stream().map(Course::id), unreadable.stream()).toList();
    }
  }

  /** The courses of its channel that the plan is not about. */
  List<CourseId> staying(CourseChannel courseChannel) {
    return naming.alsoNamedBy(courseChannel.course().id(), courseChannel.name()).stream()
        .filter(course -> !selected.contains(course))
        .toList();
  }

  /** This course and the others whose rows name its channel, selected ones first. */
  Group of(CourseChannel courseChannel) throws CqorcException {
    List<CourseId> others = naming.alsoNamedBy(courseChannel.course().id(), courseChannel.name());
    List<Course> chosen = new ArrayList<>();
    List<Course> rest = new ArrayList<>();
    List<CourseId> unreadable = new ArrayList<>(others);
    unreadable.removeAll(all.keySet());
    for (Course course : all.values()) {
      boolean own = course.id().equals(courseChannel.course().id());
      if (!own
          && others.contains(course.id())
          && !desired.canBeRead(courseChannel.subjectOf(course))) {
        unreadable.add(course.id());
      } else if (own || others.contains(course.id())) {
        (own || selected.contains(course.id()) ? chosen : rest).add(course);
      }
    }
    if (chosen.isEmpty()) {
      chosen.add(courseChannel.course());
    }
    Course first = chosen.get(0);
    chosen.addAll(rest);
    return new Group(chosen, unreadable, first);
  }
}
