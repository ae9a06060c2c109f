package ca.calculquebec.cqorc.task.webinar;

import ca.calculquebec.cqorc.config.Config;
import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.failure.InputException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of {@code [zoom]} that shape a webinar, with the predecessor's values as defaults.
 *
 * @param user the Zoom user whose webinars these are, by address or id
 * @param timezone the name sent to Zoom; absent: the courses' own
 * @param common settings in Zoom's names that are the same for every course
 * @param survey whether participants are led to the survey at the end; absent: when there is one
 * @param onsiteWebinars whether onsite courses get a webinar without {@code --onsite}
 */
public record WebinarSettings(
    String user,
    Optional<String> timezone,
    Map<String, Object> common,
    Map<Language, String> emailLanguages,
    Optional<Boolean> survey,
    boolean onsiteWebinars) {

  static final String REMINDER = "attendees_and_panelists_reminder_email_notification";
  static final String QUESTIONS = "question_and_answer";
  static final String APPROVAL = "approval_type";
  static final String HOSTS = "alternative_hosts";
  private static final String SECTION = "zoom";
  private static final int LAST_REMINDER_TYPE = 7;
  private static final int LAST_APPROVAL_TYPE = 2;

  public WebinarSettings {
    common = Map.copyOf(common);
    emailLanguages = Map.copyOf(emailLanguages);
  }

  public static WebinarSettings of(Config config) throws InputException {
    Map<String, Object> common = new LinkedHashMap<>();
    common.put(
        REMINDER,
        Map.of(
            "enable", config.flag(SECTION, "reminder_enable", true),
            "type", config.integer(SECTION, "reminder_type", 1, 0, LAST_REMINDER_TYPE)));
    String contact = config.text(SECTION, "contact_email", "formation@calculquebec.ca").strip();
    if (!contact.isEmpty()) {
      common.put("contact_email", contact);
    }
    for (String key :
        new String[] {"registrants_confirmation_email", "registrants_email_notification"}) {
      common.put(key, config.flag(SECTION, key, true));
    }
    common.put(APPROVAL, config.integer(SECTION, APPROVAL, 0, 0, LAST_APPROVAL_TYPE));
    common.put(QUESTIONS, questions(config));
    boolean surveyTold = config.find(SECTION, "post_webinar_survey").isPresent();
    return new WebinarSettings(
        config.require(SECTION, "user").value().strip(),
        config
            .find(SECTION, "timezone")
            .map(setting -> setting.value().strip())
            .filter(name -> !name.isEmpty()),
        common,
        Map.of(
            Language.FRENCH, emailLanguage(config, Language.FRENCH, "fr-FR"),
            Language.ENGLISH, emailLanguage(config, Language.ENGLISH, "en-US")),
        surveyTold
            ? Optional.of(config.flag(SECTION, "post_webinar_survey", true))
            : Optional.empty(),
        config.flag(SECTION, "onsite_webinars", false));
  }

  private static Map<String, Object> questions(Config config) throws InputException {
    Map<String, Object> questions = new LinkedHashMap<>();
    questions.put("enable", config.flag(SECTION, "qa_enable", true));
    for (String key :
        new String[] {"allow_submit_questions", "attendees_can_upvote", "attendees_can_comment"}) {
      questions.put(key, config.flag(SECTION, "qa_" + key, true));
    }
    questions.put(
        "allow_anonymous_questions", config.flag(SECTION, "qa_allow_anonymous_questions", false));
    return questions;
  }

  private static String emailLanguage(Config config, Language language, String otherwise)
      throws InputException {
    // Exactly this language's key: French mails must not fall back to English ones.
    String told = config.text(SECTION, "email_language_" + language.suffix(), "").strip();
    if (!told.isEmpty()) {
      return told;
    }
    String both = config.text(SECTION, "email_language", "").strip();
    return both.isEmpty() ? otherwise : both;
  }

  /** The settings of one course's webinar, without its alternative hosts. */
  Map<String, Object> of(Language language, Optional<String> surveyUrl) {
    Map<String, Object> settings = new LinkedHashMap<>(common);
    settings.put("email_language", emailLanguages.get(language));
    Optional<String> address = surveyUrl.map(String::strip).filter(url -> !url.isEmpty());
    // Without an address there is nothing to lead to: what somebody set at Zoom stays.
    if (survey.isPresent() || address.isPresent()) {
      settings.put("post_webinar_survey", survey.orElse(true));
    }
    address.ifPresent(url -> settings.put("survey_url", url));
    return settings;
  }
}
