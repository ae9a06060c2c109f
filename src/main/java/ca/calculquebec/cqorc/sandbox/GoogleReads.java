package ca.calculquebec.cqorc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** Google Drive, as far as a check of credentials and ids asks. */
final class GoogleReads implements Service {
  private static final Set<String> SHOWN_FILE_FIELDS = Set.of("kind", "id", "name", "mimeType");

  private final ObjectNode state;
  private final GoogleTokens tokens;
  private final List<String> scopes;

  /**
   * @param state {@code files} by id
   */
  GoogleReads(ObjectNode state, GoogleTokens tokens, List<String> scopes) {
    this.state = state;
    this.tokens = tokens;
    this.scopes = scopes;
  }

  @Override
  public synchronized ObjectNode save() {
    return state.deepCopy();
  }

  @Override
  public synchronized Answer answer(Call call) {
    GoogleTokens.Grant grant =
        tokens
            .access(call.bearer().orElse(""))
            .orElseThrow(
                () -> GoogleErrors.legacy(401, "global", "authError", "Invalid Credentials"));
    if (!grant.allows(scopes)) {
      throw GoogleErrors.insufficientScopes();
    }
    if (!call.method().equals("GET")) {
      return Answer.json(
          501,
          Json.object()
              .set(
                  "error",
                  Json.object()
                      .put("code", 501)
                      .put("message", "The sandbox only answers reads of this service.")));
    }
    JsonNode found = drive(call);
    return Answer.json(
        200, call.query("fields").map(mask -> FieldMask.parse(mask).apply(found)).orElse(found));
  }

  private JsonNode drive(Call call) {
    if (!call.segment(0).equals("files") || call.segments().size() > 2) {
      throw GoogleErrors.legacy(404, "global", "notFound", "Not Found");
    }
    if (call.segments().size() == 1) {
      ObjectNode answer =
          Json.object().put("kind", "drive#fileList").put("incompleteSearch", false);
      answer.putArray("files");
      return answer;
    }
    JsonNode file = state.path("files").path(call.segment(1));
    if (file.isMissingNode()) {
      throw GoogleErrors.legacy(
          404, "global", "notFound", "File not found: " + call.segment(1) + ".");
    }
    if (call.query("fields").isPresent()) {
      return file;
    }
    ObjectNode shown = Json.object();
    SHOWN_FILE_FIELDS.forEach(name -> shown.set(name, file.path(name)));
    return shown;
  }
}
