package ca.calculquebec.cqorc.task.attendance;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One instance of a webinar, with its connections.
 *
 * @param source a number or a file's name, for people
 * @param told from when to when it is said to have been open, of no length when only its start is
 *     known
 * @param leaders who is said to be host or panelist, by whatever devices they came
 */
public record Meeting(
    String source, Optional<TimeSpan> told, List<Connection> connections, List<Leader> leaders) {
  /** A host or panelist; name or address may be blank. */
  public record Leader(String name, String email) {
    public Leader {
      name = PersonName.clean(name);
      email = PersonName.email(email);
    }
  }

  /** All leaders together: those said to be, and those whose connections are marked. */
  public Meeting {
    connections = List.copyOf(connections);
    Set<Leader> all = new LinkedHashSet<>(leaders);
    connections.stream()
        .filter(Connection::leading)
        .forEach(connection -> all.add(new Leader(connection.name(), connection.email())));
    leaders = List.copyOf(all);
  }

  public Meeting(String source, Optional<TimeSpan> told, List<Connection> connections) {
    this(source, told, connections, List.of());
  }

  /** Seconds that it is said to have lasted; 0 when that is not said. */
  long length() {
    return told.map(TimeSpan::seconds).orElse(0L);
  }

  /** From its opening to the last leaving; absent when no time is known. */
  public Optional<TimeSpan> span() {
    long from = told.map(TimeSpan::from).orElse(Long.MAX_VALUE);
    long to = told.map(TimeSpan::to).orElse(Long.MIN_VALUE);
    for (Connection connection : connections) {
      if (connection.time().isPresent()) {
        from = Math.min(from, connection.time().get().from());
        to = Math.max(to, connection.time().get().to());
      } else if (told.isPresent()) {
        to = Math.max(to, told.get().from() + connection.seconds());
      }
    }
    return from > to ? Optional.empty() : Optional.of(new TimeSpan(from, to));
  }

  /** Where time goes of which only the length is known; negative when that is not known. */
  int session(List<TimeSpan> sessions) {
    if (sessions.size() == 1) {
      return 0;
    }
    return span().map(span -> Presence.sessionAt(sessions, span.from())).orElse(-1);
  }

  /** A rehearsal touches no session. One is taken for none when its time or theirs is not known. */
  public boolean touches(List<TimeSpan> sessions) {
    Optional<TimeSpan> span = span();
    return span.isEmpty() || sessions.isEmpty() || sessions.stream().anyMatch(span.get()::overlaps);
  }
}
