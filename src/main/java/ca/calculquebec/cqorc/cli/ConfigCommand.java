package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.app.App;
import ca.calculquebec.cqorc.cli.print.JsonPrinter;
import ca.calculquebec.cqorc.config.Setting;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "config",
    sortOptions = false,
    description = {
      "Show every merged configuration value with the file and line it came from;",
      "secrets are hidden. With --try, evaluate a template."
    },
    footer = {
      "",
      "Examples:",
      "  cqorc config",
      "  cqorc config --output json",
      "  cqorc config --try '{date}-{course_code.lower()}' --course_id 1001",
      "  cqorc config --try '{title.upper()}' --set title=\"'Parallel R'\""
    })
final class ConfigCommand implements Callable<Integer> {
  @Option(
      names = "--try",
      paramLabel = "TEMPLATE",
      order = 1,
      description = "Evaluate this template and print the text.")
  private String template;

  @Option(
      names = "--condition",
      paramLabel = "EXPRESSION",
      arity = "0..1",
      fallbackValue = "",
      order = 2,
      description = "Evaluate this condition, or the one after --try, and print True or False.")
  private String condition;

  @Option(
      names = "--course_id",
      paramLabel = "ID",
      order = 3,
      description = "With --try and --condition: this course's names.")
  private String courseId;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      order = 4,
      description = "With --try and --condition: a name and its value, written as a literal.")
  private List<String> assignments = new ArrayList<>();

  @Mixin private CommonOptions commonOptions;

  private final Terminal terminal;

  ConfigCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CqorcException {
    App app = terminal.app(commonOptions);
    if (template != null || condition != null) {
      return new TemplateTrial(terminal, commonOptions, app)
          .print(trial(), Optional.ofNullable(courseId), assignments);
    }
    if (courseId != null || !assignments.isEmpty()) {
      throw new InputException(
          "--course_id and --set need --try or --condition", "Add one of them.");
    }
    List<Setting> settings = app.config().listing();
    if (commonOptions.json()) {
      new JsonPrinter(terminal.console(), "config").print(json(settings));
    } else {
      text(settings);
    }
    return ExitCode.DONE.number();
  }

  private TemplateTrial.Trial trial() throws InputException {
    if (condition == null) {
      return new TemplateTrial.Trial("--try", template, false);
    }
    if (condition.isBlank() && template == null) {
      throw new InputException(
          "--condition without a condition",
          "Write it behind, as in --condition \"session['site'] == 'online'\".");
    }
    if (!condition.isBlank() && template != null) {
      throw new InputException(
          "--try and --condition were both given something to evaluate", "Run them one by one.");
    }
    return condition.isBlank()
        ? new TemplateTrial.Trial("--try", template, true)
        : new TemplateTrial.Trial("--condition", condition, true);
  }

  private static ObjectNode json(List<Setting> settings) {
    ObjectNode document = new ObjectMapper().createObjectNode();
    for (Setting setting : settings) {
      ObjectNode section = document.withObjectProperty(setting.section());
      ObjectNode entry = section.putObject(setting.key());
      entry.put("value", setting.masked());
      entry.put("file", setting.file());
      entry.put("line", setting.line());
    }
    return document;
  }

  private void text(List<Setting> settings) {
    String section = null;
    for (Setting setting : settings) {
      if (!setting.section().equals(section)) {
        section = setting.section();
        terminal.console().result("[" + section + "]");
      }
      String[] lines = setting.masked().split("\n", -1);
      terminal
          .console()
          .result(
              setting.key()
                  + " = "
                  + lines[0]
                  + (lines.length == 1 ? "" : " …")
                  + "   # "
                  + setting.file()
                  + ", line "
                  + setting.line());
      for (int index = 1; index < lines.length; index++) {
        terminal.console().result("    " + lines[index]);
      }
    }
  }
}
