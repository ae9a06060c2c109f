package ca.calculquebec.cqorc.sandbox.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.sandbox.Rig;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A sandbox, spoken to as Drive is, shared drives included. */
final class DriveRig implements AutoCloseable {
  static final String ALL = "supportsAllDrives=true";
  static final String FILES = "/drive/v3/files";
  static final String UPLOAD = "/upload/drive/v3/files";

  final Rig rig;
  final Map<String, String> auth;
  final String folder;

  DriveRig(Path dir) throws InputException, IOException, InterruptedException {
    this.rig = new Rig(dir);
    this.auth = Rig.bearer(rig.googleToken("drive_v3"));
    this.folder = rig.config("google_drive_folder_id");
  }

  Rig.Reply send(String method, String path, String body) throws IOException, InterruptedException {
    return rig.send(method, path, auth, body);
  }

  JsonNode done(String method, String path, String body) throws IOException, InterruptedException {
    Rig.Reply reply = send(method, path, body);
    assertEquals(200, reply.status(), reply.body());
    return reply.json();
  }

  /** A file made from metadata, its id. */
  String file(String name, String more) throws IOException, InterruptedException {
    return done(
            "POST",
            FILES + "?" + ALL,
            "{\"name\": \"" + name + "\", \"parents\": [\"" + folder + "\"]" + more + "}")
        .path("id")
        .asText();
  }

  /** Names of what a search finds, in its order. */
  List<String> names(String query) throws IOException, InterruptedException {
    JsonNode found =
        done(
            "GET",
            FILES + "?" + ALL + "&includeItemsFromAllDrives=true&q=" + Rig.encode(query),
            "");
    List<String> names = new ArrayList<>();
    found.path("files").forEach(file -> names.add(file.path("name").asText()));
    return names;
  }

  Map<String, String> headers(String... pairs) {
    Map<String, String> headers = new HashMap<>(auth);
    for (int i = 0; i < pairs.length; i += 2) {
      headers.put(pairs[i], pairs[i + 1]);
    }
    return headers;
  }

  static String reason(Rig.Reply reply) {
    return reply.json().path("error").path("errors").path(0).path("reason").asText();
  }

  @Override
  public void close() {
    rig.close();
  }
}
