package ca.calculquebec.cqorc.task.calendar;

import ca.calculquebec.cqorc.config.Config;
import ca.calculquebec.cqorc.config.Setting;
import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.course.Session;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.template.Value;
import ca.calculquebec.cqorc.wording.CourseNames;
import ca.calculquebec.cqorc.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The sentences of private events, in the course's language; each is a key. */
public final class PrivateTexts {
  private static final String SECTION = "google.calendar";

  /** The keys that hold templates, with what stands where the configuration has none. */
  private enum Text {
    TEXT(
        "event_text",
        "La formation a lieu de {start_time.hour} h {start_time.minute:02d}"
            + " à {end_time.hour} h {end_time.minute:02d}.",
        "The course takes place from {start_time.hour}:{start_time.minute:02d}"
            + " to {end_time.hour}:{end_time.minute:02d}."),
    POST_MORTEM_TITLE(
        "post_mortem_title_template", "{title} - post mortem", "{title} - post mortem"),
    MEETING(
        "post_mortem_meet_text", "Rencontre : {google_meet_link}", "Meeting: {google_meet_link}"),
    DOCUMENT(
        "post_mortem_document_text",
        "Document : {post_mortem_link}",
        "Document: {post_mortem_link}");

    private final String key;
    private final String french;
    private final String english;

    Text(String key, String french, String english) {
      this.key = key;
      this.french = french;
      this.english = english;
    }

    private Setting setting(Config config, Language language) throws InputException {
      return config
          .find(SECTION, key, language)
          .orElseGet(
              () ->
                  // Named for its language: a run keeps each key's template once.
                  new Setting(
                      SECTION,
                      key + "_" + language.suffix(),
                      language == Language.FRENCH ? french : english,
                      "built in",
                      0));
    }
  }

  private final Config config;
  private final Wording wording;

  public PrivateTexts(Config config, Wording wording) {
    this.config = config;
    this.wording = wording;
  }

  /** Complains of a template outside of the language before anything is done. */
  public void requireReadable() throws InputException {
    for (Text text : Text.values()) {
      wording.requireReadable(SECTION, text.key);
    }
  }

  String text(Course course, Session session) throws InputException {
    return evaluate(Text.TEXT, course, session);
  }

  String postMortemTitle(Course course) throws InputException {
    return evaluate(Text.POST_MORTEM_TITLE, course, PrivateEntries.lastSession(course));
  }

  /** A line for each of the two addresses that is configured. */
  String postMortemText(Course course, Session session) throws InputException {
    List<String> lines = new ArrayList<>();
    if (!meetLink().isEmpty()) {
      lines.add(evaluate(Text.MEETING, course, session));
    }
    if (!documentLink().isEmpty()) {
      lines.add(evaluate(Text.DOCUMENT, course, session));
    }
    return String.join("\n", lines);
  }

  private String evaluate(Text text, Course course, Session session) throws InputException {
    Map<String, Value> names = CourseNames.of(course, session);
    names.put("start_time", new Value.DateTime(session.start()));
    names.put("end_time", new Value.DateTime(session.end()));
    names.put("google_meet_link", Value.of(meetLink()));
    names.put("post_mortem_link", Value.of(documentLink()));
    return wording.evaluate(text.setting(config, course.language()), names).strip();
  }

  private String meetLink() throws InputException {
    return safe(config.text(SECTION, "google_meet_link", ""));
  }

  private String documentLink() throws InputException {
    return safe(config.text("slack", "post_mortem_link", ""));
  }

  /** Calendars read descriptions as HTML. */
  private static String safe(String address) {
    return address.strip().replace("\"", "%22").replace("<", "%3C").replace(">", "%3E");
  }
}
