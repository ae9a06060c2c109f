package ca.calculquebec.cqorc.course;

import java.util.List;
import java.util.stream.Stream;

/** What all rows of one course share in the column course_id. Compared as written, trimmed. */
public record CourseId(String text) implements Comparable<CourseId> {
  public CourseId {
    text = text.strip();
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a course id cannot be blank");
    }
  }

  /** The ids that stand in the text, separated by blanks; of most only the id itself. */
  public List<CourseId> words() {
    return Stream.of(text.split("\\s+")).map(CourseId::new).toList();
  }

  @Override
  public int compareTo(CourseId other) {
    return text.compareTo(other.text);
  }

  /** By hand, like {@link #equals}: what records have of their own costs 9 ms at first use. */
  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CourseId id && text.equals(id.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
