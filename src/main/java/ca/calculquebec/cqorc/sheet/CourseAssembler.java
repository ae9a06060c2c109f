package ca.calculquebec.cqorc.sheet;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseCode;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.course.Site;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes courses of rows, which need be neither sorted nor adjacent. */
final class CourseAssembler {
  private final SessionReader reader;

  CourseAssembler(SessionReader reader) {
    this.reader = reader;
  }

  /**
   * @param courses usable ones, in the order of their top rows
   * @param remarks what is worth knowing about a course's rows
   * @param rowsWithoutId rows that hold something, but no course_id
   */
  record Assembly(
      List<Course> courses,
      List<UnusableCourse> unusable,
      Map<CourseId, List<String>> remarks,
      List<Integer> rowsWithoutId) {}

  Assembly assemble(SheetTable table) {
    Map<CourseId, List<SheetTable.SheetRow>> byCourse = new LinkedHashMap<>();
    List<Integer> rowsWithoutId = new ArrayList<>();
    for (SheetTable.SheetRow row : table.rows()) {
      String id = table.cell(row, Columns.COURSE_ID);
      if (id.isEmpty()) {
        rowsWithoutId.add(row.number());
      } else {
        byCourse.computeIfAbsent(new CourseId(id), key -> new ArrayList<>()).add(row);
      }
    }
    List<Course> courses = new ArrayList<>();
    List<UnusableCourse> unusable = new ArrayList<>();
    Map<CourseId, List<String>> allRemarks = new LinkedHashMap<>();
    byCourse.forEach(
        (id, rows) -> {
          List<InputException> problems = new ArrayList<>();
          List<String> remarks = new ArrayList<>();
          List<SessionRow> sessions = new ArrayList<>();
          rows.forEach(row -> sessions.add(reader.read(table, row, problems, remarks)));
          Optional<Course> course = course(id, sessions, problems);
          course.ifPresentOrElse(
              courses::add, () -> unusable.add(unusable(id, sessions, problems)));
          if (!remarks.isEmpty()) {
            allRemarks.put(id, List.copyOf(remarks));
          }
        });
    return new Assembly(courses, unusable, allRemarks, rowsWithoutId);
  }

  private static Optional<Course> course(
      CourseId id, List<SessionRow> rows, List<InputException> problems) {
    List<SessionRow> dated = new ArrayList<>(rows.stream().filter(SessionRow::isDated).toList());
    dated.sort(Comparator.comparing(row -> row.start().get().toInstant()));
    // Without any readable date the top row stands in, so that its other mistakes are told too.
    SessionRow first = dated.isEmpty() ? rows.get(0) : dated.get(0);
    checkStarts(dated, problems);
    Map<String, String> ids = new HashMap<>();
    for (String column : Columns.COURSE_LEVEL) {
      merge(column, rows, problems).ifPresent(value -> ids.put(column, value));
    }
    if (first.cell(Columns.TITLE).isEmpty()) {
      problems.add(
          new InputException(
              Origin.cell(first.number(), Columns.TITLE),
              "the title is empty",
              "fill in the title in row " + first.number()));
    }
    Optional<Language> language = language(first, problems);
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Course(
            id,
            first.cell(Columns.TITLE),
            new CourseCode(first.cell(Columns.CODE)),
            new Site(first.cell(Columns.SITE)),
            language.get(),
            first.cell(Columns.LANGUAGE),
            first.cell(Columns.TEMPLATE),
            dated.stream().map(row -> row.session(id)).toList(),
            ids));
  }

  private static Optional<Language> language(SessionRow row, List<InputException> problems) {
    String cell = row.cell(Columns.LANGUAGE);
    Optional<Language> language = Language.of(cell);
    if (language.isEmpty()) {
      problems.add(
          new InputException(
              Origin.cell(row.number(), Columns.LANGUAGE),
              cell.isEmpty() ? "the language is empty" : "\"" + cell + "\" is not a language",
              "write fr or en into the language of row " + row.number()));
    }
    return language;
  }

  private static void checkStarts(List<SessionRow> sorted, List<InputException> problems) {
    Map<Instant, Integer> rows = new HashMap<>();
    for (SessionRow row : sorted) {
      Integer other = rows.putIfAbsent(row.start().get().toInstant(), row.number());
      if (other != null) {
        problems.add(
            new InputException(
                Origin.cell(row.number(), Columns.START),
                "the session starts at the same time as the one in row " + other,
                "correct the start_date of one of the rows "
                    + other
                    + " and "
                    + row.number()
                    + ", or delete one"));
      }
    }
  }

  private static Optional<String> merge(
      String column, List<SessionRow> rows, List<InputException> problems) {
    Optional<SessionRow> holder = Optional.empty();
    for (SessionRow row : rows) {
      String value = row.cell(column);
      if (value.isEmpty()) {
        continue;
      }
      if (holder.isEmpty()) {
        holder = Optional.of(row);
      } else if (!holder.get().cell(column).equals(value)) {
        SessionRow other = holder.get();
        problems.add(
            new InputException(
                Origin.cell(row.number(), column),
                "\""
                    + value
                    + "\" differs from \""
                    + other.cell(column)
                    + "\" in row "
                    + other.number()
                    + " of the same course",
                "keep the right one of the two and empty the other cell"));
      }
    }
    return holder.map(row -> row.cell(column));
  }

  private static UnusableCourse unusable(
      CourseId id, List<SessionRow> rows, List<InputException> problems) {
    Optional<ZonedDateTime> start =
        rows.stream()
            .flatMap(row -> row.start().stream())
            .min(Comparator.comparing(ZonedDateTime::toInstant));
    Optional<ZonedDateTime> end =
        rows.stream().allMatch(SessionRow::isDated)
            ? rows.stream()
                .flatMap(row -> row.end().stream())
                .max(Comparator.comparing(ZonedDateTime::toInstant))
            : Optional.empty();
    SessionRow top = rows.get(0);
    return new UnusableCourse(
        id,
        top.cell(Columns.CODE),
        top.cell(Columns.TITLE),
        rows.stream().map(SessionRow::number).toList(),
        start,
        end,
        problems);
  }
}
