package ca.calculquebec.cqorc.task.registration;

import ca.calculquebec.cqorc.course.PlainText;
import ca.calculquebec.cqorc.service.eventbrite.EventbriteEvent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What an event is found by when its id was lost: its name and the instant of its start. */
record EventKey(String name, Instant start) {
  private static final String BETWEEN = " | ";

  EventKey {
    name = PlainText.oneLine(name);
    start = start.truncatedTo(ChronoUnit.SECONDS);
  }

  static EventKey of(EventbriteEvent event) {
    return new EventKey(event.name(), event.start());
  }

  /** As the journal keeps it. */
  String text() {
    return name + BETWEEN + start;
  }

  static Optional<EventKey> parse(String text) {
    int between = text.lastIndexOf(BETWEEN);
    if (between < 0) {
      return Optional.empty();
    }
    try {
      Instant start = Instant.parse(text.substring(between + BETWEEN.length()));
      return Optional.of(new EventKey(text.substring(0, between), start));
    } catch (DateTimeException otherVersion) {
      return Optional.empty();
    }
  }
}
