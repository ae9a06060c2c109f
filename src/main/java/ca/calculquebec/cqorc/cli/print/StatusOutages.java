package ca.calculquebec.cqorc.cli.print;

import ca.calculquebec.cqorc.plan.Words;
import ca.calculquebec.cqorc.task.status.CourseStatus;
import ca.calculquebec.cqorc.task.status.State;
import ca.calculquebec.cqorc.task.term.TermService;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Services that did not answer, told once and not forty times.
 *
 * @param everywhere what was tried in vain, where it is the same for all courses
 * @param silent the courses that a service did not answer about, where they are many; of the first
 *     one it is told what was tried
 */
record StatusOutages(Map<TermService, String> everywhere, Map<TermService, List<String>> silent) {
  private static final int MANY = 4;

  StatusOutages {
    everywhere = Collections.unmodifiableMap(new EnumMap<>(everywhere));
    silent = Collections.unmodifiableMap(new EnumMap<>(silent));
  }

  static StatusOutages of(List<CourseStatus> courses) {
    Map<TermService, String> everywhere = new EnumMap<>(TermService.class);
    Map<TermService, List<String>> silent = new EnumMap<>(TermService.class);
    for (TermService service : TermService.values()) {
      List<CourseStatus> concerned =
          courses.stream().filter(course -> course.services().containsKey(service)).toList();
      List<CourseStatus> unanswered =
          concerned.stream().filter(course -> isUnanswered(course, service)).toList();
      List<String> texts =
          unanswered.stream()
              .map(course -> String.join(" ", course.services().get(service).details()))
              .distinct()
              .toList();
      if (courses.size() > 1 && texts.size() == 1 && unanswered.size() == concerned.size()) {
        everywhere.put(service, texts.get(0));
      } else if (unanswered.size() >= MANY) {
        silent.put(service, unanswered.stream().map(course -> course.label().id().text()).toList());
      }
    }
    return new StatusOutages(everywhere, silent);
  }

  private static boolean isUnanswered(CourseStatus course, TermService service) {
    return course.services().get(service).state() == State.UNREACHABLE;
  }

  /** Whether nothing more is to be told of the course at this service. */
  boolean isTold(CourseStatus course, TermService service) {
    List<String> ids = silent.getOrDefault(service, List.of());
    return everywhere.containsKey(service) || ids.lastIndexOf(course.label().id().text()) > 0;
  }

  /** All courses but the first of each, as a sentence names them. */
  Map<TermService, String> others() {
    Map<TermService, String> others = new EnumMap<>(TermService.class);
    silent.forEach(
        (service, ids) ->
            others.put(service, Words.list(new ArrayList<>(ids.subList(1, ids.size())))));
    return others;
  }
}
