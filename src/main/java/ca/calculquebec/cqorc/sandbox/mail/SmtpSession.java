package ca.calculquebec.cqorc.sandbox.mail;

import ca.calculquebec.cqorc.sandbox.server.Fault;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;

/** One connection to the mail server, from greeting to end (RFC 5321, 3207, 4954). */
final class SmtpSession {
  private static final int LARGEST = 25 * 1024 * 1024;
  private static final int MOST_RECIPIENTS = 100;
  private static final int LINES_BEFORE_A_BREAK = 6;
  private static final String SIGNED = " cqorc-sandbox - gsmtp";
  private static final Pattern ADDRESS = Pattern.compile("(?i)(?:FROM|TO):\\s*<([^<>\\s]*)>(.*)");

  private final SmtpFaultInjector injector;
  private final Mailbox mailbox;
  private final SmtpLogin login;
  private final MailCertificate certificate;
  private Socket socket;
  private SmtpWire wire;
  private boolean encrypted;
  private Optional<String> from = Optional.empty();
  private final List<String> to = new ArrayList<>();

  SmtpSession(
      Socket socket, Mailbox mailbox, SmtpFaultInjector injector, MailCertificate certificate)
      throws IOException {
    this.socket = socket;
    this.wire = new SmtpWire(socket);
    this.mailbox = mailbox;
    this.injector = injector;
    this.certificate = certificate;
    this.login = new SmtpLogin(mailbox);
  }

  void run() throws IOException {
    boolean goesOn = serve("CONNECT", "", () -> SmtpReply.of(220, "127.0.0.1 ESMTP" + SIGNED));
    while (goesOn) {
      String line = wire.line();
      int blank = line.indexOf(' ');
      String verb = (blank < 0 ? line : line.substring(0, blank)).toUpperCase(Locale.ROOT);
      String argument = blank < 0 ? "" : line.substring(blank + 1).strip();
      goesOn = command(verb, argument);
    }
  }

  private boolean command(String verb, String argument) throws IOException {
    return switch (verb) {
      case "EHLO", "HELO" -> serve(verb, argument, () -> hello(verb));
      case "STARTTLS" -> startTls();
      case "AUTH" -> authenticate(argument);
      case "MAIL" -> serve(verb, address(argument), () -> mail(argument));
      case "RCPT" -> serve(verb, address(argument), () -> recipient(argument));
      case "DATA" -> data();
      case "RSET" -> serve(verb, "", this::reset);
      case "NOOP" -> serve(verb, "", () -> SmtpReply.of(250, "2.0.0 OK" + SIGNED));
      case "QUIT" -> {
        serve(verb, "", () -> SmtpReply.of(221, "2.0.0 closing connection" + SIGNED));
        yield false;
      }
      default -> serve(verb, "", () -> SmtpReply.of(502, "5.5.1 Unrecognized command." + SIGNED));
    };
  }

  /** One command with whatever strikes it; false when the connection is over. */
  private boolean serve(String verb, String argument, Supplier<SmtpReply> work) throws IOException {
    return serve(verb, argument, injector.strike(verb, argument), work);
  }

  private boolean serve(
      String verb, String argument, Optional<Fault> fault, Supplier<SmtpReply> work)
      throws IOException {
    injector.latency();
    if (fault.isEmpty()) {
      SmtpReply reply = work.get();
      injector.record(verb, argument, reply.code(), reply.good());
      wire.send(reply.text());
      return true;
    }
    Fault struck = fault.orElseThrow();
    return switch (struck.kind()) {
      case STATUS -> {
        SmtpReply reply = SmtpReply.of(struck.status(), struck.body());
        injector.record(verb, argument, reply.code(), false);
        wire.send(reply.text());
        yield reply.code() != 421;
      }
      case CUT_BEFORE -> {
        injector.record(verb, argument, 0, false);
        yield false;
      }
      case HANG -> {
        injector.record(verb, argument, 0, false);
        injector.pause(struck.pause());
        yield false;
      }
      case CUT_AFTER -> {
        injector.record(verb, argument, 0, work.get().good());
        yield false;
      }
      case SLOW -> {
        SmtpReply reply = work.get();
        injector.pause(struck.pause());
        injector.record(verb, argument, reply.code(), reply.good());
        wire.send(reply.text());
        yield true;
      }
      case TRUNCATED, BROKEN_JSON -> {
        SmtpReply reply = work.get();
        injector.record(verb, argument, 0, reply.good());
        wire.send(reply.text().substring(0, 2));
        yield false;
      }
    };
  }

  private SmtpReply hello(String verb) {
    reset();
    if (verb.equals("HELO")) {
      return SmtpReply.of(250, "127.0.0.1 at your service");
    }
    List<String> lines =
        new ArrayList<>(List.of("127.0.0.1 at your service", "SIZE " + LARGEST, "8BITMIME"));
    if (!encrypted) {
      lines.add("STARTTLS");
    }
    lines.addAll(List.of("AUTH LOGIN PLAIN", "ENHANCEDSTATUSCODES", "PIPELINING", "SMTPUTF8"));
    return new SmtpReply(250, lines);
  }

  private boolean startTls() throws IOException {
    if (encrypted) {
      return serve("STARTTLS", "", () -> SmtpReply.of(503, "5.5.1 TLS is on already." + SIGNED));
    }
    SmtpReply ready = SmtpReply.of(220, "2.0.0 Ready to start TLS");
    boolean[] begun = {false};
    boolean goesOn =
        serve(
            "STARTTLS",
            "",
            () -> {
              begun[0] = true;
              return ready;
            });
    if (!goesOn || !begun[0]) {
      return goesOn;
    }
    SSLSocket inner =
        (SSLSocket)
            certificate
                .context()
                .getSocketFactory()
                .createSocket(
                    socket, socket.getInetAddress().getHostAddress(), socket.getPort(), true);
    inner.setUseClientMode(false);
    inner.startHandshake();
    socket = inner;
    wire = new SmtpWire(inner);
    encrypted = true;
    // What was said before is forgotten: the client must introduce itself again.
    reset();
    login.forget();
    return true;
  }

  private boolean authenticate(String argument) throws IOException {
    String[] words = argument.split(" ", 2);
    String mechanism = words[0].toUpperCase(Locale.ROOT);
    List<String> answers = new ArrayList<>();
    if (words.length == 2) {
      answers.add(words[1]);
    }
    for (String challenge : login.challenges(mechanism, answers.size())) {
      wire.send("334 " + challenge + "\r\n");
      answers.add(wire.line());
    }
    return serve("AUTH", mechanism, () -> login.attempt(mechanism, answers));
  }

  private static String address(String argument) {
    Matcher address = ADDRESS.matcher(argument);
    return address.matches() ? address.group(1) : "";
  }

  private SmtpReply mail(String argument) {
    Matcher address = ADDRESS.matcher(argument);
    if (!login.done()) {
      return SmtpReply.of(530, "5.7.0 Authentication Required." + SIGNED);
    }
    if (!address.matches()) {
      return SmtpReply.of(555, "5.5.2 Syntax error." + SIGNED);
    }
    if (from.isPresent()) {
      return SmtpReply.of(503, "5.5.1 MAIL again." + SIGNED);
    }
    Matcher size = Pattern.compile("(?i).*\\bSIZE=(\\d{1,15})\\b.*").matcher(address.group(2));
    if (size.matches() && Long.parseLong(size.group(1)) > LARGEST) {
      return tooLarge();
    }
    from = Optional.of(address.group(1));
    return SmtpReply.of(250, "2.1.0 OK" + SIGNED);
  }

  private SmtpReply recipient(String argument) {
    String address = address(argument);
    if (from.isEmpty()) {
      return SmtpReply.of(503, "5.5.1 MAIL first." + SIGNED);
    }
    if (!address.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+")) {
      return SmtpReply.of(553, "5.1.3 The recipient address is not a valid address." + SIGNED);
    }
    // Nobody can ever have an address under this name (RFC 2606).
    if (address.toLowerCase(Locale.ROOT).endsWith(".invalid")) {
      return SmtpReply.of(
          550, "5.1.1 The email account that you tried to reach does not exist." + SIGNED);
    }
    if (to.size() >= MOST_RECIPIENTS) {
      return SmtpReply.of(452, "4.5.3 Too many recipients." + SIGNED);
    }
    to.add(address);
    return SmtpReply.of(250, "2.1.5 OK" + SIGNED);
  }

  /** The command, and then the message, each with whatever strikes it. */
  private boolean data() throws IOException {
    String whom = String.join(",", to);
    boolean ready = from.isPresent() && !to.isEmpty();
    boolean[] begun = {false};
    boolean goesOn =
        serve(
            "DATA",
            whom,
            () -> {
              begun[0] = ready;
              return ready
                  ? SmtpReply.of(354, "Go ahead" + SIGNED)
                  : SmtpReply.of(503, "5.5.1 RCPT first." + SIGNED);
            });
    if (!goesOn || !begun[0]) {
      return goesOn;
    }
    Optional<Fault> fault = injector.strike("MESSAGE", whom);
    if (fault.filter(one -> one.kind() == Fault.FaultKind.TRUNCATED).isPresent()) {
      // The connection breaks while the message is under way.
      wire.content(LARGEST, LINES_BEFORE_A_BREAK);
      injector.record("MESSAGE", whom, 0, false);
      return false;
    }
    String content = wire.content(LARGEST, 0);
    goesOn = serve("MESSAGE", whom, fault, () -> accept(content));
    reset();
    return goesOn;
  }

  private SmtpReply accept(String content) {
    if (content.length() > LARGEST) {
      return tooLarge();
    }
    if (mailbox.isFull()) {
      return SmtpReply.of(550, "5.4.5 Daily user sending limit exceeded." + SIGNED);
    }
    mailbox.add(from.orElseThrow(), to, encrypted, content);
    return SmtpReply.of(250, "2.0.0 OK" + SIGNED);
  }

  private static SmtpReply tooLarge() {
    return SmtpReply.of(552, "5.2.3 Your message exceeded Google's message size limits." + SIGNED);
  }

  private SmtpReply reset() {
    from = Optional.empty();
    to.clear();
    return SmtpReply.of(250, "2.1.5 Flushed" + SIGNED);
  }
}
