package ca.calculquebec.cqorc.sandbox;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.sandbox.calendar.CalendarEdits;
import ca.calculquebec.cqorc.sandbox.drive.DriveEdits;
import ca.calculquebec.cqorc.sandbox.eventbrite.EventbriteEdits;
import ca.calculquebec.cqorc.sandbox.mail.ReceivedMail;
import ca.calculquebec.cqorc.sandbox.mail.SmtpServer;
import ca.calculquebec.cqorc.sandbox.sample.SampleConfig;
import ca.calculquebec.cqorc.sandbox.server.Dispatcher;
import ca.calculquebec.cqorc.sandbox.server.FaultPlan;
import ca.calculquebec.cqorc.sandbox.server.HttpServerAdapter;
import ca.calculquebec.cqorc.sandbox.server.RecordedRequest;
import ca.calculquebec.cqorc.sandbox.server.RequestLog;
import ca.calculquebec.cqorc.sandbox.sheets.SheetEdits;
import ca.calculquebec.cqorc.sandbox.slack.SlackEdits;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import ca.calculquebec.cqorc.sandbox.zoom.ZoomEdits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** A running sandbox. Closing it saves its state and frees its port. */
public final class Sandbox implements AutoCloseable {
  private final SandboxOptions options;
  private final HttpServerAdapter adapter;
  private final SmtpServer mailServer;
  private final Dispatcher dispatcher;
  private final StateFiles files;
  private final FaultPlan faults;
  private final RequestLog log;
  private final StandIns standIns;

  Sandbox(
      SandboxOptions options,
      HttpServerAdapter adapter,
      SmtpServer mailServer,
      Dispatcher dispatcher,
      StateFiles files,
      FaultPlan faults,
      RequestLog log,
      StandIns standIns) {
    this.options = options;
    this.adapter = adapter;
    this.mailServer = mailServer;
    this.dispatcher = dispatcher;
    this.files = files;
    this.faults = faults;
    this.log = log;
    this.standIns = standIns;
  }

  /**
   * Starts listening; when this returns, the configuration directory is ready.
   *
   * @param clock the sandbox's time, moved when the options say where it starts
   */
  public static Sandbox start(SandboxOptions options, Clock clock) throws InputException {
    try {
      return new SandboxBuilder(options, clock).build();
    } catch (IOException e) {
      throw new InputException(
          "The sandbox could not start in " + options.dir() + ": " + e.getMessage() + ".",
          "Choose another directory with --dir, or another port with --port.");
    }
  }

  /** The address under which everything is found, without a final slash. */
  public String root() {
    return root(adapter.port());
  }

  static String root(int port) {
    return "http://127.0.0.1:" + port;
  }

  public Path configDirectory() {
    return SampleConfig.config(options.dir());
  }

  public Path secretsDirectory() {
    return SampleConfig.secrets(options.dir());
  }

  /** Every request that a service received since the start, oldest first. */
  public List<RecordedRequest> requests() {
    return log.all();
  }

  /** Those that could change something. */
  public List<RecordedRequest> changes() {
    return log.all().stream().filter(RecordedRequest::changing).toList();
  }

  public void forgetRequests() {
    log.clear();
  }

  public FaultPlan faults() {
    return faults;
  }

  /** What each service holds, with ids, as JSON. */
  public String state() {
    return JsonTree.pretty(Snapshot.of(dispatcher.services(), false));
  }

  /** What each service holds, without anything that differs between two like runs, as JSON. */
  public String comparableState() {
    return JsonTree.pretty(Snapshot.of(dispatcher.services(), true));
  }

  public ZoomEdits zoom() {
    return standIns.zoomEdits();
  }

  public SheetEdits sheet() {
    return standIns.sheetEdits();
  }

  /** Another spreadsheet than the courses', such as a copy that a command made. */
  public SheetEdits sheet(String spreadsheetId) {
    return standIns.sheetEdits(spreadsheetId);
  }

  public EventbriteEdits eventbrite() {
    return standIns.eventbriteEdits();
  }

  public CalendarEdits calendars() {
    return standIns.calendarEdits();
  }

  public SlackEdits slack() {
    return standIns.slackEdits();
  }

  public DriveEdits drive() {
    return standIns.driveEdits();
  }

  /** Every message that the mail server took, oldest first. */
  public List<ReceivedMail> mail() {
    return standIns.mailbox().all();
  }

  /** From now on no Google token works and none can be refreshed, as when consent was withdrawn. */
  public void revokeGoogleTokens() {
    standIns.tokens().revokeAll();
  }

  /** A service account's key file, as JSON. */
  public String newServiceAccount() {
    return JsonTree.text(standIns.accounts().create());
  }

  @Override
  public void close() {
    mailServer.close();
    adapter.close();
    files.write(dispatcher.services());
    files.release();
  }
}
