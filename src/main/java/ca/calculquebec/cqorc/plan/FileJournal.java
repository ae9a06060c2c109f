package ca.calculquebec.cqorc.plan;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.file.PrivateFiles;
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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The journal as a file of JSON lines, written through to the system line by line. An intent is
 * forced onto the disk before its service hears of it: lost in a power cut, it would let a repeat
 * create a second time. The lines that follow it are left to the system, which keeps them when the
 * process dies; a power cut that takes them leaves an open intent, and a repeat looks it up. A line
 * that a crash cut short is passed over: what it would have announced was not begun.
 */
public final class FileJournal implements Journal {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrivateFiles files;
  private final Path file;
  private final Clock clock;
  private final Map<String, Intent> open = new LinkedHashMap<>();
  private final List<Ended> ended = new ArrayList<>();
  private final List<Counted> counts = new ArrayList<>();
  private boolean cutShort;

  private record Ended(Intent intent, String outcome) {}

  private record Counted(String service, String budget, Instant time) {}

  private final Forcing forcing;

  /** Waits until what was written is on the disk. */
  @FunctionalInterface
  interface Forcing {
    void force(FileChannel channel) throws IOException;
  }

  private FileJournal(StateFolder folder, Clock clock, Forcing forcing) {
    this.files = folder.files();
    this.file = folder.path().resolve("journal.jsonl");
    this.clock = clock;
    this.forcing = forcing;
  }

  /** Reads what is there; makes nothing. A missing file is an empty journal. */
  public static FileJournal read(StateFolder folder, Clock clock) throws InputException {
    return read(folder, clock, channel -> channel.force(true));
  }

  static FileJournal read(StateFolder folder, Clock clock, Forcing forcing) throws InputException {
    FileJournal journal = new FileJournal(folder, clock, forcing);
    if (Files.exists(journal.file)) {
      try {
        byte[] bytes = Files.readAllBytes(journal.file);
        journal.cutShort = bytes.length > 0 && bytes[bytes.length - 1] != '\n';
        for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n")) {
          journal.replay(line);
        }
      } catch (IOException failure) {
        throw StateFolder.unusable(journal.file, failure);
      }
    }
    return journal;
  }

  private void replay(String line) {
    JsonNode entry;
    try {
      entry = JSON.readTree(line);
    } catch (JsonProcessingException cut) {
      return;
    }
    if (entry == null || !entry.isObject()) {
      return;
    }
    String reference = entry.path("ref").asText();
    switch (entry.path("entry").asText()) {
      case "begun" ->
          open.put(
              reference,
              new Intent(
                  reference,
                  new CourseId(entry.path("course").asText("?")),
                  entry.path("service").asText(),
                  entry.path("resource").asText(),
                  entry.path("key").asText(),
                  Instant.parse(entry.path("time").asText()),
                  Optional.empty()));
      case "made" ->
          open.computeIfPresent(
              reference, (key, intent) -> withMade(intent, entry.path("id").asText()));
      case "finished" -> {
        Intent intent = open.remove(reference);
        if (intent != null) {
          ended.add(new Ended(intent, entry.path("outcome").asText()));
        }
      }
      case "counted" ->
          counts.add(
              new Counted(
                  entry.path("service").asText(),
                  entry.path("budget").asText(),
                  Instant.parse(entry.path("time").asText())));
      default -> {
        // Written by a newer cqorc: nothing that this one knows how to finish.
      }
    }
  }

  @Override
  public synchronized Intent begin(CourseId course, String service, String resource, String key) {
    Intent intent =
        new Intent(
            UUID.randomUUID().toString(),
            course,
            service,
            resource,
            key,
            clock.instant(),
            Optional.empty());
    ObjectNode entry = entry("begun", intent.reference());
    entry.put("course", course.text());
    entry.put("service", service);
    entry.put("resource", resource);
    entry.put("key", key);
    append(entry, forcing);
    open.put(intent.reference(), intent);
    return intent;
  }

  @Override
  public synchronized void made(Intent intent, String id) {
    append(entry("made", intent.reference()).put("id", id));
    open.computeIfPresent(intent.reference(), (key, known) -> withMade(known, id));
  }

  @Override
  public synchronized void finish(Intent intent, String outcome) {
    append(entry("finished", intent.reference()).put("outcome", outcome));
    Intent known = open.remove(intent.reference());
    ended.add(new Ended(known == null ? intent : known, outcome));
  }

  /** When the newest of what is not finished was begun. */
  public synchronized Optional<Instant> newestOpen() {
    return open.values().stream().map(Intent::begun).max(Comparator.naturalOrder());
  }

  @Override
  public synchronized Set<CourseId> courses() {
    Set<CourseId> courses = new TreeSet<>();
    open.values().forEach(intent -> courses.add(intent.course()));
    ended.forEach(end -> courses.add(end.intent().course()));
    return courses;
  }

  @Override
  public synchronized List<Intent> open(CourseId course, String service) {
    return open.values().stream()
        .filter(intent -> intent.course().equals(course) && intent.service().equals(service))
        .toList();
  }

  @Override
  public synchronized List<Intent> finished(CourseId course, String service, String outcome) {
    return ended.stream()
        .filter(end -> end.outcome().equals(outcome))
        .map(Ended::intent)
        .filter(intent -> intent.course().equals(course) && intent.service().equals(service))
        .toList();
  }

  @Override
  public synchronized int countSince(String service, String budget, Instant since) {
    return (int)
        counts.stream()
            .filter(count -> count.service().equals(service) && count.budget().equals(budget))
            .filter(count -> !count.time().isBefore(since))
            .count();
  }

  @Override
  public synchronized void count(String service, String budget) {
    ObjectNode entry = entry("counted", "");
    entry.put("service", service);
    entry.put("budget", budget);
    append(entry);
    counts.add(new Counted(service, budget, clock.instant()));
  }

  private ObjectNode entry(String kind, String reference) {
    ObjectNode entry = JSON.createObjectNode();
    entry.put("entry", kind);
    entry.put("time", clock.instant().toString());
    entry.put("ref", reference);
    return entry;
  }

  private void append(ObjectNode entry) {
    append(entry, channel -> {});
  }

  private void append(ObjectNode entry, Forcing forced) {
    String line = (cutShort ? "\n" : "") + entry + "\n";
    try {
      try (FileChannel channel = files.append(file)) {
        PrivateFiles.writeAll(channel, line.getBytes(StandardCharsets.UTF_8));
        forced.force(channel);
      }
      cutShort = false;
    } catch (IOException failure) {
      // Without the journal a create could be doubled: the run must not go on.
      throw new UncheckedIOException("cannot write " + file, failure);
    }
  }

  private static Intent withMade(Intent intent, String id) {
    return new Intent(
        intent.reference(),
        intent.course(),
        intent.service(),
        intent.resource(),
        intent.key(),
        intent.begun(),
        Optional.of(id));
  }
}
