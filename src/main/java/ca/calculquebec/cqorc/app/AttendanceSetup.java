package ca.calculquebec.cqorc.app;

import ca.calculquebec.cqorc.config.Config;
import ca.calculquebec.cqorc.config.Setting;
import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.course.Trainer;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.service.eventbrite.EventbriteEvent;
import ca.calculquebec.cqorc.task.attendance.AttendanceTask;
import ca.calculquebec.cqorc.task.attendance.PresenceRule;
import ca.calculquebec.cqorc.template.Value;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code attendance} takes from the configuration, or does without when there is none. */
final class AttendanceSetup {
  private static final String SECTION = "script.presence";
  private static final String PAGE = "eventbrite_checkin_url";

  private final App app;

  AttendanceSetup(App app) {
    this.app = app;
  }

  AttendanceTask.Setup make() throws CqorcException {
    if (!app.isConfigurationNamed() && !app.hasConfiguration()) {
      // Times are then shown as the files have them, whatever zone that was.
      return new AttendanceTask.Setup(
          PresenceRule.standard(),
          ZoneOffset.UTC,
          Language.FRENCH,
          List.of(),
          List.of(),
          "",
          (course, language, id, event) -> Optional.empty());
    }
    Config config = app.config();
    return new AttendanceTask.Setup(
        PresenceRule.of(config),
        config.find("global", "timezone").isPresent() ? app.zone() : ZoneId.of("UTC"),
        language(config),
        trainers(config),
        List.of(config.text("zoom", "user", "")),
        config.text(SECTION, "ignored_email_domains", ""),
        this::page);
  }

  private static Language language(Config config) throws InputException {
    Optional<Setting> setting = config.find("global", "language");
    if (setting.isEmpty()) {
      return Language.FRENCH;
    }
    return Language.of(setting.get().value())
        .orElseThrow(
            () ->
                new InputException(
                    setting.get().origin(),
                    "language is \"" + setting.get().value() + "\"",
                    "Write fr or en."));
  }

  private List<Trainer> trainers(Config config) throws CqorcException {
    return config.find("global", "trainers_db").isPresent() ? app.trainers().all() : List.of();
  }

  private Optional<String> page(
      Optional<Course> course, Language language, String id, Optional<EventbriteEvent> event)
      throws CqorcException {
    Map<String, Value> names = new LinkedHashMap<>();
    names.put("event_id", Value.of(id));
    names.put("eb_event", event(id, event));
    if (course.isPresent()) {
      return app.wording().text(SECTION, PAGE, course.get(), names);
    }
    Optional<Setting> setting = app.config().find(SECTION, PAGE, language);
    return setting.isEmpty()
        ? Optional.empty()
        : Optional.of(app.wording().evaluate(setting.get(), names));
  }

  /** As Eventbrite's answer has it, as far as it is known. */
  private static Value event(String id, Optional<EventbriteEvent> event) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("id", Value.of(id));
    event.ifPresent(
        known -> {
          fields.put("url", Value.of(known.url()));
          fields.put("status", Value.of(known.status()));
          fields.put("summary", Value.of(known.summary()));
          fields.put("name", new Value.Dict(Map.of("text", Value.of(known.name()))));
        });
    return new Value.Dict(fields);
  }
}
