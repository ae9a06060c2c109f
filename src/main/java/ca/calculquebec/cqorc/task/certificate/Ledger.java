package ca.calculquebec.cqorc.task.certificate;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.file.PrivateFiles;
import ca.calculquebec.cqorc.plan.StateFolder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Who was sent which certificate: a file of JSON lines, each on the disk before the mail server
 * hears of what it announces. What was announced and not confirmed is unknown.
 *
 * <p>A line that a crash cut short at the file's end is passed over: what it would have announced
 * was not begun, and what it would have confirmed stays unknown. Any other line that cannot be read
 * ends the run, since somebody's certificate may stand in it.
 */
public final class Ledger {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrivateFiles files;
  private final Path file;
  private final Clock clock;
  private final Set<CourseId> opened = new HashSet<>();
  private final Map<Key, Entry> entries = new LinkedHashMap<>();
  private final AtomicBoolean cutShort = new AtomicBoolean();

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

  private Ledger(StateFolder folder, Clock clock) {
    this.files = folder.files();
    this.file = folder.path().resolve("certificates.jsonl");
    this.clock = clock;
  }

  /**
   * Reads what is there; makes nothing.
   *
   * @param folder the state folder; a missing file is an empty ledger
   */
  public static Ledger read(StateFolder folder, Clock clock) throws InputException {
    Ledger ledger = new Ledger(folder, clock);
    if (Files.exists(ledger.file)) {
      try {
        ledger.replay(Files.readAllBytes(ledger.file));
      } catch (IOException failure) {
        throw ledger.unreadable(Optional.empty(), failure);
      }
    }
    return ledger;
  }

  private void replay(byte[] bytes) throws InputException {
    cutShort.set(bytes.length > 0 && bytes[bytes.length - 1] != '\n');
    String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
    for (int index = 0; index < lines.length; index++) {
      boolean last = index == lines.length - 1;
      if (lines[index].isBlank()) {
        continue;
      }
      try {
        replay(JSON.readTree(lines[index]));
      } catch (JsonProcessingException
          | IllegalArgumentException
          | java.time.DateTimeException cut) {
        // A later run ends a cut line and goes on below it.
        boolean continued = !last && lines[index + 1].isBlank();
        if (!last && !continued) {
          throw unreadable(Optional.of(index + 1), cut);
        }
      }
    }
  }

  private void replay(JsonNode line) {
    CourseId course = new CourseId(line.path("course").asText());
    if (line.path("entry").asText().equals("opened")) {
      // Written after what Drive knew: a ledger cut short before it is not complete.
      opened.add(course);
      return;
    }
    Instant time = Instant.parse(line.path("time").asText());
    Key key = new Key(course, line.path("attendee").asText());
    Entry before = entries.get(key);
    String address = line.path("address").asText(before == null ? "" : before.address());
    String person = line.path("person").asText(before == null ? "" : before.person());
    int attempts = before == null ? 0 : before.attempts();
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
      default -> throw new IllegalArgumentException("a line of a newer cqorc");
    }
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
    return entries.entrySet().stream()
        .filter(entry -> entry.getKey().course().equals(course))
        .filter(entry -> !ids.contains(entry.getKey().attendeeId()))
        .map(Map.Entry::getValue)
        .filter(entry -> entry.state() != SendState.NOT_SENT)
        .filter(entry -> same(entry.address(), recipient.email()))
        .filter(entry -> same(entry.person(), recipient.shownName()))
        .findFirst();
  }

  private static boolean same(String one, String other) {
    return one.strip().toLowerCase(Locale.ROOT).equals(other.strip().toLowerCase(Locale.ROOT));
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
    append(lines);
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
    return JSON.createObjectNode()
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
    append(List.of(line));
    replay(line);
  }

  private void append(List<ObjectNode> lines) {
    StringBuilder text = new StringBuilder(cutShort.get() ? "\n\n" : "");
    lines.forEach(line -> text.append(line).append('\n'));
    try {
      try (FileChannel channel = files.append(file)) {
        PrivateFiles.writeAll(channel, text.toString().getBytes(StandardCharsets.UTF_8));
        channel.force(true);
      }
      cutShort.set(false);
    } catch (IOException failure) {
      // Without the ledger somebody could get two: the run must not go on.
      throw new UncheckedIOException("cannot write " + file, failure);
    }
  }

  private InputException unreadable(Optional<Integer> line, Exception cause) {
    return new InputException(
        Origin.file(file.toString(), line),
        "the ledger of who was sent a certificate cannot be read",
        "Restore the file from a backup, or correct that line; nobody is written to before.",
        cause);
  }
}
