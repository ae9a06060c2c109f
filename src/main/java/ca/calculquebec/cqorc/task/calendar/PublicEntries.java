package ca.calculquebec.cqorc.task.calendar;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.plan.CourseOutputs;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The public calendar: one event a session, for everybody to see. */
public final class PublicEntries implements EntrySource {
  private final ZoneId zone;
  private final PublicSources sources;

  /**
   * @param zone of the calendar's events
   */
  public PublicEntries(ZoneId zone, PublicSources sources) {
    this.zone = zone;
    this.sources = sources;
  }

  @Override
  public String service() {
    return CalendarKind.PUBLIC.service();
  }

  @Override
  public List<CalendarKind> kinds() {
    return List.of(CalendarKind.PUBLIC);
  }

  @Override
  public List<CalendarKind> columns() {
    return kinds();
  }

  @Override
  public List<CalendarEntry> entries(Course course) {
    return course.sessions().stream()
        .map(session -> new CalendarEntry(CalendarKind.PUBLIC, course, session, List.of(session)))
        .toList();
  }

  @Override
  public List<String> prepare() throws CqorcException {
    return sources.prepare();
  }

  @Override
  public CalendarSpec.Period times(CalendarEntry entry) {
    return new CalendarSpec.Period(
        entry.session().start().withZoneSameInstant(zone),
        entry.session().end().withZoneSameInstant(zone));
  }

  @Override
  public CalendarSpec wanted(CalendarEntry entry, CourseOutputs outputs) throws CqorcException {
    Course course = entry.course();
    PublicSources.Address address = sources.address(course, outputs);
    CalendarSpec.Period times = times(entry);
    return new CalendarSpec(
        sources.title(course, outputs),
        PublicEventText.of(course, entry.session(), address.text(), sources.texts(course)),
        times.start(),
        times.end(),
        Optional.empty(),
        address.needs());
  }
}
