package ca.calculquebec.cqorc.task.attendance;

import java.util.ArrayList;
import java.util.List;

/** Every connection record of a report, for {@code --verbose}. */
public final class ConnectionList {
  private ConnectionList() {}

  public static List<String> lines(AttendanceReport report) {
    Moments moments = new Moments(report.subject().zone());
    List<String> lines = new ArrayList<>();
    report.counted().forEach(meeting -> add(lines, "counted", meeting, moments));
    report.rehearsals().forEach(meeting -> add(lines, "left out", meeting, moments));
    return lines;
  }

  private static void add(List<String> lines, String kind, Meeting meeting, Moments moments) {
    lines.add("instance " + ReportText.named(meeting, moments) + " (" + kind + ")");
    for (Connection connection : meeting.connections()) {
      String time =
          connection
              .time()
              .map(span -> moments.second(span.from()) + "-" + moments.second(span.to()))
              .orElse(connection.seconds() / 60 + " min");
      String email = connection.email().isEmpty() ? "" : " <" + connection.email() + ">";
      String waiting = connection.waiting() ? " (waiting room)" : "";
      lines.add("  " + time + "  " + connection.name() + email + waiting);
    }
  }
}
