package ca.calculquebec.cqorc.task.attendance;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times of a report, in the zone in which its course is dated. */
final class Moments {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final ZoneId zone;

  Moments(ZoneId zone) {
    this.zone = zone;
  }

  String day(long second) {
    return at(second, DAY);
  }

  /** {@code 13:05}; by hand, since a page has tens of thousands. */
  String minute(long second) {
    long offset = zone.getRules().getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
    long minutes = Math.floorMod(second + offset, 86_400L) / 60;
    long hour = minutes / 60;
    long rest = minutes % 60;
    return (hour < 10 ? "0" : "") + hour + (rest < 10 ? ":0" : ":") + rest;
  }

  String second(long second) {
    return at(second, SECOND);
  }

  /** {@code 2026-09-14 13:00-16:00}; a session that ends on another day says so. */
  String span(TimeSpan span) {
    String start = day(span.from()) + " " + minute(span.from()) + "-";
    boolean sameDay = day(span.from()).equals(day(span.to()));
    return start + (sameDay ? "" : day(span.to()) + " ") + minute(span.to());
  }

  private String at(long second, DateTimeFormatter format) {
    return format.format(Instant.ofEpochSecond(second).atZone(zone));
  }
}
