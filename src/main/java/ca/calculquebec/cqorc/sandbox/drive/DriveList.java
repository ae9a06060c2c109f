package ca.calculquebec.cqorc.sandbox.drive;

import ca.calculquebec.cqorc.sandbox.google.FieldMask;
import ca.calculquebec.cqorc.sandbox.google.GooglePages;
import ca.calculquebec.cqorc.sandbox.support.Call;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import ca.calculquebec.cqorc.sandbox.support.ShortPages;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Searching among the files that a caller sees. */
final class DriveList {
  private static final String USUAL_FIELDS =
      "kind,incompleteSearch,nextPageToken,files(kind,id,name,mimeType)";
  private static final Set<String> CORPORA = Set.of("user", "domain", "drive", "allDrives");
  private static final Set<String> KEYS = Set.of("createdTime", "modifiedTime", "name");

  private final DriveFiles files;

  DriveList(DriveFiles files) {
    this.files = files;
  }

  JsonNode answer(Call call, Caller caller) {
    Predicate<ObjectNode> inReach = inReach(call, caller);
    Predicate<ObjectNode> wanted = Query.parse(call.query("q").orElse(""));
    DriveFields fields = new DriveFields(caller);
    List<ObjectNode> found = new ArrayList<>();
    for (ObjectNode file : files.all()) {
      boolean root = file.path("id").asText().equals(DriveFiles.ROOT);
      if (!root && caller.sees(file) && inReach.test(file)) {
        ObjectNode shown = fields.whole(file);
        if (wanted.test(shown)) {
          found.add(shown);
        }
      }
    }
    call.query("orderBy").ifPresent(order -> found.sort(order(order)));
    ShortPages pages = GooglePages.of(call, "pageToken", size(call));
    ObjectNode answer =
        JsonTree.object().put("kind", "drive#fileList").put("incompleteSearch", false);
    ArrayNode list = answer.putArray("files");
    pages.items(found).forEach(list::add);
    Optional<String> next = pages.next(found.size());
    next.ifPresent(token -> answer.put("nextPageToken", token));
    return FieldMask.parse(call.query("fields").orElse(USUAL_FIELDS)).apply(answer);
  }

  /** What lies in shared drives is found only by those who ask for it. */
  private static Predicate<ObjectNode> inReach(Call call, Caller caller) {
    boolean items = call.query("includeItemsFromAllDrives").orElse("").equals("true");
    String corpora = call.query("corpora").orElse("user");
    String drive = call.query("driveId").orElse("");
    if (!CORPORA.contains(corpora)) {
      throw DriveErrors.invalid("Invalid value '" + corpora + "' for corpora.");
    }
    boolean shared = corpora.equals("drive") || corpora.equals("allDrives");
    if (corpora.equals("drive") == drive.isEmpty()) {
      throw DriveErrors.badRequest("driveId must be given with corpora=drive, and only then.");
    }
    if ((shared && !items) || (items && !caller.sharedDrives())) {
      throw DriveErrors.badRequest(
          "includeItemsFromAllDrives and supportsAllDrives must be true to search shared drives.");
    }
    return file ->
        (items || !file.has("driveId"))
            && (drive.isEmpty() || file.path("driveId").asText().equals(drive));
  }

  private static Comparator<ObjectNode> order(String text) {
    Comparator<ObjectNode> order = Comparator.comparing(file -> 0);
    for (String part : text.split(",", -1)) {
      String[] words = part.strip().split(" +");
      if (!KEYS.contains(words[0]) || words.length > 2) {
        throw DriveErrors.invalid("Invalid value '" + text + "' for orderBy.");
      }
      Comparator<ObjectNode> one = Comparator.comparing(file -> file.path(words[0]).asText());
      order = order.thenComparing(words.length == 2 ? one.reversed() : one);
    }
    return order;
  }

  private static int size(Call call) {
    String text = call.query("pageSize").orElse("100");
    if (!text.matches("[1-9]\\d{0,3}") || Integer.parseInt(text) > 1000) {
      throw DriveErrors.invalid("Invalid value '" + text + "' for pageSize.");
    }
    return Integer.parseInt(text);
  }
}
