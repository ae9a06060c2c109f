package ca.calculquebec.cqorc.task.attendance;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.course.Role;
import ca.calculquebec.cqorc.course.Trainer;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.service.eventbrite.EventbriteEvent;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads who was there and who registered, and compares them. Changes nothing anywhere. */
public final class AttendanceTask {
  /**
   * What holds for every course.
   *
   * @param zone in which times are shown, and in which Zoom's files have theirs
   * @param language where neither the request nor a course decides
   * @param trainers everybody of the trainer file
   * @param hosts addresses of the accounts that the webinars belong to
   * @param ignoredDomains as configured
   * @param checkInPage the address on which check-ins are managed
   */
  public record Setup(
      PresenceRule rule,
      ZoneId zone,
      Language language,
      List<Trainer> trainers,
      List<String> hosts,
      String ignoredDomains,
      CheckInPage checkInPage) {

    public Setup {
      trainers = List.copyOf(trainers);
      hosts = List.copyOf(hosts);
    }
  }

  /** Makes the address on which an event's check-ins are managed; empty when none is configured. */
  @FunctionalInterface
  public interface CheckInPage {
    Optional<String> of(
        Optional<Course> course, Language language, String eventId, Optional<EventbriteEvent> event)
        throws CqorcException;
  }

  /** What was found, and what the coordinator should know about how. */
  public record AttendanceResult(AttendanceReport report, List<String> warnings) {}

  private final Setup setup;
  private final ZoomSource zoom;
  private final EventbriteSource eventbrite;

  public AttendanceTask(Setup setup, ZoomSource zoom, EventbriteSource eventbrite) {
    this.setup = setup;
    this.zoom = zoom;
    this.eventbrite = eventbrite;
  }

  public AttendanceResult run(AttendanceRequest request) throws CqorcException {
    EventbriteSource.Registered registered = eventbrite.read(request);
    List<TimeSpan> sessions = sessions(request, registered);
    ZoomSource.Seen seen = zoom.read(request, sessions, setup.zone());
    boolean scheduled = !sessions.isEmpty() || seen.scheduled();
    if (sessions.isEmpty()) {
      sessions = seen.spans();
    }
    if (!scheduled && setup.rule().reference() == PresenceRule.Reference.SCHEDULED) {
      throw new InputException(
          "how long the course was scheduled is not known, and [script.presence]"
              + " presence_reference holds presence against it",
          "Name the course with --course_id, or set presence_reference to mean or median.");
    }
    AttendanceReport report =
        AttendanceReport.of(
            subject(request, registered, seen, scheduled),
            sessions,
            seen.meetings(),
            registered.standing(),
            registered.cancelled(),
            setup.rule(),
            exclusions(request.course()));
    List<String> warnings = new ArrayList<>(registered.warnings());
    warnings.addAll(seen.warnings());
    if (report.counted().isEmpty()) {
      throw new InputException(
          "none of the "
              + seen.meetings().size()
              + " Zoom instances touches a session of the course",
          "Compare the sessions' times with those in Zoom's report; is it the right webinar?");
    }
    return new AttendanceResult(report, warnings);
  }

  private static List<TimeSpan> sessions(
      AttendanceRequest request, EventbriteSource.Registered registered) {
    if (request.course().isEmpty()) {
      return registered
          .event()
          .map(event -> List.of(TimeSpan.of(event.start(), event.end())))
          .orElse(List.of());
    }
    return request.course().get().sessions().stream()
        .map(session -> TimeSpan.of(session.start().toInstant(), session.end().toInstant()))
        .toList();
  }

  private AttendanceReport.ReportSubject subject(
      AttendanceRequest request,
      EventbriteSource.Registered registered,
      ZoomSource.Seen seen,
      boolean scheduled)
      throws CqorcException {
    Language language =
        request
            .language()
            .or(() -> request.course().map(Course::language))
            .orElse(setup.language());
    Optional<EventbriteEvent> event = registered.event();
    String title =
        request
            .course()
            .map(Course::fullTitle)
            .or(() -> event.map(EventbriteEvent::name))
            .or(() -> Optional.of(seen.topic()).filter(topic -> !topic.isBlank()))
            .orElseGet(() -> String.join(", ", sources(seen.meetings())));
    Optional<String> page =
        request.event().isEmpty()
            ? Optional.empty()
            : setup.checkInPage().of(request.course(), language, request.event(), event);
    return new AttendanceReport.ReportSubject(
        request.course().map(course -> course.id().text()).orElse(""),
        PersonName.clean(title),
        language,
        setup.zone(),
        request.event(),
        request.webinar(),
        page.filter(text -> !text.isBlank()),
        scheduled);
  }

  /** Where nothing else names it, the files do. */
  private static List<String> sources(List<Meeting> meetings) {
    return meetings.stream().map(Meeting::source).distinct().toList();
  }

  private Exclusions exclusions(Optional<Course> course) {
    List<Trainer> ours = course.map(known -> known.trainers(Role.values())).orElse(List.of());
    return Exclusions.of(setup.trainers(), setup.hosts(), ours, setup.ignoredDomains());
  }

  /** Where the command line or the course says, or should say, which event or webinar it is. */
  static InputException missing(
      AttendanceRequest request, String column, String what, String advice) {
    boolean byOption =
        !(column.equals("zoom_id") ? request.zoomId() : request.eventbriteId()).isEmpty();
    if (byOption) {
      return new InputException(Origin.option("--" + column), what, advice);
    }
    return request
        .course()
        .map(course -> new InputException(Origin.cell(course.idRow(column), column), what, advice))
        .orElseGet(() -> new InputException(what, advice));
  }
}
