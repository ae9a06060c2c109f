package ca.calculquebec.cqorc.task.certificate;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.jsonlines.JsonLinesFile;
import ca.calculquebec.cqorc.plan.StateFolder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who was sent which certificate: a file of JSON lines, each on the disk before the mail server
 * hears of what it announces. What was announced and not confirmed is unknown.
 */
public final class Ledger {
  private final JsonLinesFile file;
  private final Clock clock;
  private final Set<CourseId> opened = new HashSet<>();
  private final Map<Key, Entry> entries = new LinkedHashMap<>();

  /** Keys of what was noted of a person's name and address, in the place of an attendee id. */
  private final Map<Key, Set<Key>> byPerson = new HashMap<>();

  private record Key(CourseId course, String attendeeId) {}

  /**
   * The last that is known of one person's certificate.
   *
   * @param attempts how often sending was begun
   * @param address it went to; blank when nobody knows
   * @param person as registered
   */
  public record Entry(
      SendState state, int attempts, Instant time, String address, String person, String note) {}

  private Ledger(JsonLinesFile file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  /**
   * Reads what is there; makes nothing.
   *
   * @param folder the state folder; a missing file is an empty ledger
   */
  public static Ledger read(StateFolder folder, Clock clock) throws InputException {
    JsonLinesFile file =
        new JsonLinesFile(
            folder.files(),
            folder.path().resolve("certificates.jsonl"),
            "the ledger of who was sent a certificate",
            "Restore the file from a backup, or correct that line; nobody is written to before.");
    Ledger ledger = new Ledger(file, clock);
    try {
      file.read(false, ledger::replay);
    } catch (IOException failure) {
      throw new InputException(
          Origin.file(file.path().toString(), Optional.empty()),
          "the ledger of who was sent a certificate cannot be read",
          "Make the file readable; nobody is written to before.",
          failure);
    }
    return ledger;
  }

  /** Whether the line is known. */
  private boolean replay(JsonNode line) {
    CourseId course = new CourseId(line.path("course").asText());
    if (line.path("entry").asText().equals("opened")) {
      // Written after what Drive knew: a ledger cut short before it is not complete.
      opened.add(course);
      return true;
    }
    Instant time = Instant.parse(line.path("time").asText());
    Key key = new Key(course, line.path("attendee").asText());
    Entry before = entries.get(key);
    String address = line.path("address").asText(before == null ? "" : before.address());
    String person = line.path("person").asText(before == null ? "" : before.person());
    int attempts = before == null ? 0 : before.attempts();
    byPerson
        .computeIfAbsent(new Key(course, person(address, person)), unseen -> new LinkedHashSet<>())
        .add(key);
    String note = line.path("note").asText("");
    switch (line.path("entry").asText()) {
      case "sending" ->
          entries.put(
              key,
              new Entry(SendState.UNKNOWN, attempts + 1, time, address, person, "interrupted"));
      case "sent" ->
          entries.put(key, new Entry(SendState.SENT, attempts, time, address, person, ""));
      case "not sent" ->
          entries.put(key, new Entry(SendState.NOT_SENT, attempts, time, address, person, note));
      case "unknown" ->
          entries.put(key, new Entry(SendState.UNKNOWN, attempts, time, address, person, note));
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Whether this course's ledger is complete, so that what is not noted was not sent. */
  public synchronized boolean isOpen(CourseId course) {
    return opened.contains(course);
  }

  public synchronized Optional<Entry> find(CourseId course, String attendeeId) {
    return Optional.ofNullable(entries.get(new Key(course, attendeeId)));
  }

  public synchronized SendState state(CourseId course, String attendeeId) {
    return find(course, attendeeId).map(Entry::state).orElse(SendState.NOT_SENT);
  }

  /**
   * What was sent to this person under an id that is not among these: an export may number people
   * otherwise than Eventbrite does.
   */
  public synchronized Optional<Entry> sentUnderAnotherId(
      CourseId course, Recipient recipient, Set<String> ids) {
    String person = person(recipient.email(), recipient.shownName());
    return byPerson.getOrDefault(new Key(course, person), Set.of()).stream()
        .filter(key -> !ids.contains(key.attendeeId()))
        .map(entries::get)
        .filter(entry -> entry.state() != SendState.NOT_SENT)
        .filter(entry -> person(entry.address(), entry.person()).equals(person))
        .findFirst();
  }

  private static String person(String address, String name) {
    return (address.strip() + "\n" + name.strip()).toLowerCase(Locale.ROOT);
  }

  /**
   * From now on the course's ledger is complete.
   *
   * @param perhapsSent attendee ids whose certificates somebody may have sent from elsewhere
   */
  public synchronized void open(CourseId course, List<Recipient> perhapsSent) {
    if (opened.contains(course)) {
      return;
    }
    List<ObjectNode> lines = new ArrayList<>();
    for (Recipient recipient : perhapsSent) {
      lines.add(line("unknown", course, recipient).put("note", "in Drive before this ledger"));
    }
    lines.add(line("opened", course));
    file.append(lines, true);
    lines.forEach(this::replay);
  }

  /** To be called when the mail server is about to take the message. */
  public void sending(CourseId course, Recipient recipient, String messageId) {
    write(line("sending", course, recipient).put("message_id", messageId));
  }

  public void sent(CourseId course, Recipient recipient) {
    write(line("sent", course, recipient));
  }

  /** The server has refused it, so that it may be sent once more. */
  public void notSent(CourseId course, Recipient recipient, String why) {
    write(line("not sent", course, recipient).put("note", why));
  }

  private ObjectNode line(String entry, CourseId course) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("entry", entry)
        .put("time", clock.instant().toString())
        .put("course", course.text());
  }

  private ObjectNode line(String entry, CourseId course, Recipient recipient) {
    return line(entry, course)
        .put("attendee", recipient.attendeeId())
        .put("address", recipient.email())
        .put("person", recipient.shownName());
  }

  private synchronized void write(ObjectNode line) {
    file.append(List.of(line), true);
    replay(line);
  }
}
