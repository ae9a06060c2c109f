package ca.calculquebec.cqorc.app;

import ca.calculquebec.cqorc.config.Config;
import ca.calculquebec.cqorc.config.Setting;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.plan.Contribution;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Lazy;
import ca.calculquebec.cqorc.service.google.DriveClient;
import ca.calculquebec.cqorc.service.mail.MailClient;
import ca.calculquebec.cqorc.service.mail.MailSettings;
import ca.calculquebec.cqorc.service.mail.OutgoingMail;
import ca.calculquebec.cqorc.task.certificate.CertificateContribution;
import ca.calculquebec.cqorc.task.certificate.CertificateRequest;
import ca.calculquebec.cqorc.task.certificate.CertificateSettings;
import ca.calculquebec.cqorc.task.certificate.CertificateTools;
import ca.calculquebec.cqorc.task.certificate.DriveCopies;
import ca.calculquebec.cqorc.task.certificate.Ledger;
import ca.calculquebec.cqorc.task.certificate.Mailer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** What {@code certificates} is wired of; closed at the end of a run, with the mail connection. */
public final class CertificateWiring implements AutoCloseable {
  private static final String SECTION = "certificates";
  private static final int UPLOADS_AT_A_TIME = 8;
  private static final int HIGHEST_PORT = 65_535;

  /**
   * What the command line says of places and accounts, instead of the configuration.
   *
   * @param self where {@code --send_self} goes
   */
  public record Choices(
      Optional<Path> directory,
      Optional<Path> templates,
      Optional<Path> letters,
      Optional<String> user,
      Optional<String> password,
      Optional<String> self) {
    public static Choices none() {
      return new Choices(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  private final App app;
  private final Choices choices;
  private final Lazy<MailClient> mail = new Lazy<>(this::buildMail);
  private final Post post = new Post();

  public CertificateWiring(App app, Choices choices) {
    this.app = app;
    this.choices = choices;
  }

  /** The command's share of a plan. */
  public Contribution contribution(CertificateRequest request, Journal journal)
      throws CqorcException {
    boolean mails = request.mailing() != CertificateRequest.Mailing.NOBODY;
    CertificateSettings settings = settings(mails);
    if (mails) {
      // A missing password is said before anything is made.
      mail.get();
    }
    return new CertificateContribution(
        request,
        settings,
        new CertificateTools(
            event -> app.services().eventbrite().listAttendees(event),
            post,
            copies(request),
            Ledger.read(app.stateFolder(app.services().spreadsheetId()), app.clock()),
            journal,
            app.clock(),
            uploads(),
            Runtime.getRuntime().availableProcessors()));
  }

  /** Where things are, for {@code check} too. */
  public CertificateSettings settings(boolean mails) throws CqorcException {
    Config config = app.config();
    String user = mails ? user() : "";
    return new CertificateSettings(
        place(choices.directory(), "certificate_dir", in("certificates")),
        place(
            there(choices.templates(), "--certificate_svg_tplt_dir"),
            "certificate_svg_tplt_dir",
            app.secretsDirectory().resolve("Attestation_template")),
        place(there(choices.letters(), "--email_tplt_dir"), "email_tplt_dir", letters()),
        config.find(SECTION, "font_dir").filter(one -> !one.isBlank()).map(config::file),
        choices.self().orElse(user),
        user,
        config::shown);
  }

  private Path place(Optional<Path> option, String key, Path otherwise) throws CqorcException {
    if (option.isPresent()) {
      return in(option.get().toString());
    }
    Optional<Setting> setting = app.config().find(SECTION, key).filter(one -> !one.isBlank());
    return setting.isPresent() ? app.config().file(setting.get()) : otherwise;
  }

  /** A directory that is read: one that an option names must be there. */
  private Optional<Path> there(Optional<Path> named, String option) throws InputException {
    if (named.isPresent() && !Files.isDirectory(in(named.get().toString()))) {
      throw new InputException(
          Origin.option(option),
          "there is no directory " + named.get(),
          "Correct it, or leave the option out for the configured one.");
    }
    return named;
  }

  private Path in(String name) {
    return app.environment().workingDirectory().resolve(name).normalize();
  }

  /** As with file names in values: here, or else beside the configuration. */
  private Path letters() {
    Path here = in("email_template");
    Path beside = app.configDirectory().resolve("email_template");
    return Files.isDirectory(here) || !Files.isDirectory(beside) ? here : beside;
  }

  private Optional<DriveCopies> copies(CertificateRequest request) throws CqorcException {
    Optional<Setting> folder =
        app.config().find("google.drive", "google_drive_url").filter(one -> !one.isBlank());
    if (folder.isEmpty()) {
      if (request.upload()) {
        app.config().require("google.drive", "google_drive_url");
      }
      return Optional.empty();
    }
    DriveClient drive =
        new DriveClient(app.endpoints().drive(), app.http(), app.services().google());
    return Optional.of(new DriveCopies(drive, DriveCopies.folderId(folder.get().value())));
  }

  private Executor uploads() {
    return app.settings().parallel() == 1
        ? Runnable::run
        : Executors.newFixedThreadPool(
            Math.min(UPLOADS_AT_A_TIME, app.settings().parallel()),
            work -> {
              Thread thread = new Thread(work, "cqorc-upload");
              thread.setDaemon(true);
              return thread;
            });
  }

  private String user() throws CqorcException {
    if (choices.user().isPresent()) {
      return address(choices.user().get(), Origin.option("--gmail_user"));
    }
    Setting setting = app.config().require("email", "user");
    return address(setting.value(), setting.origin());
  }

  private static String address(String text, Origin origin) throws InputException {
    if (!MailClient.isAddress(text)) {
      throw new InputException(
          origin,
          "\"" + text.strip() + "\" is not an e-mail address",
          "Write the whole address that messages are to come from.");
    }
    return text.strip();
  }

  /** The mail server and the account. */
  MailSettings mailSettings() throws CqorcException {
    Config config = app.config();
    String host = config.text("email", "host", "smtp.gmail.com").strip();
    int port = config.integer("email", "port", 587, 1, HIGHEST_PORT);
    boolean startTls = config.flag("email", "starttls", true);
    if (!startTls && !MailSettings.isLoopback(host)) {
      throw new InputException(
          config.require("email", "starttls").origin(),
          "without encryption the password could be read on its way to " + host,
          "Leave starttls out; \"no\" is for servers on this machine.");
    }
    String fromName = config.text("email", "from_name", "").strip();
    String password =
        choices.password().isPresent()
            ? choices.password().get()
            : config.require("email", "password").value().strip();
    return new MailSettings(host, port, startTls, user(), fromName, password, Optional.empty());
  }

  private MailClient buildMail() throws CqorcException {
    return new MailClient(
        mailSettings(),
        app.environment().clock(),
        app.environment().sleeper(),
        app.events(),
        app.interrupt()::stopping);
  }

  /**
   * Logs in, for {@code check}.
   *
   * @return the account
   */
  String verifyMail() throws CqorcException {
    MailSettings settings = mailSettings();
    try (MailClient client = mail.get()) {
      client.verify();
    }
    return settings.user();
  }

  @Override
  public void close() {
    post.close();
  }

  /** Connects when the first message is sent, and no earlier. */
  private final class Post implements Mailer {
    private MailClient used;

    @Override
    public synchronized Optional<ServiceException> end() {
      return used == null ? Optional.empty() : used.end();
    }

    @Override
    public void send(OutgoingMail message, Runnable beforeCommit) throws CqorcException {
      client().send(message, beforeCommit);
    }

    private synchronized MailClient client() throws CqorcException {
      used = mail.get();
      return used;
    }

    synchronized void close() {
      if (used != null) {
        used.close();
      }
    }
  }
}
