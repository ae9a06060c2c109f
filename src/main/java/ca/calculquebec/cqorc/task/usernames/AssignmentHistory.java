package ca.calculquebec.cqorc.task.usernames;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.plan.Journal;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who was given which username, as the journal remembers it: an intent before cells are written,
 * whose key names the spreadsheet and everybody's attendee id with the username.
 */
final class AssignmentHistory {
  static final String RESOURCE = "usernames";
  private static final String GIVEN = "given";

  private final Journal journal;
  private final CourseId course;
  private final String fileId;

  AssignmentHistory(Journal journal, CourseId course, String fileId) {
    this.journal = journal;
    this.course = course;
    this.fileId = fileId;
  }

  /** By attendee id; what an interrupted run was about to give counts too. */
  Map<String, String> known() {
    Map<String, String> known = new LinkedHashMap<>();
    List<Journal.Intent> all =
        new ArrayList<>(of(journal.finished(course, DriveFolder.SERVICE, GIVEN)));
    all.addAll(open());
    for (Journal.Intent intent : all) {
      Map<String, String> given = read(intent.key());
      // A username that was given to somebody else is nobody's before.
      known.values().removeAll(given.values());
      known.putAll(given);
    }
    return known;
  }

  /** Whether a run has ever filled the spreadsheet to the end. */
  boolean isFilled() {
    return !of(journal.finished(course, DriveFolder.SERVICE, GIVEN)).isEmpty();
  }

  List<Journal.Intent> open() {
    return of(journal.open(course, DriveFolder.SERVICE));
  }

  private List<Journal.Intent> of(List<Journal.Intent> intents) {
    return intents.stream()
        .filter(intent -> intent.resource().equals(RESOURCE))
        .filter(intent -> intent.key().startsWith(fileId + " "))
        .toList();
  }

  void begin(Map<String, String> usernames) {
    journal.begin(course, DriveFolder.SERVICE, RESOURCE, key(usernames));
  }

  /** The cells hold what was intended. */
  void finish() {
    open().forEach(intent -> journal.finish(intent, GIVEN));
  }

  private String key(Map<String, String> usernames) {
    StringBuilder key = new StringBuilder(fileId).append(' ');
    usernames.forEach(
        (id, username) ->
            key.append(encoded(id)).append('=').append(encoded(username)).append(' '));
    return key.toString();
  }

  private static Map<String, String> read(String key) {
    Map<String, String> usernames = new LinkedHashMap<>();
    String[] parts = key.split(" ");
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      if (equals > 0) {
        usernames.put(
            decoded(parts[i].substring(0, equals)), decoded(parts[i].substring(equals + 1)));
      }
    }
    return usernames;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
