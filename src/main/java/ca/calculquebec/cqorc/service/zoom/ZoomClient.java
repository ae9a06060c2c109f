package ca.calculquebec.cqorc.service.zoom;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.http.Http;
import ca.calculquebec.cqorc.service.zoom.ZoomApi.ZoomCall;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Webinars, their panelists and registrants through Zoom's API version 2. */
public final class ZoomClient {
  /** Type 5 is one webinar; 6 and 9 are recurring ones. */
  private static final int ONE_WEBINAR = 5;

  // Zoom documents no bound for one call; 30 is what its users report.
  private static final int PANELISTS_PER_CALL = 30;

  private final ZoomApi api;

  public ZoomClient(Http http, String apiRoot, ZoomTokens tokens) {
    this.api = new ZoomApi(http, apiRoot, tokens);
  }

  /** Gets the run's token, if it is not there yet, so that wrong credentials show at once. */
  public void authorise() throws ServiceException {
    var unused = api.scopes();
  }

  /** What the app may do, by the run's token. */
  public ZoomScopes scopes() throws ServiceException {
    return api.scopes();
  }

  /**
   * @param user a Zoom user's id or e-mail address
   */
  public Webinar createWebinar(String user, NewWebinar webinar) throws ServiceException {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("topic", webinar.topic());
    body.put("type", ONE_WEBINAR);
    body.put("start_time", ZoomJson.time(webinar.start()));
    body.put("timezone", webinar.timezone());
    body.put("duration", webinar.minutes());
    body.put("settings", webinar.settings());
    return api.send(
        ZoomCall.create(
            ZoomScope.CREATE_WEBINAR,
            webinarsOf(user),
            body,
            "create the webinar \"" + webinar.topic() + "\""),
        text -> ZoomJson.webinar(ZoomJson.strict(text)));
  }

  /** All pages; Zoom cannot look for a topic. */
  public List<WebinarSummary> listWebinars(String user) throws ServiceException {
    List<WebinarSummary> found = new ArrayList<>();
    String page = "";
    do {
      String query = "?type=scheduled&page_size=300";
      query += page.isEmpty() ? "" : "&next_page_token=" + ZoomApi.encoded(page);
      page =
          api.send(
              ZoomCall.get(
                  ZoomScope.LIST_WEBINARS,
                  webinarsOf(user) + query,
                  "list the webinars of " + user),
              text -> {
                JsonNode answer = ZoomJson.strict(text);
                JsonNode entries = answer.path("webinars");
                if (!entries.isArray()) {
                  throw new ZoomJson.Unreadable("it has no list of webinars");
                }
                for (JsonNode entry : entries) {
                  found.add(ZoomJson.summary(entry));
                }
                return answer.path("next_page_token").asText("");
              });
    } while (!page.isEmpty());
    return found;
  }

  public Optional<Webinar> findWebinar(long id) throws ServiceException {
    try {
      return Optional.of(
          api.send(
              ZoomCall.get(ZoomScope.READ_WEBINAR, webinar(id), "read " + named(id)),
              text -> ZoomJson.webinar(ZoomJson.strict(text))));
    } catch (ServiceException failure) {
      if (failure.code().equals(ZoomCode.NO_SUCH_WEBINAR)) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  public void updateWebinar(long id, WebinarPatch patch) throws ServiceException {
    if (patch.isEmpty()) {
      throw new IllegalArgumentException("an update without a change counts at Zoom all the same");
    }
    Map<String, Object> body = new LinkedHashMap<>();
    patch.topic().ifPresent(topic -> body.put("topic", topic));
    patch
        .start()
        .ifPresent(
            start -> {
              body.put("start_time", ZoomJson.time(start));
              body.put("timezone", patch.timezone());
            });
    patch.minutes().ifPresent(minutes -> body.put("duration", minutes));
    if (!patch.settings().isEmpty()) {
      body.put("settings", patch.settings());
    }
    api.send(
        ZoomCall.update(ZoomScope.UPDATE_WEBINAR, webinar(id), body, "update " + named(id)),
        text -> text);
  }

  /**
   * @return whether there was something to delete: false when it is already gone
   */
  public boolean deleteWebinar(long id) throws ServiceException {
    try {
      api.send(
          ZoomCall.delete(ZoomScope.DELETE_WEBINAR, webinar(id), "delete " + named(id)),
          text -> text);
      return true;
    } catch (ServiceException failure) {
      if (failure.code().equals(ZoomCode.NO_SUCH_WEBINAR)) {
        return false;
      }
      throw failure;
    }
  }

  public List<Panelist> listPanelists(long id) throws ServiceException {
    return api.send(
        ZoomCall.get(ZoomScope.LIST_PANELISTS, panelists(id), "list the panelists of " + named(id)),
        text -> {
          JsonNode entries = ZoomJson.strict(text).path("panelists");
          if (!entries.isArray()) {
            throw new ZoomJson.Unreadable("it has no list of panelists");
          }
          List<Panelist> found = new ArrayList<>();
          for (JsonNode entry : entries) {
            found.add(ZoomJson.panelist(entry));
          }
          return found;
        });
  }

  /** Empty when the webinar is gone. */
  public Optional<List<Panelist>> findPanelists(long id) throws ServiceException {
    try {
      return Optional.of(listPanelists(id));
    } catch (ServiceException failure) {
      if (failure.code().equals(ZoomCode.NO_SUCH_WEBINAR)) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  /** Zoom mails them. Those who are panelists already must not be among them. */
  public void addPanelists(long id, List<Panelist> newcomers) throws ServiceException {
    for (int from = 0; from < newcomers.size(); from += PANELISTS_PER_CALL) {
      int to = Math.min(newcomers.size(), from + PANELISTS_PER_CALL);
      List<Map<String, Object>> entries = new ArrayList<>();
      for (Panelist panelist : newcomers.subList(from, to)) {
        entries.add(Map.of("name", panelist.name(), "email", panelist.email()));
      }
      int number = entries.size();
      api.send(
          // The answer's id is the webinar's, and nothing else is told.
          ZoomCall.create(
                  ZoomScope.ADD_PANELIST,
                  panelists(id),
                  Map.of("panelists", entries),
                  "add " + number + (number == 1 ? " panelist to " : " panelists to ") + named(id))
              .readingNothing(),
          text -> text);
    }
  }

  /**
   * One who has already gone is no failure. Zoom does not document which code it has for one (3001
   * is also that of a webinar that is gone), so the list decides.
   */
  public void removePanelist(long id, String panelistId) throws ServiceException {
    if (panelistId.isBlank()) {
      // The path without an id is another call of Zoom's: remove everybody.
      throw new IllegalArgumentException("a panelist without an id cannot be removed");
    }
    try {
      api.send(
          ZoomCall.delete(
              ZoomScope.REMOVE_PANELIST,
              panelists(id) + "/" + ZoomApi.encoded(panelistId),
              "remove a panelist of " + named(id)),
          text -> text);
    } catch (ServiceException failure) {
      if (failure.reason() != ServiceException.Reason.NOT_FOUND || isPanelist(id, panelistId)) {
        throw failure;
      }
    }
  }

  /**
   * @throws ServiceException also when the webinar is gone
   */
  private boolean isPanelist(long id, String panelistId) throws ServiceException {
    return listPanelists(id).stream().anyMatch(panelist -> panelist.id().equals(panelistId));
  }

  /** How many people registered and were not denied. */
  public long countRegistrants(long id) throws ServiceException {
    long total = 0;
    for (String status : List.of("approved", "pending")) {
      total += countRegistrants(id, status);
    }
    return total;
  }

  private long countRegistrants(long id, String status) throws ServiceException {
    try {
      return api.send(
          ZoomCall.get(
              ZoomScope.LIST_REGISTRANTS,
              webinar(id) + "/registrants?page_size=1&status=" + status,
              "count the registrants of " + named(id)),
          text -> ZoomJson.strict(text).path("total_records").asLong(0));
    } catch (ServiceException failure) {
      if (failure.code().equals(ZoomCode.NO_REGISTRATION)) {
        return 0;
      }
      throw failure;
    }
  }

  /** Every time that the webinar was opened and closed; empty when Zoom knows of none. */
  public List<PastInstance> listPastInstances(long id) throws ServiceException {
    try {
      return api.send(
          ZoomCall.get(
              ZoomScope.LIST_PAST_INSTANCES,
              "/past_webinars/" + id + "/instances",
              "list the past instances of " + named(id)),
          text -> {
            List<PastInstance> found = new ArrayList<>();
            for (JsonNode entry : ZoomJson.list(ZoomJson.strict(text), "webinars")) {
              found.add(ZoomJson.pastInstance(entry));
            }
            return found;
          });
    } catch (ServiceException failure) {
      if (failure.code().equals(ZoomCode.NO_SUCH_WEBINAR)) {
        return List.of();
      }
      throw failure;
    }
  }

  /**
   * Everybody's connections to one instance, waiting room included; all pages. Asked by uuid, since
   * by number Zoom reports the latest instance only.
   */
  public List<Participation> listParticipations(PastInstance instance) throws ServiceException {
    return new ParticipantPages(api, instance).read();
  }

  private static String webinarsOf(String user) {
    return "/users/" + ZoomApi.encoded(user) + "/webinars";
  }

  private static String webinar(long id) {
    return "/webinars/" + id;
  }

  private static String panelists(long id) {
    return webinar(id) + "/panelists";
  }

  private static String named(long id) {
    return "webinar " + WebinarNumber.shown(id);
  }
}
