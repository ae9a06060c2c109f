package ca.calculquebec.cqorc.sandbox.drive;

import ca.calculquebec.cqorc.sandbox.google.GoogleErrors;
import ca.calculquebec.cqorc.sandbox.support.Answer;
import ca.calculquebec.cqorc.sandbox.support.Call;
import ca.calculquebec.cqorc.sandbox.support.Ids;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Uploads in one piece, and those that are resumed after a break. */
final class Uploads {
  private static final int LARGEST_MULTIPART = 5 * 1024 * 1024;
  private static final int PIECE = 256 * 1024;
  private static final Duration LIFE = Duration.ofDays(7);
  private static final Pattern RANGE = Pattern.compile("bytes (?:(\\d+)-(\\d+)|\\*)/(\\d+|\\*)");

  /** Where an upload goes in the end: a new file, or one that is there. */
  interface Target {
    Answer store(ObjectNode metadata, Optional<Content> content);
  }

  private final ObjectNode sessions;
  private final Clock clock;
  private final Ids ids;
  private final String root;

  /**
   * @param sessions by id; kept and changed in place
   * @param root the sandbox's own address, for session addresses
   */
  Uploads(ObjectNode sessions, Clock clock, Ids ids, String root) {
    this.sessions = sessions;
    this.clock = clock;
    this.ids = ids;
    this.root = root;
  }

  /** The first request of an upload; it is the only one when everything comes in it. */
  Answer begin(Call call, Caller caller, Target target) {
    String type = call.header("content-type").orElse("");
    return switch (call.query("uploadType").orElse("")) {
      case "media" -> target.store(JsonTree.object(), Optional.of(new Content(type, call.raw())));
      case "multipart" -> {
        if (call.raw().length() > LARGEST_MULTIPART) {
          throw GoogleErrors.legacy(413, "global", "uploadTooLarge", "Request Too Large");
        }
        Multipart parts = Multipart.parse(type, call.raw());
        yield target.store(parts.metadata(), Optional.of(parts.media()));
      }
      case "resumable" -> session(call, caller);
      default -> throw DriveErrors.badRequest("uploadType must be media, multipart or resumable.");
    };
  }

  private Answer session(Call call, Caller caller) {
    String id = ids.text(60);
    ObjectNode session =
        sessions
            .putObject(id)
            .put("method", call.method())
            .put("begun", clock.instant().toString())
            .put("type", call.header("x-upload-content-type").orElse("application/octet-stream"))
            .put("received", "");
    session.set("metadata", call.body().isBlank() ? JsonTree.object() : DriveService.body(call));
    ObjectNode query = session.putObject("query");
    call.query().forEach((name, values) -> query.put(name, values.get(0)));
    caller.save(session.putObject("caller"));
    return Answer.empty(200)
        .with("Location", root + call.path() + "?uploadType=resumable&upload_id=" + id);
  }

  ObjectNode find(Call call) {
    String id = call.query("upload_id").orElse("");
    if (sessions.path(id) instanceof ObjectNode session
        && Instant.parse(session.path("begun").asText()).plus(LIFE).isAfter(clock.instant())) {
      return session;
    }
    throw GoogleErrors.notFound("Not Found");
  }

  /** The request that began the upload, by whom. */
  static Call first(ObjectNode session, Call call) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    session
        .path("query")
        .properties()
        .forEach(entry -> query.put(entry.getKey(), List.of(entry.getValue().asText())));
    return new Call(
        call.service(),
        session.path("method").asText(),
        call.path(),
        call.segments(),
        query,
        call.headers(),
        call.raw());
  }

  /** A piece, or an empty request that asks how far it has come. */
  Answer resume(ObjectNode session, Call call, Target target) {
    String received = session.path("received").asText();
    String header = call.header("content-range").orElse("");
    if (header.isEmpty()) {
      return finish(session, call, call.raw(), target);
    }
    Matcher range = RANGE.matcher(header);
    if (!range.matches()) {
      throw DriveErrors.badRequest("Invalid Content-Range: " + header);
    }
    if (range.group(1) == null) {
      return progress(received);
    }
    int from = Integer.parseInt(range.group(1));
    int to = Integer.parseInt(range.group(2));
    if (to - from + 1 != call.raw().length() || from > received.length()) {
      throw DriveErrors.badRequest("The piece does not fit its Content-Range: " + header);
    }
    String all = received.substring(0, from) + call.raw();
    if (String.valueOf(all.length()).equals(range.group(3))) {
      return finish(session, call, all, target);
    }
    if (call.raw().length() % PIECE != 0) {
      throw DriveErrors.badRequest("A piece that is not the last must be a multiple of 256 KiB.");
    }
    session.put("received", all);
    return progress(all);
  }

  private static Answer progress(String received) {
    Answer answer = Answer.empty(308);
    return received.isEmpty() ? answer : answer.with("Range", "bytes=0-" + (received.length() - 1));
  }

  private Answer finish(ObjectNode session, Call call, String all, Target target) {
    Answer answer =
        target.store(
            JsonTree.object(session, "metadata"),
            Optional.of(new Content(session.path("type").asText(), all)));
    sessions.remove(call.query("upload_id").orElse(""));
    return answer;
  }
}
