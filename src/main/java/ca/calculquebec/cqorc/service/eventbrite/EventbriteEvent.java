package ca.calculquebec.cqorc.service.eventbrite;

import java.time.Instant;
import java.util.Set;

/**
 * An event as Eventbrite shows it.
 *
 * @param name the title without markup
 * @param status draft, live, started, ended, completed, canceled or deleted
 * @param timeZone such as {@code America/Toronto}
 * @param summary {@code ""} when it has none
 */
public record EventbriteEvent(
    String id,
    String name,
    String status,
    Instant start,
    Instant end,
    String timeZone,
    String summary,
    String url) {

  private static final Set<String> GONE = Set.of("canceled", "cancelled", "deleted");
  private static final Set<String> PAST = Set.of("ended", "completed");

  public EventbriteEvent withTexts(String newName, String newSummary) {
    return new EventbriteEvent(id, newName, status, start, end, timeZone, newSummary, url);
  }

  /** Nobody sees it and nobody can register for it before it is published. */
  public boolean isDraft() {
    return status.equals("draft");
  }

  /** Deleted or canceled: it will never take place. */
  public boolean isGone() {
    return GONE.contains(status);
  }

  public boolean isOver() {
    return PAST.contains(status);
  }
}
