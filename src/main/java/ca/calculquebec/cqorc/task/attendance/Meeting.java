package ca.calculquebec.cqorc.task.attendance;

import java.util.List;
import java.util.Optional;

/**
 * One instance of a webinar, with its connections.
 *
 * @param source a number or a file's name, for people
 * @param told from when to when it is said to have been open, of no length when only its start is
 *     known
 */
public record Meeting(String source, Optional<Span> told, List<Connection> connections) {
  public Meeting {
    connections = List.copyOf(connections);
  }

  /** From its opening to the last leaving; absent when no time is known. */
  public Optional<Span> span() {
    long from = told.map(Span::from).orElse(Long.MAX_VALUE);
    long to = told.map(Span::to).orElse(Long.MIN_VALUE);
    for (Connection connection : connections) {
      if (connection.time().isPresent()) {
        from = Math.min(from, connection.time().get().from());
        to = Math.max(to, connection.time().get().to());
      } else if (told.isPresent()) {
        to = Math.max(to, told.get().from() + connection.seconds());
      }
    }
    return from > to ? Optional.empty() : Optional.of(new Span(from, to));
  }

  /** Where time goes of which only the length is known; negative when that is not known. */
  int session(List<Span> sessions) {
    if (sessions.size() == 1) {
      return 0;
    }
    return span().map(span -> Presence.sessionAt(sessions, span.from())).orElse(-1);
  }

  /** A rehearsal touches no session. One is taken for none when its time or theirs is not known. */
  public boolean touches(List<Span> sessions) {
    Optional<Span> span = span();
    return span.isEmpty() || sessions.isEmpty() || sessions.stream().anyMatch(span.get()::overlaps);
  }
}
