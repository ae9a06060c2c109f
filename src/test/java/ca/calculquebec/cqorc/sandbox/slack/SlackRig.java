package ca.calculquebec.cqorc.sandbox.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.sandbox.Rig;
import ca.calculquebec.cqorc.sandbox.SandboxOptions;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A sandbox, spoken to as Slack is: by method, with a form. */
final class SlackRig implements AutoCloseable {
  final Rig rig;
  final Map<String, String> auth;

  SlackRig(Path dir, UnaryOperator<SandboxOptions> options) throws InputException, IOException {
    this.rig = new Rig(dir, options);
    this.auth = Rig.bearer(rig.secret("bot_token"));
  }

  Rig.Reply reply(String method, String... pairs) throws IOException, InterruptedException {
    Map<String, String> form = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      form.put(pairs[i], pairs[i + 1]);
    }
    return rig.form("/slack/api/" + method, form, auth);
  }

  JsonNode call(String method, String... pairs) throws IOException, InterruptedException {
    Rig.Reply reply = reply(method, pairs);
    assertEquals(200, reply.status(), reply.body());
    return reply.json();
  }

  /** The answer of a call that must succeed. */
  JsonNode done(String method, String... pairs) throws IOException, InterruptedException {
    JsonNode answer = call(method, pairs);
    assertEquals(true, answer.path("ok").asBoolean(), answer.toString());
    return answer;
  }

  /** The error of a call that must not succeed. */
  String error(String method, String... pairs) throws IOException, InterruptedException {
    JsonNode answer = call(method, pairs);
    assertEquals(false, answer.path("ok").asBoolean(), answer.toString());
    return answer.path("error").asText();
  }

  /** Makes a channel; its id. */
  String channel(String name) throws IOException, InterruptedException {
    return done("conversations.create", "name", name).path("channel").path("id").asText();
  }

  String user(String email) throws IOException, InterruptedException {
    return done("users.lookupByEmail", "email", email).path("user").path("id").asText();
  }

  long now() {
    return rig.clock.instant().getEpochSecond();
  }

  static List<String> texts(JsonNode list, String key) {
    List<String> texts = new ArrayList<>();
    list.forEach(one -> texts.add(key.isEmpty() ? one.asText() : one.path(key).asText()));
    return texts;
  }

  @Override
  public void close() {
    rig.close();
  }
}
