package ca.calculquebec.cqorc.sandbox;

import ca.calculquebec.cqorc.sandbox.calendar.CalendarEdits;
import ca.calculquebec.cqorc.sandbox.calendar.CalendarService;
import ca.calculquebec.cqorc.sandbox.drive.DriveEdits;
import ca.calculquebec.cqorc.sandbox.drive.DriveService;
import ca.calculquebec.cqorc.sandbox.eventbrite.EventbriteEdits;
import ca.calculquebec.cqorc.sandbox.eventbrite.EventbriteService;
import ca.calculquebec.cqorc.sandbox.google.GoogleTokens;
import ca.calculquebec.cqorc.sandbox.google.ServiceAccounts;
import ca.calculquebec.cqorc.sandbox.google.SignIn;
import ca.calculquebec.cqorc.sandbox.mail.MailCertificate;
import ca.calculquebec.cqorc.sandbox.mail.Mailbox;
import ca.calculquebec.cqorc.sandbox.mail.SmtpFaultInjector;
import ca.calculquebec.cqorc.sandbox.sample.SampleKeys;
import ca.calculquebec.cqorc.sandbox.sample.SampleWorld;
import ca.calculquebec.cqorc.sandbox.server.Dispatcher;
import ca.calculquebec.cqorc.sandbox.sheets.SheetEdits;
import ca.calculquebec.cqorc.sandbox.sheets.SheetsService;
import ca.calculquebec.cqorc.sandbox.slack.SlackEdits;
import ca.calculquebec.cqorc.sandbox.slack.SlackLimits;
import ca.calculquebec.cqorc.sandbox.slack.SlackService;
import ca.calculquebec.cqorc.sandbox.support.Blobs;
import ca.calculquebec.cqorc.sandbox.support.Ids;
import ca.calculquebec.cqorc.sandbox.zoom.ZoomEdits;
import ca.calculquebec.cqorc.sandbox.zoom.ZoomScopes;
import ca.calculquebec.cqorc.sandbox.zoom.ZoomService;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Every service, with the state that it had or that of a new sample term. */
final class StandIns {
  /**
   * What all of them need.
   *
   * @param root the sandbox's own address
   * @param changed told the name of a service that may have changed
   */
  record StandInSetup(
      SandboxOptions options,
      Clock clock,
      StateFiles files,
      SampleWorld world,
      SampleKeys keys,
      long seed,
      String root,
      Consumer<String> changed) {}

  private final StandInSetup setting;
  private final Ids googleIds;
  private final GoogleTokens tokens;
  private final ServiceAccounts accounts;
  private final SheetsService sheets;
  private final Ids zoomIds;
  private final ZoomService zoom;
  private final EventbriteService eventbrite;
  private final Ids calendarIds;
  private final CalendarService calendar;
  private final SlackService slack;
  private final DriveService drive;
  private final Mailbox mailbox;
  private final MailCertificate certificate;

  StandIns(StandInSetup setting) throws IOException {
    this.setting = setting;
    SampleWorld world = setting.world();
    Clock clock = setting.clock();
    String root = setting.root();
    boolean limits = setting.options().limits();
    ObjectNode googleState = load("google", world::google);
    this.googleIds = ids(1, googleState);
    this.tokens = new GoogleTokens(googleState, clock, googleIds);
    this.accounts = new ServiceAccounts(tokens, clock, googleIds, root);
    ObjectNode sheetsState = load("sheets", world::sheets);
    this.sheets = new SheetsService(sheetsState, tokens, clock, ids(2, sheetsState), limits);
    ObjectNode zoomState = load("zoom", world::zoom);
    this.zoomIds = ids(3, zoomState);
    this.zoom = new ZoomService(zoomState, clock, zoomIds, root + "/zoom", limits);
    setting
        .options()
        .granularScopes()
        .ifPresent(granular -> zoom.grant(granular ? ZoomScopes.GRANULAR : ZoomScopes.CLASSIC));
    ObjectNode eventbriteState = load("eventbrite", world::eventbrite);
    this.eventbrite =
        new EventbriteService(
            eventbriteState,
            clock,
            ids(4, eventbriteState),
            setting.options().eventbriteLag(),
            root + "/eventbrite/v3",
            limits);
    ObjectNode calendarState = load("calendar", world::calendar);
    this.calendarIds = ids(5, calendarState);
    this.calendar =
        new CalendarService(
            calendarState, tokens, clock, calendarIds, SampleKeys.GOOGLE_ACCOUNT, limits);
    ObjectNode slackState = load("slack", world::slack);
    SlackLimits slackLimits = new SlackLimits(clock, limits, setting.options().latency());
    this.slack = new SlackService(slackState, clock, ids(6, slackState), slackLimits);
    Blobs uploads = blobs("drive");
    ObjectNode driveState = load("drive", () -> world.drive(sheets, uploads));
    this.drive =
        new DriveService(
            driveState,
            new DriveService.Surroundings(sheets, touching("sheets"), uploads, tokens, clock, root),
            ids(7, driveState),
            limits);
    ObjectNode mailState = load("mail", world::mail);
    this.certificate = MailCertificate.of(mailState);
    this.mailbox = new Mailbox(mailState, blobs("mail"), clock, limits);
  }

  private ObjectNode load(String service, Supplier<ObjectNode> initial) throws IOException {
    ObjectNode state = setting.files().read(service);
    return state.isEmpty() ? initial.get() : state;
  }

  private Blobs blobs(String folder) {
    SandboxOptions options = setting.options();
    return new Blobs(options.dir().resolve(folder), options.kept());
  }

  private Ids ids(int service, ObjectNode state) {
    return Ids.of(setting.seed() * 31 + service, state);
  }

  private Runnable touching(String service) {
    return () -> setting.changed().accept(service);
  }

  void place(Dispatcher dispatcher) {
    dispatcher.place("/v4", "sheets", sheets);
    dispatcher.place(
        "/google",
        "google",
        new SignIn(tokens, accounts, setting.clock(), googleIds, SampleKeys.GOOGLE_ACCOUNT));
    dispatcher.place("/zoom", "zoom", zoom);
    dispatcher.place("/eventbrite/v3", "eventbrite", eventbrite);
    dispatcher.place("/calendar/v3", "calendar", calendar);
    dispatcher.place("/slack/api", "slack", slack);
    dispatcher.place("/drive/v3", "drive", drive);
    dispatcher.place("/upload/drive/v3", "drive", drive);
    dispatcher.keep(SmtpFaultInjector.SERVICE, mailbox);
  }

  GoogleTokens tokens() {
    return tokens;
  }

  ServiceAccounts accounts() {
    return accounts;
  }

  Mailbox mailbox() {
    return mailbox;
  }

  MailCertificate certificate() {
    return certificate;
  }

  SheetEdits sheetEdits() {
    return sheetEdits(setting.keys().spreadsheet());
  }

  SheetEdits sheetEdits(String spreadsheetId) {
    return new SheetEdits(sheets, spreadsheetId, setting.clock(), touching("sheets"));
  }

  ZoomEdits zoomEdits() {
    return new ZoomEdits(zoom, zoomIds, touching("zoom"));
  }

  EventbriteEdits eventbriteEdits() {
    return new EventbriteEdits(eventbrite, touching("eventbrite"));
  }

  CalendarEdits calendarEdits() {
    return new CalendarEdits(
        calendar,
        calendarIds,
        touching("calendar"),
        SampleKeys.PRIVATE_CALENDAR,
        SampleKeys.PUBLIC_CALENDAR);
  }

  SlackEdits slackEdits() {
    return new SlackEdits(slack, touching("slack"));
  }

  DriveEdits driveEdits() {
    return new DriveEdits(drive, touching("drive"));
  }
}
