package ca.calculquebec.cqorc.http;

import ca.calculquebec.cqorc.failure.ServiceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Sends requests with one policy for everybody. */
public final class Http {
  /** Nothing listens there, or its name is unknown: waiting a whole minute would help nobody. */
  private static final int REPETITIONS_WITHOUT_LISTENER = 4;

  private static final int REPETITIONS_OF_LASTING_TROUBLE = 1;

  private static final String TROUBLE = "trouble at the service";

  private final Wire wire;
  private final Clock clock;
  private final Sleeper sleeper;
  private final HttpPolicy policy;
  private final HttpEvents events;
  private final Interrupt interrupt;
  private final Redactor redactor;
  private final Failures failures;
  private final Map<String, Gate> gates = new ConcurrentHashMap<>();
  private final Map<String, Outage> outages = new ConcurrentHashMap<>();

  public Http(
      Transport transport,
      Clock clock,
      Sleeper sleeper,
      HttpPolicy policy,
      HttpEvents events,
      Interrupt interrupt) {
    this(transport, clock, sleeper, policy, events, interrupt, new Redactor());
  }

  /**
   * @param redactor hides what it knows in every message; learns the credentials that are sent
   */
  public Http(
      Transport transport,
      Clock clock,
      Sleeper sleeper,
      HttpPolicy policy,
      HttpEvents events,
      Interrupt interrupt,
      Redactor redactor) {
    this.wire = new Wire(transport, policy);
    this.clock = clock;
    this.sleeper = sleeper;
    this.policy = policy;
    this.events = events;
    this.interrupt = interrupt;
    this.redactor = redactor;
    this.failures = new Failures(redactor, clock);
  }

  /** Whether an answer was refused for its size alone: it may be asked for in parts. */
  public static boolean isTooLarge(ServiceException failure) {
    return failure.code().equals(Failures.TOO_LARGE);
  }

  /** Where clients register secrets that they send otherwise than in Authorization. */
  public Redactor redactor() {
    return redactor;
  }

  /** The run's interrupt, for clients that wait for a person. */
  public Interrupt interrupt() {
    return interrupt;
  }

  /**
   * Sends and reads one answer to its end, whatever its status, after the retries that are safe.
   *
   * @throws ServiceException when there is no answer, or a limit that is not worth waiting for
   */
  @SuppressWarnings("try") // the wait is ended, not used
  public Reply send(Request request) throws ServiceException {
    checkHeaders(request);
    try (LongWait wait = LongWait.begin(events, request.service(), request.what(), policy.slow())) {
      return answer(request);
    }
  }

  private Reply answer(Request request) throws ServiceException {
    Outage outage = outage(request);
    Patience patience = new Patience(request, policy, sleeper, events, interrupt, failures, outage);
    Gate gate = gates.computeIfAbsent(request.lane(), name -> new Gate(clock, interrupt));
    Request current = request;
    int hops = 0;
    for (int attempt = 1; ; attempt++) {
      Optional<Reply> reply = tryOnce(current, gate, patience, attempt);
      if (reply.isPresent()) {
        if (!Redirects.isRedirect(reply.get())) {
          // Here, once for all clients: they quote a refusal's words, and those get wrapped.
          return reply.get().redacted(redactor);
        }
        Optional<Request> next = Redirects.follow(current, reply.get());
        if (next.isEmpty() || ++hops > Redirects.MOST) {
          throw failures.redirected(request, reply.get().status(), Redirects.target(reply.get()));
        }
        current = next.get();
      }
    }
  }

  private Outage outage(Request request) {
    return outages.computeIfAbsent(request.service(), name -> new Outage());
  }

  /** Empty after a wait: the request is to be sent again. */
  private Optional<Reply> tryOnce(Request request, Gate gate, Patience patience, int attempt)
      throws ServiceException {
    Gate.Pass pass = gate.enter(patience);
    Instant start = clock.instant();
    boolean settled = false;
    try {
      Reply reply =
          wire.exchange(request, policy.callTimeout(request, outage(request).isLasting()));
      Duration took = Duration.between(start, clock.instant());
      Optional<Refusal> refusal = refusal(request, reply);
      if (refusal.isPresent()) {
        outage(request).answered();
        report(request, reply.status(), "too fast", took, attempt);
        settled = true;
        afterRefusal(request, reply, refusal.get(), gate, pass, patience);
        return Optional.empty();
      }
      Optional<String> problem = problem(request, reply);
      report(request, reply.status(), problem.orElse(""), took, attempt);
      settled = true;
      if (problem.isPresent()) {
        gate.unanswered(pass);
        afterTrouble(request, reply, problem.get(), patience, took);
        return Optional.empty();
      }
      gate.answered(pass);
      outage(request).answered();
      return Optional.of(reply);
    } catch (Wire.Broken broken) {
      settled = true;
      gate.unanswered(pass);
      Duration took = Duration.between(start, clock.instant());
      report(request, broken.status(), Failures.cause(request, broken), took, attempt);
      afterBroken(request, broken, patience, took);
      return Optional.empty();
    } finally {
      if (!settled) {
        gate.unanswered(pass);
      }
    }
  }

  /** A create that met a server error may be done all the same, whatever the headers promise. */
  private Optional<Refusal> refusal(Request request, Reply reply) {
    return reply.status() >= 500 && request.repeat() == Repeat.ONCE
        ? Optional.empty()
        : request.limits().recognize(reply, clock.instant());
  }

  /** Why an answer is none. */
  private static Optional<String> problem(Request request, Reply reply) {
    int status = reply.status();
    if (status == 408 || status == 425 || (status >= 500 && status != 501 && status != 505)) {
      return Optional.of(TROUBLE);
    }
    if (request.repeat() == Repeat.SAFE && request.limits().isTrouble(reply)) {
      return Optional.of(TROUBLE);
    }
    return reply.isSuccess() ? JsonCheck.problem(request, reply) : Optional.empty();
  }

  private void afterTrouble(
      Request request, Reply reply, String problem, Patience patience, Duration took)
      throws ServiceException {
    int times = patience.failed(took);
    boolean again = request.repeat() == Repeat.SAFE && patience.hasRoom(policy.repetitions());
    if (again) {
      patience.backOff();
      return;
    }
    if (request.repeat() == Repeat.SAFE) {
      patience.gaveUp();
    }
    if (reply.isSuccess() && !problem.equals(TROUBLE)) {
      throw failures.unreadable(request, reply.status(), problem, null);
    } else {
      throw failures.status(request, reply.status(), times, request.repeat() == Repeat.ONCE);
    }
  }

  private void afterBroken(Request request, Wire.Broken broken, Patience patience, Duration took)
      throws ServiceException {
    if (broken.reason() instanceof Wire.TooLarge) {
      outage(request).answered();
      throw failures.tooLarge(request, broken);
    }
    int times = patience.failed(took);
    boolean uncertain = request.repeat() == Repeat.ONCE && broken.sent();
    int most = policy.repetitions();
    if (!broken.sent()) {
      most =
          Failures.isLasting(broken.reason())
              ? REPETITIONS_OF_LASTING_TROUBLE
              : REPETITIONS_WITHOUT_LISTENER;
    }
    // Two minutes of dripping are no better the second time.
    boolean tooLong = broken.reason() instanceof Wire.TooLong;
    if (uncertain || tooLong || !patience.hasRoom(most)) {
      if (!uncertain) {
        patience.gaveUp();
      }
      throw failures.broken(request, broken, times, uncertain);
    }
    patience.backOff();
  }

  private void afterRefusal(
      Request request, Reply reply, Refusal refusal, Gate gate, Gate.Pass pass, Patience patience)
      throws ServiceException {
    switch (refusal.kind()) {
      case DAY -> {
        // Only this kind of request is over for today; others of the service go on.
        gate.answered(pass);
        throw failures.day(request, refusal.stated());
      }
      case QUEUE -> gate.refused(pass, refusal.stated().orElse(Duration.ZERO));
      case BACK_OFF -> {
        int times = gate.refused(pass, patience.failed(Duration.ZERO), policy);
        if (times > policy.repetitions()) {
          throw failures.limit(request, reply.status(), times);
        }
      }
    }
  }

  private void report(Request request, int status, String note, Duration took, int attempt) {
    events.attempted(
        new HttpEvents.Attempt(
            request.service(),
            request.method(),
            redactor.redact(request.url()),
            status,
            redactor.redact(note),
            took,
            attempt));
  }

  private void checkHeaders(Request request) throws ServiceException {
    for (var header : request.headers().entrySet()) {
      if (header.getValue().chars().anyMatch(c -> c < ' ' || c > '~')) {
        throw failures.badHeader(request, header.getKey());
      }
      if (header.getKey().equalsIgnoreCase("Authorization")) {
        redactor.add(header.getValue().substring(header.getValue().indexOf(' ') + 1));
      }
    }
  }
}
