package ca.calculquebec.cqorc.sandbox.drive;

import ca.calculquebec.cqorc.sandbox.google.GoogleErrors;
import ca.calculquebec.cqorc.sandbox.sheets.SheetsService;
import ca.calculquebec.cqorc.sandbox.support.Blobs;
import ca.calculquebec.cqorc.sandbox.support.Call;
import ca.calculquebec.cqorc.sandbox.support.Ids;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The files: one parent each, names that may repeat, and marks that only the program sees that made
 * them. A file's {@code content} names a blob; a spreadsheet's lies with Sheets.
 */
public final class DriveFiles {
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  public static final String FOLDER = "application/vnd.google-apps.folder";
  public static final String SPREADSHEET = "application/vnd.google-apps.spreadsheet";
  public static final String ROOT = "0ARoot0Sandbox0Uk9PVA";

  private final ObjectNode state;
  private final SheetsService sheets;
  private final Blobs blobs;
  private final Clock clock;
  private final Ids ids;

  /**
   * @param state {@code files} by id and {@code generated} ids; kept and changed in place
   */
  public DriveFiles(ObjectNode state, SheetsService sheets, Blobs blobs, Clock clock, Ids ids) {
    this.state = state;
    this.sheets = sheets;
    this.blobs = blobs;
    this.clock = clock;
    this.ids = ids;
  }

  List<ObjectNode> all() {
    List<ObjectNode> all = new ArrayList<>();
    state.path("files").forEach(file -> all.add((ObjectNode) file));
    return all;
  }

  /** A spreadsheet that was made through Sheets lies in the root of My Drive. */
  void adopt(Map<String, String> spreadsheets) {
    spreadsheets.forEach(
        (id, title) -> {
          if (!state.path("files").has(id)) {
            put(id, title, SPREADSHEET, ROOT, Caller.PEOPLE);
          }
        });
  }

  ObjectNode find(String id, Caller caller) {
    String wanted = id.equals("root") ? ROOT : id;
    if (state.path("files").path(wanted) instanceof ObjectNode file
        && caller.sees(file)
        && (caller.sharedDrives() || !file.has("driveId"))) {
      return file;
    }
    throw DriveErrors.noFile(id);
  }

  ObjectNode create(ObjectNode body, Optional<Content> content, Caller caller) {
    String parent = parent(body, ROOT, caller);
    DriveFields fields = new DriveFields(caller);
    String type =
        body.path("mimeType")
            .asText(content.map(Content::mimeType).orElse("application/octet-stream"));
    String id = newId(body, type);
    refuseRobotsOwnStorage(parent, type, caller);
    Optional<List<List<String>>> rows =
        type.equals(SPREADSHEET) ? content.map(Content::csv) : Optional.empty();
    ObjectNode checked = JsonTree.object();
    fields.write(checked, body);
    ObjectNode file = put(id, body.path("name").asText("Untitled"), type, parent, caller.client());
    file.setAll(checked);
    if (type.equals(SPREADSHEET)) {
      sheets.add(id, file.path("name").asText(), rows.orElse(List.of()));
    } else {
      content.ifPresent(given -> given.into(file, "content-" + ids.number(9), blobs));
    }
    return file;
  }

  /** Without a word about it the copy lies beside its original and has its marks. */
  ObjectNode copy(String sourceId, ObjectNode body, Caller caller) {
    ObjectNode source = find(sourceId, caller);
    String type = source.path("mimeType").asText();
    if (type.equals(FOLDER)) {
      throw DriveErrors.forbidden("cannotCopyFile", "This file cannot be copied by the user.");
    }
    String parent = parent(body, source.path("parents").path(0).asText(ROOT), caller);
    String id = newId(body, type);
    refuseRobotsOwnStorage(parent, type, caller);
    ObjectNode marks = source.deepCopy();
    marks.retain("appProperties", "properties", "description", "content", "size", "md5Checksum");
    new DriveFields(caller).write(marks, body);
    String name = body.path("name").asText("Copy of " + source.path("name").asText());
    ObjectNode file = put(id, name, type, parent, caller.client());
    file.setAll(marks);
    file.put("name", name);
    if (type.equals(SPREADSHEET)) {
      sheets.duplicate(sourceId, id, name);
    }
    return file;
  }

  ObjectNode update(
      String id, ObjectNode body, Optional<Content> content, Call call, Caller caller) {
    ObjectNode file = find(id, caller);
    if (body.has("parents")) {
      throw DriveErrors.forbidden(
          "fieldNotWritable",
          "The parents field is not directly writable in update requests. Use the addParents and"
              + " removeParents parameters instead.");
    }
    move(file, call, caller);
    ObjectNode changed = file.deepCopy();
    new DriveFields(caller).write(changed, body);
    file.setAll(changed);
    if (file.path("mimeType").asText().equals(SPREADSHEET)) {
      sheets.rename(id, file.path("name").asText());
    }
    content.ifPresent(given -> given.into(file, "content-" + ids.number(9), blobs));
    modified(file);
    return file;
  }

  private void move(ObjectNode file, Call call, Caller caller) {
    Optional<String> to = call.query("addParents").filter(one -> !one.isEmpty());
    Optional<String> from = call.query("removeParents").filter(one -> !one.isEmpty());
    if (to.isEmpty()) {
      return;
    }
    ObjectNode folder = folder(to.orElseThrow(), caller);
    boolean leaves =
        from.filter(one -> one.equals(file.path("parents").path(0).asText())).isPresent();
    if (!leaves) {
      throw DriveErrors.forbidden(
          "cannotAddParent", "Increasing the number of parents is not allowed");
    }
    lieIn(file, folder);
  }

  void delete(String id, Caller caller) {
    ObjectNode file = find(id, caller);
    JsonTree.object(state, "files").remove(file.path("id").asText());
    sheets.remove(file.path("id").asText());
  }

  ObjectNode generateIds(Call call) {
    String count = call.query("count").orElse("10");
    if (!count.matches("[1-9]\\d{0,3}") || Integer.parseInt(count) > 1000) {
      throw DriveErrors.invalid("Invalid value '" + count + "' for count.");
    }
    ObjectNode answer = JsonTree.object().put("kind", "drive#generatedIds").put("space", "drive");
    var list = answer.putArray("ids");
    for (int i = 0; i < Integer.parseInt(count); i++) {
      String id = "1G" + ids.text(31);
      state.withObjectProperty("generated").put(id, true);
      list.add(id);
    }
    return answer;
  }

  /** An id that the caller brings must have been generated here, and is not for Google's types. */
  private String newId(ObjectNode body, String type) {
    String given = body.path("id").asText("");
    if (given.isEmpty()) {
      return "1" + ids.text(type.equals(SPREADSHEET) ? 43 : 32);
    }
    if (type.startsWith("application/vnd.google-apps.") && !type.equals(FOLDER)) {
      throw DriveErrors.invalid(
          "Generated IDs are not supported for Google Docs formats and conversions.");
    }
    if (state.path("files").has(given)) {
      throw GoogleErrors.legacy(
          409, "global", "fileIdInUse", "A file already exists with the provided ID.");
    }
    if (!state.path("generated").has(given)) {
      throw DriveErrors.invalid("The provided file ID is not usable.");
    }
    return given;
  }

  /** At most one parent, named by its id; version 2 of the interface named it otherwise. */
  private String parent(ObjectNode body, String otherwise, Caller caller) {
    JsonNode parents = body.path("parents");
    if (parents.isEmpty()) {
      return otherwise;
    }
    if (!parents.isArray() || !parents.path(0).isTextual()) {
      throw DriveErrors.badRequest(
          "Invalid JSON payload received. Unknown name \"id\" at parents.");
    }
    if (parents.size() > 1) {
      throw DriveErrors.forbidden(
          "cannotAddParent", "A shared drive item must have exactly one parent.");
    }
    return folder(parents.path(0).asText(), caller).path("id").asText();
  }

  private ObjectNode folder(String id, Caller caller) {
    ObjectNode folder = find(id, caller);
    if (!folder.path("mimeType").asText().equals(FOLDER)) {
      throw DriveErrors.forbidden("parentNotAFolder", "The specified parent is not a folder.");
    }
    return folder;
  }

  private void refuseRobotsOwnStorage(String parent, String type, Caller caller) {
    boolean shared = state.path("files").path(parent).has("driveId");
    if (caller.robot() && !shared && !type.equals(FOLDER)) {
      throw DriveErrors.forbidden(
          "storageQuotaExceeded", "Service Accounts do not have storage quota.");
    }
  }

  public ObjectNode put(String id, String name, String type, String parent, String client) {
    ObjectNode file =
        state
            .withObjectProperty("files")
            .putObject(id)
            .put("kind", "drive#file")
            .put("id", id)
            .put("name", name)
            .put("mimeType", type)
            .put("trashed", false)
            .put("createdTime", now())
            .put("webViewLink", link(id, type));
    modified(file);
    file.putArray("apps").add(client);
    JsonNode folder = state.path("files").path(parent);
    if (folder instanceof ObjectNode known) {
      lieIn(file, known);
    }
    return file;
  }

  /** What lies in a folder of a shared drive belongs to that drive. */
  private static void lieIn(ObjectNode file, ObjectNode folder) {
    file.putArray("parents").add(folder.path("id").asText());
    file.remove("driveId");
    if (folder.has("driveId")) {
      file.set("driveId", folder.path("driveId"));
    }
  }

  private static String link(String id, String type) {
    return switch (type) {
      case SPREADSHEET -> "https://docs.example/spreadsheets/d/" + id + "/edit";
      case FOLDER -> "https://drive.example/drive/folders/" + id;
      default -> "https://drive.example/file/d/" + id + "/view";
    };
  }

  /** What was uploaded; nothing for folders and Google's own types. */
  byte[] content(ObjectNode file) {
    return file.has("content") ? blobs.get(file.path("content").asText()) : new byte[0];
  }

  private void modified(ObjectNode file) {
    file.put("modifiedTime", now()).put("version", file.path("version").asLong() + 1);
  }

  private String now() {
    return MILLISECONDS.format(clock.instant());
  }
}
