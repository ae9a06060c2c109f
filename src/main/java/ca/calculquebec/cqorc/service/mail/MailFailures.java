package ca.calculquebec.cqorc.service.mail;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ServiceException.Reason;
import jakarta.mail.MessagingException;

/** Explains what a mail server refuses, and what that means for the messages to come. */
final class MailFailures {
  private static final String LATER =
      "Run the same command again later: nobody gets a second message.";

  private final MailSettings settings;

  MailFailures(MailSettings settings) {
    this.settings = settings;
  }

  /** The server may have the message. */
  ServiceException undecided(String what, MessagingException cause) {
    return failure(
        Reason.UNAVAILABLE,
        new MailServerReply(0, "", ""),
        true,
        "tried to "
            + what
            + ", but the connection was lost before the server said whether it has the message",
        "Ask the person, or look into the account's sent messages; --resend sends it again.",
        cause);
  }

  /** The server answered so slowly that nobody waits for the rest. */
  ServiceException tooSlow(String what, MessagingException cause) {
    return failure(
        Reason.UNAVAILABLE,
        new MailServerReply(0, "", ""),
        false,
        "tried to "
            + what
            + " by "
            + settings.host()
            + ", but its answers did not end within "
            + MailClient.DIALOGUE.toMinutes()
            + " minutes",
        LATER,
        cause);
  }

  /**
   * @param lost whether the connection ended before the message was handed over
   */
  ServiceException of(String what, MailServerReply reply, MessagingException cause, boolean lost) {
    if (reply.isLimitOfTheDay()) {
      return failure(
          Reason.LIMIT,
          reply,
          false,
          "the account " + settings.user() + " has sent as many messages as it may in a day",
          "Run the same command again tomorrow: it goes on where it stopped.",
          cause);
    }
    if (lost || reply.isLater()) {
      String why = lost && reply.number() == 0 ? "the connection was lost" : said(reply);
      return failure(
          Reason.UNAVAILABLE, reply, false, "tried to " + what + ", but " + why, LATER, cause);
    }
    return switch (reply.enhanced()) {
      case "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1" ->
          refused(what, reply, "there is no such address", "Correct the address.", cause);
      case "5.2.3", "5.3.4" ->
          refused(what, reply, "it is too large", "Make the template's pictures smaller.", cause);
      case "5.5.1", "5.7.0" ->
          reply.number() == 530
              ? failure(
                  Reason.CREDENTIALS,
                  reply,
                  false,
                  "tried to " + what + ", but the server wants a login first",
                  "Check [email] user, password and starttls.",
                  cause)
              : refused(what, reply, said(reply), "", cause);
      default ->
          refused(
              what,
              reply,
              said(reply),
              reply.isPolicy()
                  ? "The server takes it for unwanted; look into the account's own notices."
                  : "Correct the address, or send the certificate by hand.",
              cause);
    };
  }

  private ServiceException refused(
      String what, MailServerReply reply, String why, String advice, MessagingException cause) {
    return failure(
        Reason.REFUSED, reply, false, "tried to " + what + ", but " + why, advice, cause);
  }

  ServiceException connection(
      String what, MailServerReply reply, MessagingException cause, boolean login) {
    if (reply.isLoginLater()) {
      return failure(
          Reason.LIMIT,
          reply,
          false,
          "tried to " + what + ", but the server takes no login now: " + said(reply),
          "Wait some minutes, then run the same command again.",
          cause);
    }
    if (login && reply.enhanced().equals("5.7.9")) {
      return failure(
          Reason.CREDENTIALS,
          reply,
          false,
          "the mail server wants an app password for " + settings.user(),
          "Make one at myaccount.google.com (Security, 2-Step Verification, App passwords) and"
              + " put it into [email] password.",
          cause);
    }
    if (login) {
      return failure(
          Reason.CREDENTIALS,
          reply,
          false,
          "the mail server does not accept the password of " + settings.user(),
          "Compare [email] user and password with the account's app password.",
          cause);
    }
    if (reply.hasNoLoginInCommon()) {
      return failure(
          Reason.CREDENTIALS,
          reply,
          false,
          "the mail server " + settings.host() + " takes no login by a password",
          "Look whether the account's administrator allows app passwords, or use another server.",
          cause);
    }
    boolean plain = settings.startTls() && String.valueOf(cause.getMessage()).contains("STARTTLS");
    return failure(
        Reason.UNAVAILABLE,
        reply,
        false,
        "tried to "
            + what
            + " by "
            + settings.host()
            + ":"
            + settings.port()
            + ", but "
            + (plain
                ? "the server offers no encryption (STARTTLS)"
                : reply.number() > 0 ? said(reply) : "it cannot be reached: " + reply.text()),
        "Check [email] host, port and starttls, and the network.",
        cause);
  }

  ServiceException address(String address, MessagingException cause) {
    return failure(
        Reason.REFUSED,
        new MailServerReply(0, "", ""),
        false,
        "\"" + address + "\" is not an e-mail address",
        "Correct it where it was registered, or send the certificate by hand.",
        cause);
  }

  ServiceException interrupted() {
    return failure(
        Reason.INTERRUPTED,
        new MailServerReply(0, "", ""),
        false,
        "the run was interrupted before the message was sent",
        LATER,
        null);
  }

  private static String said(MailServerReply reply) {
    return "the server answered " + reply.text();
  }

  private static ServiceException failure(
      Reason reason,
      MailServerReply reply,
      boolean uncertain,
      String message,
      String advice,
      MessagingException cause) {
    return new ServiceException(
        MailClient.SERVICE,
        reason,
        reply.number(),
        reply.enhanced(),
        uncertain,
        message,
        advice,
        cause);
  }
}
