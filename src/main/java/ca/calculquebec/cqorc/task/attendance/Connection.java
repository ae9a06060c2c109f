package ca.calculquebec.cqorc.task.attendance;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One connection to a webinar.
 *
 * @param name as the person typed it, cleaned by {@link PersonName#clean}
 * @param email in small letters; blank when Zoom tells none
 * @param time absent when only its length is known
 * @param seconds its length when the time is absent, else 0
 * @param waiting whether it was in the waiting room
 * @param leading whether it is a host's or a panelist's
 */
public record Connection(
    String name,
    String email,
    Optional<TimeSpan> time,
    long seconds,
    boolean waiting,
    boolean leading) {
  // How some exports mark the host: Wei Chen (Host), Wei Chen (co-hôte, moi).
  private static final Pattern LEADING =
      Pattern.compile(
          "(?iu).*[(\\[] ?(co-? ?)?(host|hôte|anfitri[oó]na?|panell?ist[ae]?|panéliste)"
              + " ?(, ?\\w+ ?)?[)\\]]");

  public Connection {
    name = PersonName.clean(name);
    leading |= LEADING.matcher(name).matches();
    // Some type their address where a name is asked for.
    email = PersonName.email(email.isBlank() && PersonName.isEmail(name) ? name : email);
  }

  public static Connection timed(String name, String email, TimeSpan time, boolean waiting) {
    return new Connection(name, email, Optional.of(time), 0, waiting, false);
  }

  /** From a report that tells only how long a person was there. */
  public static Connection untimed(String name, String email, long seconds) {
    return new Connection(name, email, Optional.empty(), seconds, false, false);
  }

  Connection asLeading(boolean its) {
    return new Connection(name, email, time, seconds, waiting, its);
  }
}
