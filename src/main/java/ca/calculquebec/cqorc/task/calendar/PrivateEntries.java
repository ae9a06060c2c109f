package ca.calculquebec.cqorc.task.calendar;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.Role;
import ca.calculquebec.cqorc.course.Session;
import ca.calculquebec.cqorc.course.Trainer;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.plan.CourseOutputs;
import ca.calculquebec.cqorc.service.google.Guest;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The private calendar: an event a session for its instructor, host and assistants, and one after
 * the end of each course's last session.
 */
public final class PrivateEntries implements EntrySource {
  private static final List<Role> INVITED = List.of(Role.INSTRUCTOR, Role.HOST, Role.ASSISTANT);

  private final PrivateSettings settings;
  private final PrivateTexts texts;
  private final Set<CalendarKind> chosen;
  private final boolean standingPostMortems;

  /**
   * @param chosen of {@link CalendarKind#PRIVATE} and {@link CalendarKind#POST_MORTEM}
   */
  public PrivateEntries(PrivateSettings settings, PrivateTexts texts, Set<CalendarKind> chosen) {
    this(settings, texts, chosen, false);
  }

  private PrivateEntries(
      PrivateSettings settings,
      PrivateTexts texts,
      Set<CalendarKind> chosen,
      boolean standingPostMortems) {
    this.settings = settings;
    this.texts = texts;
    this.chosen = Set.copyOf(chosen);
    this.standingPostMortems = standingPostMortems;
  }

  /** A term has its sessions' events; a post-mortem that stands in the sheet goes along. */
  public static PrivateEntries ofTerm(PrivateSettings settings, PrivateTexts texts) {
    return new PrivateEntries(settings, texts, Set.of(CalendarKind.PRIVATE), true);
  }

  @Override
  public String service() {
    return CalendarKind.PRIVATE.service();
  }

  @Override
  public List<CalendarKind> kinds() {
    return standingPostMortems ? columns() : columns().stream().filter(chosen::contains).toList();
  }

  @Override
  public List<CalendarKind> columns() {
    return List.of(CalendarKind.PRIVATE, CalendarKind.POST_MORTEM);
  }

  @Override
  public List<CalendarEntry> entries(Course course) {
    List<CalendarEntry> entries = new ArrayList<>();
    if (chosen.contains(CalendarKind.PRIVATE)) {
      for (Session session : course.sessions()) {
        entries.add(new CalendarEntry(CalendarKind.PRIVATE, course, session, List.of(session)));
      }
    }
    CalendarEntry postMortem = postMortem(course);
    if (chosen.contains(CalendarKind.POST_MORTEM)
        || (standingPostMortems && !postMortem.isEmpty())) {
      entries.add(postMortem);
    }
    return entries;
  }

  /** Its id may stand in the row of what was the last session before another was added. */
  private static CalendarEntry postMortem(Course course) {
    Session last = lastSession(course);
    List<Session> holders =
        course.sessions().stream()
            .filter(session -> !session.cell(CalendarKind.POST_MORTEM.column()).isBlank())
            .toList();
    return new CalendarEntry(
        CalendarKind.POST_MORTEM, course, last, holders.isEmpty() ? List.of(last) : holders);
  }

  /** The one that ends last. */
  static Session lastSession(Course course) {
    Session last = course.firstSession();
    for (Session session : course.sessions()) {
      last = session.end().isAfter(last.end()) ? session : last;
    }
    return last;
  }

  @Override
  public List<String> prepare() {
    return List.of();
  }

  @Override
  public CalendarSpec.Period times(CalendarEntry entry) {
    Session session = entry.session();
    ZonedDateTime end = session.end().withZoneSameInstant(settings.zone());
    return entry.kind() == CalendarKind.POST_MORTEM
        ? new CalendarSpec.Period(end, end.plus(settings.postMortemLength()))
        : new CalendarSpec.Period(
            session.start().withZoneSameInstant(settings.zone()).plus(settings.startOffset()), end);
  }

  @Override
  public CalendarSpec wanted(CalendarEntry entry, CourseOutputs outputs) throws CqorcException {
    Session session = entry.session();
    boolean after = entry.kind() == CalendarKind.POST_MORTEM;
    CalendarSpec.Period times = times(entry);
    return new CalendarSpec(
        after ? texts.postMortemTitle(entry.course()) : entry.course().fullTitle(),
        after ? texts.postMortemText(entry.course(), session) : texts.text(entry.course(), session),
        times.start(),
        times.end(),
        Optional.of(guests(session)),
        List.of());
  }

  private static List<Guest> guests(Session session) throws InputException {
    Map<String, Guest> guests = new LinkedHashMap<>();
    for (Role role : INVITED) {
      for (Trainer trainer : session.trainers(role)) {
        Guest guest = guest(trainer, session, role);
        guests.putIfAbsent(guest.key(), guest);
      }
    }
    return List.copyOf(guests.values());
  }

  private static Guest guest(Trainer trainer, Session session, Role role) throws InputException {
    String address = trainer.calendarEmail().strip();
    if (address.isEmpty()) {
      throw new InputException(
          Origin.cell(session.row(), role.column()),
          "the trainer \"" + trainer.key() + "\" has no address for the calendar",
          "Give this trainer calendar_email or email in the trainer file.");
    }
    return Guest.invited(address, trainer.fullName());
  }
}
