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
  private final Postman postman;
  private final Quota quota;
  private final Clock clock;

  /**
   * @param quota of messages, for all courses together
   */
  MailActions(
      CertificateSettings settings,
      CertificateRequest request,
      Ledger ledger,
      Postman postman,
      Quota quota,
      Clock clock) {
    this.settings = settings;
    this.request = request;
    this.ledger = ledger;
    this.postman = postman;
    this.quota = quota;
    this.clock = clock;
  }

  /**
   * One course's messages.
   *
   * @param perhapsSent people whose certificates somebody may have sent from elsewhere
   */
  record Round(
      Course course,
      CertificateFields fields,
      MailText text,
      List<Recipient> perhapsSent,
      Set<String> perhapsSentIds) {
    Round(Course course, CertificateFields fields, MailText text, List<Recipient> perhapsSent) {
      this(
          course,
          fields,
          text,
          perhapsSent,
          perhapsSent.stream().map(Recipient::attendeeId).collect(Collectors.toSet()));
    }
  }

  List<Action> actions(Round round, List<Made> certificates) throws InputException {
    List<Made> made = certificates.stream().filter(Made::isMade).toList();
    return request.mailing() == CertificateRequest.Mailing.SELF
        ? toSelf(round, made)
        : toAttendees(round, made);
  }

  /** Never in the ledger: these messages are nobody's certificate. */
  private List<Action> toSelf(Round round, List<Made> made) throws InputException {
    boolean chosen = request.number() >= 0;
    long number = quota.take(round.course(), chosen ? made.size() : Math.min(1, made.size()));
    List<Action> actions = new ArrayList<>();
    for (Made one : made.stream().limit(number).toList()) {
      String id = "self-" + clock.millis();
      requireWords(round, one);
      Change change =
          CertificateChanges.mail(Kind.CREATE, round.course(), one)
              .withFields(List.of(FieldChange.set("to", settings.self())))
              .withNote("to yourself");
      actions.add(
          Action.of(
              change,
              context -> send(mail(round, one, settings.self(), "", id), () -> {}, context)));
    }
    return actions;
  }

  private List<Action> toAttendees(Round round, List<Made> made) throws InputException {
    Set<String> ids = new LinkedHashSet<>();
    made.forEach(one -> ids.add(one.recipient().attendeeId()));
    List<Action> actions = new ArrayList<>();
    for (Made one : made) {
      Optional<Change> against = against(round, one, ids);
      if (against.isPresent()) {
        actions.add(Action.note(against.get()));
      } else if (quota.take(round.course(), 1) == 0) {
        actions.add(
            Action.note(
                CertificateChanges.mail(Kind.LEFT_OUT, round.course(), one)
                    .withNote("not in this run (--number_to_send)")));
      } else {
        actions.add(toAttendee(round, one, ids));
      }
    }
    return actions;
  }

  /** Why this person gets no message now. */
  private Optional<Change> against(Round round, Made one, Set<String> ids) {
    Recipient recipient = one.recipient();
    if (!MailClient.isAddress(recipient.email())) {
      String address =
          recipient.email().isBlank()
              ? "there is no e-mail address"
              : "\"" + PrintedName.clean(recipient.email()) + "\" is not an e-mail address";
      return Optional.of(
          CertificateChanges.mail(Kind.FAILED, round.course(), one)
              .withNote(address + ": correct it where it was registered, or send it by hand"));
    }
    if (request.resend()) {
      return Optional.empty();
    }
    return switch (state(round, recipient, ids)) {
      case NOT_SENT -> Optional.empty();
      case SENT ->
          Optional.of(
              CertificateChanges.mail(Kind.IN_LINE, round.course(), one)
                  .withNote("sent " + when(round, recipient, ids)));
      case UNKNOWN ->
          Optional.of(
              CertificateChanges.mail(Kind.UNKNOWN, round.course(), one)
                  .withNote(
                      "unknown whether it was sent ("
                          + when(round, recipient, ids)
                          + "): ask "
                          + recipient.email()
                          + ", then --resend --attendee "
                          + recipient.attendeeId()));
    };
  }

  private SendState state(Round round, Recipient recipient, Set<String> ids) {
    SendState known = ledger.state(round.course().id(), recipient.attendeeId());
    if (known != SendState.NOT_SENT) {
      return known;
    }
    boolean elsewhere =
        round.perhapsSentIds().contains(recipient.attendeeId())
            || ledger.sentUnderAnotherId(round.course().id(), recipient, ids).isPresent();
    return elsewhere ? SendState.UNKNOWN : SendState.NOT_SENT;
  }

  private String when(Round round, Recipient recipient, Set<String> ids) {
    Optional<Ledger.Entry> own =
        ledger
            .find(round.course().id(), recipient.attendeeId())
            .filter(entry -> entry.state() != SendState.NOT_SENT);
    Optional<Ledger.Entry> other =
        own.isPresent()
            ? Optional.empty()
            : ledger.sentUnderAnotherId(round.course().id(), recipient, ids);
    if (own.isPresent()) {
      String note = own.get().note().isBlank() ? "" : ", " + own.get().note();
      return day(own.get().time(), round.course().start().getZone()) + note;
    }
    return other
        .map(
            entry ->
                "sent under another attendee id on "
                    + day(entry.time(), round.course().start().getZone()))
        .orElse("Drive had it before this ledger began");
  }

  private static String day(Instant time, ZoneId zone) {
    return DAY.format(time.atZone(zone));
  }

  private Action toAttendee(Round round, Made one, Set<String> ids) throws InputException {
    Recipient recipient = one.recipient();
    SendState before = state(round, recipient, ids);
    int attempts =
        ledger
            .find(round.course().id(), recipient.attendeeId())
            .map(Ledger.Entry::attempts)
            .orElse(0);
    String id = round.course().id() + "/" + recipient.attendeeId() + "/" + (attempts + 1);
    requireWords(round, one);
    Change change =
        CertificateChanges.mail(Kind.CREATE, round.course(), one)
            .withFields(List.of(FieldChange.set("to", recipient.email())))
            .withPeople(Set.of(recipient.email()))
            .withWeight(
                switch (before) {
                  case NOT_SENT -> "";
                  case SENT -> "had it already";
                  case UNKNOWN -> "may have had it already";
                });
    return Action.of(
        change,
        context ->
            sendOnce(
                round,
                recipient,
                mail(round, one, recipient.email(), recipient.shownName(), id),
                context));
  }

  /** Before anybody is written to, and without keeping the message of each. */
  private static void requireWords(Round round, Made one) throws InputException {
    round.text().words(round.fields().of(one.recipient(), one.fileName()));
  }

  private OutgoingMail mail(Round round, Made one, String address, String name, String id)
      throws InputException {
    MailText.Words words = round.text().words(round.fields().of(one.recipient(), one.fileName()));
    String domain = settings.sender().replaceFirst(".*@", "");
    return new OutgoingMail(
        MessageMark.of(id) + "@" + domain,
        address,
        name,
        round.text().replyTo(),
        words.subject(),
        words.message(),
        words.html(),
        one.fileName(),
        "application/pdf",
        one.pdf(),
        clock.instant());
  }

  private void sendOnce(Round round, Recipient recipient, OutgoingMail mail, StepContext context)
      throws CqorcException {
    if (request.personal().isEmpty()) {
      ledger.open(round.course().id(), round.perhapsSent());
    }
    boolean[] announced = new boolean[1];
    try {
      send(
          mail,
          () -> {
            announced[0] = true;
            ledger.sending(round.course().id(), recipient, mail.messageId());
          },
          context);
    } catch (ServiceException failure) {
      if (announced[0] && !failure.uncertain()) {
        ledger.notSent(round.course().id(), recipient, failure.getMessage());
      }
      throw failure;
    } catch (NotTried untried) {
      if (announced[0]) {
        ledger.notSent(round.course().id(), recipient, untried.getMessage());
      }
      throw untried;
    }
    ledger.sent(round.course().id(), recipient);
  }

  private void send(OutgoingMail mail, Runnable beforeTheDot, StepContext context)
      throws CqorcException {
    Optional<ServiceException> end = postman.end();
    if (end.isPresent()) {
      throw new NotTried("not sent: " + end.get().getMessage(), end.get().advice(), end.get());
    }
    try {
      postman.send(mail, beforeTheDot);
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
