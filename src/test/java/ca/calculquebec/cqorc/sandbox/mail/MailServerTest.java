package ca.calculquebec.cqorc.sandbox.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.sandbox.Rig;
import ca.calculquebec.cqorc.sandbox.server.Fault;
import ca.calculquebec.cqorc.sandbox.server.RecordedRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class MailServerTest {
  private static final String MESSAGE =
      """
      Subject: =?UTF-8?Q?Attestation_=E2=80=93_?=\r
       =?UTF-8?B?w4l0w6k=?=\r
      Message-ID: <1001-1@cqorc>\r
      MIME-Version: 1.0\r
      Content-Type: multipart/mixed; boundary="==b=="\r
      \r
      --==b==\r
      Content-Type: text/plain; charset=UTF-8\r
      Content-Transfer-Encoding: quoted-printable\r
      \r
      Bonjour =C3=89lo=\r
      =C3=AFse,\r
      .fin\r
      --==b==\r
      Content-Type: application/pdf\r
      Content-Transfer-Encoding: base64\r
      Content-Disposition: attachment; filename*=UTF-8''%C3%89lo%C3%AFse.pdf\r
      \r
      AAH/\r
      --==b==--""";

  @TempDir Path dir;
  private Rig rig;
  private String user;
  private String password;

  @BeforeEach
  void start() throws InputException, IOException {
    begin(dir.resolve("one"));
  }

  private void begin(Path folder) throws InputException, IOException {
    begin(new Rig(folder));
  }

  private void begin(Rig made) throws IOException {
    rig = made;
    user = rig.secret("user");
    password = rig.secret("password");
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  private SmtpClient client() throws IOException {
    Path addresses = rig.sandbox.configDirectory().resolve("sandbox.cfg");
    return new SmtpClient(Integer.parseInt(rig.setting(addresses, "port")));
  }

  private SmtpClient loggedIn() throws IOException {
    SmtpClient client = client();
    assertTrue(client.login(user, password).startsWith("235 2.7.0"));
    return client;
  }

  private static String note(String subject) {
    return "Subject: " + subject + "\r\n\r\nBonjour";
  }

  private List<String> subjects() {
    return rig.sandbox.mail().stream().map(ReceivedMail::subject).toList();
  }

  @Test
  void a_message_is_kept_as_it_came_and_can_be_read() throws IOException, InterruptedException {
    try (SmtpClient client = loggedIn()) {
      assertTrue(client.greeting.startsWith("220 "));
      assertTrue(client.mail("eloise@univ.example", MESSAGE).startsWith("250 2.0.0"));
      assertTrue(client.say("QUIT").startsWith("221"));
    }
    ReceivedMail mail = rig.sandbox.mail().get(0);
    assertEquals("Attestation – Été", mail.subject());
    assertEquals("<1001-1@cqorc>", mail.header("message-id"));
    assertEquals("Bonjour Éloïse,\r\n.fin", mail.text());
    assertEquals(List.of("Éloïse.pdf"), mail.attachments());
    assertArrayEquals(new byte[] {0, 1, -1}, mail.attachment(0));
    assertEquals(List.of("eloise@univ.example"), mail.to());
    assertEquals("formation@sandbox.example", mail.from());
    assertFalse(mail.encrypted());
    assertEquals(MESSAGE + "\r\n", mail.raw());
    assertEquals(
        "Attestation – Été",
        rig.send("GET", "/sandbox/mail", Map.of(), "").json().path(0).path("subject").asText());
    assertEquals(MESSAGE + "\r\n", rig.send("GET", "/sandbox/mail/0", Map.of(), "").body());
    assertEquals(404, rig.send("GET", "/sandbox/mail/1", Map.of(), "").status());
    assertTrue(rig.send("GET", "/", Map.of(), "").body().contains("<td>Éloïse.pdf</td>"));
  }

  @Test
  void sending_needs_the_accounts_app_password() throws IOException {
    try (SmtpClient client = client()) {
      assertTrue(client.say("EHLO x").contains("250-AUTH LOGIN PLAIN"));
      assertTrue(client.say("MAIL FROM:<a@x.example>").startsWith("530 5.7.0"));
      assertTrue(client.login(user, "wrong").startsWith("535 5.7.8"));
      assertTrue(client.say("AUTH CRAM-MD5").startsWith("504"));
      assertEquals("334 VXNlcm5hbWU6", client.say("AUTH LOGIN"));
      assertEquals("334 UGFzc3dvcmQ6", client.say(SmtpClient.base64(user)));
      assertTrue(client.say(SmtpClient.base64(password.replace(" ", ""))).startsWith("235"));
      assertTrue(client.say("AUTH LOGIN x").startsWith("334"));
    }
    for (RecordedRequest one : rig.sandbox.requests()) {
      assertFalse(one.toString().contains(password), one.toString());
    }
  }

  @Test
  void the_connection_can_be_encrypted() throws IOException, GeneralSecurityException {
    try (SmtpClient client = client()) {
      assertTrue(client.say("EHLO x").contains("STARTTLS"));
      assertTrue(client.say("STARTTLS").startsWith("220"));
      client.startTls(dir.resolve("one/mail-certificate.pem"));
      assertFalse(client.say("EHLO x").contains("STARTTLS"));
      assertTrue(client.say("MAIL FROM:<a@x.example>").startsWith("530"));
      assertTrue(client.login(user, password).startsWith("235"));
      assertTrue(client.mail("a@x.example", note("secret")).startsWith("250"));
    }
    assertTrue(rig.sandbox.mail().get(0).encrypted());
  }

  @Test
  void commands_come_in_order_and_can_be_taken_back() throws IOException {
    try (SmtpClient client = loggedIn()) {
      assertTrue(client.say("RCPT TO:<a@x.example>").startsWith("503"));
      assertTrue(client.say("DATA").startsWith("503"));
      assertTrue(client.say("MAIL FROM:a@x.example").startsWith("555"));
      assertTrue(client.say("MAIL FROM:<a@x.example>").startsWith("250"));
      assertTrue(client.say("MAIL FROM:<a@x.example>").startsWith("503"));
      assertTrue(client.say("RCPT TO:<nobody>").startsWith("553 5.1.3"));
      assertTrue(client.say("RCPT TO:<who@nowhere.invalid>").startsWith("550 5.1.1"));
      for (int i = 0; i < 100; i++) {
        assertTrue(client.say("RCPT TO:<a" + i + "@x.example>").startsWith("250"));
      }
      assertTrue(client.say("RCPT TO:<b@x.example>").startsWith("452 4.5.3"));
      assertTrue(client.say("RSET").startsWith("250"));
      assertTrue(client.say("DATA").startsWith("503"));
      assertTrue(client.say("MAIL FROM:<a@x.example> SIZE=99999999").startsWith("552 5.2.3"));
      assertTrue(client.say("VRFY a").startsWith("502"));
      assertTrue(client.say("NOOP").startsWith("250"));
      assertTrue(client.mail("c@x.example", note("whole")).startsWith("250"));
    }
    assertEquals(List.of("whole"), subjects());
    assertEquals(
        List.of("MESSAGE"), rig.sandbox.changes().stream().map(RecordedRequest::method).toList());
    assertEquals(
        1, rig.sandbox.requests().stream().filter(one -> one.method().equals("AUTH")).count());
  }

  private Fault fault(Fault.FaultKind kind, String verb) {
    return Fault.of(kind).service("mail").method(verb);
  }

  @Test
  void connections_break_before_during_and_after_a_message() throws IOException {
    List<String> replies = new ArrayList<>();
    for (Fault fault :
        List.of(
            fault(Fault.FaultKind.CUT_BEFORE, "DATA"),
            fault(Fault.FaultKind.TRUNCATED, "MESSAGE"),
            fault(Fault.FaultKind.CUT_BEFORE, "MESSAGE"),
            fault(Fault.FaultKind.CUT_AFTER, "MESSAGE"),
            fault(Fault.FaultKind.HANG, "MESSAGE").pause(Duration.ofMillis(20)))) {
      rig.sandbox.faults().add(fault);
      try (SmtpClient client = loggedIn()) {
        replies.add(
            client.mail("a@x.example", note("m" + replies.size()) + "\r\nb\r\nc\r\nd\r\ne"));
      }
    }
    assertEquals(List.of("", "", "", "", ""), replies);
    assertEquals(List.of("m3"), subjects());
    assertEquals(
        List.of(false, false, true, false),
        rig.sandbox.changes().stream().map(RecordedRequest::done).toList());
  }

  @Test
  void any_reply_can_be_asked_for() throws IOException, InterruptedException {
    rig.sandbox
        .faults()
        .add(
            Fault.answer(550, Map.of(), "5.4.5 Daily user sending limit exceeded. - gsmtp")
                .service("mail")
                .method("MESSAGE")
                .request(3)
                .times(0));
    rig.send(
        "POST",
        "/sandbox/faults",
        Map.of(),
        "{\"kind\": \"status\", \"status\": 454, \"body\": \"4.7.0 Too many login attempts\","
            + " \"service\": \"mail\", \"method\": \"AUTH\", \"request\": 2}");
    rig.send(
        "POST",
        "/sandbox/faults",
        Map.of(),
        "{\"kind\": \"status\", \"status\": 550, \"body\": \"5.1.1 No such user\","
            + " \"service\": \"mail\", \"method\": \"RCPT\", \"path\": \"gone@*\"}");
    try (SmtpClient client = loggedIn()) {
      assertTrue(client.mail("a@x.example", note("1")).startsWith("250"));
      assertEquals("550 5.1.1 No such user", client.mail("gone@x.example", note("x")));
      assertTrue(client.mail("b@x.example", note("2")).startsWith("250"));
      assertTrue(client.mail("c@x.example", note("3")).startsWith("550 5.4.5"));
      assertTrue(client.mail("d@x.example", note("4")).startsWith("550 5.4.5"));
    }
    assertEquals(List.of("1", "2"), subjects());
    try (SmtpClient client = client()) {
      assertEquals("454 4.7.0 Too many login attempts", client.login(user, password));
    }
  }

  @Test
  void a_421_ends_the_connection_and_a_slow_answer_comes() throws IOException {
    rig.sandbox
        .faults()
        .add(Fault.answer(421, Map.of(), "4.3.0 Busy").service("mail").method("CONNECT"));
    try (SmtpClient client = client()) {
      assertEquals("421 4.3.0 Busy", client.greeting);
      assertEquals("", client.reply());
    }
    rig.sandbox.faults().add(fault(Fault.FaultKind.SLOW, "MESSAGE").pause(Duration.ofMillis(30)));
    try (SmtpClient client = loggedIn()) {
      assertTrue(client.mail("a@x.example", note("late")).startsWith("250"));
    }
  }

  @Test
  void logins_and_messages_have_their_limits() throws IOException, InputException {
    rig.close();
    begin(new Rig(dir.resolve("quick"), options -> options.withKept(false)));
    try (SmtpClient client = client()) {
      client.say("EHLO x");
      String reply = "535";
      for (int i = 0; i < 40 && reply.startsWith("535"); i++) {
        reply = client.say("AUTH PLAIN " + SmtpClient.base64("\0a\0b"));
      }
      assertTrue(reply.startsWith("454 4.7.0"), reply);
    }
    rig.clock.pass(Duration.ofMinutes(2));
    try (SmtpClient client = loggedIn()) {
      String reply = "250";
      int sent = 0;
      while (reply.startsWith("250") && sent++ < 2100) {
        reply = client.mail("a@x.example", "S: 1\r\n\r\n");
      }
      assertEquals(2001, sent);
      assertTrue(reply.startsWith("550 5.4.5"), reply);
      rig.clock.pass(Duration.ofHours(25));
      assertTrue(client.mail("a@x.example", note("next day")).startsWith("250"));
    }
  }

  @Test
  void mail_survives_a_restart_and_compares_without_times() throws IOException, InputException {
    try (SmtpClient client = loggedIn()) {
      client.mail("b@x.example", note("deux"));
      client.mail("a@x.example", note("un"));
    }
    String state = rig.sandbox.comparableState();
    assertTrue(state.contains("deux"));
    rig.close();
    begin(dir.resolve("one"));
    assertEquals(state, rig.sandbox.comparableState());
    rig.close();
    begin(dir.resolve("two"));
    rig.clock.pass(Duration.ofMinutes(3));
    try (SmtpClient client = loggedIn()) {
      client.mail("a@x.example", note("un"));
      client.mail("b@x.example", note("deux"));
    }
    assertEquals(state, rig.sandbox.comparableState());
  }

  @Test
  void names_of_attachments_come_in_every_form() {
    for (String name :
        List.of(
            "attachment; filename=\"Zoé.pdf\"",
            "attachment; filename=\"=?UTF-8?Q?Zo=C3=A9=2Epdf?=\"",
            "attachment; filename*0*=UTF-8''Zo%C3%A9; filename*1=.pdf")) {
      String raw =
          new String(
              ("Content-Disposition: " + name + "\r\n\r\nx").getBytes(StandardCharsets.UTF_8),
              StandardCharsets.ISO_8859_1);
      assertEquals("Zoé.pdf", MimePart.parse(raw).fileName(), name);
    }
    assertEquals(
        "é",
        MimePart.parse(
                "Content-Type: text/plain; charset=ISO-8859-1\r\nContent-Transfer-Encoding:"
                    + " base64\r\n\r\n"
                    + Base64.getEncoder().encodeToString(new byte[] {(byte) 0xe9}))
            .text());
  }
}
