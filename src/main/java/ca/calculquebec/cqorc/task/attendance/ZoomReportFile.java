package ca.calculquebec.cqorc.task.attendance;

import ca.calculquebec.cqorc.csv.CsvFile;
import ca.calculquebec.cqorc.csv.CsvRow;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The participants that Zoom's web page exports (reports, usage, participants): one row per
 * connection with its times, or one row per person with a total only; with or without a block about
 * the meeting before it. The attendee report of a webinar, which has a table each for hosts,
 * panelists and attendees, is read too. Headings in English, French or Spanish.
 */
public final class ZoomReportFile {
  private static final Set<String> YES = Set.of("yes", "oui", "si", "y", "o", "s", "true", "1");
  private static final Pattern HOURS =
      Pattern.compile("(\\d+) ?h(?:ours?|eures?|oras?)? ?(\\d*).*");
  private static final Pattern MINUTES = Pattern.compile("(\\d+)(?:[.,]\\d+)?(?: ?min.*)?");

  /** Beginnings of the words for coming, in all languages; Zoom's translations change. */
  private static final List<String> JOINING =
      List.of(
          "join",
          "arriv",
          "connexion",
          "entr",
          "jonction",
          "acces",
          "particip",
          "rejoin",
          "unir",
          "ingres");

  private static final List<String> LEAVING =
      List.of("leav", "left", "depart", "sorti", "deconnexion", "quitt", "sali", "abandon");

  /** Beginnings of the words for those who hold a webinar, in the titles of its tables. */
  private static final List<String> LEADING =
      List.of("host", "hote", "anfitri", "panel", "ponente", "intervenant", "animat", "organi");

  private static final List<String> TITLES =
      List.of("detail", "detalle", "attend", "participant", "asist", "other", "autre", "otro");

  private static final Predicate<String> EMAIL =
      Headings.having("email", "e mail", "courriel", "correo", "adresse electronique");
  private static final Predicate<String> DURATION =
      Headings.having(
          "duration",
          "duree",
          "duracion",
          "time in session",
          "temps de session",
          "temps en session",
          "tiempo en la sesion",
          "tiempo en sesion",
          "tiempo de sesion");
  private static final Set<String> NAMES =
      Set.of(
          "name", "nom", "participant", "nom complet", "nombre", "nombre completo", "participante");
  private static final Pattern NAMED_EMAIL = Pattern.compile("(.*)[(<] *([^()<>]+@[^()<>]+) *[)>]");

  private final List<CsvRow> rows;
  private final String shown;
  private final ZoomTimes times;
  private final ZoneId zone;
  private final List<Connection> connections = new ArrayList<>();
  private final Set<Meeting.Leader> leaders = new LinkedHashSet<>();

  /**
   * What a file says.
   *
   * @param meeting named by the file
   * @param topic blank when the file has none
   * @param warnings about what the file leaves open
   */
  public record Reading(Meeting meeting, String topic, List<String> warnings) {}

  /** The columns of a table of participants. */
  private record ZoomColumns(
      int name,
      Optional<Integer> firstName,
      Optional<Integer> lastName,
      Optional<Integer> email,
      Optional<Integer> join,
      Optional<Integer> leave,
      Optional<Integer> duration,
      Optional<Integer> waiting,
      Optional<Integer> attended) {
    boolean timed() {
      return join.isPresent() && leave.isPresent();
    }
  }

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
      List<AttendanceRequest.NamedFile> files, List<TimeSpan> sessions, ZoneId zone)
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
    Optional<TimeSpan> told = Optional.empty();
    ZoomColumns columns = null;
    boolean listed = false;
    boolean leading = false;
    Optional<Headings> namingHost = Optional.empty();
    for (int i = 0; i < rows.size(); i++) {
      CsvRow row = rows.get(i);
      if (columns != null && holdsNumbers(row)) {
        add(row, columns, leading);
        namingHost.ifPresent(columnsOfHost -> leader(row, columnsOfHost));
        continue;
      }
      Headings headings = new Headings(row);
      Optional<ZoomColumns> found = columns(headings);
      Optional<Integer> topicAt =
          headings.is("topic", "sujet", "rubrique", "titre", "tema", "asunto", "titulo");
      if (topicAt.isPresent() && isAboutMeeting(headings, found) && i + 1 < rows.size()) {
        CsvRow values = rows.get(i + 1);
        topic = PersonName.clean(values.cell(topicAt.get()));
        told = told(values, headings);
        leader(values, headings);
        columns = null;
        i++;
      } else if (found.isPresent()) {
        columns = found.get();
        int name = columns.name();
        namingHost =
            topicAt.flatMap(any -> hostName(headings)).filter(at -> at < name).map(at -> headings);
        listed = true;
      } else if (isTitle(row, headings, columns)) {
        leading = headings.first(heading -> hasWord(heading, LEADING)).isPresent();
      } else if (columns != null && row.cells().size() > columns.name()) {
        add(row, columns, leading);
      }
    }
    if (!listed) {
      throw new InputException(
          Origin.file(shown, Optional.empty()),
          "this is no list of participants as Zoom's web page exports it",
          "At Zoom: Reports, Usage, the number of participants, Export; without \"unique users\","
              + " so that the times are there.");
    }
    List<String> warnings = new ArrayList<>();
    times.guess().ifPresent(guess -> warnings.add(shown + ": " + guess));
    return new Reading(
        new Meeting(shown, told, connections, List.copyOf(leaders)), topic, warnings);
  }

  /**
   * What stands alone in its row names the table below it, {@code Panelist Details}, unless it may
   * be somebody's name.
   */
  private static boolean isTitle(CsvRow row, Headings headings, ZoomColumns columns) {
    return row.cells().stream().filter(cell -> !cell.isBlank()).count() == 1
        && (columns == null
            || row.cell(columns.name()).isEmpty()
            || headings.first(heading -> hasWord(heading, TITLES)).isPresent());
  }

  /**
   * Whether the row's headings are those of the block about the meeting. It names the host, and may
   * look like a list of people with their minutes; some lists name the topic in each row.
   */
  private static boolean isAboutMeeting(Headings headings, Optional<ZoomColumns> found) {
    return found.isEmpty() || (!found.get().timed() && headings.has("original").isEmpty());
  }

  private Optional<TimeSpan> told(CsvRow values, Headings headings) throws InputException {
    Optional<Instant> start =
        moment(
            values, headings.has("start time", "heure de debut", "hora de inicio", "hora de com"));
    if (start.isEmpty()) {
      return Optional.empty();
    }
    Optional<Instant> end = moment(values, headings.has("end time", "heure de fin", "hora de fin"));
    OptionalLong minutes = minutes(headings.first(DURATION).map(values::cell).orElse(""));
    Instant closed = end.orElseGet(() -> start.get().plusSeconds(minutes.orElse(0) * 60));
    return Optional.of(TimeSpan.of(start.get(), closed));
  }

  /** Whom the block about the meeting names is its host. */
  private void leader(CsvRow values, Headings headings) {
    String name = hostName(headings).map(values::cell).orElse("");
    Matcher both = NAMED_EMAIL.matcher(name);
    String email = headings.first(EMAIL).map(values::cell).orElse("");
    leaders.add(
        both.matches() && email.isEmpty()
            ? new Meeting.Leader(both.group(1), both.group(2))
            : new Meeting.Leader(name, email));
  }

  private static Optional<Integer> hostName(Headings headings) {
    return headings.first(
        heading -> !EMAIL.test(heading) && (isUserName(heading) || hasWord(heading, LEADING)));
  }

  private static boolean isUserName(String heading) {
    return heading.startsWith("user name")
        || heading.startsWith("nom d utilisateur")
        || heading.startsWith("nombre de usuario");
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

  private static Optional<ZoomColumns> columns(Headings headings) {
    // The name that was changed first: a row may also have the host's user name.
    Optional<Integer> name =
        headings
            .has("original", "nom d origine")
            .or(() -> headings.first(heading -> isUserName(heading) || NAMES.contains(heading)));
    Optional<Integer> join =
        headings.first(heading -> isTime(heading) && hasWord(heading, JOINING));
    Optional<Integer> leave =
        headings.first(heading -> isTime(heading) && hasWord(heading, LEAVING));
    int from = name.orElse(0);
    Optional<Integer> duration = headings.nearest(DURATION, from);
    boolean timed = join.isPresent() && (leave.isPresent() || duration.isPresent());
    if (name.isEmpty() || (!timed && duration.isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        new ZoomColumns(
            name.get(),
            headings.is("first name", "prenom", "nombre", "nombre de pila"),
            headings.is("last name", "nom de famille", "apellido", "apellidos"),
            headings.nearest(EMAIL, from),
            timed ? join : Optional.empty(),
            leave,
            duration,
            headings.has("waiting room", "salle d attente", "sala de espera"),
            headings.is("attended", "a participe", "a assiste", "present", "asistio")));
  }

  private static boolean isTime(String heading) {
    return Stream.of(heading.split(" "))
        .anyMatch(Set.of("time", "heure", "date", "hora", "fecha")::contains);
  }

  /** Whether a word of the heading begins so: {@code arriv} for both arrival and having arrived. */
  private static boolean hasWord(String heading, List<String> beginnings) {
    return Stream.of(heading.split(" "))
        .anyMatch(word -> beginnings.stream().anyMatch(word::startsWith));
  }

  private void add(CsvRow row, ZoomColumns columns, boolean leading) throws InputException {
    String email = columns.email().map(row::cell).orElse("");
    String name = name(row, columns);
    if (leading) {
      // Absent ones too: they may have come by other devices.
      leaders.add(new Meeting.Leader(name, email));
    }
    if (!isYes(row, columns.attended(), "yes") || (name.isEmpty() && email.isEmpty())) {
      return;
    }
    String joined = columns.join().map(row::cell).orElse("");
    String left = columns.leave().map(row::cell).orElse("");
    if (times.isTime(joined) && times.isTime(left)) {
      boolean waiting = isYes(row, columns.waiting(), "");
      connections.add(
          Connection.timed(name, email, span(row, joined, left), waiting).asLeading(leading));
      return;
    }
    OptionalLong minutes = minutes(columns.duration().map(row::cell).orElse(""));
    if (minutes.isPresent() && times.isTime(joined)) {
      // Some exports leave out when somebody left.
      TimeSpan time = span(row, joined, joined);
      TimeSpan interval = new TimeSpan(time.from(), time.from() + minutes.getAsLong() * 60);
      boolean waiting = isYes(row, columns.waiting(), "");
      connections.add(Connection.timed(name, email, interval, waiting).asLeading(leading));
      return;
    }
    if (minutes.isEmpty()) {
      throw bad(row, "neither times nor a number of minutes can be read here");
    }
    connections.add(Connection.untimed(name, email, minutes.getAsLong() * 60).asLeading(leading));
  }

  private static boolean isYes(CsvRow row, Optional<Integer> column, String without) {
    return YES.contains(Headings.plain(column.map(row::cell).orElse(without)));
  }

  private static String name(CsvRow row, ZoomColumns columns) {
    String name = PersonName.clean(row.cell(columns.name()));
    if (!name.isEmpty()) {
      return name;
    }
    String first = columns.firstName().map(row::cell).orElse("");
    return PersonName.clean(first + " " + columns.lastName().map(row::cell).orElse(""));
  }

  private TimeSpan span(CsvRow row, String joined, String left) throws InputException {
    ZonedDateTime from = time(row, joined);
    ZonedDateTime to = time(row, left);
    if (to.isBefore(from)) {
      // Of an hour that comes twice, the second one is meant.
      to = to.withLaterOffsetAtOverlap();
    }
    if (to.isBefore(from)) {
      throw bad(row, "\"" + left + "\" is before \"" + joined + "\"");
    }
    return TimeSpan.of(from.toInstant(), to.toInstant());
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
