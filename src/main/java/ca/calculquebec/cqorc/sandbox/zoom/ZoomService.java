package ca.calculquebec.cqorc.sandbox.zoom;

import ca.calculquebec.cqorc.sandbox.support.Answer;
import ca.calculquebec.cqorc.sandbox.support.Call;
import ca.calculquebec.cqorc.sandbox.support.ErrorAnswer;
import ca.calculquebec.cqorc.sandbox.support.Ids;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import ca.calculquebec.cqorc.sandbox.support.Service;
import ca.calculquebec.cqorc.sandbox.zoom.ZoomScopes.Right;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;

/** Zoom, version 2 of its interface, and its token address. */
public final class ZoomService implements Service {
  private final ObjectNode state;
  private final Ids ids;
  private final ZoomTokens tokens;
  private final ZoomLimits limits;
  private final Webinars webinars;
  private final ZoomPeople people;
  private final ZoomReports reports;

  /**
   * @param state {@code oauth}, {@code users}, {@code webinars}, {@code changes}; kept and changed
   *     in place
   */
  public ZoomService(ObjectNode state, Clock clock, Ids ids, String apiUrl, boolean limited) {
    this.state = state;
    this.ids = ids;
    this.tokens = new ZoomTokens(JsonTree.object(state, "oauth"), clock, ids, apiUrl);
    this.limits = new ZoomLimits(JsonTree.object(state, "changes"), clock, limited);
    ZoomPages pages = new ZoomPages(clock, ids);
    ObjectNode all = JsonTree.object(state, "webinars");
    this.webinars =
        new Webinars(all, new ZoomAccount(JsonTree.object(state, "users")), pages, clock, ids);
    this.people = new ZoomPeople(webinars, pages, clock, ids);
    this.reports = new ZoomReports(all, pages, clock);
  }

  @Override
  public synchronized ObjectNode save() {
    ids.save(state);
    return state.deepCopy();
  }

  /** What the app may do from its next token on. */
  public synchronized void grant(ZoomScopes scopes) {
    tokens.grant(scopes.all());
  }

  /** Works on the state as people do who come to webinars. */
  synchronized <T> T edit(Function<ObjectNode, T> work) {
    return work.apply(state);
  }

  @Override
  public synchronized Answer answer(Call call) {
    if (call.segment(0).equals("oauth")) {
      return call.is("POST", 2) && call.segment(1).equals("token")
          ? tokens.issue(call)
          : Answer.empty(404);
    }
    if (!call.segment(0).equals("v2")) {
      throw unknown();
    }
    return route(call);
  }

  private Answer route(Call call) {
    String what = call.segment(1);
    String id = call.segment(2);
    String below = call.segment(3);
    int depth = call.segments().size();
    if (what.equals("users") && below.equals("webinars") && depth == 4) {
      return ofUser(call, id);
    }
    if (what.equals("webinars") && depth >= 3) {
      return ofWebinar(call, id, below, depth);
    }
    if (!call.method().equals("GET")) {
      throw unknown();
    }
    if (what.equals("past_webinars") && below.equals("instances") && depth == 4) {
      return checked(call, Right.INSTANCES, ZoomLimits.Weight.LIGHT, () -> reports.instances(id));
    }
    if (what.equals("past_webinars") && below.equals("participants") && depth == 4) {
      return checked(
          call,
          Right.PARTICIPANTS,
          ZoomLimits.Weight.MEDIUM,
          () -> reports.participants(id, call, false));
    }
    if (what.equals("report") && id.equals("webinars") && depth == 5) {
      return checked(
          call,
          Right.REPORT,
          ZoomLimits.Weight.HEAVY,
          () -> reports.participants(below, call, true));
    }
    throw unknown();
  }

  private Answer ofUser(Call call, String user) {
    return switch (call.method()) {
      case "GET" ->
          checked(
              call, Right.WEBINAR_LIST, ZoomLimits.Weight.MEDIUM, () -> webinars.list(user, call));
      case "POST" ->
          checked(
              call,
              Right.WEBINAR_CREATE,
              ZoomLimits.Weight.LIGHT,
              () -> {
                limits.requireChange(host(user));
                Answer answer = webinars.create(user, body(call));
                limits.countChange(host(user));
                return answer;
              });
      default -> throw unknown();
    };
  }

  private String host(String user) {
    return new ZoomAccount(JsonTree.object(state, "users")).get(user).id();
  }

  private Answer ofWebinar(Call call, String id, String below, int depth) {
    ZoomLimits.Weight light = ZoomLimits.Weight.LIGHT;
    ZoomLimits.Weight medium = ZoomLimits.Weight.MEDIUM;
    return switch (call.method() + " " + below + " " + depth) {
      case "GET  3" -> checked(call, Right.WEBINAR_GET, light, () -> webinars.get(id));
      case "PATCH  3" ->
          checked(
              call,
              Right.WEBINAR_UPDATE,
              light,
              () -> {
                limits.requireChange(webinars.host(id));
                Answer answer = webinars.update(id, body(call));
                limits.countChange(webinars.host(id));
                return answer;
              });
      case "DELETE  3" -> checked(call, Right.WEBINAR_DELETE, light, () -> webinars.delete(id));
      case "GET panelists 4" ->
          checked(call, Right.PANELIST_LIST, medium, () -> people.panelists(id));
      case "POST panelists 4" ->
          checked(call, Right.PANELIST_ADD, medium, () -> people.addPanelists(id, body(call)));
      case "DELETE panelists 4" ->
          checked(call, Right.PANELIST_REMOVE, light, () -> people.removeAllPanelists(id));
      case "DELETE panelists 5" ->
          checked(
              call, Right.PANELIST_REMOVE, light, () -> people.removePanelist(id, call.segment(4)));
      case "GET registrants 4" ->
          checked(call, Right.REGISTRANT_LIST, medium, () -> people.registrants(id, call));
      case "POST registrants 4" ->
          checked(call, Right.REGISTRANT_ADD, light, () -> people.register(id, body(call)));
      default -> throw unknown();
    };
  }

  private interface InstanceWork {
    Answer run();
  }

  private Answer checked(Call call, Right right, ZoomLimits.Weight weight, InstanceWork work) {
    tokens.require(call, right);
    Map<String, String> headers = limits.second(weight);
    return work.run().with(headers);
  }

  private static ObjectNode body(Call call) {
    return call.jsonObject()
        .orElseThrow(() -> ZoomErrors.of(400, 300, "Request Body should be a valid JSON object."));
  }

  private static ErrorAnswer unknown() {
    return ZoomErrors.of(404, 2300, "This API endpoint is not recognized.");
  }
}
