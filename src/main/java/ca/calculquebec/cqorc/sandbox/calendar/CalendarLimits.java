package ca.calculquebec.cqorc.sandbox.calendar;

import ca.calculquebec.cqorc.sandbox.google.GoogleErrors;
import ca.calculquebec.cqorc.sandbox.support.Call;
import ca.calculquebec.cqorc.sandbox.support.Window;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Calendar's quotas: units a minute for each account, and a slower pace for writing. */
final class CalendarLimits {
  private static final int UNITS_A_MINUTE = 600;
  private static final int UNITS_OF_A_PATCH = 3;

  /** How many writes in a row one calendar takes is not published; this is a sandbox's guess. */
  private static final int WRITES_IN_A_ROW = 60;

  private static final Duration ROW = Duration.ofSeconds(5);

  private final Clock clock;
  private final boolean on;
  private final Map<String, Window> accounts = new HashMap<>();
  private final Map<String, Window> calendars = new HashMap<>();

  CalendarLimits(Clock clock, boolean on) {
    this.clock = clock;
    this.on = on;
  }

  /** Refuses when the account or the calendar has had enough for now. */
  void count(String account, Call call) {
    if (!on) {
      return;
    }
    Window units =
        accounts.computeIfAbsent(account, key -> new Window(UNITS_A_MINUTE, Duration.ofMinutes(1)));
    int cost = call.method().equals("PATCH") ? UNITS_OF_A_PATCH : 1;
    for (int unit = 0; unit < cost; unit++) {
      if (!units.take(clock.instant())) {
        throw GoogleErrors.legacy(
            403, "usageLimits", "userRateLimitExceeded", "User Rate Limit Exceeded");
      }
    }
    Window writes =
        calendars.computeIfAbsent(call.segment(1), key -> new Window(WRITES_IN_A_ROW, ROW));
    if (!call.method().equals("GET") && !writes.take(clock.instant())) {
      throw GoogleErrors.legacy(429, "usageLimits", "rateLimitExceeded", "Rate Limit Exceeded");
    }
  }
}
