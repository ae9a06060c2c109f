package ca.calculquebec.cqorc.plan;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.jsonlines.JsonLinesFile;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;

/** One JSON line per change, for whoever asks later what happened: {@code audit.jsonl}. */
public final class AuditTrail {
  private final JsonLinesFile file;
  private final String command;
  private final Clock clock;
  private final UnaryOperator<String> redaction;

  /**
   * @param command as typed, without values of options that may be secret or name somebody
   * @param redaction takes secrets and people out of a text: causes may quote a service's words
   */
  public AuditTrail(
      StateFolder folder, String command, Clock clock, UnaryOperator<String> redaction) {
    this.file =
        new JsonLinesFile(
            folder.files(),
            folder.path().resolve("audit.jsonl"),
            "the audit trail",
            "Restore the file from a backup, or correct that line.");
    this.command = command;
    this.clock = clock;
    this.redaction = redaction;
  }

  /** Fails early, before anything is changed, when the trail cannot be written. */
  public void prepare() throws InputException {
    try {
      file.prepare();
    } catch (IOException failure) {
      throw StateFolder.unusable(file.path(), failure);
    }
  }

  synchronized void record(Outcome outcome) {
    Change change = outcome.change();
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("time", clock.instant().toString());
    line.put("command", command);
    line.put("course", change.course().text());
    line.put("service", change.service().word());
    line.put("action", change.kind().word());
    line.put("resource", change.name());
    line.put("id", change.id().orElse(null));
    line.put("outcome", outcome.status().word());
    if (!outcome.problem().isNone()) {
      String cause = redaction.apply(outcome.problem().cause());
      boolean named = Pseudonyms.namesParticipant(change) && !change.which().isBlank();
      line.put("cause", named ? cause.replace(change.which(), "(name)") : cause);
    }
    file.append(List.of(line), false);
  }
}
