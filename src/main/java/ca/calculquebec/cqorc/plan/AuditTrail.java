package ca.calculquebec.cqorc.plan;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.file.PrivateFiles;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.UnaryOperator;

/** One JSON line per change, for whoever asks later what happened: {@code audit.jsonl}. */
public final class AuditTrail {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrivateFiles files;
  private final Path file;
  private final String command;
  private final Clock clock;
  private final UnaryOperator<String> redaction;

  /**
   * @param command as typed, without values of options that may be secret
   * @param redaction takes secrets out of a text: causes may quote a service's words
   */
  public AuditTrail(
      StateFolder folder, String command, Clock clock, UnaryOperator<String> redaction) {
    this.files = folder.files();
    this.file = folder.path().resolve("audit.jsonl");
    this.command = command;
    this.clock = clock;
    this.redaction = redaction;
  }

  /** Fails early, before anything is changed, when the trail cannot be written. */
  public void prepare() throws InputException {
    try {
      append("");
    } catch (IOException failure) {
      throw StateFolder.unusable(file, failure);
    }
  }

  synchronized void record(Outcome outcome) {
    Change change = outcome.change();
    ObjectNode line = JSON.createObjectNode();
    line.put("time", clock.instant().toString());
    line.put("command", command);
    line.put("course", change.course().text());
    line.put("service", change.service());
    line.put("action", change.kind().word());
    line.put("resource", change.resource());
    line.put("id", change.id().orElse(null));
    line.put("outcome", outcome.status().word());
    if (!outcome.problem().isNone()) {
      line.put("cause", redaction.apply(outcome.problem().cause()));
    }
    try {
      append(line + "\n");
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write " + file, failure);
    }
  }

  private void append(String text) throws IOException {
    try (FileChannel channel = files.append(file)) {
      PrivateFiles.writeAll(channel, text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
