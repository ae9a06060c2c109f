package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.cli.print.Console;
import ca.calculquebec.cqorc.http.HttpEvents;
import ca.calculquebec.cqorc.plan.Times;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Requests with {@code -v}, and waits. When forty courses wait for one service, one line says so:
 * the next comes when that wait is over and another begins, or when one begins that is so much
 * longer that the line would mislead.
 */
final class RequestNotices implements HttpEvents {
  private static final Duration NOT_WORTH_A_LINE = Duration.ofSeconds(3);
  private static final int MISLEADING = 3;

  private final Console console;
  private final CommonOptions options;
  private final Map<String, Wait> told = new HashMap<>();
  private final Map<String, Pending> lasting = new HashMap<>();

  RequestNotices(Console console, CommonOptions options) {
    this.console = console;
    this.options = options;
  }

  @Override
  public void attempted(Attempt attempt) {
    if (options.verbose()) {
      String note = attempt.note().isEmpty() ? "" : " (" + attempt.note() + ")";
      console.notice(
          String.format(
              Locale.ROOT,
              "%s %s -> %d in %d ms%s%s",
              attempt.method(),
              attempt.url(),
              attempt.status(),
              attempt.took().toMillis(),
              attempt.attempt() > 1 ? ", attempt " + attempt.attempt() : "",
              note));
    }
  }

  @Override
  public void waitBegins(Wait wait) {
    if (!options.quiet() && wait.duration().compareTo(NOT_WORTH_A_LINE) > 0 && isNews(wait)) {
      long seconds = Math.round(wait.duration().toMillis() / 1000.0);
      String length = seconds < 120 ? seconds + " s" : Times.duration(wait.duration());
      console.notice("waiting " + length + ": " + wait.reason());
    }
  }

  @Override
  public synchronized void waitEnds(Wait wait) {
    told.remove(wait.service(), wait);
  }

  /** One at a time for each service: when it is slow, all its requests are. */
  @Override
  public void lasts(Pending pending) {
    if (!options.quiet() && isNews(pending)) {
      console.notice(
          "still waiting for "
              + pending.service()
              + " after "
              + pending.since().toSeconds()
              + " s: "
              + pending.what());
    }
  }

  @Override
  public synchronized void ends(Pending pending) {
    lasting.remove(pending.service(), pending);
  }

  private synchronized boolean isNews(Pending pending) {
    return !told.containsKey(pending.service())
        && lasting.putIfAbsent(pending.service(), pending) == null;
  }

  private synchronized boolean isNews(Wait wait) {
    Wait known = told.get(wait.service());
    if (known != null && wait.duration().compareTo(known.duration().multipliedBy(MISLEADING)) < 0) {
      return false;
    }
    told.put(wait.service(), wait);
    return true;
  }
}
