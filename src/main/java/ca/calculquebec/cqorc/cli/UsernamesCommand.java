package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.app.App;
import ca.calculquebec.cqorc.course.Selection;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.task.usernames.UsernamesRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "usernames",
    sortOptions = false,
    description = {
      "Who logs in as whom: a spreadsheet per course, copied from a template and filled",
      "with the people registered at Eventbrite. Its address goes to the Slack channel."
    },
    footer = {
      "",
      "Examples:",
      "  cqorc usernames --course_id 1003 --dry-run          what would be made",
      "  cqorc usernames --course_id 1003                    make it, and post its address",
      "  cqorc usernames --update --course_id 1003           add late registrations",
      "  cqorc usernames --update --reassign --course_id 1003",
      "                               usernames of those who cancelled go to others",
      "  cqorc usernames --create --update --next            for a nightly run"
    })
final class UsernamesCommand implements Callable<Integer> {
  @Option(
      names = "--create",
      order = 1,
      description = "Make the spreadsheets that are not there yet; also when neither is given.")
  private boolean create;

  @Option(
      names = "--update",
      order = 2,
      description = "Bring those that are there in line: everybody keeps their username.")
  private boolean update;

  @Option(
      names = "--reassign",
      order = 3,
      description = "With --update: give the usernames of people who cancelled to others.")
  private boolean reassign;

  @Option(
      names = "--create_template_file",
      order = 4,
      description = "Make the empty spreadsheet \"Template\" in the folder, and print its address.")
  private boolean template;

  @Option(
      names = "--course_id",
      paramLabel = "ID",
      order = 10,
      description = "This course; may be repeated, or hold several with commas.")
  private List<String> courseIds = new ArrayList<>();

  @Option(
      names = "--date",
      paramLabel = "DATE",
      order = 11,
      description = "Courses that begin on this day: YYYY-MM-DD, today, tomorrow.")
  private String date;

  @Option(names = "--next", order = 12, description = "The course that begins next.")
  private boolean next;

  @Option(
      names = "--event_id",
      paramLabel = "ID",
      order = 13,
      description = "This Eventbrite event; the sheet need not have it.")
  private String eventId;

  @Option(
      names = "--course_code",
      paramLabel = "CODE",
      order = 20,
      description = "The course code for the templates (default: the sheet's).")
  private String courseCode;

  @Option(
      names = "--url",
      paramLabel = "ADDRESS",
      order = 21,
      description = "The cluster's address (default: url_template).")
  private String url;

  @Option(
      names = "--password",
      paramLabel = "PASSWORD",
      order = 22,
      description =
          "The cluster's password (default: password_template); - asks for it, or reads it"
              + " from standard input.")
  private String password;

  @Mixin private ChangeOptions changeOptions;
  @Mixin private CommonOptions commonOptions;

  private final Terminal terminal;

  UsernamesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CqorcException {
    checkCombination();
    PlanFlow flow = new PlanFlow(terminal, commonOptions, changeOptions);
    App app = flow.app();
    UsernamesFlow usernames = new UsernamesFlow(terminal, flow, app);
    if (template) {
      return usernames.makeTemplate();
    }
    UsernamesRequest request =
        new UsernamesRequest(
            create || !update,
            update,
            reassign,
            given("--course_code", courseCode),
            given("--url", url),
            password == null
                ? Optional.empty()
                : Optional.of(terminal.secret("--password", password)));
    if (eventId != null) {
      return usernames.ofEvent(eventId.strip(), request);
    }
    return next
        ? usernames.ofNext(request)
        : usernames.ofSelected(Selection.of(courseIds, Optional.ofNullable(date), false), request);
  }

  private static Optional<String> given(String option, String value) throws InputException {
    if (value != null && value.isBlank()) {
      throw new InputException(
          Origin.option(option), "nothing is written", "Write a value, or leave it out.");
    }
    return Optional.ofNullable(value).map(String::strip);
  }

  private void checkCombination() throws InputException {
    int ways = (courseIds.isEmpty() ? 0 : 1) + (date == null ? 0 : 1);
    ways += (next ? 1 : 0) + (eventId == null ? 0 : 1);
    if (template) {
      boolean more = create || update || reassign || url != null || password != null;
      if (more || ways > 0 || courseCode != null) {
        throw new InputException(
            "--create_template_file goes alone", "Leave the other options out.");
      }
      return;
    }
    if (ways == 0) {
      throw new InputException(
          "which course it is about is not said", "Add --course_id, --date, --next or --event_id.");
    }
    if (ways > 1) {
      throw new InputException(
          "--course_id, --date, --next and --event_id exclude each other",
          "Leave all but one of them out.");
    }
    if (reassign && !update) {
      throw new InputException("--reassign needs --update", "Add it, or leave it out.");
    }
  }
}
