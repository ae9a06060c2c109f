package ca.calculquebec.cqorc.service.mail;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ServiceException.Reason;
import ca.calculquebec.cqorc.http.HttpEvents;
import ca.calculquebec.cqorc.http.LongWait;
import ca.calculquebec.cqorc.http.Sleeper;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BooleanSupplier;

/**
 * Sends messages over one connection, which is made when the first one is sent. Used from several
 * threads, it sends one at a time.
 */
public final class MailClient implements AutoCloseable {
  /** As messages name it. */
  public static final String SERVICE = "the mail server";

  private static final List<Duration> WAITS =
      List.of(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(60));

  /** For one message and all answers to it, or for one login. */
  static final Duration DIALOGUE = Duration.ofMinutes(3);

  private static final Duration IDLE = Duration.ofSeconds(20);
  private static final int MOST_POLICY_REFUSALS = 3;

  private final MailSettings settings;
  private final Clock clock;
  private final Sleeper sleeper;
  private final HttpEvents events;
  private final BooleanSupplier stopping;
  private final Duration slow;
  private final PromptSockets sockets;
  private final Session session;
  private final MailFailures failures;
  private CommittingTransport transport;
  private Instant lastUse = Instant.MIN;
  private ServiceException end;
  private int policyRefusals;

  /**
   * @param clock of the real time: a connection that was idle is looked at before it is used
   * @param events hears of waits, and of a server that is slow
   * @param stopping whether the run is to end
   */
  public MailClient(
      MailSettings settings,
      Clock clock,
      Sleeper sleeper,
      HttpEvents events,
      BooleanSupplier stopping) {
    this(settings, clock, sleeper, events, stopping, DIALOGUE, LongWait.SLOW);
  }

  MailClient(
      MailSettings settings,
      Clock clock,
      Sleeper sleeper,
      HttpEvents events,
      BooleanSupplier stopping,
      Duration dialogue,
      Duration slow) {
    this.settings = settings;
    this.clock = clock;
    this.sleeper = sleeper;
    this.events = events;
    this.stopping = stopping;
    this.slow = slow;
    this.sockets = new PromptSockets(dialogue);
    this.session = Session.getInstance(properties(settings, sockets));
    this.failures = new MailFailures(settings);
  }

  private static Properties properties(MailSettings settings, PromptSockets sockets) {
    String protocol = protocol(settings);
    Properties properties = new Properties();
    properties.put("mail." + protocol + ".auth", "true");
    properties.put("mail." + protocol + ".auth.mechanisms", "PLAIN LOGIN");
    // Else the library looks the machine's own name up, which may take long.
    properties.put("mail." + protocol + ".localhost", "[127.0.0.1]");
    properties.put("mail." + protocol + ".from", settings.user());
    properties.put("mail." + protocol + ".connectiontimeout", "20000");
    properties.put("mail." + protocol + ".timeout", "120000");
    properties.put("mail." + protocol + ".writetimeout", "120000");
    properties.put("mail." + protocol + ".quitwait", "false");
    properties.put("mail." + protocol + ".socketFactory", sockets);
    properties.put("mail." + protocol + ".ssl.checkserveridentity", "true");
    properties.put("mail." + protocol + ".ssl.protocols", "TLSv1.2 TLSv1.3");
    settings
        .trust()
        .ifPresent(
            trust -> {
              properties.put("mail." + protocol + ".ssl.socketFactory", trust);
              properties.put("mail." + protocol + ".ssl.socketFactory.fallback", "false");
            });
    if (settings.startTls() && !settings.encryptedFromTheStart()) {
      properties.put("mail.smtp.starttls.enable", "true");
      properties.put("mail.smtp.starttls.required", "true");
    }
    return properties;
  }

  private static String protocol(MailSettings settings) {
    return settings.encryptedFromTheStart() ? "smtps" : "smtp";
  }

  /** Connects and logs in, as the cheapest check of the account. */
  public synchronized void verify() throws ServiceException {
    connect("log in");
  }

  /**
   * Why nothing more can be sent in this run: the day's limit, a wrong password, a server that
   * cannot be reached.
   */
  public synchronized Optional<ServiceException> end() {
    return Optional.ofNullable(end);
  }

  /**
   * Sends one message. What fails before the server could have it is tried again.
   *
   * @param beforeCommit called when the server is about to take the message: a caller that notes it
   *     then knows what a process that ends now leaves open
   * @throws ServiceException {@code uncertain} when the message may be on its way
   */
  @SuppressWarnings("try") // the wait is ended, not used
  public synchronized void send(OutgoingMail mail, Runnable beforeCommit) throws ServiceException {
    if (end != null) {
      throw end;
    }
    String what = "send a message to " + mail.toAddress();
    ComposedMessage message = composed(mail);
    for (int attempt = 0; ; attempt++) {
      connect(what);
      transport.next(beforeCommit);
      try (LongWait wait = begin(what)) {
        transport.sendMessage(message, message.getAllRecipients());
        lastUse = clock.instant();
        policyRefusals = 0;
        return;
      } catch (MessagingException failure) {
        lastUse = clock.instant();
        boolean undecided = transport.isUndecided();
        MailServerReply reply = MailServerReply.of(failure);
        if (undecided) {
          drop();
          throw failures.undecided(what, failure);
        }
        boolean lost = reply.number() == 0 || reply.isBusy();
        if (lost) {
          drop();
        }
        if (lost && sockets.isOver()) {
          throw ended(failures.tooSlow(what, failure), reply, true);
        }
        if (!lost || attempt == WAITS.size()) {
          throw ended(failures.of(what, reply, failure, lost), reply, lost);
        }
        pause(WAITS.get(attempt));
      }
    }
  }

  private ComposedMessage composed(OutgoingMail mail) throws ServiceException {
    try {
      return ComposedMessage.of(session, settings, mail);
    } catch (AddressException malformed) {
      throw failures.address(mail.toAddress(), malformed);
    } catch (MessagingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Remembers a failure after which nothing more is sent. */
  private ServiceException ended(ServiceException failure, MailServerReply reply, boolean lost) {
    policyRefusals = reply.isPolicy() ? policyRefusals + 1 : 0;
    boolean all = failure.reason() == Reason.LIMIT || failure.reason() == Reason.CREDENTIALS;
    if (all || lost || policyRefusals >= MOST_POLICY_REFUSALS) {
      end = failure;
      drop();
    }
    return failure;
  }

  /** A new message, login or question: it has the whole time. */
  private LongWait begin(String what) {
    sockets.begin();
    return LongWait.begin(events, SERVICE, what, slow);
  }

  @SuppressWarnings("try") // the wait is ended, not used
  private void connect(String what) throws ServiceException {
    if (transport != null && idle()) {
      boolean alive;
      try (LongWait wait = begin(what)) {
        alive = transport.isConnected();
      }
      if (!alive) {
        drop();
      }
    }
    for (int attempt = 0; transport == null; attempt++) {
      CommittingTransport connecting = new CommittingTransport(session, protocol(settings));
      try (LongWait wait = begin(what)) {
        connecting.connect(
            settings.host(), settings.port(), settings.user(), settings.sentPassword());
        transport = connecting;
        lastUse = clock.instant();
      } catch (MessagingException failure) {
        close(connecting);
        MailServerReply reply = MailServerReply.of(failure);
        boolean login = reply.refusesLogin(failure);
        // A refused login is not tried again: that locks accounts.
        boolean slow = sockets.isOver();
        if (login || slow || reply.number() >= 400 || reply.hasNoLoginInCommon() || attempt == 1) {
          end =
              slow
                  ? failures.tooSlow(what, failure)
                  : failures.connection(what, reply, failure, login);
          throw end;
        }
        pause(WAITS.get(0));
      }
    }
  }

  private boolean idle() {
    return lastUse.plus(IDLE).isBefore(clock.instant());
  }

  private void pause(Duration duration) throws ServiceException {
    HttpEvents.Wait wait =
        new HttpEvents.Wait(SERVICE, duration, "trying again after trouble at " + SERVICE);
    events.waitBegins(wait);
    try {
      if (!stopping.getAsBoolean()) {
        sleeper.sleep(duration);
      }
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
    } finally {
      events.waitEnds(wait);
    }
    if (stopping.getAsBoolean() || Thread.currentThread().isInterrupted()) {
      throw failures.interrupted();
    }
  }

  private void drop() {
    if (transport != null) {
      close(transport);
      transport = null;
    }
  }

  private static void close(CommittingTransport transport) {
    try {
      transport.close();
    } catch (MessagingException gone) {
      // It is closed all the same.
    }
  }

  @Override
  public synchronized void close() {
    drop();
  }

  /** Whether this is one person's address. */
  public static boolean isAddress(String text) {
    try {
      Address address = ComposedMessage.address(text, "");
      return !address.toString().isEmpty();
    } catch (AddressException none) {
      return false;
    }
  }

  /** Whether answers can go there: one address or several, with names or without. */
  public static boolean isReplyTo(String text) {
    try {
      return ComposedMessage.replyTo(text).length > 0;
    } catch (AddressException none) {
      return false;
    }
  }
}
