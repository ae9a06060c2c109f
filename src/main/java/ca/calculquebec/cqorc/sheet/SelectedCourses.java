package ca.calculquebec.cqorc.sheet;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.course.Selection;
import ca.calculquebec.cqorc.course.Session;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Near;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.plan.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The courses that a command is about.
 *
 * @param courses those to do, in the sheet's order
 * @param unusable selected ones that fail because of their rows
 * @param leftOut how many are over and therefore not selected
 * @param leftOutNote says so, and how to include them; blank when there are none
 * @param day the day of {@code --date}
 * @param warnings about the sheet, the selected courses' rows, and, in one line, bad rows of others
 */
public record SelectedCourses(
    List<Course> courses,
    List<UnusableCourse> unusable,
    int leftOut,
    String leftOutNote,
    Optional<LocalDate> day,
    List<String> warnings) {

  /** Ids that are named for a course code. */
  private static final int AT_MOST = 5;

  public SelectedCourses {
    courses = List.copyOf(courses);
    unusable = List.copyOf(unusable);
    warnings = List.copyOf(warnings);
  }

  /**
   * @throws InputException for a course_id that the sheet does not have, and for a deletion that
   *     does not say of what
   */
  public static SelectedCourses of(
      Selection selection, SheetReading reading, Instant now, ZoneId zone, Purpose purpose)
      throws InputException {
    return of(selection, reading, now, zone, purpose, DateFilter.FIRST_SESSION);
  }

  /**
   * @param dateFilter a course is of the day of {@code --date} when this is on it
   * @throws InputException for a course_id that the sheet does not have, and for a deletion that
   *     does not say of what
   */
  public static SelectedCourses of(
      Selection selection,
      SheetReading reading,
      Instant now,
      ZoneId zone,
      Purpose purpose,
      DateFilter dateFilter)
      throws InputException {
    Set<CourseId> named = named(selection, reading);
    boolean open = !selection.isNamed() && selection.date().isEmpty();
    if (purpose == Purpose.DELETE && open && !selection.all()) {
      throw new InputException(
          "which courses' resources are to be deleted is not said",
          "add --course_id, --date, or --all for all courses that are not over");
    }
    Optional<LocalDate> day = selection.date().map(choice -> choice.day(now, zone));
    boolean pastToo =
        purpose == Purpose.DELETE
            ? selection.isNamed()
            : selection.isNamed() || day.isPresent() || selection.all();
    List<Course> courses = new ArrayList<>();
    List<UnusableCourse> unusable = new ArrayList<>();
    List<UnusableCourse> others = new ArrayList<>();
    int leftOut = 0;
    for (Course course : reading.courses()) {
      boolean wanted = isWanted(named, day, course.id(), starts(course, dateFilter), zone);
      if (wanted && (pastToo || !course.isOver(now))) {
        courses.add(course);
      } else if (wanted) {
        leftOut++;
      }
    }
    for (UnusableCourse course : reading.unusable()) {
      boolean wanted = isWanted(named, day, course.id(), course.start().stream().toList(), zone);
      if (wanted && (pastToo || !course.isCertainlyOver(now))) {
        unusable.add(course);
      } else {
        others.add(course);
        leftOut += wanted ? 1 : 0;
      }
    }
    List<String> warnings = new ArrayList<>(reading.warnings());
    courses.forEach(course -> warnings.addAll(reading.remarks(course.id())));
    if (!others.isEmpty()) {
      warnings.add(badRows(others));
    }
    return new SelectedCourses(
        courses, unusable, leftOut, leftOutNote(leftOut, purpose), day, warnings);
  }

  /** The same selection, after a closer look at the courses. */
  public SelectedCourses with(List<Course> usable, List<UnusableCourse> others) {
    return new SelectedCourses(usable, others, leftOut, leftOutNote, day, warnings);
  }

  private static boolean isWanted(
      Set<CourseId> named,
      Optional<LocalDate> day,
      CourseId id,
      List<ZonedDateTime> starts,
      ZoneId zone) {
    if (!named.isEmpty()) {
      return named.contains(id);
    }
    return day.isEmpty()
        || starts.stream()
            .anyMatch(time -> time.withZoneSameInstant(zone).toLocalDate().equals(day.get()));
  }

  private static List<ZonedDateTime> starts(Course course, DateFilter dateFilter) {
    return dateFilter == DateFilter.FIRST_SESSION
        ? List.of(course.start())
        : course.sessions().stream().map(Session::start).toList();
  }

  /**
   * The courses that are named; a text with blanks is several ids where the sheet has no such one.
   */
  private static Set<CourseId> named(Selection selection, SheetReading reading)
      throws InputException {
    Set<CourseId> known = reading.courseIds();
    Set<CourseId> named = new LinkedHashSet<>();
    List<CourseId> unknown = new ArrayList<>();
    for (CourseId id : selection.ids()) {
      boolean several = !known.contains(id) && id.words().stream().anyMatch(known::contains);
      for (CourseId word : several ? id.words() : List.of(id)) {
        if (known.contains(word)) {
          named.add(word);
        } else {
          unknown.add(word);
        }
      }
    }
    if (!unknown.isEmpty()) {
      throw unknown(unknown, reading);
    }
    return named;
  }

  private static InputException unknown(List<CourseId> unknown, SheetReading reading) {
    Set<String> near = new LinkedHashSet<>();
    List<String> known = texts(reading.courseIds().stream().sorted().toList());
    List<String> codes = new ArrayList<>();
    Set<CourseId> coded = new LinkedHashSet<>();
    for (CourseId id : unknown) {
      List<CourseId> found = withCode(id.text(), reading);
      if (found.isEmpty()) {
        near.addAll(Near.of(id.text(), known));
      } else {
        coded.addAll(found);
        codes.add(
            Words.list(texts(found)) + (found.size() == 1 ? " has" : " have") + " the code " + id);
      }
    }
    List<String> suggestions = near.stream().map(id -> "\"" + id + "\"").toList();
    String advice = "correct the course_id, or add the course to the sheet";
    if (coded.size() == 1) {
      advice = "say --course_id " + String.join(",", texts(coded));
    } else if (!coded.isEmpty()) {
      advice = "say --course_id " + String.join(",", texts(coded)) + ", or those that you mean";
    }
    return new InputException(
        Origin.option("--course_id"),
        "the sheet \""
            + reading.title()
            + "\" has no course "
            + unknown.stream()
                .map(id -> "\"" + id + "\"")
                .collect(Collectors.joining(" and no course "))
            + (suggestions.isEmpty()
                ? ""
                : " (did you mean " + String.join(" or ", suggestions) + "?)")
            + (codes.isEmpty() ? "" : "; " + String.join("; ", codes)),
        advice);
  }

  /** The courses of that code, the latest first, since former terms' rows may stand there too. */
  private static List<CourseId> withCode(String code, SheetReading reading) {
    return reading.courses().stream()
        .filter(course -> course.code().text().equalsIgnoreCase(code))
        .sorted(Comparator.comparing(Course::start).reversed())
        .map(Course::id)
        .limit(AT_MOST)
        .toList();
  }

  private static List<String> texts(Collection<CourseId> ids) {
    return ids.stream().map(CourseId::text).toList();
  }

  private static String leftOutNote(int count, Purpose purpose) {
    if (count == 0) {
      return "";
    }
    String advice =
        purpose == Purpose.DELETE
            ? "--course_id includes them one by one"
            : "--all includes " + (count == 1 ? "it" : "them");
    return count + (count == 1 ? " is" : " are") + " over and left out; " + advice;
  }

  private static String badRows(List<UnusableCourse> courses) {
    List<Integer> rows = new ArrayList<>();
    courses.forEach(course -> rows.addAll(course.rows()));
    List<String> ids = courses.stream().map(course -> course.id().text()).toList();
    return (courses.size() == 1 ? "a course that is" : courses.size() + " courses that are")
        + " not selected cannot be used as "
        + (courses.size() == 1 ? "it stands" : "they stand")
        + " in the sheet: "
        + String.join(", ", ids)
        + " ("
        + RowRanges.of(rows)
        + "); cqorc check --all tells why";
  }
}
