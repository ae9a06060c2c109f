package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.plan.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which channel is whose. Sharing one is meant only when every row concerned says so; names that
 * the template gives to two courses are a mistake.
 */
final class ChannelNaming {
  private final Map<CourseId, ChannelName> templates;
  private final Map<String, Set<CourseId>> named = new HashMap<>();
  private final Map<ChannelName, List<CourseId>> templated = new HashMap<>();

  /**
   * @param cells what stands in slack_channel, by course, rows that cannot be used included
   * @param templates the names that the template gives to courses without such a cell
   */
  ChannelNaming(Map<CourseId, Set<String>> cells, Map<CourseId, ChannelName> templates) {
    this.templates = Map.copyOf(templates);
    cells.forEach(
        (course, written) -> {
          for (String cell : written) {
            name(ChannelName.asWritten(cell), course);
            ChannelName.of(cell).ifPresent(name -> name(name.text(), course));
          }
        });
    templates.forEach(
        (course, name) -> templated.computeIfAbsent(name, unused -> new ArrayList<>()).add(course));
  }

  private void name(String channel, CourseId course) {
    named.computeIfAbsent(channel, unused -> new TreeSet<>()).add(course);
  }

  /** The courses, this one left out, whose rows name the channel. */
  List<CourseId> alsoNamedBy(CourseId course, ChannelName name) {
    return without(course, named.getOrDefault(name.text(), Set.of()));
  }

  private static List<CourseId> without(CourseId course, Collection<CourseId> courses) {
    return courses.stream().filter(other -> !other.equals(course)).toList();
  }

  /** Whether any row names the channel. */
  boolean isNamed(ChannelName name) {
    return named.containsKey(name.text());
  }

  /** Whether a cell means this channel. */
  static boolean names(String cell, ChannelName name) {
    return ChannelName.asWritten(cell).equals(name.text())
        || ChannelName.of(cell).filter(name::equals).isPresent();
  }

  /**
   * The channel's name for a course whose cell is empty.
   *
   * @throws InputException when another course has that name
   */
  ChannelName unclaimed(Course course) throws InputException {
    ChannelName name = templates.get(course.id());
    List<CourseId> others = alsoNamedBy(course.id(), name);
    boolean isNamed = !others.isEmpty();
    if (!isNamed) {
      others = without(course.id(), templated.getOrDefault(name, List.of()));
    }
    if (others.isEmpty()) {
      return name;
    }
    String ids = Words.list(others.stream().map(CourseId::text).sorted().toList());
    String courses = (others.size() == 1 ? "course " : "courses ") + ids;
    throw new InputException(
        ChannelCell.origin(course),
        isNamed
            ? "the channel " + name.shown() + " belongs to " + courses
            : "the channel would be called " + name.shown() + ", as that of " + courses,
        "Write another name into slack_channel; if they are to share the channel, write "
            + name
            + " into the rows of each.");
  }

  /** The name that a cell asks for. */
  static ChannelName ofCell(Course course) throws InputException {
    Optional<ChannelName> name = ChannelName.of(ChannelCell.text(course));
    if (name.isEmpty()) {
      throw new InputException(
          ChannelCell.origin(course),
          "\"" + ChannelCell.text(course) + "\" cannot be the name of a channel",
          "Correct the cell, or empty it: [global] slack_channel_template then gives the name.");
    }
    return name.get();
  }
}
