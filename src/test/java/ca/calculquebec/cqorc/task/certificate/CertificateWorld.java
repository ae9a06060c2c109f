package ca.calculquebec.cqorc.task.certificate;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseCode;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.course.Session;
import ca.calculquebec.cqorc.course.Site;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.http.HttpEvents;
import ca.calculquebec.cqorc.plan.AuditTrail;
import ca.calculquebec.cqorc.plan.FileJournal;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.ParallelExecutor;
import ca.calculquebec.cqorc.plan.Pause;
import ca.calculquebec.cqorc.plan.Plan;
import ca.calculquebec.cqorc.plan.PlanMaker;
import ca.calculquebec.cqorc.plan.PlanRunner;
import ca.calculquebec.cqorc.plan.RunReport;
import ca.calculquebec.cqorc.plan.SheetCells;
import ca.calculquebec.cqorc.plan.StateFolder;
import ca.calculquebec.cqorc.service.eventbrite.Attendee;
import ca.calculquebec.cqorc.service.mail.FaultySmtp;
import ca.calculquebec.cqorc.service.mail.MailClient;
import ca.calculquebec.cqorc.service.mail.MailSettings;
import ca.calculquebec.cqorc.service.mail.OutgoingMail;
import ca.calculquebec.cqorc.task.certificate.CertificateRequest.Mailing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** One course with attendees, templates and a mail server; each run is a process of its own. */
final class CertificateWorld implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-09-16T15:00:00Z");
  private static final ZoneId ZONE = ZoneId.of("America/Toronto");
  private static final String TEMPLATE =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"300\" height=\"100\">"
          + "<text x=\"9\" y=\"40\">{{ first_name }} {{ last_name }}</text></svg>";

  final FaultySmtp smtp = new FaultySmtp();
  final List<Attendee> attendees = new ArrayList<>();
  final Path folder;
  Optional<DriveCopies> copies = Optional.empty();
  Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  String password = "secret word";

  /** What stands between the task and the mail client. */
  MailerWrap wrap = mailer -> mailer;

  interface MailerWrap {
    Mailer around(Mailer mailer);
  }

  CertificateWorld(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder);
    for (String language : List.of("fr", "en")) {
      Files.writeString(
          folder.resolve("attestation_template_sample_" + language + "_logo.svg"), TEMPLATE);
      Files.writeString(
          folder.resolve("email_certificates_" + language + ".yml"),
          "--- # words\nreplyto: 'r@ecole.example'\nsubject: 'Attestation {workshop}'\n"
              + "message: |-\n  Bonjour {first_name} {last_name},\n  le {date}, {filename}\n");
    }
  }

  CertificateWorld with(String... ids) {
    for (String id : ids) {
      attendees.add(attendee(id, "Zoé", "Roy " + id, "p" + id + "@exemple.example"));
    }
    return this;
  }

  static Attendee attendee(String id, String first, String last, String email) {
    return new Attendee(
        id, "7" + id, first, last, first + " " + last, email, "", "Checked In", true, true);
  }

  static CertificateRequest mailing() {
    return request(Mailing.ATTENDEES, -1, false, false);
  }

  static CertificateRequest request(Mailing mailing, int number, boolean resend, boolean first) {
    return new CertificateRequest(
        mailing,
        number,
        resend,
        first,
        false,
        CertificateRequest.Overrides.none(),
        Set.of(),
        Optional.empty(),
        false,
        Optional.empty());
  }

  static Course course() {
    ZonedDateTime start = LocalDateTime.parse("2026-09-14T13:00").atZone(ZONE);
    CourseId id = new CourseId("1001");
    return new Course(
        id,
        "Introduction à Python",
        new CourseCode("PYT101"),
        new Site("en ligne"),
        Language.FRENCH,
        "fr",
        "",
        List.of(new Session(id, 14, start, start.plusHours(3), Map.of(), Map.of("hours", "3"))),
        Map.of("eventbrite_id", "900"),
        Optional.empty());
  }

  private StateFolder state() {
    return new StateFolder(folder.resolve("state"));
  }

  Ledger ledger() throws CqorcException {
    return Ledger.read(state(), clock);
  }

  private CertificateSettings settings() {
    return new CertificateSettings(
        folder.resolve("certificates"),
        folder,
        folder,
        Optional.empty(),
        "self@ecole.example",
        "formation@ecole.example",
        path -> path.getFileName().toString());
  }

  Plan plan(CertificateRequest request) throws CqorcException {
    try (Client client = new Client()) {
      return plan(request, client, FileJournal.read(state(), clock));
    }
  }

  private Plan plan(CertificateRequest request, Client client, Journal journal)
      throws CqorcException {
    CertificateContribution contribution =
        new CertificateContribution(
            request,
            settings(),
            new CertificateTools(
                event -> attendees,
                wrap.around(client),
                copies,
                ledger(),
                journal,
                clock,
                Runnable::run,
                1));
    List<Course> courses = List.of(course());
    return new PlanMaker(new ParallelExecutor(1))
        .make(
            new PlanMaker.PlanScope(
                "Automne", courses, Map.of(), courses, "", List.of(), clock.instant()),
            List.of(contribution));
  }

  RunReport run(CertificateRequest request) throws CqorcException {
    try (Client client = new Client()) {
      Journal journal = FileJournal.read(state(), clock);
      Plan plan = plan(request, client, journal);
      AuditTrail audit = new AuditTrail(state(), "certificates", clock, text -> text);
      audit.prepare();
      return new PlanRunner(
              new ParallelExecutor(1),
              journal,
              audit,
              new NoCells(),
              new Pause(d -> {}, () -> false))
          .run(plan, (course, outcome) -> {});
    }
  }

  /** How often each address got a message. */
  int received(String id) {
    return (int)
        smtp.taken().stream()
            .filter(taken -> taken.to().equals("p" + id + "@exemple.example"))
            .count();
  }

  @Override
  public void close() throws IOException {
    smtp.close();
  }

  private final class Client implements Mailer, AutoCloseable {
    private final MailClient client =
        new MailClient(
            new MailSettings(
                "127.0.0.1",
                smtp.port(),
                false,
                "formation@ecole.example",
                "",
                password,
                Optional.empty()),
            Clock.fixed(NOW, ZoneOffset.UTC),
            duration -> {},
            HttpEvents.none(),
            () -> false);

    @Override
    public Optional<ServiceException> end() {
      return client.end();
    }

    @Override
    public void send(OutgoingMail mail, Runnable beforeCommit) throws CqorcException {
      client.send(mail, beforeCommit);
    }

    @Override
    public void close() {
      client.close();
    }
  }

  private static final class NoCells implements SheetCells {
    @Override
    public CompletableFuture<CellOutcome> put(
        CourseId course,
        Optional<Instant> sessionStart,
        String column,
        String before,
        String value) {
      return CompletableFuture.completedFuture(new CellOutcome(List.of(), "", ""));
    }

    @Override
    public List<Lost> finish() {
      return List.of();
    }
  }
}
