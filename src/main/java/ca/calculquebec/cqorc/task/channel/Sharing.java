package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The courses that have one channel together; mostly there is one. */
final class Sharing {
  private final Map<CourseId, Course> all = new LinkedHashMap<>();
  private final Set<CourseId> selected = new LinkedHashSet<>();
  private final ChannelNaming naming;

  Sharing(List<Course> selected, List<Course> all, ChannelNaming naming) {
    selected.forEach(course -> this.selected.add(course.id()));
    all.forEach(course -> this.all.put(course.id(), course));
    this.naming = naming;
  }

  /** Those of a channel. */
  record Group(List<Course> courses, List<CourseId> unreadable, Course first) {}

  /** This course and the others whose rows name its channel, selected ones first. */
  Group of(Target target) {
    List<CourseId> others = naming.alsoNamedBy(target.course().id(), target.name());
    List<Course> chosen = new ArrayList<>();
    List<Course> rest = new ArrayList<>();
    List<CourseId> unreadable = others.stream().filter(id -> !all.containsKey(id)).toList();
    for (Course course : all.values()) {
      boolean own = course.id().equals(target.course().id());
      if (own || others.contains(course.id())) {
        (own || selected.contains(course.id()) ? chosen : rest).add(course);
      }
    }
    if (chosen.isEmpty()) {
      chosen.add(target.course());
    }
    Course first = chosen.get(0);
    chosen.addAll(rest);
    return new Group(chosen, unreadable, first);
  }
}
