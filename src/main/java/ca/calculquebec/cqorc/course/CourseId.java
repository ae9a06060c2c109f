package ca.calculquebec.cqorc.course;

/** What all rows of one course share in the column course_id. Compared as written, trimmed. */
public record CourseId(String text) implements Comparable<CourseId> {
  public CourseId {
    text = text.strip();
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a course id cannot be blank");
    }
  }

  @Override
  public int compareTo(CourseId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
