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

  private final HttpExchange exchange;
  private final Clock clock;
  private final Sleeper sleeper;
  private final HttpPolicy policy;
  private final HttpEvents events;
  private final Interrupt interrupt;
  private final Redactor redactor;
  private final Failures failures;
  private final Map<String, Gate> gates = new ConcurrentHashMap<>();
  private final Map<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();

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
    this.exchange = new HttpExchange(transport, policy);
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
  public HttpReply send(Request request) throws ServiceException {
    checkHeaders(request);
    try (LongWait wait = LongWait.begin(events, request.service(), request.what(), policy.slow())) {
      return answer(request);
    }
  }

  private HttpReply answer(Request request) throws ServiceException {
    CircuitBreaker breaker = breaker(request);
    RetryBudget budget =
        new RetryBudget(request, policy, sleeper, events, interrupt, failures, breaker);
    Gate gate = gates.computeIfAbsent(request.lane(), name -> new Gate(clock, interrupt));
    Request current = request;
    int hops = 0;
    for (int attempt = 1; ; attempt++) {
      Optional<HttpReply> reply = tryOnce(current, gate, budget, attempt);
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

  private CircuitBreaker breaker(Request request) {
    return breakers.computeIfAbsent(request.service(), name -> new CircuitBreaker());
  }

  /** Empty after a wait: the request is to be sent again. */
  private Optional<HttpReply> tryOnce(Request request, Gate gate, RetryBudget budget, int attempt)
      throws ServiceException {
    Gate.Permit permit = gate.enter(budget);
    Instant start = clock.instant();
    boolean settled = false;
    try {
      HttpReply reply =
          exchange.exchange(request, policy.callTimeout(request, breaker(request).isLasting()));
      Duration took = Duration.between(start, clock.instant());
      Optional<TooFast> tooFast = tooFast(request, reply);
      if (tooFast.isPresent()) {
        breaker(request).answered();
        report(request, reply.status(), "too fast", took, attempt);
        settled = true;
        afterRefusal(request, reply, tooFast.get(), gate, permit, budget);
        return Optional.empty();
      }
      Optional<String> problem = problem(request, reply);
      report(request, reply.status(), problem.orElse(""), took, attempt);
      settled = true;
      if (problem.isPresent()) {
        gate.unanswered(permit);
        afterTrouble(request, reply, problem.get(), budget, took);
        return Optional.empty();
      }
      gate.answered(permit);
      breaker(request).answered();
      return Optional.of(reply);
    } catch (HttpExchange.Broken broken) {
      settled = true;
      gate.unanswered(permit);
      Duration took = Duration.between(start, clock.instant());
      report(request, broken.status(), Failures.cause(request, broken), took, attempt);
      afterBroken(request, broken, budget, took);
      return Optional.empty();
    } finally {
      if (!settled) {
        gate.unanswered(permit);
      }
    }
  }

  /** A create that met a server error may be done all the same, whatever the headers promise. */
  private Optional<TooFast> tooFast(Request request, HttpReply reply) {
    return reply.status() >= 500 && request.repeat() == Repeat.ONCE
        ? Optional.empty()
        : request.limits().recognize(reply, clock.instant());
  }

  /** Why an answer is none. */
  private static Optional<String> problem(Request request, HttpReply reply) {
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
      Request request, HttpReply reply, String problem, RetryBudget budget, Duration took)
      throws ServiceException {
    int times = budget.failed(took);
    boolean again = request.repeat() == Repeat.SAFE && budget.hasRoom(policy.repetitions());
    if (again) {
      budget.backOff();
      return;
    }
    if (request.repeat() == Repeat.SAFE) {
      budget.gaveUp();
    }
    if (reply.isSuccess() && !problem.equals(TROUBLE)) {
      throw failures.unreadable(request, reply.status(), problem, null);
    } else {
      throw failures.status(request, reply.status(), times, request.repeat() == Repeat.ONCE);
    }
  }

  private void afterBroken(
      Request request, HttpExchange.Broken broken, RetryBudget budget, Duration took)
      throws ServiceException {
    if (broken.reason() instanceof HttpExchange.TooLarge) {
      breaker(request).answered();
      throw failures.tooLarge(request, broken);
    }
    int times = budget.failed(took);
    boolean uncertain = request.repeat() == Repeat.ONCE && broken.sent();
    int most = policy.repetitions();
    if (!broken.sent()) {
      most =
          Failures.isLasting(broken.reason())
              ? REPETITIONS_OF_LASTING_TROUBLE
              : REPETITIONS_WITHOUT_LISTENER;
    }
    // Two minutes of dripping are no better the second time.
    boolean tooLong = broken.reason() instanceof HttpExchange.TooLong;
    if (uncertain || tooLong || !budget.hasRoom(most)) {
      if (!uncertain) {
        budget.gaveUp();
      }
      throw failures.broken(request, broken, times, uncertain);
    }
    budget.backOff();
  }

  private void afterRefusal(
      Request request,
      HttpReply reply,
      TooFast tooFast,
      Gate gate,
      Gate.Permit permit,
      RetryBudget budget)
      throws ServiceException {
    switch (tooFast.kind()) {
      case DAY -> {
        // Only this kind of request is over for today; others of the service go on.
        gate.answered(permit);
        throw failures.day(request, tooFast.stated());
      }
      case QUEUE -> gate.refused(permit, tooFast.stated().orElse(Duration.ZERO));
      case BACK_OFF -> {
        int times = gate.refused(permit, budget.failed(Duration.ZERO), policy);
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
