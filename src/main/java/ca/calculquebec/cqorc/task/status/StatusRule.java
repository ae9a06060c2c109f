package ca.calculquebec.cqorc.task.status;

import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.CoursePlan;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Plan;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.plan.Values;
import ca.calculquebec.cqorc.task.term.TermService;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the plan of an update, which also makes what is missing, as a report. */
public final class StatusRule {
  /** What a service has one of for a course or session; all else are parts of it. */
  private static final Set<Resource> WHOLES =
      EnumSet.of(
          Resource.WEBINAR,
          Resource.EVENT,
          Resource.PUBLIC_EVENT,
          Resource.PRIVATE_EVENT,
          Resource.CHANNEL);

  /** Things that a course has one of, and several people are in. */
  private static final Set<Resource> WITH_MEMBERS =
      EnumSet.of(Resource.PANELISTS, Resource.INVITATIONS);

  /** Where a note on something in line tells of people whom the sheet does not name. */
  private static final Set<Resource> WITH_PEOPLE =
      EnumSet.of(
          Resource.WEBINAR,
          Resource.PANELISTS,
          Resource.PRIVATE_EVENT,
          Resource.INVITATIONS,
          Resource.MEMBERSHIP);

  /** Why nothing is wanted or done, as notes begin, in a word that fits the table. */
  private static final Map<String, String> REASONS =
      Map.of(
          "onsite", "onsite",
          "the course has started", "started",
          "the course is over", "over");

  private StatusRule() {}

  /**
   * @param services those that are configured
   */
  public static List<CourseStatus> of(Plan plan, Set<TermService> services) {
    List<CourseStatus> courses = new ArrayList<>();
    for (CoursePlan course : plan.courses()) {
      List<String> problems =
          course.problems().stream()
              .filter(problem -> problem.service().isBlank())
              .map(StatusRule::told)
              .toList();
      Map<TermService, Standing> standings = new EnumMap<>(TermService.class);
      if (problems.isEmpty()) {
        services.forEach(service -> standings.put(service, standing(course, service)));
      }
      courses.add(new CourseStatus(course.label(), standings, problems));
    }
    return courses;
  }

  static Standing standing(CoursePlan course, TermService service) {
    List<Change> changes = new ArrayList<>();
    for (Change change : course.changes()) {
      if (belongs(change, service)) {
        changes.add(change);
      }
    }
    Optional<CoursePlan.ServiceProblem> problem =
        course.problems().stream()
            .filter(found -> found.service().equals(service.word()))
            .findFirst();
    if (problem.isPresent()) {
      State state = problem.get().input() ? State.PROBLEM : State.UNREACHABLE;
      return new Standing(state, state.word(), List.of(), List.of(told(problem.get())), List.of());
    }
    State state = state(changes);
    List<String> details = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    for (Change change : changes) {
      if (isAbsence(change)) {
        details.add("member missing: " + change.note());
      } else if (change.kind() == Kind.FAILED) {
        details.add(named(change) + ": " + change.note());
      } else if (change.kind().isChange()) {
        details.addAll(detail(change));
      } else if (change.kind() == Kind.UNWANTED) {
        remarks.add(named(change) + ": " + change.note());
      } else if (change.kind() == Kind.UNCHANGED
          && WITH_PEOPLE.contains(change.resource())
          && !change.note().isBlank()) {
        remarks.add(named(change) + ": " + change.note());
      }
    }
    List<Change> differences =
        changes.stream().filter(change -> change.kind().isChange() || isAbsence(change)).toList();
    return new Standing(state, word(state, changes), differences, details, remarks);
  }

  /** Ids in the sheet belong to the service whose ids they are. */
  private static boolean belongs(Change change, TermService service) {
    return change.isCell()
        ? change.name().equals(service.column())
        : change.service().word().equals(service.word());
  }

  private static State state(List<Change> changes) {
    List<Change> wholes =
        changes.stream()
            .filter(change -> WHOLES.contains(change.resource()))
            .filter(change -> change.kind() != Kind.UNWANTED)
            .toList();
    boolean allNew =
        !wholes.isEmpty() && wholes.stream().allMatch(change -> change.kind() == Kind.CREATE);
    if (changes.stream().anyMatch(change -> change.kind() == Kind.FAILED && !isAbsence(change))) {
      return State.PROBLEM;
    }
    if (allNew) {
      return State.MISSING;
    }
    if (changes.stream().anyMatch(change -> change.kind().isChange() || isAbsence(change))) {
      return State.DIFFERS;
    }
    boolean unwanted =
        changes.isEmpty()
            || (!wholes.isEmpty()
                && wholes.stream().allMatch(change -> change.kind() == Kind.SKIPPED));
    return unwanted ? State.NOT_WANTED : State.IN_LINE;
  }

  /**
   * A person whom the sheet names and Slack does not know: a run cannot help it and fails, and the
   * comparison has found a difference like any other.
   */
  private static boolean isAbsence(Change change) {
    return change.kind() == Kind.FAILED && change.resource() == Resource.INVITATIONS;
  }

  private static String word(State state, List<Change> changes) {
    if (state != State.NOT_WANTED) {
      return state.word();
    }
    return changes.stream()
        .flatMap(
            change ->
                REASONS.entrySet().stream().filter(one -> change.note().startsWith(one.getKey())))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(state.word());
  }

  private static List<String> detail(Change change) {
    if (change.isCell()) {
      String row = change.row().map(number -> " in row " + number).orElse("");
      return List.of(change.name() + row + " is not as it should be");
    }
    switch (change.kind()) {
      case CREATE:
        return List.of(missing(change));
      case ADOPT:
        return List.of(named(change) + " is there, but not in the sheet");
      case DELETE, WITHDRAW:
        return List.of(named(change) + " is no longer wanted");
      default:
        List<String> lines = new ArrayList<>();
        for (FieldChange field : change.fields()) {
          String to = field.to().filter(text -> !text.isEmpty()).orElse("nothing");
          String values =
              field
                  .from()
                  .map(from -> from.isEmpty() ? "nothing" : from)
                  .map(from -> " " + Values.change(from, to, ", expected "))
                  .orElse(", expected " + Values.shown(to));
          lines.add(part(change) + field.name() + values);
        }
        return lines.isEmpty() ? List.of(named(change) + " differs") : lines;
    }
  }

  private static String missing(Change change) {
    boolean people = WITH_MEMBERS.contains(change.resource()) && !change.fields().isEmpty();
    return people
        ? change.resource() + " missing: " + change.fields().get(0).to().orElse("")
        : named(change) + " is missing";
  }

  /** {@code calendar event 2026-09-14 13:00, }, only where there are several of a kind. */
  private static String part(Change change) {
    return change.which().isBlank() ? "" : named(change) + ", ";
  }

  private static String named(Change change) {
    return (change.name() + " " + change.apart()).strip();
  }

  private static String told(CoursePlan.ServiceProblem problem) {
    String cause = problem.problem().cause();
    String advice = problem.problem().advice();
    if (advice.isBlank()) {
      return cause;
    }
    String sentence = advice.substring(0, 1).toUpperCase(Locale.ROOT) + advice.substring(1);
    return cause + (cause.endsWith(".") ? " " : ". ") + sentence;
  }
}
