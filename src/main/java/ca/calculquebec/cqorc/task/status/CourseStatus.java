package ca.calculquebec.cqorc.task.status;

import ca.calculquebec.cqorc.plan.CourseLabel;
import ca.calculquebec.cqorc.task.term.TermService;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One course at all services.
 *
 * @param problems why the course as a whole cannot be compared
 */
public record CourseStatus(
    CourseLabel label, Map<TermService, Standing> services, List<String> problems) {
  public CourseStatus {
    services = Collections.unmodifiableMap(new EnumMap<>(services));
    problems = List.copyOf(problems);
  }

  public boolean differs() {
    return services.values().stream().anyMatch(standing -> standing.state().isDifference());
  }

  public boolean failed() {
    return !problems.isEmpty()
        || services.values().stream().anyMatch(standing -> standing.state().isFailure());
  }

  /** Whether nothing of it has been made anywhere. */
  public boolean isMissingEverywhere() {
    List<State> wanted =
        services.values().stream()
            .map(Standing::state)
            .filter(state -> state != State.NOT_WANTED)
            .toList();
    return wanted.size() > 1 && wanted.stream().allMatch(state -> state == State.MISSING);
  }
}
