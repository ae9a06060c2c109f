package ca.calculquebec.cqorc.http;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ServiceException.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** What the coordinator reads when a request came to nothing. */
final class Failures {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String AGAIN = "Run the same command again later; what is done stays done.";
  private static final String LOOKS_FIRST =
      "Run the same command again: it first looks whether the work was done.";

  /** The code of a failure because of an answer's size. */
  static final String TOO_LARGE = "answer_too_large";

  private final Redactor redactor;
  private final Clock clock;

  Failures(Redactor redactor, Clock clock) {
    this.redactor = redactor;
    this.clock = clock;
  }

  ServiceException interrupted(Request request) {
    return failure(
        request,
        Reason.INTERRUPTED,
        0,
        false,
        "the run was interrupted before it could " + request.what(),
        "Run the same command again: it continues where this one stopped.",
        null);
  }

  ServiceException longWait(Request request, Duration wait, Duration maxWait) {
    return failure(
        request,
        Reason.LIMIT,
        429,
        false,
        tried(request)
            + (" asks to wait until " + minute(wait) + ", longer than cqorc waits (")
            + (minutes(maxWait) + ")"),
        "Run the same command again after that time.",
        null);
  }

  ServiceException day(Request request, Optional<Duration> wait) {
    String end = wait.map(this::minute).orElse("00:00 UTC, when its day begins");
    return new ServiceException(
        request.service(),
        Reason.LIMIT,
        429,
        ServiceException.DAY,
        false,
        redactor.redact(tried(request) + " allows no more of this today"),
        "Run the same command again after " + end + "; what is done stays done.",
        null);
  }

  ServiceException limit(Request request, int status, int times) {
    return failure(
        request,
        Reason.LIMIT,
        status,
        false,
        tried(request) + " asked to slow down " + times(times),
        "Run the same command again in ten minutes; what is done stays done.",
        null);
  }

  ServiceException status(Request request, int status, int times, boolean uncertain) {
    return failure(
        request,
        Reason.UNAVAILABLE,
        status,
        uncertain,
        tried(request)
            + (" answered " + status + " (trouble at the service)")
            + (times > 1 ? " " + times(times) : "")
            + (uncertain ? "; whether it was done is unknown" : ""),
        uncertain ? LOOKS_FIRST : AGAIN,
        null);
  }

  ServiceException broken(
      Request request, HttpExchange.Broken broken, int times, boolean uncertain) {
    IOException reason = broken.reason();
    boolean wrongAddress = !broken.sent() && isLasting(reason);
    return failure(
        request,
        Reason.UNAVAILABLE,
        broken.status(),
        uncertain,
        tried(request)
            + (" could not be used: " + cause(request, broken))
            + (times > 1 ? ", " + times(times) : "")
            + (uncertain ? "; whether it was done is unknown" : ""),
        uncertain
            ? LOOKS_FIRST
            : wrongAddress ? "Check the network and the address in [endpoints]." : AGAIN,
        reason);
  }

  ServiceException tooLarge(Request request, HttpExchange.Broken broken) {
    boolean uncertain = request.repeat() == Repeat.ONCE;
    return new ServiceException(
        request.service(),
        Reason.UNAVAILABLE,
        broken.status(),
        TOO_LARGE,
        uncertain,
        redactor.redact(
            tried(request)
                + (" gave too much: " + broken.reason().getMessage())
                + (uncertain ? "; whether it was done is unknown" : "")),
        uncertain
            ? LOOKS_FIRST
            : "Look whether the address in [endpoints] and the network between are right: no answer"
                + " of "
                + request.service()
                + " that cqorc asks for is so large.",
        broken.reason());
  }

  ServiceException unreadable(Request request, int status, String problem, Throwable cause) {
    boolean uncertain = request.repeat() == Repeat.ONCE;
    return failure(
        request,
        Reason.UNAVAILABLE,
        status,
        uncertain,
        tried(request)
            + (" gave an answer that cannot be read (" + problem + ")")
            + (uncertain ? "; whether it was done is unknown" : ""),
        uncertain ? LOOKS_FIRST : AGAIN,
        cause);
  }

  ServiceException redirected(Request request, int status, String target) {
    return failure(
        request,
        Reason.REFUSED,
        status,
        false,
        tried(request) + " sent the request on to another address, " + target,
        "Check the address in [endpoints].",
        null);
  }

  ServiceException badHeader(Request request, String name) {
    boolean credential = name.equalsIgnoreCase("Authorization");
    return failure(
        request,
        credential ? Reason.CREDENTIALS : Reason.REFUSED,
        0,
        false,
        ("could not " + request.what() + ": the ")
            + (credential ? "credential for " : name + " header for ")
            + (request.service() + " holds a character that no such value can have"),
        "Compare it in the configuration with what " + request.service() + " shows.",
        null);
  }

  /** Whether a connection that failed so will go on failing. */
  static boolean isLasting(IOException reason) {
    if (reason instanceof UnknownHostException) {
      return true;
    }
    if (!(reason instanceof SSLException)) {
      return false;
    }
    for (Throwable cause = reason; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        return true;
      }
    }
    return String.valueOf(reason.getMessage()).contains("Unsupported or unrecognized SSL message");
  }

  static String cause(Request request, HttpExchange.Broken broken) {
    IOException reason = broken.reason();
    if (reason instanceof UnknownHostException) {
      return "the address " + URI.create(request.url()).getHost() + " is unknown";
    }
    if (reason instanceof ConnectException && !broken.sent()) {
      return "nothing answers at " + URI.create(request.url()).getAuthority();
    }
    if (reason instanceof HttpExchange.TooLong || reason instanceof HttpExchange.TooLarge) {
      return reason.getMessage();
    }
    if (reason instanceof SocketTimeoutException) {
      return broken.sent() ? "no answer came in time" : "no connection in time";
    }
    if (reason instanceof SSLException && !broken.sent()) {
      return "no secure connection to " + URI.create(request.url()).getAuthority();
    }
    return broken.status() == 0 ? "the connection broke" : "the answer broke off";
  }

  private String tried(Request request) {
    return "tried to " + request.what() + ", but " + request.service();
  }

  private String minute(Duration wait) {
    Instant end = clock.instant().plus(wait).plusSeconds(59);
    return MINUTE.format(end);
  }

  private static String minutes(Duration duration) {
    return duration.toMinutes() > 0 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
  }

  private static String times(int times) {
    return times == 1 ? "once" : times + " times";
  }

  private ServiceException failure(
      Request request,
      Reason reason,
      int status,
      boolean uncertain,
      String message,
      String advice,
      Throwable cause) {
    return new ServiceException(
        request.service(),
        reason,
        status,
        "",
        uncertain,
        redactor.redact(message),
        redactor.redact(advice),
        cause);
  }
}
