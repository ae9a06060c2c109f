package ca.calculquebec.cqorc.course;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which courses are meant: those named, those of a day, or else all that are not over.
 *
 * @param ids each once, in the order given; empty when none is named
 * @param all past ones too, where the command's purpose allows it
 */
public record Selection(List<CourseId> ids, Optional<DateChoice> date, boolean all) {
  public Selection {
    ids = List.copyOf(new LinkedHashSet<>(ids));
  }

  /**
   * @param courseIds values of {@code --course_id}, each possibly several with commas
   * @param date the value of {@code --date}
   */
  public static Selection of(List<String> courseIds, Optional<String> date, boolean all)
      throws InputException {
    Set<CourseId> ids = new LinkedHashSet<>();
    for (String option : courseIds) {
      for (String part : option.split(",", -1)) {
        if (!part.isBlank()) {
          ids.add(new CourseId(part));
        }
      }
    }
    if (ids.isEmpty() && !courseIds.isEmpty()) {
      throw new InputException(
          Origin.option("--course_id"),
          "no course is named",
          "write the course_id of the sheet after it, or leave the option out");
    }
    if (!ids.isEmpty() && date.isPresent()) {
      throw new InputException(
          Origin.option("--date"),
          "courses cannot be chosen by --course_id and by --date at once",
          "leave one of the two out");
    }
    if (!ids.isEmpty() && all) {
      throw new InputException(
          Origin.option("--all"),
          "the courses are named by --course_id already, and --all means every course",
          "Leave one of the two out; a named course is taken also when it is over.");
    }
    Optional<DateChoice> choice =
        date.isPresent() ? Optional.of(DateChoice.parse(date.get())) : Optional.empty();
    return new Selection(List.copyOf(ids), choice, all);
  }

  /**
   * All that the ids may mean: a text with blanks is one id or several, and only the sheet can tell
   * which.
   */
  public Set<CourseId> meant() {
    Set<CourseId> meant = new LinkedHashSet<>(ids);
    ids.forEach(id -> meant.addAll(id.words()));
    return meant;
  }

  public static Selection everything() {
    return new Selection(List.of(), Optional.empty(), false);
  }

  /** Whether no courses were chosen. */
  public boolean isEverything() {
    return ids.isEmpty() && date.isEmpty();
  }

  /** Whether every course is named by its id. */
  public boolean isNamed() {
    return !ids.isEmpty();
  }
}
