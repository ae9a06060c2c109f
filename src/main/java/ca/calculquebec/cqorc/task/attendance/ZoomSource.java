package ca.calculquebec.cqorc.task.attendance;

import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.service.zoom.Panelist;
import ca.calculquebec.cqorc.service.zoom.Participation;
import ca.calculquebec.cqorc.service.zoom.PastInstance;
import ca.calculquebec.cqorc.service.zoom.Webinar;
import ca.calculquebec.cqorc.service.zoom.WebinarNumber;
import ca.calculquebec.cqorc.service.zoom.ZoomClient;
import ca.calculquebec.cqorc.service.zoom.ZoomCode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who was there: from Zoom, or from the files that its web page exports. */
public final class ZoomSource {
  /** The client, made when it is needed: with a file in its place, no credentials are. */
  @FunctionalInterface
  public interface Client {
    ZoomClient get() throws CqorcException;
  }

  /**
   * Who was there.
   *
   * @param topic blank when nobody tells
   * @param spans for want of sessions: when it was planned, else the meetings' own times
   * @param scheduled whether those are planned times
   */
  record Seen(
      List<Meeting> meetings,
      String topic,
      List<TimeSpan> spans,
      boolean scheduled,
      List<String> warnings) {}

  /** Seconds before a session within which its instance may have been opened. */
  private static final long LEAD = 6 * 3600;

  private final Client client;

  public ZoomSource(Client client) {
    this.client = client;
  }

  /**
   * @param sessions may be empty when nobody knows them
   * @param zone of the files' times
   */
  Seen read(AttendanceRequest request, List<TimeSpan> sessions, ZoneId zone) throws CqorcException {
    return request.zoomReports().isEmpty()
        ? ask(request, sessions)
        : readFiles(request, sessions, zone);
  }

  private Seen ask(AttendanceRequest request, List<TimeSpan> sessions) throws CqorcException {
    String number = request.webinar().replaceAll("[\\s-]", "");
    if (!number.matches("\\d{9,12}")) {
      throw AttendanceTask.missing(
          request,
          "zoom_id",
          number.isEmpty()
              ? "which Zoom webinar it is about is not known"
              : "\"" + request.webinar() + "\" is no number of a Zoom webinar",
          "Write the webinar's number there, or name it with --zoom_id, or give Zoom's export"
              + " with --zoom-report.");
    }
    long id = Long.parseLong(number);
    Map<String, PastInstance> instances = new LinkedHashMap<>();
    for (PastInstance instance : client.get().listPastInstances(id)) {
      instances.put(instance.uuid(), instance);
    }
    if (instances.isEmpty()) {
      throw AttendanceTask.missing(
          request,
          "zoom_id",
          "Zoom knows of no past instance of webinar " + WebinarNumber.shown(id),
          "Its report comes some minutes after the end; compare the number with the webinar's"
              + " page at Zoom.");
    }
    List<Meeting> meetings = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    List<Meeting.Leader> leaders = leaders(id, warnings);
    for (PastInstance instance : instances.values()) {
      Optional<TimeSpan> opened = instance.start().map(start -> TimeSpan.of(start, start));
      List<Connection> connections = new ArrayList<>();
      try {
        connections.addAll(connections(instance));
      } catch (ServiceException failure) {
        if (!failure.code().equals(ZoomCode.NO_SUCH_WEBINAR)) {
          throw failure;
        }
        String when = instance.start().map(Instant::toString).orElse("at a time it does not tell");
        if (!isOutside(opened, sessions)) {
          throw new CqorcException(
              "Zoom has no report of the instance of webinar "
                  + WebinarNumber.shown(id)
                  + " that began "
                  + when,
              "Reports come some minutes after the end: run the same command again later.",
              Optional.empty(),
              failure);
        }
        warnings.add(
            "Zoom has no report of the instance that began "
                + when
                + ", outside of the sessions; it is left out");
      }
      meetings.add(new Meeting(WebinarNumber.shown(id), opened, connections, leaders));
    }
    if (meetings.stream().allMatch(meeting -> meeting.connections().isEmpty())) {
      warnings.add(
          "Zoom's report of webinar " + WebinarNumber.shown(id) + " names nobody who was there");
    }
    if (!sessions.isEmpty()) {
      return new Seen(meetings, "", List.of(), false, warnings);
    }
    Optional<Webinar> webinar = client.get().findWebinar(id);
    Optional<TimeSpan> scheduled = webinar.flatMap(ZoomSource::scheduled);
    return new Seen(
        meetings,
        webinar.map(Webinar::topic).orElse(""),
        scheduled.map(List::of).orElseGet(() -> spans(meetings)),
        scheduled.isPresent(),
        warnings);
  }

  /** Who leads: its alternative hosts and panelists, as far as Zoom still tells. */
  private List<Meeting.Leader> leaders(long id, List<String> warnings) throws CqorcException {
    List<Meeting.Leader> leaders = new ArrayList<>();
    try {
      Optional<Webinar> webinar = client.get().findWebinar(id);
      if (webinar.isEmpty()) {
        return leaders;
      }
      Object hosts = webinar.get().settings().getOrDefault("alternative_hosts", "");
      for (String host : hosts.toString().split("[,;\\s]+")) {
        leaders.add(new Meeting.Leader("", host));
      }
      for (Panelist panelist : client.get().findPanelists(id).orElse(List.of())) {
        leaders.add(new Meeting.Leader(panelist.name(), panelist.email()));
      }
    } catch (ServiceException refused) {
      if (refused.reason() != ServiceException.Reason.REFUSED
          && refused.reason() != ServiceException.Reason.CREDENTIALS) {
        throw refused;
      }
      warnings.add(
          "panelists who are not in the trainer file are taken for participants: "
              + refused.getMessage());
    }
    return leaders;
  }

  private List<Connection> connections(PastInstance instance) throws CqorcException {
    List<Connection> connections = new ArrayList<>();
    for (Participation one : client.get().listParticipations(instance)) {
      TimeSpan time = TimeSpan.of(one.joined(), one.left());
      connections.add(Connection.timed(one.name(), one.email(), time, one.waiting()));
    }
    return connections;
  }

  /** Whether it was opened so far from every session that nobody can have been taught in it. */
  private static boolean isOutside(Optional<TimeSpan> opened, List<TimeSpan> sessions) {
    return opened.isPresent()
        && !sessions.isEmpty()
        && sessions.stream()
            .map(session -> new TimeSpan(session.from() - LEAD, session.to()))
            .noneMatch(
                session ->
                    session.overlaps(new TimeSpan(opened.get().from(), opened.get().from() + 1)));
  }

  private static Seen readFiles(AttendanceRequest request, List<TimeSpan> sessions, ZoneId zone)
      throws InputException {
    List<Meeting> meetings = new ArrayList<>();
    List<TimeSpan> spans = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    String topic = "";
    for (ZoomReportFile.Reading read : ZoomReportFile.read(request.zoomReports(), sessions, zone)) {
      warnings.addAll(read.warnings());
      Meeting meeting = read.meeting();
      boolean untimed = meeting.connections().stream().anyMatch(one -> one.time().isEmpty());
      boolean inOrder = request.zoomReports().size() == sessions.size();
      if (untimed && meeting.span().isEmpty() && inOrder) {
        // A file that tells no time is the session's in whose place it was named; how long it
        // lasted it does not say.
        long start = sessions.get(meetings.size()).from();
        meeting =
            new Meeting(
                meeting.source(),
                Optional.of(new TimeSpan(start, start)),
                meeting.connections(),
                meeting.leaders());
      }
      if (untimed) {
        warnings.add(
            meeting.source()
                + " tells how long people were there, but not when"
                + addedUp(meeting)
                + ". Zoom exports the times without \"unique users\".");
      }
      if (meeting.connections().isEmpty()) {
        warnings.add(
            meeting.source()
                + " names nobody who was there: is it the right file, exported after the end?");
      }
      meetings.add(meeting);
      topic = topic.isEmpty() ? read.topic() : topic;
      meeting.span().ifPresent(spans::add);
    }
    return new Seen(meetings, topic, TimeSpan.union(spans), false, warnings);
  }

  /** What becomes of people who stand in it several times, if there are any. */
  private static String addedUp(Meeting meeting) {
    Map<String, Integer> rows = new HashMap<>();
    for (Connection connection : meeting.connections()) {
      String name = PersonName.transliterated(connection.name());
      rows.merge(connection.email().isEmpty() ? name : connection.email(), 1, Integer::sum);
    }
    long several = rows.values().stream().filter(count -> count > 1).count();
    if (several == 0) {
      return "";
    }
    String limit =
        meeting.length() == 0 ? "" : ", up to the " + meeting.length() / 60 + " min that it lasted";
    return "; "
        + several
        + (several == 1 ? " person stands" : " people stand")
        + " in it several times, and the minutes are added up"
        + limit;
  }

  private static Optional<TimeSpan> scheduled(Webinar webinar) {
    return webinar
        .start()
        .map(start -> TimeSpan.of(start, start.plusSeconds(webinar.minutes() * 60L)));
  }

  private static List<TimeSpan> spans(List<Meeting> meetings) {
    List<TimeSpan> spans = new ArrayList<>();
    meetings.forEach(meeting -> meeting.span().ifPresent(spans::add));
    return TimeSpan.union(spans);
  }
}
