package ca.calculquebec.cqorc.task.registration;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.task.registration.Description.UnknownDescriptionKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads every course's description, for {@code check}; pulling counts as reading. */
public final class DescriptionCheck {
  private final Descriptions descriptions;

  public DescriptionCheck(RegistrationSettings settings) {
    RegistrationRequest reading =
        RegistrationRequest.ofSheet(false, false, false, false, false, false, true);
    this.descriptions = new Descriptions(settings.descriptions(), reading);
  }

  /**
   * What was found.
   *
   * @param warning why the local copy may be old, if it may
   * @param remarks about keys that nothing reads
   * @param problems by the message, each once: two offerings of one course share a file
   */
  public record Findings(
      Optional<String> warning, int read, List<String> remarks, List<InputException> problems) {}

  /**
   * @throws CqorcException when there is no copy of the repository
   */
  public Findings run(List<Course> courses) throws CqorcException {
    Optional<String> warning = descriptions.refresh();
    Map<String, InputException> problems = new LinkedHashMap<>();
    int read = 0;
    for (Course course : courses) {
      try {
        read += descriptions.find(course).isPresent() ? 1 : 0;
      } catch (InputException problem) {
        problems.putIfAbsent(problem.origin() + problem.getMessage(), problem);
      }
    }
    List<String> remarks =
        descriptions.unknownKeys().stream().map(UnknownDescriptionKey::text).toList();
    return new Findings(warning, read, remarks, List.copyOf(problems.values()));
  }
}
