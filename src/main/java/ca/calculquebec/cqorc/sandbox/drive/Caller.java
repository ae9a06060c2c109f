package ca.calculquebec.cqorc.sandbox.drive;

import ca.calculquebec.cqorc.sandbox.google.GoogleGate;
import ca.calculquebec.cqorc.sandbox.google.GoogleTokens;
import ca.calculquebec.cqorc.sandbox.support.Call;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Whoever calls Drive.
 *
 * @param client the program: what one made or marked privately, another does not see
 * @param everything whether all files may be seen, or only those of the program
 * @param sharedDrives whether the request says that it can deal with shared drives
 */
public record Caller(String account, String client, boolean everything, boolean sharedDrives) {
  public static final String PEOPLE = "client";
  public static final String ROBOTS = "robot";

  static Caller of(GoogleTokens.Grant grant, Call call) {
    boolean robot = GoogleGate.isRobot(grant.account());
    return new Caller(
        grant.account(),
        robot ? ROBOTS : PEOPLE,
        grant.scopes().contains("https://www.googleapis.com/auth/drive"),
        call.query("supportsAllDrives").orElse("").equals("true"));
  }

  /** Kept with an upload that goes on later. */
  void save(ObjectNode node) {
    node.put("account", account)
        .put("client", client)
        .put("everything", everything)
        .put("sharedDrives", sharedDrives);
  }

  static Caller load(JsonNode node) {
    return new Caller(
        node.path("account").asText(),
        node.path("client").asText(),
        node.path("everything").asBoolean(),
        node.path("sharedDrives").asBoolean());
  }

  boolean robot() {
    return client.equals(ROBOTS);
  }

  /** Whether the file exists for the caller, shared drives apart. */
  boolean sees(JsonNode file) {
    if (everything) {
      return true;
    }
    for (JsonNode program : file.path("apps")) {
      if (program.asText().equals(client)) {
        return true;
      }
    }
    return false;
  }
}
