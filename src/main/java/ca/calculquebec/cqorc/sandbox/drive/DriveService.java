package ca.calculquebec.cqorc.sandbox.drive;

import ca.calculquebec.cqorc.sandbox.google.GoogleErrors;
import ca.calculquebec.cqorc.sandbox.google.GoogleGate;
import ca.calculquebec.cqorc.sandbox.google.GoogleTokens;
import ca.calculquebec.cqorc.sandbox.sheets.SheetsService;
import ca.calculquebec.cqorc.sandbox.support.Answer;
import ca.calculquebec.cqorc.sandbox.support.Blobs;
import ca.calculquebec.cqorc.sandbox.support.Call;
import ca.calculquebec.cqorc.sandbox.support.Ids;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import ca.calculquebec.cqorc.sandbox.support.Service;
import ca.calculquebec.cqorc.sandbox.support.Window;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Google Drive, version 3: files, copies, searches, and uploads of every kind. */
public final class DriveService implements Service {
  private static final List<String> SCOPES =
      List.of(
          "https://www.googleapis.com/auth/drive", "https://www.googleapis.com/auth/drive.file");

  /** Requests a minute; the real quota counts units whose price is not published. */
  private static final int REQUESTS_A_MINUTE = 3000;

  private final ObjectNode state;
  private final SheetsService sheets;
  private final Clock clock;
  private final Ids ids;
  private final boolean limited;
  private final GoogleGate gate;
  private final DriveFiles files;
  private final DriveList list;
  private final Uploads uploads;
  private final Runnable sheetsChanged;
  private final Map<String, Window> windows = new HashMap<>();

  /** What Drive needs of its surroundings. */
  public record Surroundings(
      SheetsService sheets,
      Runnable sheetsChanged,
      Blobs blobs,
      GoogleTokens tokens,
      Clock clock,
      String root) {}

  /**
   * @param state {@code files} by id, {@code generated} ids, {@code uploads}; kept and changed in
   *     place
   */
  public DriveService(ObjectNode state, Surroundings around, Ids ids, boolean limited) {
    this.state = state;
    this.sheets = around.sheets();
    this.sheetsChanged = around.sheetsChanged();
    this.clock = around.clock();
    this.ids = ids;
    this.limited = limited;
    this.gate = new GoogleGate(around.tokens(), SCOPES);
    this.files = new DriveFiles(state, sheets, around.blobs(), clock, ids);
    this.list = new DriveList(files);
    this.uploads = new Uploads(state.withObjectProperty("uploads"), clock, ids, around.root());
  }

  @Override
  public ObjectNode save() {
    Map<String, String> spreadsheets = sheets.titles();
    synchronized (this) {
      files.adopt(spreadsheets);
      ids.save(state);
      return state.deepCopy();
    }
  }

  /** Works on the files as a person in a browser does. */
  <T> T edit(Function<DriveFiles, T> work) {
    Map<String, String> spreadsheets = sheets.titles();
    synchronized (this) {
      files.adopt(spreadsheets);
      return work.apply(files);
    }
  }

  @Override
  public Answer answer(Call call) {
    // Asked for before this service is locked: the two never wait for each other.
    Map<String, String> spreadsheets = sheets.titles();
    synchronized (this) {
      files.adopt(spreadsheets);
      return call.path().startsWith("/upload/") ? upload(call) : route(call);
    }
  }

  private Caller enter(Call call) {
    GoogleTokens.Grant grant = gate.enter(call);
    Window window =
        windows.computeIfAbsent(
            grant.account(), key -> new Window(REQUESTS_A_MINUTE, Duration.ofMinutes(1)));
    if (limited && !window.take(clock.instant())) {
      throw GoogleErrors.legacy(
          403, "usageLimits", "userRateLimitExceeded", "User Rate Limit Exceeded");
    }
    return Caller.of(grant, call);
  }

  private Answer route(Call call) {
    Caller caller = enter(call);
    if (!call.segment(0).equals("files")) {
      throw GoogleErrors.notFound("Not Found");
    }
    String id = call.segment(1);
    if (call.is("GET", 1)) {
      return Answer.json(200, list.answer(call, caller));
    }
    if (call.is("POST", 1)) {
      return shown(files.create(body(call), Optional.empty(), caller), call, caller);
    }
    if (call.is("GET", 2)) {
      return id.equals("generateIds")
          ? Answer.json(200, files.generateIds(call))
          : read(files.find(id, caller), call, caller);
    }
    if (call.is("PATCH", 2)) {
      return shown(files.update(id, body(call), Optional.empty(), call, caller), call, caller);
    }
    if (call.is("DELETE", 2)) {
      files.delete(id, caller);
      sheetsChanged.run();
      return Answer.empty(204);
    }
    if (call.is("POST", 3) && call.segment(2).equals("copy")) {
      return shown(files.copy(id, body(call), caller), call, caller);
    }
    throw GoogleErrors.notFound("Not Found");
  }

  private Answer read(ObjectNode file, Call call, Caller caller) {
    if (!call.query("alt").orElse("json").equals("media")) {
      return Answer.json(200, new DriveFields(caller).shown(file, call));
    }
    String type = file.path("mimeType").asText();
    if (type.startsWith("application/vnd.google-apps.")) {
      throw DriveErrors.forbidden(
          "fileNotDownloadable",
          "Only files with binary content can be downloaded. Use Export with Docs Editors files.");
    }
    return Answer.bytes(200, type, new String(files.content(file), StandardCharsets.ISO_8859_1));
  }

  private Answer upload(Call call) {
    if (call.method().equals("PUT")) {
      return resume(call);
    }
    Caller caller = enter(call);
    boolean replaces = call.is("PATCH", 2) && call.segment(0).equals("files");
    if (!replaces && !(call.is("POST", 1) && call.segment(0).equals("files"))) {
      throw GoogleErrors.notFound("Not Found");
    }
    return uploads.begin(call, caller, target(call, caller));
  }

  /** The session's address is all that is needed to go on with an upload. */
  private Answer resume(Call call) {
    ObjectNode session = uploads.find(call);
    Caller caller = Caller.load(session.path("caller"));
    return uploads.resume(session, call, target(Uploads.first(session, call), caller));
  }

  private Uploads.Target target(Call call, Caller caller) {
    return (metadata, content) ->
        shown(
            call.method().equals("PATCH")
                ? files.update(call.segment(1), metadata, content, call, caller)
                : files.create(metadata, content, caller),
            call,
            caller);
  }

  private Answer shown(ObjectNode file, Call call, Caller caller) {
    if (file.path("mimeType").asText().equals(DriveFiles.SPREADSHEET)) {
      sheetsChanged.run();
    }
    return Answer.json(200, new DriveFields(caller).shown(file, call));
  }

  static ObjectNode body(Call call) {
    if (call.body().isBlank()) {
      return JsonTree.object();
    }
    return call.jsonObject()
        .orElseThrow(() -> GoogleErrors.legacy(400, "global", "parseError", "Parse Error"));
  }
}
