package ca.calculquebec.cqorc.plan;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and durations as plans print them. */
public final class Times {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private Times() {}

  /** {@code 2026-09-14 13:00}, in the time's own zone. */
  public static String minute(ZonedDateTime time) {
    return MINUTE.format(time);
  }

  /** {@code 3 h}, {@code 1 h 30}, {@code 45 min}, {@code 2 d 4 h}; whole minutes. */
  public static String duration(Duration duration) {
    long minutes = duration.toMinutes();
    long days = minutes / (24 * 60);
    long hours = minutes / 60 % 24;
    long rest = minutes % 60;
    if (days > 0) {
      return days + " d" + (hours > 0 ? " " + hours + " h" : "");
    }
    if (hours == 0) {
      return rest + " min";
    }
    return hours + " h" + (rest > 0 ? String.format(Locale.ROOT, " %02d", rest) : "");
  }
}
