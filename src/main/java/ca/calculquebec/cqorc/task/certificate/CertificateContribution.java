package ca.calculquebec.cqorc.task.certificate;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.decision.Decision;
import ca.calculquebec.cqorc.decision.DecisionFile;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Contribution;
import ca.calculquebec.cqorc.plan.CourseOutputs;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.plan.RunReport;
import ca.calculquebec.cqorc.plan.Words;
import ca.calculquebec.cqorc.task.certificate.CertificateRequest.Mailing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The courses' certificates: made, mailed, and copied to Drive. */
public final class CertificateContribution implements Contribution {
  /** After that, somebody has probably sent a course's certificates. */
  private static final Duration FRESH = Duration.ofDays(7);

  private final CertificateRequest request;
  private final CertificateSettings settings;
  private final CertificateTools tools;
  private final CertificateMaker maker;
  private final FileActions files;
  private final MailActions mails;
  private final Quota quota;
  private final Map<Course, Set<String>> remarks = new ConcurrentHashMap<>();
  private final List<Decision> decisions = new ArrayList<>();
  private final Set<Course> selected = new LinkedHashSet<>();

  public CertificateContribution(
      CertificateRequest request, CertificateSettings settings, CertificateTools tools) {
    this.request = request;
    this.settings = settings;
    this.tools = tools;
    this.maker = new CertificateMaker(settings, tools.processors());
    this.files = new FileActions(settings);
    this.quota = new Quota(request.number());
    this.mails =
        new MailActions(settings, request, tools.ledger(), tools.mailer(), quota, tools.clock());
  }

  @Override
  public String service() {
    return CertificateChanges.SERVICE;
  }

  @Override
  public void prepare(List<Course> courses, List<Course> all) throws CqorcException {
    boolean forOne = request.overrides().any() || request.personal().isPresent();
    if (forOne && courses.size() > 1) {
      throw new InputException(
          Origin.option("--course_id"),
          "what is to be printed is given for one course, and "
              + Words.list(courses.stream().map(course -> course.id().text()).toList())
              + " are named",
          "Name exactly one.");
    }
    selected.addAll(courses);
    quota.expect(courses);
    if (request.from().isPresent()) {
      Path file = request.from().get();
      decisions.addAll(
          DecisionFile.read(file, settings.shown().apply(file), request.undecidedToo()));
    }
  }

  @Override
  public List<Action> plan(Course course, CourseOutputs outputs) throws CqorcException {
    try {
      return plan(course);
    } finally {
      quota.leave(course);
    }
  }

  private List<Action> plan(Course course) throws CqorcException {
    List<Recipient> recipients = wanted(recipients(course));
    if (recipients.isEmpty()) {
      return List.of(
          Action.note(
              Change.of(Kind.SKIPPED, course.id(), Resource.CERTIFICATES)
                  .withNote(
                      request.from().isPresent()
                          ? "the decision file gives nobody one"
                          : "nobody is checked in at Eventbrite")));
    }
    CertificateFields fields = CertificateFields.of(course, request.overrides());
    MailText text =
        request.mailing() == Mailing.NOBODY
            ? null
            : MailText.read(
                settings.letter(fields.language()),
                settings.shown().apply(settings.letter(fields.language())));
    Map<String, DriveCopies.Copy> there = there(course);
    List<Recipient> perhapsSent = perhapsSent(course, recipients, there);
    CertificateMaker.Batch batch = maker.make(course, fields, recipients);
    remarks.put(course, new LinkedHashSet<>(batch.remarks()));
    List<Certificate> certificates = batch.certificates();
    List<Action> actions = new ArrayList<>();
    certificates.forEach(one -> actions.add(files.action(course, one)));
    if (text != null) {
      actions.addAll(
          mails.actions(
              new MailActions.MailBatch(course, fields, text, perhapsSent), certificates));
    }
    if (request.upload()) {
      actions.addAll(
          new DriveActions(tools.copies().get(), tools.ledger(), tools.beside())
              .actions(course, certificates, there, perhapsSent, tools.journal()));
    }
    return actions;
  }

  private List<Recipient> recipients(Course course) throws CqorcException {
    if (request.personal().isPresent()) {
      return List.of(request.personal().get());
    }
    if (request.from().isPresent()) {
      return Recipients.decided(
          course.id(),
          decisions,
          selected.size() == 1,
          settings.shown().apply(request.from().get()));
    }
    return Recipients.present(course, tools.attendees());
  }

  /** Those of {@code --attendee}, or all. */
  private List<Recipient> wanted(List<Recipient> recipients) throws InputException {
    if (request.attendees().isEmpty()) {
      return recipients;
    }
    List<Recipient> wanted =
        recipients.stream()
            .filter(
                recipient ->
                    request.attendees().contains(recipient.attendeeId())
                        || request
                            .attendees()
                            .contains(recipient.email().strip().toLowerCase(Locale.ROOT)))
            .toList();
    if (wanted.isEmpty()) {
      String none =
          "no attendee who gets a certificate is " + Words.list(List.copyOf(request.attendees()));
      String advice = "Write the attendee's id or e-mail address as Eventbrite has it.";
      throw selected.size() == 1
          ? new InputException(Origin.option("--attendee"), none, advice)
          : new InputException(none, advice);
    }
    return wanted;
  }

  /** What Drive has: for the upload, and to know what a missing ledger does not tell. */
  private Map<String, DriveCopies.Copy> there(Course course) throws CqorcException {
    boolean asked = request.upload() || mustAskDrive(course);
    Optional<DriveCopies> copies = tools.copies();
    return asked && copies.isPresent() ? copies.get().list(course.id()) : Map.of();
  }

  /** A personal certificate is nobody's of the course. */
  private boolean mustAskDrive(Course course) {
    return request.mailing() == Mailing.ATTENDEES
        && request.personal().isEmpty()
        && !request.firstTime()
        && !tools.ledger().isOpen(course.id());
  }

  private List<Recipient> perhapsSent(
      Course course, List<Recipient> recipients, Map<String, DriveCopies.Copy> there)
      throws InputException {
    if (request.personal().isPresent()
        || request.firstTime()
        || tools.ledger().isOpen(course.id())) {
      return List.of();
    }
    boolean old = course.end().toInstant().plus(FRESH).isBefore(tools.clock().instant());
    if (request.mailing() == Mailing.ATTENDEES && old) {
      throw new InputException(
          "nothing here tells who was already sent a certificate of this course, which ended on "
              + course.end().toLocalDate(),
          "Copy the state directory from the computer that sent them; if nobody was sent one yet,"
              + " add --first-time.");
    }
    return recipients.stream()
        .filter(recipient -> there.containsKey(DriveCopies.mark(course.id(), recipient)))
        .toList();
  }

  @Override
  public int existing(Course course) {
    return 0;
  }

  @Override
  public List<String> closing(RunReport report) {
    List<String> lines = new ArrayList<>(closing(report.there()));
    int closed = files.protectUnchanged();
    if (closed > 0) {
      lines.add(
          "Other users of this machine could read "
              + Words.count(closed, "certificate")
              + "; that is closed to them now.");
    }
    return lines;
  }

  @Override
  public List<String> closing(List<Change> changes) {
    List<String> lines = new ArrayList<>();
    Set<String> told = new LinkedHashSet<>();
    remarks.values().forEach(told::addAll);
    told.forEach(remark -> lines.add("Template: " + remark + "."));
    long unknown = changes.stream().filter(change -> change.kind() == Kind.UNKNOWN).count();
    if (unknown > 0) {
      lines.add(
          "It is unknown whether "
              + Words.count(unknown, "person")
              + " got a certificate: ask, then send it with --resend --attendee ID.");
    }
    return lines;
  }
}
