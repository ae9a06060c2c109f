package ca.calculquebec.cqorc.task.usernames;

import ca.calculquebec.cqorc.config.Setting;
import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.service.eventbrite.EventbriteEvent;
import ca.calculquebec.cqorc.service.slack.SlackText;
import ca.calculquebec.cqorc.template.Value;
import ca.calculquebec.cqorc.wording.CourseNames;
import ca.calculquebec.cqorc.wording.Wording;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the templates of {@code [script.usernames]} make of one course and its event. */
final class Texts {
  private static final int FIRST_IN_ENGLISH = 100;
  private static final int LONGEST_TITLE = 256;

  private final UsernamesSettings settings;
  private final Wording wording;
  private final UsernamesRequest request;
  private final Course course;
  private final EventbriteEvent event;

  Texts(
      UsernamesSettings settings,
      Wording wording,
      UsernamesRequest request,
      Course course,
      EventbriteEvent event) {
    this.settings = settings;
    this.wording = wording;
    this.request = request;
    this.course = course;
    this.event = event;
  }

  private Map<String, Value> names() {
    Map<String, Value> names = new LinkedHashMap<>(CourseNames.of(course));
    request.courseCode().ifPresent(code -> names.put("course_code", Value.of(code)));
    names.put("event", eventValue());
    names.put("eventbrite_id", Value.of(event.id()));
    return names;
  }

  /** By the names of Eventbrite's own answer. */
  private Value eventValue() {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("id", Value.of(event.id()));
    fields.put("url", Value.of(event.url()));
    fields.put("status", Value.of(event.status()));
    fields.put("summary", Value.of(event.summary()));
    fields.put("name", new Value.Dict(Map.of("text", Value.of(event.name()))));
    fields.put("start", time(event.start()));
    fields.put("end", time(event.end()));
    return new Value.Dict(fields);
  }

  private Value time(java.time.Instant time) {
    return new Value.Dict(
        Map.of("utc", Value.of(time.toString()), "timezone", Value.of(event.timeZone())));
  }

  private Language language() {
    return course.language();
  }

  /** The spreadsheet's name. */
  String fileName() throws InputException {
    Setting setting = settings.required("filename_template", language());
    String name = evaluated(setting, names()).replaceAll("\\s+", " ");
    if (name.isEmpty()) {
      throw new InputException(
          setting.origin(), "makes an empty name of course " + course.id(), "Change the template.");
    }
    return name;
  }

  /** The cluster's address. */
  String url() throws InputException {
    if (request.url().isPresent()) {
      return request.url().get();
    }
    Setting setting = settings.required("url_template", language(), "--url");
    return evaluated(setting, names());
  }

  /** Without a course code, an address made of one is nobody's. */
  private String evaluated(Setting setting, Map<String, Value> names) throws InputException {
    boolean nameless = request.courseCode().isEmpty() && course.code().text().isBlank();
    if (nameless && wording.names(setting).contains("course_code")) {
      throw new InputException(
          setting.origin(),
          "uses course_code, and course " + course.id() + " has none",
          "Say it with --course_code.");
    }
    return wording.evaluate(setting, names).strip();
  }

  /** The cluster's password: never to be shown. */
  String password() throws InputException {
    if (request.password().isPresent()) {
      return request.password().get();
    }
    Setting setting = settings.required("password_template", language(), "--password");
    Map<String, Value> names = names();
    // The address's own template may be missing where this one does not ask for it.
    if (wording.names(setting).contains("url")) {
      names.put("url", Value.of(url()));
    }
    return evaluated(setting, names);
  }

  /**
   * A person's username. The index starts at 0 in French and at 100 in English.
   *
   * @param index from 0
   */
  String username(int index, Registrant person) throws InputException {
    Setting setting = settings.required("username_template", language());
    int first = language() == Language.FRENCH ? 0 : FIRST_IN_ENGLISH;
    Map<String, Value> names = names();
    names.put("user_index", Value.of(first + index));
    names.put(
        "attendee",
        new Value.Dict(Map.of("name", Value.of(person.name()), "email", Value.of(person.email()))));
    String username = evaluated(setting, names);
    if (username.isEmpty()) {
      throw new InputException(
          setting.origin(),
          "makes an empty username in course " + course.id(),
          "Change the template.");
    }
    return username;
  }

  /** The message that tells the channel where the spreadsheet is, with everything escaped. */
  String message(String link) throws InputException {
    Map<String, Value> names = new LinkedHashMap<>();
    names().forEach((name, value) -> names.put(name, escaped(value)));
    names.put("link", Value.of(SlackText.escape(link)));
    Optional<Setting> setting = settings.find("message_template", language());
    return wording.evaluate(
        setting.orElseGet(
            () ->
                builtIn(
                    "message_template",
                    language(),
                    language() == Language.FRENCH
                        ? "Noms d'utilisateur : {link}"
                        : "Usernames: {link}")),
        names);
  }

  /** A stranger's text cannot call anybody. */
  private static Value escaped(Value value) {
    if (value instanceof Value.Text text) {
      return Value.of(SlackText.escape(text.text()));
    }
    if (value instanceof Value.Dict dict) {
      Map<String, Value> entries = new LinkedHashMap<>();
      dict.entries().forEach((name, entry) -> entries.put(name, escaped(entry)));
      return new Value.Dict(entries, dict.isRow());
    }
    return value;
  }

  String bookmarkTitle() throws InputException {
    Setting setting =
        settings.find("bookmark_title", language()).orElseGet(() -> standardTitle(language()));
    String title = wording.evaluate(setting, names()).strip();
    return title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title;
  }

  /** The title in the course's language. */
  static Setting standardTitle(Language language) {
    return builtIn(
        "bookmark_title",
        language,
        language == Language.FRENCH ? "Feuille des noms d'utilisateur" : "Username spreadsheet");
  }

  /** Templates are read once a run and key: each language's has a key of its own. */
  private static Setting builtIn(String key, Language language, String value) {
    String own = key + "_" + language.suffix();
    return new Setting(UsernamesSettings.SECTION, own, value, "built in", 0);
  }
}
