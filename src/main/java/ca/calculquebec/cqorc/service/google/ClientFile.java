package ca.calculquebec.cqorc.service.google;

import ca.calculquebec.cqorc.failure.ServiceException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The client file of an installed app, as Google's console hands it out. */
record ClientFile(String clientId, String clientSecret, String authAddress, String tokenUri) {
  static ClientFile read(Path file) throws ServiceException {
    return of(file, JsonFile.read(file, "client file", advice()));
  }

  static ClientFile of(Path file, JsonNode tree) throws ServiceException {
    JsonNode app = tree.has("installed") ? tree.get("installed") : tree.path("web");
    for (String key : List.of("auth_uri", "token_uri", "client_id")) {
      if (app.path(key).asText("").isEmpty()) {
        throw Troubles.credentials(
            "the client file " + file + " is none: it lacks \"" + key + "\"", advice());
      }
    }
    String address = app.get("auth_uri").asText();
    if (!isWebAddress(address)) {
      throw Troubles.credentials(
          "the client file " + file + " has an auth_uri that is no web address", advice());
    }
    return new ClientFile(
        app.get("client_id").asText(),
        app.path("client_secret").asText(""),
        address,
        app.get("token_uri").asText());
  }

  /** It is handed to the desktop's "open" command, which opens anything. */
  private static boolean isWebAddress(String address) {
    try {
      String scheme = URI.create(address).getScheme();
      return "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }

  private static String advice() {
    return "Download the OAuth client (type \"Desktop app\") from the Google Cloud console again, "
        + "and name it in [google] credentials_file.";
  }
}
