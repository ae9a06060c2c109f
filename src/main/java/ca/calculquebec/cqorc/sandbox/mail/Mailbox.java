package ca.calculquebec.cqorc.sandbox.mail;

import ca.calculquebec.cqorc.sandbox.support.Answer;
import ca.calculquebec.cqorc.sandbox.support.Blobs;
import ca.calculquebec.cqorc.sandbox.support.Call;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import ca.calculquebec.cqorc.sandbox.support.Service;
import ca.calculquebec.cqorc.sandbox.support.Window;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every message that was taken, whoever it was for, and the one account that may send. */
public final class Mailbox implements Service {
  /** A Workspace account's, over any 24 hours. */
  private static final int MESSAGES_A_DAY = 2000;

  private static final int LOGINS_A_MINUTE = 30;

  private final ObjectNode state;
  private final Blobs blobs;
  private final Clock clock;
  private final boolean limited;
  private final Window logins = new Window(LOGINS_A_MINUTE, Duration.ofMinutes(1));

  /**
   * @param state {@code user}, {@code password}, {@code certificate} with its {@code private_key},
   *     {@code messages}; kept and changed in place
   */
  public Mailbox(ObjectNode state, Blobs blobs, Clock clock, boolean limited) {
    this.state = state;
    this.blobs = blobs;
    this.clock = clock;
    this.limited = limited;
  }

  @Override
  public synchronized ObjectNode save() {
    return state.deepCopy();
  }

  /** The messages for people's eyes: the list, or one as it came. */
  @Override
  public Answer answer(Call call) {
    List<ReceivedMail> all = all();
    if (!call.method().equals("GET") || call.segments().size() > 3) {
      return Answer.empty(404);
    }
    if (call.segments().size() == 2) {
      var list = JsonTree.array();
      for (ReceivedMail mail : all) {
        ObjectNode one =
            list.addObject()
                .put("time", mail.time().toString())
                .put("from", mail.from())
                .put("subject", mail.subject())
                .put("encrypted", mail.encrypted());
        mail.to().forEach(one.putArray("to")::add);
        mail.attachments().forEach(one.putArray("attachments")::add);
      }
      return Answer.json(200, list);
    }
    String number = call.segment(2);
    if (!number.matches("\\d{1,8}") || Integer.parseInt(number) >= all.size()) {
      return Answer.empty(404);
    }
    return Answer.bytes(200, "message/rfc822", all.get(Integer.parseInt(number)).raw());
  }

  /** An app password is shown in four groups, whose blanks do not count. */
  synchronized boolean isAccount(String user, String password) {
    return state.path("user").asText().equals(user)
        && state.path("password").asText().replace(" ", "").equals(password.replace(" ", ""));
  }

  synchronized boolean mayLogIn() {
    return logins.take(clock.instant()) || !limited;
  }

  /** Whether the day's messages are used up. */
  synchronized boolean isFull() {
    if (!limited) {
      return false;
    }
    String since = clock.instant().minus(Duration.ofDays(1)).toString();
    int sent = 0;
    for (JsonNode message : state.path("messages")) {
      sent += message.path("time").asText().compareTo(since) > 0 ? 1 : 0;
    }
    return sent >= MESSAGES_A_DAY;
  }

  /**
   * @param content one character for each byte
   */
  synchronized void add(String from, List<String> to, boolean encrypted, String content) {
    var messages = state.withArrayProperty("messages");
    String file = String.format(Locale.ROOT, "%05d.eml", messages.size());
    blobs.put(file, content.getBytes(StandardCharsets.ISO_8859_1));
    ObjectNode message =
        messages
            .addObject()
            .put("time", clock.instant().toString())
            .put("from", from)
            .put("encrypted", encrypted)
            .put("file", file);
    to.forEach(message.putArray("to")::add);
  }

  public synchronized List<ReceivedMail> all() {
    List<ReceivedMail> all = new ArrayList<>();
    for (JsonNode message : state.path("messages")) {
      List<String> to = new ArrayList<>();
      message.path("to").forEach(one -> to.add(one.asText()));
      all.add(
          new ReceivedMail(
              Instant.parse(message.path("time").asText()),
              message.path("from").asText(),
              to,
              message.path("encrypted").asBoolean(),
              new String(blobs.get(message.path("file").asText()), StandardCharsets.ISO_8859_1)));
    }
    return all;
  }
}
