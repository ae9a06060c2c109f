package ca.calculquebec.cqorc.course;

/** The catalogue code, such as PYT101; blank when the course has none. */
public record CourseCode(String text) {
  public CourseCode {
    text = text.strip();
  }

  public boolean isBlank() {
    return text.isEmpty();
  }

  @Override
  public String toString() {
    return text;
  }
}
