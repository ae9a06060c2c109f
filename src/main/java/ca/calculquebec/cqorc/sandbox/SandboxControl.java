package ca.calculquebec.cqorc.sandbox;

import ca.calculquebec.cqorc.sandbox.google.ServiceAccounts;
import ca.calculquebec.cqorc.sandbox.mail.Mailbox;
import ca.calculquebec.cqorc.sandbox.server.Control;
import ca.calculquebec.cqorc.sandbox.server.Fault;
import ca.calculquebec.cqorc.sandbox.server.FaultJson;
import ca.calculquebec.cqorc.sandbox.server.FaultPlan;
import ca.calculquebec.cqorc.sandbox.server.RecordedRequest;
import ca.calculquebec.cqorc.sandbox.server.RequestLog;
import ca.calculquebec.cqorc.sandbox.support.Answer;
import ca.calculquebec.cqorc.sandbox.support.Call;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import ca.calculquebec.cqorc.sandbox.support.Service;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The sandbox's own addresses: its page, its state, the requests, and the faults asked for. */
final class SandboxControl implements Control {
  private final FaultPlan faults;
  private final RequestLog log;
  private final ServiceAccounts accounts;
  private final Mailbox mailbox;
  private final PeopleControl people;
  private volatile Map<String, Service> services = Map.of();

  SandboxControl(FaultPlan faults, RequestLog log, StandIns made) {
    this.faults = faults;
    this.log = log;
    this.accounts = made.accounts();
    this.mailbox = made.mailbox();
    this.people = new PeopleControl(made);
  }

  void shows(Map<String, Service> all) {
    services = all;
  }

  @Override
  public Answer answer(Call call) {
    boolean own = call.segment(0).equals("sandbox");
    if (own && call.segment(1).equals("mail")) {
      return mailbox.answer(call);
    }
    if (own && call.segment(1).equals("people") && call.is("POST", 3)) {
      return people.answer(call);
    }
    return switch (call.method() + " " + String.join("/", call.segments())) {
      case "GET " -> Answer.html(200, page(call));
      case "GET sandbox/state" -> Answer.json(200, Snapshot.of(services, false));
      case "GET sandbox/comparable-state" -> Answer.json(200, Snapshot.of(services, true));
      case "GET sandbox/requests" -> Answer.json(200, requests(log.all()));
      case "DELETE sandbox/requests" -> {
        log.clear();
        yield Answer.empty(204);
      }
      case "GET sandbox/faults" -> Answer.json(200, pending());
      case "POST sandbox/faults" -> add(call);
      case "DELETE sandbox/faults" -> {
        faults.clear();
        yield Answer.empty(204);
      }
      case "POST sandbox/service-account" -> Answer.json(200, accounts.create());
      default -> Answer.html(404, "<!doctype html><title>404</title><p>Not found.</p>");
    };
  }

  private String page(Call call) {
    String address = "http://" + call.header("host").orElse("127.0.0.1");
    return new SandboxPage(services, faults, log, address).html();
  }

  private Answer add(Call call) {
    try {
      JsonNode body =
          JsonTree.parse(call.body()).orElseThrow(() -> new IllegalArgumentException("no JSON"));
      List<Fault> asked = new ArrayList<>();
      if (body.isArray()) {
        body.forEach(one -> asked.add(FaultJson.read(one)));
      } else {
        asked.add(FaultJson.read(body));
      }
      asked.forEach(faults::add);
      return Answer.json(201, pending());
    } catch (IllegalArgumentException e) {
      return Answer.json(400, JsonTree.object().put("message", e.getMessage()));
    }
  }

  private ArrayNode pending() {
    ArrayNode list = JsonTree.array();
    faults.pending().forEach(fault -> list.add(FaultJson.write(fault)));
    return list;
  }

  private static ArrayNode requests(List<RecordedRequest> requests) {
    ArrayNode list = JsonTree.array();
    for (RecordedRequest request : requests) {
      ObjectNode one = list.addObject();
      one.put("time", request.time().toString())
          .put("service", request.service())
          .put("method", request.method())
          .put("path", request.path())
          .put("query", request.query())
          .put("body", request.body())
          .put("status", request.status())
          .put("done", request.done())
          .put("changing", request.changing());
    }
    return list;
  }
}
