package ca.calculquebec.cqorc.task.certificate;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.NotTried;
import ca.calculquebec.cqorc.plan.StepContext;
import ca.calculquebec.cqorc.service.mail.MailClient;
import ca.calculquebec.cqorc.service.mail.OutgoingMail;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who is written to, and how it is kept from happening twice. */
final class MailActions {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private final CertificateSettings settings;
  private final CertificateRequest request;
  private final Ledger ledger;
  private final Mailer mailer;
  private final Quota quota;
  private final Clock clock;

  /**
   * @param quota of messages, for all courses together
   */
  MailActions(
      CertificateSettings settings,
      CertificateRequest request,
      Ledger ledger,
      Mailer mailer,
      Quota quota,
      Clock clock) {
    this.settings = settings;
    this.request = request;
    this.ledger = ledger;
    this.mailer = mailer;
    this.quota = quota;
    this.clock = clock;
  }

  /**
   * One course's messages.
   *
   * @param perhapsSent people whose certificates somebody may have sent from elsewhere
   */
  record MailBatch(
      Course course,
      CertificateFields fields,
      MailText text,
      List<Recipient> perhapsSent,
      Set<String> perhapsSentIds) {
    MailBatch(Course course, CertificateFields fields, MailText text, List<Recipient> perhapsSent) {
      this(
          course,
          fields,
          text,
          perhapsSent,
          perhapsSent.stream().map(Recipient::attendeeId).collect(Collectors.toSet()));
    }
  }

  List<Action> actions(MailBatch batch, List<Certificate> certificates) throws InputException {
    List<Certificate> made = certificates.stream().filter(Certificate::isMade).toList();
    return request.mailing() == CertificateRequest.Mailing.SELF
        ? toSelf(batch, made)
        : toAttendees(batch, made);
  }

  /** Never in the ledger: these messages are nobody's certificate. */
  private List<Action> toSelf(MailBatch batch, List<Certificate> certificates)
      throws InputException {
    boolean chosen = request.number() >= 0;
    long number =
        quota.take(batch.course(), chosen ? certificates.size() : Math.min(1, certificates.size()));
    List<Action> actions = new ArrayList<>();
    for (Certificate one : certificates.stream().limit(number).toList()) {
      String id = "self-" + clock.millis();
      requireWords(batch, one);
      Change change =
          CertificateChanges.mail(Kind.CREATE, batch.course(), one)
              .withFields(List.of(FieldChange.set("to", settings.self())))
              .withNote("to yourself");
      actions.add(
          Action.of(
              change,
              context -> send(mail(batch, one, settings.self(), "", id), () -> {}, context)));
    }
    return actions;
  }

  private List<Action> toAttendees(MailBatch batch, List<Certificate> certificates)
      throws InputException {
    Set<String> ids = new LinkedHashSet<>();
    certificates.forEach(one -> ids.add(one.recipient().attendeeId()));
    List<Action> actions = new ArrayList<>();
    for (Certificate one : certificates) {
      Optional<Change> against = against(batch, one, ids);
      if (against.isPresent()) {
        actions.add(Action.note(against.get()));
      } else if (quota.take(batch.course(), 1) == 0) {
        actions.add(
            Action.note(
                CertificateChanges.mail(Kind.SKIPPED, batch.course(), one)
                    .withNote("not in this run (--number_to_send)")));
      } else {
        actions.add(toAttendee(batch, one, ids));
      }
    }
    return actions;
  }

  /** Why this person gets no message now. */
  private Optional<Change> against(MailBatch batch, Certificate one, Set<String> ids) {
    Recipient recipient = one.recipient();
    if (!MailClient.isAddress(recipient.email())) {
      String address =
          recipient.email().isBlank()
              ? "there is no e-mail address"
              : "\"" + PrintedName.clean(recipient.email()) + "\" is not an e-mail address";
      return Optional.of(
          CertificateChanges.mail(Kind.FAILED, batch.course(), one)
              .withNote(address + ": correct it where it was registered, or send it by hand"));
    }
    if (request.resend()) {
      return Optional.empty();
    }
    return switch (state(batch, recipient, ids)) {
      case NOT_SENT -> Optional.empty();
      case SENT ->
          Optional.of(
              CertificateChanges.mail(Kind.UNCHANGED, batch.course(), one)
                  .withNote("sent " + when(batch, recipient, ids)));
      case UNKNOWN ->
          Optional.of(
              CertificateChanges.mail(Kind.UNKNOWN, batch.course(), one)
                  .withNote(
                      "unknown whether it was sent ("
                          + when(batch, recipient, ids)
                          + "): ask "
                          + recipient.email()
                          + ", then --resend --attendee "
                          + recipient.attendeeId()));
    };
  }

  private SendState state(MailBatch batch, Recipient recipient, Set<String> ids) {
    SendState known = ledger.state(batch.course().id(), recipient.attendeeId());
    if (known != SendState.NOT_SENT) {
      return known;
    }
    boolean elsewhere =
        batch.perhapsSentIds().contains(recipient.attendeeId())
            || ledger.sentUnderAnotherId(batch.course().id(), recipient, ids).isPresent();
    return elsewhere ? SendState.UNKNOWN : SendState.NOT_SENT;
  }

  private String when(MailBatch batch, Recipient recipient, Set<String> ids) {
    Optional<Ledger.Entry> own =
        ledger
            .find(batch.course().id(), recipient.attendeeId())
            .filter(entry -> entry.state() != SendState.NOT_SENT);
    Optional<Ledger.Entry> other =
        own.isPresent()
            ? Optional.empty()
            : ledger.sentUnderAnotherId(batch.course().id(), recipient, ids);
    if (own.isPresent()) {
      String note = own.get().note().isBlank() ? "" : ", " + own.get().note();
      return day(own.get().time(), batch.course().start().getZone()) + note;
    }
    return other
        .map(
            entry ->
                "sent under another attendee id on "
                    + day(entry.time(), batch.course().start().getZone()))
        .orElse("Drive had it before this ledger began");
  }

  private static String day(Instant time, ZoneId zone) {
    return DAY.format(time.atZone(zone));
  }

  private Action toAttendee(MailBatch batch, Certificate one, Set<String> ids)
      throws InputException {
    Recipient recipient = one.recipient();
    SendState before = state(batch, recipient, ids);
    int attempts =
        ledger
            .find(batch.course().id(), recipient.attendeeId())
            .map(Ledger.Entry::attempts)
            .orElse(0);
    String id = batch.course().id() + "/" + recipient.attendeeId() + "/" + (attempts + 1);
    requireWords(batch, one);
    Change change =
        CertificateChanges.mail(Kind.CREATE, batch.course(), one)
            .withFields(List.of(FieldChange.set("to", recipient.email())))
            .withPeople(Set.of(recipient.email()))
            .withLossWarning(
                switch (before) {
                  case NOT_SENT -> "";
                  case SENT -> "had it already";
                  case UNKNOWN -> "may have had it already";
                });
    return Action.of(
        change,
        context ->
            sendOnce(
                batch,
                recipient,
                mail(batch, one, recipient.email(), recipient.shownName(), id),
                context));
  }

  /** Before anybody is written to, and without keeping the message of each. */
  private static void requireWords(MailBatch batch, Certificate one) throws InputException {
    batch.text().words(batch.fields().of(one.recipient(), one.fileName()));
  }

  private OutgoingMail mail(
      MailBatch batch, Certificate one, String address, String name, String id)
      throws InputException {
    MailText.MailWords words =
        batch.text().words(batch.fields().of(one.recipient(), one.fileName()));
    String domain = settings.sender().replaceFirst(".*@", "");
    return new OutgoingMail(
        MessageMark.of(id) + "@" + domain,
        address,
        name,
        batch.text().replyTo(),
        words.subject(),
        words.message(),
        words.html(),
        one.fileName(),
        "application/pdf",
        one.pdf(),
        clock.instant());
  }

  private void sendOnce(
      MailBatch batch, Recipient recipient, OutgoingMail mail, StepContext context)
      throws CqorcException {
    if (request.personal().isEmpty()) {
      ledger.open(batch.course().id(), batch.perhapsSent());
    }
    boolean[] announced = new boolean[1];
    try {
      send(
          mail,
          () -> {
            announced[0] = true;
            ledger.sending(batch.course().id(), recipient, mail.messageId());
          },
          context);
    } catch (ServiceException failure) {
      if (announced[0] && !failure.uncertain()) {
        ledger.notSent(batch.course().id(), recipient, failure.getMessage());
      }
      throw failure;
    } catch (NotTried untried) {
      if (announced[0]) {
        ledger.notSent(batch.course().id(), recipient, untried.getMessage());
      }
      throw untried;
    }
    ledger.sent(batch.course().id(), recipient);
  }

  private void send(OutgoingMail mail, Runnable beforeCommit, StepContext context)
      throws CqorcException {
    Optional<ServiceException> end = mailer.end();
    if (end.isPresent()) {
      throw new NotTried("not sent: " + end.get().getMessage(), end.get().advice(), end.get());
    }
    try {
      mailer.send(mail, beforeCommit);
    } catch (ServiceException failure) {
      // Nobody's own failure: the day is over for all of them.
      if (failure.reason() == ServiceException.Reason.LIMIT) {
        throw new NotTried("not sent: " + failure.getMessage(), failure.advice(), failure);
      }
      throw failure;
    }
    context.id(mail.messageId());
    context.detail("sent to " + mail.toAddress());
  }
}
