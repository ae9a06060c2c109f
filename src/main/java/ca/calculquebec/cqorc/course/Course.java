package ca.calculquebec.cqorc.course;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All rows with one course_id.
 *
 * @param title the bare title of the first session's row; see {@link CourseTitle} for the full one
 * @param locale the language cell as written, for templates and file names
 * @param template the Eventbrite id of the event to copy; may be blank
 * @param sessions by start, never empty
 * @param ids the course-level cells zoom_id, eventbrite_id and slack_channel; absent when empty in
 *     all rows
 * @param configuredTitle the full title as {@code [global] title_template} makes it; absent for the
 *     default form
 */
public record Course(
    CourseId id,
    String title,
    CourseCode code,
    Site site,
    Language language,
    String locale,
    String template,
    List<Session> sessions,
    Map<String, String> ids,
    Optional<String> configuredTitle) {

  public Course {
    // What people see of a title has no double blanks, and services keep none or show none.
    title = PlainText.oneLine(title);
    sessions = List.copyOf(sessions);
    ids = Map.copyOf(ids);
    if (sessions.isEmpty()) {
      throw new IllegalArgumentException("course " + id + " without a session");
    }
  }

  /** A course with the default form of its full title. */
  public Course(
      CourseId id,
      String title,
      CourseCode code,
      Site site,
      Language language,
      String locale,
      String template,
      List<Session> sessions,
      Map<String, String> ids) {
    this(id, title, code, site, language, locale, template, sessions, ids, Optional.empty());
  }

  public Course withFullTitle(String fullTitle) {
    return new Course(
        id, title, code, site, language, locale, template, sessions, ids, Optional.of(fullTitle));
  }

  /** The earliest start, not the top row. */
  public Session firstSession() {
    return sessions.get(0);
  }

  public ZonedDateTime start() {
    return firstSession().start();
  }

  /** The latest end of all sessions. */
  public ZonedDateTime end() {
    ZonedDateTime latest = firstSession().end();
    for (Session session : sessions) {
      if (session.end().isAfter(latest)) {
        latest = session.end();
      }
    }
    return latest;
  }

  public boolean isOver(Instant now) {
    return !end().toInstant().isAfter(now);
  }

  public boolean hasStarted(Instant now) {
    return !start().toInstant().isAfter(now);
  }

  /** A course-level id cell; {@code ""} when it is empty. */
  public String idCell(String column) {
    return ids.getOrDefault(column, "");
  }

  /**
   * The sheet's row, from 1, that a complaint about a course-level cell points at: the first one in
   * which it is filled, else the first session's.
   */
  public int idRow(String column) {
    return sessions.stream()
        .filter(session -> !session.cell(column).isBlank())
        .findFirst()
        .orElse(firstSession())
        .row();
  }

  /** The sheet's rows, from 1, in the order of the sessions. */
  public List<Integer> rows() {
    return sessions.stream().map(Session::row).toList();
  }

  /** Rows in which a course-level cell is empty though another row of the course has it. */
  public List<Integer> rowsWithout(String column) {
    return idCell(column).isBlank()
        ? List.of()
        : sessions.stream()
            .filter(session -> session.cell(column).isBlank())
            .map(Session::row)
            .toList();
  }

  public String fullTitle() {
    return PlainText.oneLine(configuredTitle.orElseGet(() -> CourseTitle.of(this)));
  }

  /** The site as written; without one, the course is said to be online in its own language. */
  public String siteWord() {
    if (!site.text().isEmpty()) {
      return site.text();
    }
    return language == Language.FRENCH ? "en ligne" : "online";
  }

  /** Everybody with one of these roles in any session, each once, roles in the order given. */
  public List<Trainer> trainers(Role... roles) {
    Map<String, Trainer> found = new LinkedHashMap<>();
    for (Role role : roles) {
      for (Session session : sessions) {
        for (Trainer trainer : session.trainers(role)) {
          found.putIfAbsent(trainer.key(), trainer);
        }
      }
    }
    return new ArrayList<>(found.values());
  }
}
