package ca.calculquebec.cqorc.sandbox.desk;

import ca.calculquebec.cqorc.sandbox.kit.Answer;
import ca.calculquebec.cqorc.sandbox.kit.Call;
import ca.calculquebec.cqorc.sandbox.kit.Refusal;
import ca.calculquebec.cqorc.sandbox.kit.Service;
import com.sun.net.httpserver.HttpExchange;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Takes every request to its service, lets the faults strike, and records what happened. */
public final class Desk implements Front.Handler {
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

  public Desk(
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
  public Front.Delivery handle(HttpExchange exchange, Map<String, String> headers, String raw) {
    String path = exchange.getRequestURI().getRawPath();
    Optional<String> root =
        roots.keySet().stream()
            .filter(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"))
            .findFirst();
    String method = exchange.getRequestMethod().toUpperCase(Locale.ROOT);
    String service = root.map(roots::get).orElse("sandbox");
    Call call = Call.of(service, root.orElse(""), method, exchange.getRequestURI(), headers, raw);
    if (root.isEmpty()) {
      return Front.Delivery.of(control.answer(call), Duration.ZERO);
    }
    String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    return serve(call, query, services.get(service));
  }

  private Front.Delivery serve(Call call, String query, Service service) {
    Optional<Fault> fault = faults.take(call);
    boolean done = fault.filter(one -> !doesTheWork(one.kind())).isEmpty();
    Answer answer = done ? answer(service, call) : Answer.empty(0);
    Front.Delivery delivery =
        fault.map(one -> struck(one, answer)).orElseGet(() -> Front.Delivery.of(answer, latency));
    boolean answered = delivery.ending() != Front.Delivery.Ending.CLOSE;
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
    } catch (Refusal refusal) {
      return refusal.answer();
    }
  }

  private static boolean doesTheWork(Fault.Kind kind) {
    return switch (kind) {
      case CUT_AFTER, BROKEN_JSON, SLOW, TRUNCATED -> true;
      case STATUS, CUT_BEFORE, HANG -> false;
    };
  }

  private Front.Delivery struck(Fault fault, Answer answer) {
    return switch (fault.kind()) {
      case STATUS ->
          Front.Delivery.of(
              Answer.json(fault.status(), fault.body()).with(fault.headers()), latency);
      case CUT_BEFORE, CUT_AFTER ->
          new Front.Delivery(Front.Delivery.Ending.CLOSE, answer, latency);
      case HANG -> new Front.Delivery(Front.Delivery.Ending.CLOSE, answer, fault.pause());
      case SLOW -> Front.Delivery.of(answer, latency.plus(fault.pause()));
      case TRUNCATED -> new Front.Delivery(Front.Delivery.Ending.TRUNCATED_ANSWER, answer, latency);
      case BROKEN_JSON ->
          Front.Delivery.of(
              new Answer(
                  answer.status(),
                  answer.headers(),
                  answer.body().substring(0, answer.body().length() / 2),
                  answer.charset()),
              latency);
    };
  }
}
