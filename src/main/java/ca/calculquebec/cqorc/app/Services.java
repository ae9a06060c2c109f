package ca.calculquebec.cqorc.app;

import ca.calculquebec.cqorc.config.Config;
import ca.calculquebec.cqorc.config.Setting;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ExhaustedException;
import ca.calculquebec.cqorc.failure.ThrowingSupplier;
import ca.calculquebec.cqorc.plan.Contribution;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Lazy;
import ca.calculquebec.cqorc.plan.SheetCells;
import ca.calculquebec.cqorc.service.eventbrite.EventbriteClient;
import ca.calculquebec.cqorc.service.git.DescriptionRepository;
import ca.calculquebec.cqorc.service.google.BrowserSignInPrompt;
import ca.calculquebec.cqorc.service.google.DriveClient;
import ca.calculquebec.cqorc.service.google.GoogleAuthorizer;
import ca.calculquebec.cqorc.service.google.GoogleScope;
import ca.calculquebec.cqorc.service.google.GoogleSettings;
import ca.calculquebec.cqorc.service.google.SheetsClient;
import ca.calculquebec.cqorc.service.google.SheetsKeys;
import ca.calculquebec.cqorc.service.slack.SlackClient;
import ca.calculquebec.cqorc.service.zoom.ZoomClient;
import ca.calculquebec.cqorc.service.zoom.ZoomCredentials;
import ca.calculquebec.cqorc.service.zoom.ZoomTokens;
import ca.calculquebec.cqorc.sheet.CourseSheet;
import ca.calculquebec.cqorc.sheet.GoogleSheetStore;
import ca.calculquebec.cqorc.sheet.SheetReading;
import ca.calculquebec.cqorc.sheet.SheetRequest;
import ca.calculquebec.cqorc.sheet.SheetStore;
import ca.calculquebec.cqorc.sheet.SheetWriter;
import ca.calculquebec.cqorc.sheet.TrainerLookup;
import ca.calculquebec.cqorc.sheet.TrainerSource;
import ca.calculquebec.cqorc.task.attendance.AttendancePost;
import ca.calculquebec.cqorc.task.attendance.AttendanceReport;
import ca.calculquebec.cqorc.task.attendance.AttendanceTask;
import ca.calculquebec.cqorc.task.attendance.EventbriteSource;
import ca.calculquebec.cqorc.task.attendance.ZoomSource;
import ca.calculquebec.cqorc.task.channel.ChannelContribution;
import ca.calculquebec.cqorc.task.channel.ChannelRequest;
import ca.calculquebec.cqorc.task.channel.ChannelSettings;
import ca.calculquebec.cqorc.task.channel.MessageReader;
import ca.calculquebec.cqorc.task.check.CheckTask;
import ca.calculquebec.cqorc.task.registration.RegistrationContribution;
import ca.calculquebec.cqorc.task.registration.RegistrationRequest;
import ca.calculquebec.cqorc.task.registration.RegistrationSettings;
import ca.calculquebec.cqorc.task.webinar.SurveyLink;
import ca.calculquebec.cqorc.task.webinar.WebinarContribution;
import ca.calculquebec.cqorc.task.webinar.WebinarRequest;
import ca.calculquebec.cqorc.task.webinar.WebinarSettings;
import ca.calculquebec.cqorc.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;

/** Clients of the services and the tasks on them, each built when first asked for. */
public final class Services {
  private final App app;
  private final Lazy<GoogleAuthorizer> google = new Lazy<>(this::buildGoogle);
  private final Lazy<SheetsClient> usernameSheets =
      new Lazy<>(() -> buildSheets(SheetsKeys.USERNAMES));
  // A class, not a lambda: Java would load what a lambda returns before anybody asks for it, and
  // the libraries of these two are not there for every command.
  private final Lazy<DriveClient> drive =
      new Lazy<>(
          new ThrowingSupplier<DriveClient>() {
            @Override
            public DriveClient get() throws CqorcException {
              return buildDrive();
            }
          });
  private final Lazy<SheetStore> sheets =
      new Lazy<>(() -> new GoogleSheetStore(buildSheets(SheetsKeys.COURSES)));
  private final Lazy<ZoomClient> zoom = new Lazy<>(this::buildZoom);
  private final Lazy<EventbriteClient> eventbrite = new Lazy<>(this::buildEventbrite);
  private final Lazy<SlackClient> slack =
      new Lazy<>(
          new ThrowingSupplier<SlackClient>() {
            @Override
            public SlackClient get() throws CqorcException {
              return buildSlack();
            }
          });

  private final Lazy<RegistrationSettings> registrationSettings =
      new Lazy<>(this::buildRegistrationSettings);
  private final Calendars calendars;
  private final Term term;

  Services(App app) {
    this.app = app;
    this.calendars = new Calendars(app);
    this.term = new Term(app);
  }

  public Calendars calendars() {
    return calendars;
  }

  public Usernames usernames() {
    return new Usernames(app);
  }

  /** For the lists of usernames. */
  SheetsClient usernameSheets() throws CqorcException {
    return usernameSheets.get();
  }

  public DriveClient drive() throws CqorcException {
    return drive.get();
  }

  public Term term() {
    return term;
  }

  public GoogleAuthorizer google() throws CqorcException {
    return google.get();
  }

  public ZoomClient zoom() throws CqorcException {
    return zoom.get();
  }

  public SlackClient slack() throws CqorcException {
    return slack.get();
  }

  public EventbriteClient eventbrite() throws CqorcException {
    return eventbrite.get();
  }

  /** The spreadsheet's id, whether its id or its address is configured. */
  public String spreadsheetId() throws CqorcException {
    return sheetRequest(Set.of()).spreadsheetId();
  }

  /**
   * Reads the course sheet.
   *
   * @param required headings that the command writes, besides those that every command reads
   */
  public SheetReading readSheet(Set<String> required) throws CqorcException {
    TrainerSource trainers = () -> TrainerLookup.of(app.trainers());
    CourseSheet sheet = new CourseSheet(sheets.get(), trainers, beside());
    return ExhaustedException.guard(
        "read the course sheet", () -> sheet.read(sheetRequest(required)));
  }

  private SheetRequest sheetRequest(Set<String> required) throws CqorcException {
    return SheetRequest.of(app.config(), required);
  }

  /** Where the steps of a plan made from this reading send their values. */
  public SheetCells sheetCells(SheetReading reading) throws CqorcException {
    // Real time: the sheet's limits know nothing of a rehearsal's date.
    return new SheetWriter(
        sheets.get(),
        reading.place(),
        app.environment().clock(),
        app.environment().sleeper(),
        threads("cqorc-sheet"));
  }

  /** {@code zoom}'s share of a plan. */
  public Contribution webinars(WebinarRequest request, SheetReading reading, Journal journal)
      throws CqorcException {
    return new WebinarContribution(
        zoom(),
        WebinarSettings.of(app.config()),
        surveyLink(),
        request,
        reading.values("zoom_id"),
        journal,
        app.clock());
  }

  private SurveyLink surveyLink() throws CqorcException {
    Wording wording = app.wording();
    return course -> wording.text("survey", "survey_link_template", course, Map.of());
  }

  /** {@code eventbrite}'s share of a plan. */
  public Contribution registrations(
      RegistrationRequest request, SheetReading reading, Journal journal) throws CqorcException {
    return registrations(request, reading.values("eventbrite_id"), journal);
  }

  /** The same without a sheet, for {@code eventbrite new}. */
  public Contribution registrations(
      RegistrationRequest request, Set<String> idsInSheet, Journal journal) throws CqorcException {
    return new RegistrationContribution(
        eventbrite(),
        registrationSettings(),
        request,
        idsInSheet,
        journal,
        app.clock(),
        app.pause());
  }

  /** {@code slack}'s share of a plan. */
  public Contribution channels(ChannelRequest request, SheetReading reading, Journal journal)
      throws CqorcException {
    return new ChannelContribution(
        slack(),
        new ChannelContribution.ChannelConfiguration(
            app.config(), app.wording(), ChannelSettings.of(app.config())),
        request,
        reading.valuesByCourse("slack_channel"),
        new WebinarAddresses(this, app.config()),
        journal,
        new ChannelContribution.ChannelClocks(app.clock(), app.recordingClock()));
  }

  /** For {@code slack --list-messages}. */
  public MessageReader messageReader(SheetReading reading) throws CqorcException {
    return new MessageReader(
        slack(), app.journal(app.stateFolder(spreadsheetId())), reading.courses());
  }

  RegistrationSettings registrationSettings() throws CqorcException {
    return registrationSettings.get();
  }

  private RegistrationSettings buildRegistrationSettings() throws CqorcException {
    return RegistrationSettings.of(
        app.config(),
        app.zone(),
        new DescriptionRepository.Surroundings(
            app.environment().variables(), app.environment().sleeper(), app.events()));
  }

  /**
   * Asks for every Google consent that is missing.
   *
   * @return what was done, a line a token
   */
  public List<String> authorizeGoogle() throws CqorcException {
    List<String> lines = new ArrayList<>();
    for (GoogleScope scope : GoogleScope.values()) {
      boolean asked = google().authorize(scope);
      lines.add(
          scope.service()
              + ": "
              + (asked ? "access given, " : "access is there already, ")
              + google().place(scope));
    }
    return lines;
  }

  /** {@code attendance}, its clients made only when no file stands in for them. */
  public AttendanceTask attendance() throws CqorcException {
    return new AttendanceTask(
        new AttendanceSetup(app).make(),
        new ZoomSource(this::zoom),
        new EventbriteSource(this::eventbrite));
  }

  /** The posting of reports as a plan's share. */
  public Contribution attendancePosts(Map<CourseId, AttendanceReport> reports, Journal journal)
      throws CqorcException {
    return new AttendancePost(slack(), reports, journal);
  }

  public CheckTask check(CheckTask.Choice choice) throws CqorcException {
    return new CheckTask(
        app.writtenConfig(),
        app.config(),
        app::trainers,
        () -> readSheet(Set.of("zoom_id", "eventbrite_id", "template")),
        choice,
        new Probes(app).all());
  }

  /** The machine's name, for the lock file. */
  public String hostName() {
    return HostName.of(app.environment().variables(), HostName.FILES);
  }

  private GoogleAuthorizer buildGoogle() throws CqorcException {
    Config config = app.config();
    Optional<Setting> credentials =
        config.find("google", "credentials_file").filter(setting -> !setting.value().isBlank());
    GoogleSettings settings =
        new GoogleSettings(
            app.secretsDirectory(),
            credentials.map(config::file),
            app.endpoints().googleOauth(),
            app.settings().interactive());
    BrowserSignInPrompt prompt =
        new BrowserSignInPrompt(
            app.environment().variables(),
            System.getProperty("os.name", ""),
            app.environment().err(),
            BrowserSignInPrompt.Opener.process());
    return new GoogleAuthorizer(app.http(), app.environment().clock(), settings, prompt);
  }

  private SheetsClient buildSheets(SheetsKeys keys) throws CqorcException {
    return new SheetsClient(app.endpoints().sheets(), app.http(), google(), keys);
  }

  private DriveClient buildDrive() throws CqorcException {
    return new DriveClient(app.endpoints().drive(), app.http(), google());
  }

  private ZoomClient buildZoom() throws CqorcException {
    Config config = app.config();
    ZoomCredentials credentials =
        new ZoomCredentials(
            config.require("zoom", "account_id").value().strip(),
            config.require("zoom", "client_id").value().strip(),
            config.require("zoom", "client_secret").value().strip(),
            config.require("zoom", "client_secret").origin().text());
    ZoomTokens tokens = new ZoomTokens(app.http(), app.endpoints().zoomOauth(), credentials);
    return new ZoomClient(app.http(), app.endpoints().zoom(), tokens);
  }

  private EventbriteClient buildEventbrite() throws CqorcException {
    String key = app.config().require("eventbrite", "api_key").value().strip();
    return new EventbriteClient(app.http(), app.endpoints().eventbrite(), key);
  }

  private SlackClient buildSlack() throws CqorcException {
    String token = app.config().require("slack", "bot_token").value().strip();
    return new SlackClient(app.http(), app.endpoints().slack(), token);
  }

  /** For one request beside another; a thread a request, since there are two a run. */
  private Executor beside() {
    if (app.settings().parallel() == 1) {
      return Runnable::run;
    }
    ThreadFactory factory = threads("cqorc-read");
    return work -> factory.newThread(work).start();
  }

  private static ThreadFactory threads(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
