package ca.calculquebec.cqorc.task.check;

import ca.calculquebec.cqorc.config.Config;
import ca.calculquebec.cqorc.config.Setting;
import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.plan.Words;
import ca.calculquebec.cqorc.template.Condition;
import ca.calculquebec.cqorc.template.Template;
import ca.calculquebec.cqorc.template.Value;
import ca.calculquebec.cqorc.wording.TemplateKeys;
import ca.calculquebec.cqorc.wording.TemplateKeys.Form;
import ca.calculquebec.cqorc.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Evaluates every template of the configuration against every selected course. */
final class TemplateCheck {
  private static final String AREA = "templates";

  private TemplateCheck() {}

  static List<Finding> run(Config config, List<Course> courses) {
    List<Finding> findings = new ArrayList<>();
    int templates = 0;
    for (Setting setting : settings(config)) {
      Optional<Form> form = TemplateKeys.form(setting.section(), setting.key());
      if (form.isPresent()) {
        templates++;
        check(setting, form.get(), courses).ifPresent(findings::add);
      }
    }
    if (findings.isEmpty()) {
      findings.add(
          Finding.ok(
              AREA,
              Words.count(templates, "template")
                  + " evaluated against "
                  + Words.count(courses.size(), "course")));
    }
    return findings;
  }

  /** The values themselves, since a hidden one cannot be evaluated. */
  private static List<Setting> settings(Config config) {
    List<Setting> settings = new ArrayList<>();
    for (String section : config.sections()) {
      for (String key : config.keys(section)) {
        readable(config, section, key).ifPresent(settings::add);
      }
    }
    return settings;
  }

  /** Of a malformed one, the configuration's own check has told already. */
  private static Optional<Setting> readable(Config config, String section, String key) {
    try {
      return config.find(section, key);
    } catch (InputException told) {
      return Optional.empty();
    }
  }

  /** One problem a template is enough: it is mostly the same for every course. */
  private static Optional<Finding> check(Setting setting, Form form, List<Course> courses) {
    String value = setting.value();
    try {
      if (form == Form.TEMPLATE) {
        Template template = Wording.parse(setting);
        for (Course course : courses) {
          if (TemplateKeys.isFor(setting.key(), course)) {
            template.evaluate(names(setting, course));
          }
        }
      } else {
        Condition condition = Condition.parse(value, setting.origin());
        for (Course course : courses) {
          if (TemplateKeys.isFor(setting.key(), course)) {
            condition.holds(names(setting, course));
          }
        }
      }
    } catch (InputException refused) {
      return Optional.of(Finding.problem(AREA, refused));
    }
    return Optional.empty();
  }

  private static Map<String, Value> names(Setting setting, Course course) {
    return TemplateKeys.rehearsalNames(setting.section(), setting.key(), course);
  }
}
