package ca.calculquebec.cqorc.plan;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.jsonlines.JsonLinesFile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The journal as a file of JSON lines, written through to the system line by line. An intent is
 * forced onto the disk before its service hears of it: lost in a power cut, it would let a repeat
 * create a second time. The lines that follow it are left to the system, which keeps them when the
 * process dies; a power cut that takes them leaves an open intent, and a repeat looks it up.
 *
 * <p>A file of which most lines say nothing any more (counts of days past, the same done again) is
 * written anew when a run first adds to it.
 */
public final class FileJournal implements Journal {
  /** Below this, reading all lines takes no time worth saving. */
  private static final int SMALL = 2_000;

  /** Longer than any service's budget lasts, in whatever zone its day begins. */
  private static final Duration COUNTED = Duration.ofDays(2);

  private final JsonLinesFile file;
  private final Clock clock;
  private final Map<String, Intent> open = new LinkedHashMap<>();
  private final Map<CourseId, Map<Ended, Instant>> ended = new LinkedHashMap<>();
  private final List<Counted> counts = new ArrayList<>();
  private final Map<String, String> words = new HashMap<>();
  private boolean isToBeCompacted;

  /** What was finished; of equal ones only the last is remembered. */
  private record Ended(
      String service, String resource, String key, Optional<String> made, String outcome) {
    int lines() {
      return made.isPresent() ? 3 : 2;
    }

    Intent intent(String reference, CourseId course, Instant begun) {
      return new Intent(reference, course, service, resource, key, begun, made);
    }

    /** By hand, like {@link #equals}: what records have of their own costs 9 ms at first use. */
    @Override
    public int hashCode() {
      return 31 * (31 * key.hashCode() + made.hashCode()) + outcome.hashCode();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Ended end
          && key.equals(end.key)
          && made.equals(end.made)
          && outcome.equals(end.outcome)
          && resource.equals(end.resource)
          && service.equals(end.service);
    }
  }

  private record Counted(String service, String budget, Instant time) {}

  private FileJournal(JsonLinesFile file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  public static Path file(StateFolder folder) {
    return folder.path().resolve("journal.jsonl");
  }

  /** Reads what is there; makes nothing. A missing file is an empty journal. */
  public static FileJournal read(StateFolder folder, Clock clock) throws InputException {
    return read(folder, clock, channel -> channel.force(true));
  }

  static FileJournal read(StateFolder folder, Clock clock, JsonLinesFile.Forcing forcing)
      throws InputException {
    JsonLinesFile file =
        new JsonLinesFile(
            folder.files(),
            file(folder),
            "the journal of what was begun",
            "Restore the file from a backup, or correct that line; nothing is changed before."
                + " Without the line cqorc may make once more what it stands for.",
            forcing);
    FileJournal journal = new FileJournal(file, clock);
    try {
      file.read(true, journal::replay);
    } catch (IOException failure) {
      throw StateFolder.unusable(file.path(), failure);
    }
    journal.isToBeCompacted = file.lines() > SMALL && journal.needed() < file.lines() / 2;
    return journal;
  }

  /** Whether the line is known. */
  private boolean replay(JsonNode entry) {
    switch (entry.path("entry").asText()) {
      case "begun" ->
          begun(
              new Intent(
                  text(entry, "ref"),
                  new CourseId(text(entry, "course")),
                  word(text(entry, "service")),
                  word(text(entry, "resource")),
                  text(entry, "key"),
                  time(entry),
                  Optional.empty()));
      case "made" -> {
        String id = text(entry, "id");
        open.computeIfPresent(text(entry, "ref"), (key, intent) -> withMade(intent, id));
      }
      case "finished" -> {
        String outcome = word(text(entry, "outcome"));
        Intent intent = open.remove(text(entry, "ref"));
        if (intent != null) {
          remember(intent, outcome);
        }
      }
      case "counted" ->
          remember(
              new Counted(word(text(entry, "service")), word(text(entry, "budget")), time(entry)));
      default -> {
        return false;
      }
    }
    return true;
  }

  private static String text(JsonNode entry, String field) {
    JsonNode value = entry.path(field);
    if (!value.isTextual()) {
      throw new IllegalArgumentException("a line without \"" + field + "\"");
    }
    return value.textValue();
  }

  private static Instant time(JsonNode entry) {
    return Instant.parse(text(entry, "time"));
  }

  /** One object for each word that stands in every other line. */
  private String word(String text) {
    return words.computeIfAbsent(text, same -> same);
  }

  private void begun(Intent intent) {
    open.put(intent.reference(), intent);
  }

  private void remember(Intent intent, String outcome) {
    Map<Ended, Instant> ofCourse =
        ended.computeIfAbsent(intent.course(), course -> new LinkedHashMap<>());
    Ended end =
        new Ended(intent.service(), intent.resource(), intent.key(), intent.made(), outcome);
    // The newest stands last: what was done last holds.
    ofCourse.remove(end);
    ofCourse.put(end, intent.begun());
  }

  private void remember(Counted count) {
    if (count.time().isAfter(clock.instant().minus(COUNTED))) {
      counts.add(count);
    }
  }

  /** How many lines say all that this journal knows. */
  private long needed() {
    long needed = 2L * open.size() + counts.size();
    for (Map<Ended, Instant> ofCourse : ended.values()) {
      for (Ended end : ofCourse.keySet()) {
        needed += end.lines();
      }
    }
    return needed;
  }

  /** Lines that say all that this journal knows. */
  private Stream<ObjectNode> lines() {
    Stream<ObjectNode> done =
        ended.entrySet().stream()
            .flatMap(
                course ->
                    course.getValue().entrySet().stream()
                        .flatMap(end -> lines(course.getKey(), end.getKey(), end.getValue())));
    Stream<ObjectNode> begun = open.values().stream().flatMap(FileJournal::lines);
    Stream<ObjectNode> counted = counts.stream().map(FileJournal::line);
    return Stream.of(done, begun, counted).flatMap(lines -> lines);
  }

  private static Stream<ObjectNode> lines(CourseId course, Ended end, Instant time) {
    Intent intent = end.intent(UUID.randomUUID().toString(), course, time);
    ObjectNode finished = line("finished", intent.reference(), time).put("outcome", end.outcome());
    return Stream.concat(lines(intent), Stream.of(finished));
  }

  private static Stream<ObjectNode> lines(Intent intent) {
    ObjectNode begun = line("begun", intent.reference(), intent.begun());
    begun.put("course", intent.course().text());
    begun.put("service", intent.service());
    begun.put("resource", intent.resource());
    begun.put("key", intent.key());
    return Stream.concat(
        Stream.of(begun),
        intent.made().stream()
            .map(id -> line("made", intent.reference(), intent.begun()).put("id", id)));
  }

  private static ObjectNode line(Counted count) {
    ObjectNode line = line("counted", "", count.time());
    line.put("service", count.service());
    line.put("budget", count.budget());
    return line;
  }

  private static ObjectNode line(String kind, String reference, Instant time) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("entry", kind);
    line.put("time", time.toString());
    line.put("ref", reference);
    return line;
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
    append(lines(intent).toList(), true);
    begun(intent);
    return intent;
  }

  @Override
  public synchronized void made(Intent intent, String id) {
    append(line("made", intent.reference(), clock.instant()).put("id", id));
    open.computeIfPresent(intent.reference(), (key, known) -> withMade(known, id));
  }

  @Override
  public synchronized void finish(Intent intent, String outcome) {
    append(line("finished", intent.reference(), clock.instant()).put("outcome", outcome));
    Intent known = open.remove(intent.reference());
    remember(known == null ? intent : known, outcome);
  }

  /** When the newest of what is not finished was begun. */
  public synchronized Optional<Instant> newestOpen() {
    return open.values().stream().map(Intent::begun).max(Comparator.naturalOrder());
  }

  @Override
  public synchronized Set<CourseId> courses() {
    Set<CourseId> courses = new TreeSet<>(ended.keySet());
    open.values().forEach(intent -> courses.add(intent.course()));
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
    return ended.getOrDefault(course, Map.of()).entrySet().stream()
        .filter(end -> end.getKey().outcome().equals(outcome))
        .filter(end -> end.getKey().service().equals(service))
        .map(end -> end.getKey().intent("", course, end.getValue()))
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
    Counted count = new Counted(service, budget, clock.instant());
    append(line(count));
    remember(count);
  }

  private void append(ObjectNode line) {
    append(List.of(line), false);
  }

  private void append(List<ObjectNode> lines, boolean forced) {
    if (isToBeCompacted) {
      isToBeCompacted = false;
      try {
        file.replace(lines());
      } catch (IOException kept) {
        // The long one holds the same, and tells of a full disk when it is appended to.
      }
    }
    file.append(lines, forced);
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
