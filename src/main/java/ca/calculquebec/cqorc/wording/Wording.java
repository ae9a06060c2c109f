package ca.calculquebec.cqorc.wording;

import ca.calculquebec.cqorc.config.Config;
import ca.calculquebec.cqorc.config.Setting;
import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.plan.Deferred;
import ca.calculquebec.cqorc.template.Condition;
import ca.calculquebec.cqorc.template.Template;
import ca.calculquebec.cqorc.template.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Templates that the configuration holds, evaluated for a course; each is parsed once a run. */
public final class Wording {
  private final Config config;
  private final Map<String, Template> templates = new ConcurrentHashMap<>();
  private final Map<String, Condition> conditions = new ConcurrentHashMap<>();

  public Wording(Config config) {
    this.config = config;
  }

  /**
   * The text of {@code [section] key} in the course's language; empty when the key is not there.
   *
   * @param more names beyond those that every template may use
   * @throws InputException naming file, section, key and column
   */
  public Optional<String> text(String section, String key, Course course, Map<String, Value> more)
      throws InputException {
    Optional<Setting> setting = config.find(section, key, course.language());
    if (setting.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Value> names = CourseNames.of(course);
    names.putAll(more);
    return Optional.of(evaluate(setting.get(), names));
  }

  /**
   * Reads the key's templates of every language before anything is done with one of them.
   *
   * @throws InputException for one that is outside of the language
   */
  public void requireReadable(String section, String key) throws InputException {
    for (String written : List.of(key, key + "_fr", key + "_en")) {
      Optional<Setting> setting = config.find(section, written);
      if (setting.isPresent()) {
        template(setting.get());
      }
    }
  }

  /** As {@link #text}, for a setting and names that the caller chose. */
  public String evaluate(Setting setting, Map<String, Value> names) throws InputException {
    return template(setting).evaluate(names);
  }

  /** The names that a template asks for, so that nothing else need be fetched. */
  public Set<String> names(Setting setting) throws InputException {
    return template(setting).names();
  }

  /** The names that a condition asks for. */
  public Set<String> conditionNames(Setting setting) throws InputException {
    return condition(setting).names();
  }

  private Template template(Setting setting) throws InputException {
    Template template = templates.get(name(setting));
    if (template == null) {
      template = parse(setting);
      templates.put(name(setting), template);
    }
    return template;
  }

  /** Tells settings of one run apart; a record's own hash code costs 9 ms when first asked for. */
  private static String name(Setting setting) {
    return setting.section() + "\n" + setting.key();
  }

  /** A secret template's complaint must not quote it. */
  public static Template parse(Setting setting) throws InputException {
    return setting.isSecret()
        ? Template.parseSecret(setting.value(), setting.origin())
        : Template.parse(setting.value(), setting.origin());
  }

  /** The truth of a condition, for a setting and names that the caller chose. */
  public boolean holds(Setting setting, Map<String, Value> names) throws InputException {
    return condition(setting).holds(names);
  }

  private Condition condition(Setting setting) throws InputException {
    Condition condition = conditions.get(name(setting));
    if (condition == null) {
      condition = Condition.parse(setting.value(), setting.origin());
      conditions.put(name(setting), condition);
    }
    return condition;
  }

  /**
   * The course with the full title that {@code [global] title_template} gives it; as it is without
   * such a key. In that template, {@code title} is the bare title and {@code site} the site as
   * written or the word for online.
   */
  public Course titled(Course course) throws InputException {
    Optional<Setting> setting = config.find("global", "title_template", course.language());
    if (setting.isEmpty()) {
      return course;
    }
    Map<String, Value> names = new LinkedHashMap<>(CourseNames.of(course));
    names.put("title", Value.of(course.title()));
    names.put("site", Value.of(course.siteWord()));
    return course.withFullTitle(evaluate(setting.get(), names));
  }

  /** Whether the title's template asks for a name that no course has: no course can help that. */
  public boolean isTitleOfUnknownNames(Course course) throws InputException {
    Optional<Setting> setting = config.find("global", "title_template", course.language());
    return setting.isPresent()
        && !CourseNames.of(course).keySet().containsAll(template(setting.get()).names());
  }

  /** A value that another task makes: known, or unknown with its description. */
  public static Value of(Deferred<String> deferred) {
    return deferred.get().map(Value::of).orElseGet(() -> new Value.Unknown(deferred.description()));
  }
}
