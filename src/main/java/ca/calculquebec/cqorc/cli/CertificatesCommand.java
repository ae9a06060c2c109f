package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.app.App;
import ca.calculquebec.cqorc.app.CertificateWiring;
import ca.calculquebec.cqorc.course.Selection;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.plan.Coverage;
import ca.calculquebec.cqorc.sheet.Purpose;
import ca.calculquebec.cqorc.task.certificate.CertificateRequest;
import ca.calculquebec.cqorc.task.certificate.CertificateRequest.Mailing;
import ca.calculquebec.cqorc.task.certificate.CertificateRequest.Overrides;
import ca.calculquebec.cqorc.task.certificate.Recipient;
import ca.calculquebec.cqorc.task.certificate.drawing.DrawingHeadStart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "certificates",
    sortOptions = false,
    description = {
      "Make the certificates of those who were checked in, mail them, and copy them to Drive.",
      "Nobody gets one twice: an interrupted run continues where it stopped."
    },
    footer = {
      "",
      "Examples:",
      "  cqorc certificates --course_id 1001 --dry-run      who would get one",
      "  cqorc certificates --course_id 1001                make the PDF files",
      "  cqorc certificates --course_id 1001 --send_self    see what people get",
      "  cqorc certificates --course_id 1001 --send_atnd    mail them",
      "  cqorc certificates --course_id 1001 --from decisions.csv --send_atnd --upload"
    })
final class CertificatesCommand implements Callable<Integer> {
  @Option(
      names = "--send_atnd",
      order = 1,
      description = "Mail each person's certificate to them, once.")
  private boolean sendAttendees;

  @Option(
      names = "--send_self",
      order = 2,
      description = "Mail one to yourself instead, to see what people get.")
  private boolean sendSelf;

  @Option(
      names = "--self_email",
      paramLabel = "ADDRESS",
      order = 3,
      description = "Where --send_self goes (default: [email] user).")
  private String selfEmail;

  @Option(
      names = "--number_to_send",
      paramLabel = "N",
      order = 4,
      description = "Send N messages at most (default: all; one with --send_self).")
  private int number = ALL;

  @Option(
      names = "--resend",
      order = 5,
      description = "Send it also to those who had it; see --attendee.")
  private boolean resend;

  @Option(
      names = "--attendee",
      paramLabel = "WHO",
      order = 6,
      description = "Only this attendee, by id or e-mail address; may be repeated.")
  private List<String> attendees = new ArrayList<>();

  @Option(
      names = "--first-time",
      order = 7,
      description = "Nobody was sent a certificate of this old course yet.")
  private boolean firstTime;

  @Option(
      names = "--upload",
      order = 8,
      description = "Copy the certificates to the folder of [google.drive].")
  private boolean upload;

  @Option(
      names = "--from",
      paramLabel = "FILE",
      order = 9,
      description = "Whom a decision file of cqorc attendance names, not Eventbrite's check-ins.")
  private Path from;

  @Option(
      names = "--undecided",
      paramLabel = "no",
      order = 10,
      description = "Take each ? that is left in that file for a no, instead of refusing it.")
  private String undecided;

  @Option(
      names = "--certificate_dir",
      paramLabel = "DIR",
      order = 11,
      description = "Where the PDF files go (default: ./certificates).")
  private Path directory;

  @Option(
      names = "--certificate_svg_tplt_dir",
      paramLabel = "DIR",
      order = 12,
      description = "Where the templates are (default: SECRETS/Attestation_template).")
  private Path templates;

  @Option(
      names = "--email_tplt_dir",
      paramLabel = "DIR",
      order = 13,
      description = "Where the e-mail templates are (default: ./email_template).")
  private Path letters;

  @Option(
      names = "--gmail_user",
      paramLabel = "ADDRESS",
      order = 14,
      description = "The sending account (default: [email] user).")
  private String user;

  @Option(
      names = "--gmail_password",
      paramLabel = "-",
      order = 15,
      description = "Its app password: - asks, or reads standard input.")
  private String password;

  private static final int ALL = -1;

  @Mixin private PrintOptions printOptions;
  @Mixin private PersonalOptions personalOptions;
  @Mixin private SelectionOptions selectionOptions;
  @Mixin private ChangeOptions changeOptions;
  @Mixin private CommonOptions commonOptions;

  private final Terminal terminal;

  CertificatesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CqorcException {
    // With a course named, --date is the date that is printed; else it chooses courses.
    Selection selection = selectionOptions.toSelectionBesideDate();
    Optional<String> date = selection.isNamed() ? selectionOptions.date() : Optional.empty();
    Overrides overrides = printOptions.toOverrides(date);
    requireSense(selection, overrides);
    PlanFlow flow = new PlanFlow(terminal, commonOptions, changeOptions);
    App app = flow.app();
    Mailing mailing =
        sendSelf ? Mailing.SELF : sendAttendees || resend ? Mailing.ATTENDEES : Mailing.NOBODY;
    Optional<Recipient> personal =
        personalOptions.toRecipient(terminal, mailing == Mailing.ATTENDEES);
    CertificateRequest request =
        new CertificateRequest(
            mailing,
            number,
            resend && !sendSelf,
            firstTime,
            upload,
            overrides,
            attendees(),
            Optional.ofNullable(from).map(app.environment().workingDirectory()::resolve),
            undecided != null,
            personal);
    DrawingHeadStart.begin();
    try (CertificateWiring wiring = new CertificateWiring(app, choices())) {
      return flow.run(
          app,
          new PlanFlow.PlanRequest(
                  selection,
                  Purpose.READ,
                  Set.of(),
                  (reading, journal) -> List.of(wiring.contribution(request, journal)))
              .comparing(Coverage.of("the certificates")));
    }
  }

  private CertificateWiring.Choices choices() throws CqorcException {
    Optional<String> secret =
        password == null
            ? Optional.empty()
            : Optional.of(terminal.secret("--gmail_password", password));
    return new CertificateWiring.Choices(
        Optional.ofNullable(directory),
        Optional.ofNullable(templates),
        Optional.ofNullable(letters),
        Optional.ofNullable(user),
        secret,
        Optional.ofNullable(selfEmail));
  }

  private Set<String> attendees() {
    Set<String> wanted = new LinkedHashSet<>();
    for (String option : attendees) {
      for (String part : option.split(",")) {
        if (!part.isBlank()) {
          wanted.add(part.strip().toLowerCase(Locale.ROOT));
        }
      }
    }
    return wanted;
  }

  private void requireSense(Selection selection, Overrides overrides) throws InputException {
    if (!selection.isNamed() && selection.date().isEmpty()) {
      throw new InputException(
          "which courses' certificates are meant is not said", "Add --course_id or --date.");
    }
    boolean one = selection.ids().size() == 1;
    if (overrides.any() && !one) {
      throw new InputException(
          "--title, --date, --duration and --language replace what is printed for one course",
          "Name exactly one --course_id with them.");
    }
    if (personalOptions.asked() && !one) {
      throw new InputException(
          "--personnalized_certificate is for one course", "Name exactly one --course_id.");
    }
    if (personalOptions.asked() && (from != null || !attendees.isEmpty())) {
      throw new InputException(
          "--personnalized_certificate is for somebody who is no attendee",
          "Leave --from and --attendee out.");
    }
    if (undecided != null && !undecided.strip().equalsIgnoreCase("no")) {
      throw new InputException(
          Origin.option("--undecided"),
          "\"" + undecided + "\" is not understood",
          "Write no; who gets one is decided in the file, with yes.");
    }
    if (undecided != null && from == null) {
      throw new InputException(
          Origin.option("--undecided"), "it means nothing without --from", "Add it.");
    }
    if (number < ALL) {
      throw new InputException(
          Origin.option("--number_to_send"), "it must be 0 or more", "Leave it out for all.");
    }
    boolean mails = sendAttendees || sendSelf || resend;
    if (!mails && (number != ALL || firstTime)) {
      throw new InputException(
          "--number_to_send and --first-time mean nothing without --send_atnd or --send_self",
          "Add one of them.");
    }
    if (selfEmail != null && !sendSelf) {
      throw new InputException(
          Origin.option("--self_email"), "it means nothing without --send_self", "Add it.");
    }
  }
}
