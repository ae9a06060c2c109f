package ca.calculquebec.cqorc.task.attendance;

import java.util.ArrayList;
import java.util.List;

/**
 * The strip of a drawing in which one session's presence stands.
 *
 * @param window what the strip shows: the session, and as much around it as people were there
 */
record TimelineTrack(TimeSpan session, TimeSpan window) {
  /** Whoever stays longer before or after a session leaves the picture. */
  private static final long MARGIN = 3600;

  private static final double WIDTH = 1000;

  static List<TimelineTrack> of(AttendanceReport report) {
    List<TimelineTrack> tracks = new ArrayList<>();
    for (int i = 0; i < report.sessions().size(); i++) {
      TimeSpan session = report.sessions().get(i);
      long from = session.from();
      long to = session.to();
      TimeSpan around =
          new TimeSpan(session.from() - MARGIN, session.to() + MARGIN)
              .within(Presence.around(report.sessions(), i));
      for (List<Person> people : report.people().values()) {
        for (Person person : people) {
          for (TimeSpan span : person.presence().spans()) {
            TimeSpan near = span.within(around);
            if (near.seconds() > 0) {
              from = Math.min(from, near.from());
              to = Math.max(to, near.to());
            }
          }
        }
      }
      // A session of no length would leave nothing to divide by.
      tracks.add(new TimelineTrack(session, new TimeSpan(from, Math.max(to, from + 60))));
    }
    return tracks;
  }

  List<TimeSpan> bars(Presence presence) {
    return presence.spans().stream()
        .map(span -> span.within(window))
        .filter(span -> span.seconds() > 0)
        .toList();
  }

  double x(long second) {
    return WIDTH * (second - window.from()) / window.seconds();
  }
}
