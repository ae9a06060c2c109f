package ca.calculquebec.cqorc.sandbox.server;

import ca.calculquebec.cqorc.sandbox.support.Answer;
import ca.calculquebec.cqorc.sandbox.support.Call;
import ca.calculquebec.cqorc.sandbox.support.ErrorAnswer;
import ca.calculquebec.cqorc.sandbox.support.Service;
import com.sun.net.httpserver.HttpExchange;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Takes every request to its service, lets the faults strike, and records what happened. */
public final class Dispatcher implements HttpServerAdapter.Handler {
  private final Map<String, Service> services = new TreeMap<>();
  private final Map<String, String> roots = new TreeMap<>();
  private final FaultPlan faults;
  private final RequestLog log;
  private final Clock clock;
  private final Duration latency;
  private final Control control;
  private final Changed changed;

  /** Told after a service may have changed. */
  public interface Changed {
    void touched(String service);
  }

  public Dispatcher(
      FaultPlan faults,
      RequestLog log,
      Clock clock,
      Duration latency,
      Control control,
      Changed changed) {
    this.faults = faults;
    this.log = log;
    this.clock = clock;
    this.latency = latency;
    this.control = control;
    this.changed = changed;
  }

  /** Puts a service under a path; longer paths are looked at first. */
  public void place(String path, String name, Service service) {
    roots.put(path, name);
    services.put(name, service);
  }

  /** A service that is not reached over HTTP: it is only shown and saved with the others. */
  public void keep(String name, Service service) {
    services.put(name, service);
  }

  public Map<String, Service> services() {
    return services;
  }

  @Override
  public HttpServerAdapter.Delivery handle(
      HttpExchange exchange, Map<String, String> headers, String raw) {
    String path = exchange.getRequestURI().getRawPath();
    Optional<String> root =
        roots.keySet().stream()
            .filter(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"))
            .findFirst();
    String method = exchange.getRequestMethod().toUpperCase(Locale.ROOT);
    String service = root.map(roots::get).orElse("sandbox");
    Call call = Call.of(service, root.orElse(""), method, exchange.getRequestURI(), headers, raw);
    if (root.isEmpty()) {
      return HttpServerAdapter.Delivery.of(control.answer(call), Duration.ZERO);
    }
    String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    return serve(call, query, services.get(service));
  }

  private HttpServerAdapter.Delivery serve(Call call, String query, Service service) {
    Optional<Fault> fault = faults.take(call);
    boolean done = fault.filter(one -> !doesTheWork(one.kind())).isEmpty();
    Answer answer = done ? answer(service, call) : Answer.empty(0);
    HttpServerAdapter.Delivery delivery =
        fault
            .map(one -> struck(one, answer))
            .orElseGet(() -> HttpServerAdapter.Delivery.of(answer, latency));
    boolean answered = delivery.ending() != HttpServerAdapter.Delivery.Ending.CLOSE;
    boolean changing = RecordedRequest.changes(call);
    log.add(
        new RecordedRequest(
            call.service(),
            call.method(),
            call.path(),
            query,
            call.recorded(),
            answered ? delivery.answer().status() : 0,
            done && answer.status() < 400,
            clock.instant(),
            changing));
    boolean mayHaveChanged = changing || !call.method().equals("GET");
    if ((done && mayHaveChanged) || call.service().equals("google")) {
      changed.touched(call.service());
    }
    return delivery;
  }

  private static Answer answer(Service service, Call call) {
    try {
      return service.answer(call);
    } catch (ErrorAnswer refusal) {
      return refusal.answer();
    }
  }

  private static boolean doesTheWork(Fault.FaultKind kind) {
    return switch (kind) {
      case CUT_AFTER, BROKEN_JSON, SLOW, TRUNCATED -> true;
      case STATUS, CUT_BEFORE, HANG -> false;
    };
  }

  private HttpServerAdapter.Delivery struck(Fault fault, Answer answer) {
    return switch (fault.kind()) {
      case STATUS ->
          HttpServerAdapter.Delivery.of(
              Answer.json(fault.status(), fault.body()).with(fault.headers()), latency);
      case CUT_BEFORE, CUT_AFTER ->
          new HttpServerAdapter.Delivery(HttpServerAdapter.Delivery.Ending.CLOSE, answer, latency);
      case HANG ->
          new HttpServerAdapter.Delivery(
              HttpServerAdapter.Delivery.Ending.CLOSE, answer, fault.pause());
      case SLOW -> HttpServerAdapter.Delivery.of(answer, latency.plus(fault.pause()));
      case TRUNCATED ->
          new HttpServerAdapter.Delivery(
              HttpServerAdapter.Delivery.Ending.TRUNCATED_ANSWER, answer, latency);
      case BROKEN_JSON ->
          HttpServerAdapter.Delivery.of(
              new Answer(
                  answer.status(),
                  answer.headers(),
                  answer.body().substring(0, answer.body().length() / 2),
                  answer.charset()),
              latency);
    };
  }
}
