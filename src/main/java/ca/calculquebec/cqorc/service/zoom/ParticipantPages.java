package ca.calculquebec.cqorc.service.zoom;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.service.zoom.ZoomApi.ZoomCall;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The participants of one instance, page by page (contract 2.6): from the report, else from the
 * list of past participants, which promises less but needs neither the report's scope nor its plan.
 */
final class ParticipantPages {
  /** The report's pages live for a quarter of an hour: one that died begins anew. */
  private static final int ATTEMPTS = 3;

  private final ZoomApi api;
  private final String uuid;

  ParticipantPages(ZoomApi api, PastInstance instance) {
    this.api = api;
    this.uuid = encoded(instance.uuid());
  }

  /** Zoom takes a slash for a part of the path, unless it is encoded twice. */
  static String encoded(String uuid) {
    String once = ZoomApi.encoded(uuid);
    return uuid.startsWith("/") || uuid.contains("//") ? ZoomApi.encoded(once) : once;
  }

  List<Participation> read() throws ServiceException {
    try {
      return read(ZoomScope.REPORT_PARTICIPANTS, "/report/webinars/" + uuid + "/participants");
    } catch (ServiceException failure) {
      if (!ZoomCode.hasNoReport(failure)) {
        throw failure;
      }
      try {
        return read(ZoomScope.LIST_PAST_PARTICIPANTS, "/past_webinars/" + uuid + "/participants");
      } catch (ServiceException secondChoice) {
        if (ZoomCode.hasNoReport(secondChoice)) {
          throw failure;
        }
        throw secondChoice;
      }
    }
  }

  private List<Participation> read(ZoomScope scope, String path) throws ServiceException {
    for (int attempt = 1; ; attempt++) {
      List<Participation> found = new ArrayList<>();
      String page = "";
      try {
        do {
          page = page(scope, path, page, found);
        } while (!page.isEmpty());
        return found;
      } catch (ServiceException failure) {
        boolean expired = !page.isEmpty() && failure.code().equals(ZoomCode.INVALID);
        if (!expired || attempt == ATTEMPTS) {
          throw failure;
        }
      }
    }
  }

  private String page(ZoomScope scope, String path, String page, List<Participation> found)
      throws ServiceException {
    String query = "?page_size=300";
    query += page.isEmpty() ? "" : "&next_page_token=" + ZoomApi.encoded(page);
    return api.send(
        ZoomCall.get(scope, path + query, "list the participants of a past webinar"),
        text -> {
          JsonNode answer = ZoomJson.strict(text);
          for (JsonNode entry : ZoomJson.list(answer, "participants")) {
            found.add(ZoomJson.participation(entry));
          }
          return answer.path("next_page_token").asText("");
        });
  }
}
