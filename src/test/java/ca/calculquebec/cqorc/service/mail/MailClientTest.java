package ca.calculquebec.cqorc.service.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ServiceException.Reason;
import ca.calculquebec.cqorc.http.FakeTime;
import ca.calculquebec.cqorc.http.HttpEvents;
import ca.calculquebec.cqorc.sandbox.Sandbox;
import ca.calculquebec.cqorc.sandbox.SandboxOptions;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages as they leave, and what a server's answers mean for the next ones. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class MailClientTest {
  private static final Instant NOW = Instant.parse("2026-11-24T15:00:00Z");
  private static final String USER = "formation@ecole.example";
  private static final byte[] PDF = "%PDF-1.4 certificate".getBytes(StandardCharsets.US_ASCII);

  private final List<Duration> waits = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final Set<String> slow = ConcurrentHashMap.newKeySet();
  private final Set<String> over = ConcurrentHashMap.newKeySet();
  private final HttpEvents events =
      new HttpEvents() {
        @Override
        public void attempted(Attempt attempt) {}

        @Override
        public void waitBegins(Wait wait) {
          told.add(wait.duration().toSeconds() + " s: " + wait.reason());
        }

        @Override
        public void waitEnds(Wait wait) {}

        @Override
        public void lasts(Pending pending) {
          slow.add(pending.service() + ": " + pending.what());
        }

        @Override
        public void ends(Pending pending) {
          slow.remove(pending.service() + ": " + pending.what());
          over.add(pending.service() + ": " + pending.what());
        }
      };
  private FaultySmtp server;
  private MailClient client;

  @BeforeEach
  void start() throws Exception {
    server = new FaultySmtp();
    client = client(server.port(), false, "secret word", Optional.empty());
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    server.close();
  }

  private MailClient client(
      int port, boolean startTls, String password, Optional<SSLSocketFactory> trust) {
    return client(new MailSettings("127.0.0.1", port, startTls, USER, "", password, trust));
  }

  private static OutgoingMail mail(String address, String name, String subject, String text) {
    return new OutgoingMail(
        "cqorc.1@ecole.example",
        address,
        name,
        Optional.of("reponses@ecole.example"),
        subject,
        text,
        Optional.empty(),
        "Attestation_CQ_ZOE_ROY_7.pdf",
        "application/pdf",
        PDF,
        NOW);
  }

  private static OutgoingMail to(String address) {
    return mail(address, "Zoé", "Attestation", "Bonjour");
  }

  private ServiceException refusal(String address) {
    return assertThrows(ServiceException.class, () -> client.send(to(address), () -> {}));
  }

  @Test
  void the_password_goes_over_an_encrypted_line_only(@TempDir Path folder) throws Exception {
    SandboxOptions options = SandboxOptions.in(folder).withCourses(1).withGit(false);
    try (Sandbox sandbox = Sandbox.start(options, Clock.fixed(NOW, ZoneOffset.UTC))) {
      String config = Files.readString(sandbox.configDirectory().resolve("sandbox.cfg"));
      int port = Integer.parseInt(config.replaceAll("(?s).*\\nport = (\\d+).*", "$1"));
      String secrets = Files.readString(sandbox.secretsDirectory().resolve("secrets.cfg"));
      String user = secrets.replaceAll("(?s).*\\nuser = (\\S+).*", "$1");
      String password = secrets.replaceAll("(?s).*\\[email\\].*password = ([^\\n]+)\\n.*", "$1");
      MailSettings trusting =
          new MailSettings(
              "127.0.0.1", port, true, user, "", password, Optional.of(trusting(folder)));
      try (MailClient encrypted = client(trusting)) {
        encrypted.send(to("zoe@exemple.example"), () -> {});
      }
      assertEquals(1, sandbox.mail().size());
      assertTrue(
          sandbox.requests().stream().anyMatch(one -> one.method().equals("STARTTLS")),
          "no STARTTLS was asked for");
      MailSettings wary =
          new MailSettings("127.0.0.1", port, true, user, "", password, Optional.empty());
      try (MailClient encrypted = client(wary)) {
        assertThrows(
            ServiceException.class, () -> encrypted.send(to("max@exemple.example"), () -> {}));
      }
      assertEquals(1, sandbox.mail().size());
    }
  }

  private MailClient client(MailSettings settings) {
    return new MailClient(
        settings, Clock.fixed(NOW, ZoneOffset.UTC), waits::add, events, () -> false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONNECT", "AUTH", "RCPT", "DOT"})
  void a_server_that_answers_letter_by_letter_is_told_and_not_waited_for_for_ever(String dripping)
      throws Exception {
    server.misbehave(
        (number, command, argument) ->
            command.equals(dripping) ? FaultySmtp.DRIPPING : FaultySmtp.ORDINARY);
    MailSettings settings =
        new MailSettings(
            "127.0.0.1", server.port(), false, USER, "", "secret word", Optional.empty());
    try (MailClient brief =
        new MailClient(
            settings,
            Clock.fixed(NOW, ZoneOffset.UTC),
            waits::add,
            events,
            () -> false,
            Duration.ofSeconds(1),
            Duration.ofMillis(100))) {
      ServiceException failure =
          assertThrows(
              ServiceException.class, () -> brief.send(to("zoe@exemple.example"), () -> {}));
      assertEquals(dripping.equals("DOT"), failure.uncertain(), failure.getMessage());
      assertEquals(List.of(), waits);
      assertEquals(1, server.connections());
      assertEquals(Set.of("the mail server: send a message to zoe@exemple.example"), over);
      assertEquals(Set.of(), slow);
    }
  }

  @Test
  void a_connection_that_was_idle_for_longer_than_answers_may_take_is_used_again()
      throws Exception {
    MailSettings settings =
        new MailSettings(
            "127.0.0.1", server.port(), false, USER, "", "secret word", Optional.empty());
    Duration dialogue = Duration.ofSeconds(2);
    FakeTime time = new FakeTime(NOW.toString());
    try (MailClient rested =
        new MailClient(
            settings, time, time, events, () -> false, dialogue, Duration.ofMinutes(1))) {
      rested.send(to("zoe@exemple.example"), () -> {});
      time.advance(Duration.ofMinutes(1));
      Thread.sleep(dialogue.plusMillis(50).toMillis());
      rested.send(to("max@exemple.example"), () -> {});
    }
    assertEquals(2, server.taken().size());
    assertEquals(1, server.connections());
  }

  /** Trusts the sandbox's certificate and no other. */
  private static SSLSocketFactory trusting(Path folder) throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream pem = Files.newInputStream(folder.resolve("mail-certificate.pem"))) {
      store.setCertificateEntry(
          "sandbox", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context.getSocketFactory();
  }

  @Test
  void a_message_is_read_by_another_program_as_it_was_meant() throws Exception {
    GreenMail mailbox =
        new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
    mailbox.setUser(USER, USER, "secret word");
    mailbox.start();
    try (MailClient plain =
        client(mailbox.getSmtp().getPort(), false, "secret word", Optional.empty())) {
      String name = "Éloïse \"Zoé\" O'Brien-Lévesque, 王";
      plain.send(
          mail("zoe@exemple.example", name, "Attestation – été 日", "Bonjour Éloïse,\n.\nà bientôt"),
          () -> {});
      plain.send(to("second@exemple.example"), () -> {});
      MimeMessage received = mailbox.getReceivedMessages()[0];
      assertEquals("<cqorc.1@ecole.example>", received.getMessageID());
      assertEquals("Attestation – été 日", received.getSubject());
      assertEquals(USER, received.getFrom()[0].toString());
      assertEquals("reponses@ecole.example", received.getReplyTo()[0].toString());
      jakarta.mail.internet.InternetAddress to =
          (jakarta.mail.internet.InternetAddress) received.getAllRecipients()[0];
      assertEquals(name, to.getPersonal());
      assertEquals("zoe@exemple.example", to.getAddress());
      assertEquals(NOW, received.getSentDate().toInstant());
      MimeMultipart parts = (MimeMultipart) received.getContent();
      assertEquals(
          "Bonjour Éloïse,\n.\nà bientôt",
          parts.getBodyPart(0).getContent().toString().replace("\r", "").strip());
      assertEquals("Attestation_CQ_ZOE_ROY_7.pdf", parts.getBodyPart(1).getFileName());
      assertEquals(
          new String(PDF, StandardCharsets.US_ASCII),
          new String(
              parts.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
      assertTrue(GreenMailUtil.getHeaders(received).contains("Auto-Submitted: auto-generated"));
      assertEquals(2, mailbox.getReceivedMessages().length);
    } finally {
      mailbox.stop();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Formation | From: Formation <formation@ecole.example>",
        "Calcul Québec, formation |"
            + " From: =?UTF-8?Q?Calcul_Qu=C3=A9bec=2C_formation?= <formation@ecole.example>",
        "A, B | From: \"A, B\" <formation@ecole.example>",
      })
  void messages_come_from_the_name_of_the_configuration(String name, String header)
      throws Exception {
    MailSettings named =
        new MailSettings(
            "127.0.0.1", server.port(), false, USER, name, "secret word", Optional.empty());
    try (MailClient other = client(named)) {
      other.send(to("zoe@exemple.example"), () -> {});
    }
    String data = server.taken().get(0).text();
    assertTrue(data.contains(header + "\r\n") || data.contains(header + "\n"), data);
  }

  @Test
  void a_page_goes_out_beside_the_text_and_above_the_attachment() throws Exception {
    OutgoingMail mail = to("zoe@exemple.example");
    client.send(
        new OutgoingMail(
            mail.messageId(),
            mail.toAddress(),
            mail.toName(),
            mail.replyTo(),
            mail.subject(),
            mail.text(),
            Optional.of("<b>Bonjour</b> é"),
            mail.attachmentName(),
            mail.attachmentType(),
            mail.attachment(),
            mail.date()),
        () -> {});
    MimeMessage sent =
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(
                server.taken().get(0).text().getBytes(StandardCharsets.ISO_8859_1)));
    MimeMultipart whole = (MimeMultipart) sent.getContent();
    assertEquals(2, whole.getCount());
    MimeMultipart either = (MimeMultipart) whole.getBodyPart(0).getContent();
    assertTrue(either.getContentType().startsWith("multipart/alternative"));
    assertEquals("Bonjour", either.getBodyPart(0).getContent().toString().strip());
    assertTrue(either.getBodyPart(1).getContentType().startsWith("text/html"));
    assertEquals("<b>Bonjour</b> é", either.getBodyPart(1).getContent().toString().strip());
    assertEquals("Attestation_CQ_ZOE_ROY_7.pdf", whole.getBodyPart(1).getFileName());
  }

  @Test
  void answers_may_go_to_a_name_and_to_several() throws Exception {
    OutgoingMail mail = to("zoe@exemple.example");
    client.send(
        new OutgoingMail(
            mail.messageId(),
            mail.toAddress(),
            mail.toName(),
            Optional.of("Formation Québec <r@ecole.example>, s@ecole.example"),
            mail.subject(),
            mail.text(),
            mail.html(),
            mail.attachmentName(),
            mail.attachmentType(),
            mail.attachment(),
            mail.date()),
        () -> {});
    assertEquals(
        "=?UTF-8?Q?Formation_Qu=C3=A9bec?= <r@ecole.example>, s@ecole.example",
        server.taken().get(0).header("Reply-To").replaceAll("\\s+", " "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\r\nBcc: x@y.example",
        "a\nBcc: x@y.example",
        "a\rBcc: x@y.example\r\n\r\nevil",
        "a\u2028Bcc: x@y.example",
        "a\u0085Bcc: x@y.example",
        "=?UTF-8?Q?a=0D=0ABcc:_x@y.example?=",
        "\u202eevil\u202c",
      })
  void what_people_are_called_adds_no_header(String hostile) throws Exception {
    OutgoingMail mail = mail("zoe@exemple.example", hostile, hostile, hostile);
    client.send(
        new OutgoingMail(
            mail.messageId() + "\r\nBcc: z@y.example",
            mail.toAddress(),
            mail.toName(),
            mail.replyTo(),
            mail.subject(),
            mail.text(),
            mail.html(),
            "a\r\nBcc: x@y.example.pdf",
            mail.attachmentType(),
            mail.attachment(),
            mail.date()),
        () -> {});
    FaultySmtp.Taken taken = server.taken().get(0);
    assertEquals("", taken.header("Bcc"));
    assertEquals("zoe@exemple.example", taken.to());
    assertFalse(taken.header("Subject").contains("\u202e"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "zoe",
        "zoe@",
        "@exemple.example",
        "zoe@exemple.example, max@exemple.example",
        "Zoé <zoe@exemple.example>",
        "zoe@exemple.example\r\nRCPT TO:<x@y.example>",
        "zoé@exemple.example",
        "zoe @exemple.example",
        "<zoe@exemple.example>",
        "group: zoe@exemple.example;",
      })
  void what_is_not_one_address_is_not_written_to(String address) {
    assertFalse(MailClient.isAddress(address));
    assertEquals(Reason.REFUSED, refusal(address).reason());
    assertEquals(List.of(), server.commands());
  }

  @Test
  void all_messages_go_over_one_connection() throws Exception {
    for (int number = 0; number < 5; number++) {
      client.send(to("p" + number + "@exemple.example"), () -> {});
    }
    assertEquals(1, server.connections());
    assertEquals(5, server.taken().size());
    assertEquals(1, server.commands().stream().filter("AUTH"::equals).count());
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL,550 5.4.5 Daily user sending limit exceeded,LIMIT,true",
    "RCPT,550 5.4.5 Daily user sending limit exceeded,LIMIT,true",
    "DATA,550 5.4.5 Daily user sending limit exceeded,LIMIT,true",
    "DOT,550 5.4.5 Daily user sending limit exceeded,LIMIT,true",
    "RCPT,550 5.1.1 The email account does not exist,REFUSED,false",
    "DOT,550 5.1.1 The email account does not exist,REFUSED,false",
    "RCPT,553 5.1.2 no such domain,REFUSED,false",
    "DOT,552 5.2.3 too large,REFUSED,false",
    "RCPT,450 4.2.1 The user is receiving mail too quickly,UNAVAILABLE,false",
    "DOT,451 4.3.0 try later,UNAVAILABLE,false",
    "MAIL,452 4.5.3 later,UNAVAILABLE,false",
    "AUTH,535 5.7.8 Username and Password not accepted,CREDENTIALS,true",
    "AUTH,534 5.7.9 Application-specific password required,CREDENTIALS,true",
    "AUTH,454 4.7.0 Too many login attempts,LIMIT,true",
    "MAIL,530 5.7.0 Must issue a STARTTLS command first,CREDENTIALS,true",
  })
  void an_answer_means_one_person_or_all(String command, String reply, Reason reason, boolean all)
      throws Exception {
    server.misbehave((number, at, argument) -> at.equals(command) ? reply : "");
    ServiceException refusal = refusal("zoe@exemple.example");
    assertEquals(reason, refusal.reason(), refusal.getMessage());
    assertFalse(refusal.uncertain());
    assertEquals(all, client.end().isPresent());
    assertFalse(refusal.getMessage().contains("secret word"));
    server.behave();
    if (all) {
      assertThrows(ServiceException.class, () -> client.send(to("max@exemple.example"), () -> {}));
      assertEquals(List.of(), server.commands());
    } else {
      client.send(to("max@exemple.example"), () -> {});
      assertEquals("max@exemple.example", server.taken().get(0).to());
    }
  }

  @Test
  void a_server_without_a_login_by_password_is_no_wrong_password() {
    server.misbehave(
        (n, at, argument) -> at.equals("EHLO") ? "250-faulty\r\n250 AUTH XOAUTH2" : "");
    ServiceException refusal = refusal("zoe@exemple.example");
    assertEquals(Reason.CREDENTIALS, refusal.reason());
    assertTrue(refusal.getMessage().contains("no login by a password"), refusal.getMessage());
    assertEquals(List.of(), waits);
  }

  @Test
  void three_refusals_for_policy_in_a_row_end_the_run() throws Exception {
    server.misbehave((n, at, argument) -> at.equals("DOT") ? "550 5.7.1 looks like spam" : "");
    refusal("a@exemple.example");
    refusal("b@exemple.example");
    assertTrue(client.end().isEmpty());
    refusal("c@exemple.example");
    assertTrue(client.end().isPresent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONNECT", "EHLO", "AUTH", "MAIL", "RCPT", "DATA"})
  void what_is_lost_before_the_dot_is_sent_again_by_itself(String command) throws Exception {
    boolean[] struck = new boolean[1];
    server.misbehave(
        (n, at, argument) -> {
          boolean now = at.equals(command) && !struck[0];
          struck[0] |= now;
          return now ? FaultySmtp.CUT_BEFORE : "";
        });
    client.send(to("zoe@exemple.example"), () -> {});
    assertEquals(1, server.taken().size());
    assertTrue(struck[0]);
  }

  @Test
  void a_message_cut_in_its_middle_is_sent_again() throws Exception {
    boolean[] struck = new boolean[1];
    int[] announced = new int[1];
    server.misbehave(
        (n, at, argument) -> {
          boolean now = at.equals("DATA") && !struck[0];
          struck[0] |= now;
          return now ? FaultySmtp.CUT_DURING : "";
        });
    OutgoingMail large =
        new OutgoingMail(
            "1@e.example",
            "zoe@exemple.example",
            "",
            Optional.empty(),
            "s",
            "t",
            Optional.empty(),
            "a.pdf",
            "application/pdf",
            new byte[8_000_000],
            NOW);
    client.send(large, () -> announced[0]++);
    assertEquals(1, server.taken().size());
    assertEquals(1, announced[0]);
  }

  @ParameterizedTest
  @ValueSource(strings = {FaultySmtp.CUT_BEFORE, FaultySmtp.CUT_AFTER})
  void what_is_lost_after_the_dot_is_undecided_and_not_repeated(String cut) throws Exception {
    server.misbehave((n, at, argument) -> at.equals("DOT") ? cut : "");
    ServiceException lost = refusal("zoe@exemple.example");
    assertTrue(lost.uncertain());
    assertTrue(client.end().isEmpty());
    assertEquals(1, server.commands().stream().filter("DOT"::equals).count());
    server.behave();
    client.send(to("max@exemple.example"), () -> {});
    assertEquals("max@exemple.example", server.taken().get(server.taken().size() - 1).to());
  }

  @Test
  void a_busy_server_is_asked_again_and_again_later() throws Exception {
    int[] times = new int[1];
    server.misbehave(
        (n, at, argument) -> at.equals("MAIL") && times[0]++ < 2 ? "421 4.7.0 too fast" : "");
    client.send(to("zoe@exemple.example"), () -> {});
    assertEquals(List.of(Duration.ofSeconds(5), Duration.ofSeconds(20)), waits);
    assertEquals("20 s: trying again after trouble at the mail server", told.get(1));
    assertEquals(1, server.taken().size());
  }

  @Test
  void a_server_that_stays_busy_ends_the_run() {
    server.misbehave((n, at, argument) -> at.equals("MAIL") ? "421 4.7.0 too fast" : "");
    assertEquals(Reason.UNAVAILABLE, refusal("zoe@exemple.example").reason());
    assertTrue(client.end().isPresent());
    assertEquals(3, waits.size());
  }

  @Test
  void nobody_sends_a_password_over_a_line_without_encryption() {
    client = client(server.port(), true, "secret word", Optional.empty());
    ServiceException refusal = refusal("zoe@exemple.example");
    assertTrue(refusal.getMessage().contains("offers no encryption"), refusal.getMessage());
    assertFalse(server.commands().contains("AUTH"));
  }

  @Test
  void a_server_that_is_not_there_ends_the_run() throws Exception {
    int nobody;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = free.getLocalPort();
    }
    client = client(nobody, false, "secret word", Optional.empty());
    ServiceException refusal = refusal("zoe@exemple.example");
    assertEquals(Reason.UNAVAILABLE, refusal.reason());
    assertTrue(refusal.getMessage().contains("cannot be reached"), refusal.getMessage());
  }

  @Test
  void googles_app_password_may_be_typed_as_google_shows_it() {
    MailSettings settings =
        new MailSettings("h", 587, true, USER, "", "abcd efgh ijkl mnop", Optional.empty());
    assertEquals("abcdefghijklmnop", settings.sentPassword());
    assertEquals(
        "secret word",
        new MailSettings("h", 587, true, USER, "", "secret word", Optional.empty()).sentPassword());
    assertNotEquals(true, settings.toString().contains("abcd"));
  }
}
