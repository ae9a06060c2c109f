package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.course.Selection;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.task.attendance.AttendanceRequest;
import ca.calculquebec.cqorc.task.attendance.AttendanceRequest.NamedFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "attendance",
    sortOptions = false,
    description = {
      "Who was there: Zoom's connections held against Eventbrite's registrations and",
      "check-ins. Each person stands in one section. The report goes to the course's",
      "Slack channel, once per result. --verbose lists every connection on stderr."
    },
    footer = {
      "",
      "Examples:",
      "  cqorc attendance --course_id 1001 --dry-run             what would be posted",
      "  cqorc attendance --course_id 1001 --html page.html      drawn, and posted",
      "  cqorc attendance --course_id 1001 --noslack --decide who.csv",
      "                                  for review, then cqorc certificates --from",
      "  cqorc attendance --zoom-report zoom-report-1.csv \\",
      "      --eventbrite-report eventbrite-report.csv       without any account"
    })
final class AttendanceCommand implements Callable<Integer> {
  @Option(
      names = "--course_id",
      paramLabel = "ID",
      order = 1,
      description = "This course; may be repeated, or hold several with commas.")
  private List<String> courseIds = new ArrayList<>();

  @Option(
      names = "--date",
      paramLabel = "DATE",
      order = 2,
      description = "Courses that began on this day: YYYY-MM-DD, today.")
  private String date;

  @Option(
      names = "--eventbrite_id",
      paramLabel = "ID",
      order = 3,
      description = "This event; with a course, instead of the one in the sheet.")
  private String eventbriteId = "";

  @Option(
      names = "--zoom_id",
      paramLabel = "ID",
      order = 4,
      description = "This webinar; with a course, instead of the one in the sheet.")
  private String zoomId = "";

  @Option(
      names = "--zoom-report",
      paramLabel = "FILE",
      order = 10,
      description =
          "Participants that Zoom's web page exported, instead of asking Zoom; repeat it"
              + " for several sessions, in their order.")
  private List<Path> zoomReports = new ArrayList<>();

  @Option(
      names = "--eventbrite-report",
      paramLabel = "FILE",
      order = 11,
      description = "Attendees that Eventbrite's web page exported, instead of asking Eventbrite.")
  private Path eventbriteReport;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      order = 20,
      description = "Write the report as a table for a spreadsheet.")
  private Path csv;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      order = 21,
      description = "Write it as a page that draws everybody's presence.")
  private Path html;

  @Option(
      names = "--decide",
      paramLabel = "FILE",
      order = 22,
      description =
          "Write a row per attendee, with yes or no, to be reviewed and then given to"
              + " certificates --from.")
  private Path decide;

  @Option(
      names = "--force",
      order = 23,
      description = "Replace the --decide file, although people may have edited it.")
  private boolean force;

  @Option(
      names = "--language",
      paramLabel = "fr|en",
      order = 24,
      description = "Language of the report (default: the course's).")
  private String language;

  @Option(names = "--noslack", order = 30, description = "Post nothing.")
  private boolean noSlack;

  @Option(
      names = "--dry-run",
      order = 31,
      description = "Say what would be posted, and post nothing; files are written.")
  private boolean dryRun;

  @Option(
      names = "--wait",
      order = 32,
      description = "Wait while another run changes this spreadsheet, instead of giving up.")
  private boolean patient;

  @Mixin private CommonOptions commonOptions;

  private final Terminal terminal;

  AttendanceCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CqorcException {
    Optional<Language> chosen = language == null ? Optional.empty() : Language.of(language);
    if (language != null && chosen.isEmpty()) {
      throw new InputException(
          Origin.option("--language"),
          "\"" + language + "\" is no language of ours",
          "Write fr or en.");
    }
    if (force && decide == null) {
      throw new InputException("--force needs --decide", "Leave it out.");
    }
    AttendanceRequest request =
        new AttendanceRequest(
            Optional.empty(),
            eventbriteId.strip(),
            zoomId.strip(),
            zoomReports.stream().map(this::named).toList(),
            Optional.ofNullable(eventbriteReport).map(this::named),
            chosen);
    AttendanceFiles files =
        new AttendanceFiles(
            Optional.ofNullable(csv).map(this::named),
            Optional.ofNullable(html).map(this::named),
            Optional.ofNullable(decide).map(this::named),
            force);
    Selection selection = Selection.of(courseIds, Optional.ofNullable(date), false);
    return new AttendanceFlow(terminal, commonOptions)
        .run(
            new AttendanceFlow.AttendanceOrder(
                selection, request, files, new AttendanceFlow.Posting(noSlack, dryRun, patient)));
  }

  private NamedFile named(Path file) {
    return new NamedFile(terminal.environment().workingDirectory().resolve(file), file.toString());
  }
}
