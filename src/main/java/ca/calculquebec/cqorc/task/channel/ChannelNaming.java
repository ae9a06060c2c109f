package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.plan.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which channel is whose. Sharing one is meant only when every row concerned says so; names that
 * the template gives to two courses are a mistake.
 *
 * @param cells what stands in slack_channel, by course, rows that cannot be used included
 * @param templates the names that the template gives to courses without such a cell
 */
record ChannelNaming(Map<CourseId, Set<String>> cells, Map<CourseId, ChannelName> templates) {
  ChannelNaming {
    cells = Map.copyOf(cells);
    templates = Map.copyOf(templates);
  }

  /** The courses, this one left out, whose rows name the channel. */
  List<CourseId> alsoNamedBy(CourseId course, ChannelName name) {
    Set<String> ids = new TreeSet<>();
    cells.forEach(
        (other, written) -> {
          if (!other.equals(course) && written.stream().anyMatch(cell -> names(cell, name))) {
            ids.add(other.text());
          }
        });
    return ids.stream().map(CourseId::new).toList();
  }

  /** Whether any row names the channel. */
  boolean isNamed(ChannelName name) {
    return cells.values().stream().flatMap(Set::stream).anyMatch(cell -> names(cell, name));
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
    List<CourseId> others = new ArrayList<>(alsoNamedBy(course.id(), name));
    boolean named = !others.isEmpty();
    if (!named) {
      templates.forEach(
          (other, theirs) -> {
            if (!other.equals(course.id()) && theirs.equals(name)) {
              others.add(other);
            }
          });
    }
    if (others.isEmpty()) {
      return name;
    }
    String ids = Words.list(others.stream().map(CourseId::text).sorted().toList());
    String courses = (others.size() == 1 ? "course " : "courses ") + ids;
    throw new InputException(
        ChannelCell.origin(course),
        named
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
