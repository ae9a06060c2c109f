package ca.calculquebec.cqorc.task.attendance;

import ca.calculquebec.cqorc.csv.CsvFile;
import ca.calculquebec.cqorc.csv.CsvRow;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The participants that Zoom's web page exports (reports, usage, participants): one row per
 * connection with its times, or one row per person with a total only; with or without a block about
 * the meeting before it. The attendee report of a webinar, which has a table each for hosts,
 * panelists and attendees, is read too. Headings in English or French.
 */
public final class ZoomReportFile {
  private static final Set<String> YES = Set.of("yes", "oui", "y", "o", "true", "1");
  private static final Pattern HOURS = Pattern.compile("(\\d+) ?h(?:ours?|eures?)? ?(\\d*).*");
  private static final Pattern MINUTES = Pattern.compile("(\\d+)(?:[.,]\\d+)?(?: ?min.*)?");

  /** Beginnings of the words for coming, in both languages; Zoom's translations change. */
  private static final List<String> JOINING =
      List.of("join", "arriv", "connexion", "entr", "jonction", "acces", "particip", "rejoin");

  private static final List<String> LEAVING =
      List.of("leav", "left", "depart", "sorti", "deconnexion", "quitt");

  private final List<CsvRow> rows;
  private final String shown;
  private final ZoomTimes times;
  private final ZoneId zone;
  private final List<Connection> connections = new ArrayList<>();

  /**
   * What a file says.
   *
   * @param meeting named by the file
   * @param topic blank when the file has none
   * @param warnings about what the file leaves open
   */
  public record Reading(Meeting meeting, String topic, List<String> warnings) {}

  /** The columns of a table of participants. */
  private record Columns(
      int name,
      Optional<Integer> firstName,
      Optional<Integer> lastName,
      Optional<Integer> email,
      Optional<Integer> join,
      Optional<Integer> leave,
      Optional<Integer> duration,
      Optional<Integer> waiting,
      Optional<Integer> attended) {}

  private ZoomReportFile(List<CsvRow> rows, String shown, ZoomTimes times, ZoneId zone) {
    this.rows = rows;
    this.shown = shown;
    this.times = times;
    this.zone = zone;
  }

  /**
   * Reads the files of one course.
   *
   * @param sessions decide whether 09/10/2026 is in September or October, where no file does
   * @param zone in which Zoom wrote the times
   * @return in the order of the files
   * @throws InputException naming file and line
   */
  static List<Reading> read(
      List<AttendanceRequest.NamedFile> files, List<Span> sessions, ZoneId zone)
      throws InputException {
    List<List<CsvRow>> rows = new ArrayList<>();
    for (AttendanceRequest.NamedFile file : files) {
      rows.add(CsvFile.read(file.path(), file.shown()));
    }
    List<ZoomTimes> times = ZoomTimes.of(rows, sessions, zone);
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      readings.add(
          new ZoomReportFile(rows.get(i), files.get(i).shown(), times.get(i), zone).read());
    }
    return readings;
  }

  private Reading read() throws InputException {
    String topic = "";
    Optional<Instant> start = Optional.empty();
    Optional<Instant> end = Optional.empty();
    Columns columns = null;
    boolean any = false;
    for (int i = 0; i < rows.size(); i++) {
      if (columns != null && holdsNumbers(rows.get(i))) {
        add(rows.get(i), columns);
        continue;
      }
      Headings headings = new Headings(rows.get(i));
      Optional<Columns> found = columns(headings);
      Optional<Integer> topicAt = headings.is("topic", "sujet", "rubrique", "titre");
      if (found.isPresent()) {
        columns = found.get();
        any = true;
      } else if (topicAt.isPresent() && i + 1 < rows.size()) {
        CsvRow values = rows.get(i + 1);
        topic = PersonName.clean(values.cell(topicAt.get()));
        start = moment(values, headings.has("start time", "heure de debut"));
        end = moment(values, headings.has("end time", "heure de fin"));
        columns = null;
        i++;
      } else if (columns != null && rows.get(i).cells().size() > columns.name()) {
        add(rows.get(i), columns);
      }
    }
    if (!any) {
      throw new InputException(
          Origin.file(shown, Optional.empty()),
          "this is no list of participants as Zoom's web page exports it",
          "At Zoom: Reports, Usage, the number of participants, Export; without \"unique users\","
              + " so that the times are there.");
    }
    Optional<Instant> closed = end;
    Optional<Span> told = start.map(opened -> Span.of(opened, closed.orElse(opened)));
    List<String> warnings =
        times.guess().map(guess -> List.of(shown + ": " + guess)).orElse(List.of());
    return new Reading(new Meeting(shown, told, connections), topic, warnings);
  }

  /** A time or a length: no heading begins with a digit, and nearly every other row has such. */
  private static boolean holdsNumbers(CsvRow row) {
    return row.cells().stream()
        .anyMatch(cell -> !cell.isEmpty() && Character.isDigit(cell.charAt(0)));
  }

  private Optional<Instant> moment(CsvRow row, Optional<Integer> column) throws InputException {
    String text = column.map(row::cell).orElse("");
    if (text.isEmpty() || !times.isTime(text)) {
      return Optional.empty();
    }
    return Optional.of(time(row, text).toInstant());
  }

  private static Optional<Columns> columns(Headings headings) {
    Optional<Integer> name =
        headings.first(
            heading ->
                heading.startsWith("name original")
                    || heading.startsWith("user name")
                    || heading.startsWith("nom d utilisateur")
                    || heading.startsWith("nom nom")
                    || heading.startsWith("nom original")
                    || Set.of("name", "nom", "participant", "nom complet").contains(heading));
    Optional<Integer> join =
        headings.first(heading -> isTime(heading) && hasWord(heading, JOINING));
    Optional<Integer> leave =
        headings.first(heading -> isTime(heading) && hasWord(heading, LEAVING));
    Optional<Integer> duration =
        headings.has(
            "duration", "duree", "time in session", "temps de session", "temps en session");
    boolean timed = join.isPresent() && leave.isPresent();
    if (name.isEmpty() || (!timed && duration.isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        new Columns(
            name.get(),
            headings.is("first name", "prenom"),
            headings.is("last name", "nom de famille"),
            headings.has("email", "e mail", "courriel", "adresse electronique"),
            timed ? join : Optional.empty(),
            timed ? leave : Optional.empty(),
            duration,
            headings.has("waiting room", "salle d attente"),
            headings.is("attended", "a participe", "a assiste", "present")));
  }

  private static boolean isTime(String heading) {
    return Stream.of(heading.split(" ")).anyMatch(Set.of("time", "heure", "date")::contains);
  }

  /** Whether a word of the heading begins so: {@code arriv} for both arrival and having arrived. */
  private static boolean hasWord(String heading, List<String> beginnings) {
    return Stream.of(heading.split(" "))
        .anyMatch(word -> beginnings.stream().anyMatch(word::startsWith));
  }

  private void add(CsvRow row, Columns columns) throws InputException {
    String attended = columns.attended().map(row::cell).orElse("yes").toLowerCase(Locale.ROOT);
    String email = columns.email().map(row::cell).orElse("");
    String name = name(row, columns);
    if (!YES.contains(attended) || (name.isEmpty() && email.isEmpty())) {
      return;
    }
    String joined = columns.join().map(row::cell).orElse("");
    String left = columns.leave().map(row::cell).orElse("");
    if (times.isTime(joined) && times.isTime(left)) {
      String waiting = columns.waiting().map(row::cell).orElse("").toLowerCase(Locale.ROOT);
      connections.add(
          Connection.timed(name, email, span(row, joined, left), YES.contains(waiting)));
      return;
    }
    OptionalLong minutes = minutes(columns.duration().map(row::cell).orElse(""));
    if (minutes.isEmpty()) {
      throw bad(row, "neither times nor a number of minutes can be read here");
    }
    connections.add(Connection.untimed(name, email, minutes.getAsLong() * 60));
  }

  private static String name(CsvRow row, Columns columns) {
    String name = PersonName.clean(row.cell(columns.name()));
    if (!name.isEmpty()) {
      return name;
    }
    String first = columns.firstName().map(row::cell).orElse("");
    return PersonName.clean(first + " " + columns.lastName().map(row::cell).orElse(""));
  }

  private Span span(CsvRow row, String joined, String left) throws InputException {
    ZonedDateTime from = time(row, joined);
    ZonedDateTime to = time(row, left);
    if (to.isBefore(from)) {
      // Of an hour that comes twice, the second one is meant.
      to = to.withLaterOffsetAtOverlap();
    }
    if (to.isBefore(from)) {
      throw bad(row, "\"" + left + "\" is before \"" + joined + "\"");
    }
    return Span.of(from.toInstant(), to.toInstant());
  }

  private ZonedDateTime time(CsvRow row, String text) throws InputException {
    ZoomTimes.Parsed parsed = times.parse(text, zone);
    if (parsed.time().isEmpty()) {
      throw bad(row, parsed.problem());
    }
    return parsed.time().get();
  }

  static OptionalLong minutes(String cell) {
    String text = cell.strip().toLowerCase(Locale.ROOT);
    Matcher hours = HOURS.matcher(text);
    if (hours.matches()) {
      long rest = hours.group(2).isEmpty() ? 0 : Long.parseLong(hours.group(2));
      return OptionalLong.of(Long.parseLong(hours.group(1)) * 60 + rest);
    }
    Matcher minutes = MINUTES.matcher(text);
    boolean sane = minutes.matches() && minutes.group(1).length() < 7;
    return sane ? OptionalLong.of(Long.parseLong(minutes.group(1))) : OptionalLong.empty();
  }

  private InputException bad(CsvRow row, String what) {
    return new InputException(
        Origin.file(shown, Optional.of(row.line())),
        what,
        "Export the file again at Zoom, or correct the line.");
  }
}
