package ca.calculquebec.cqorc.task.attendance;

import ca.calculquebec.cqorc.csv.CsvFile;
import ca.calculquebec.cqorc.csv.CsvRow;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The attendees that Eventbrite's web page exports as CSV; headings in English or French. */
public final class EventbriteReportFile {
  private static final Set<String> GONE =
      Set.of(
          "not attending",
          "deleted",
          "transferred",
          "cancelled",
          "canceled",
          "refunded",
          "ne participe pas",
          "ne participera pas",
          "supprime",
          "transfere",
          "annule",
          "rembourse");
  private static final Set<String> CHECKED_IN =
      Set.of(
          "checked in",
          "attended",
          "enregistre",
          "enregistree",
          "arrive",
          "arrivee",
          "present",
          "presente");
  private static final Set<String> ATTENDING =
      Set.of("", "attending", "participe", "participera", "inscrit", "inscrite", "unpaid");
  private static final Set<String> NO =
      Set.of("", "no", "non", "n", "false", "faux", "0", "-", "--");

  private final List<CsvRow> rows;
  private final String shown;
  private final Set<String> unknown = new LinkedHashSet<>();

  /**
   * What a file says.
   *
   * @param standing tickets that stand
   * @param cancelled those that do not
   * @param warnings about what the file leaves open
   */
  public record Reading(
      List<EventAttendee> standing, List<EventAttendee> cancelled, List<String> warnings) {}

  private EventbriteReportFile(List<CsvRow> rows, String shown) {
    this.rows = rows;
    this.shown = shown;
  }

  /**
   * @param shown the file as messages name it
   */
  public static Reading read(Path file, String shown) throws InputException {
    return new EventbriteReportFile(CsvFile.read(file, shown), shown).read();
  }

  private record EventbriteColumns(
      Optional<Integer> id,
      Optional<Integer> order,
      Optional<Integer> first,
      Optional<Integer> last,
      Optional<Integer> name,
      Optional<Integer> email,
      Optional<Integer> status,
      Optional<Integer> checkedIn,
      Optional<Integer> quantity) {

    static Optional<EventbriteColumns> of(CsvRow row) {
      Headings headings = new Headings(row);
      EventbriteColumns columns =
          new EventbriteColumns(
              headings
                  .is("attendee #", "attendee id", "barcode #", "barcode", "code barres")
                  .or(() -> headings.first(heading -> isNumberOf(heading, "participant"))),
              headings
                  .is("order #", "order id", "order", "commande")
                  .or(() -> headings.first(heading -> isNumberOf(heading, "commande"))),
              headings.is("attendee first name", "first name", "prenom", "prenom du participant"),
              headings.is(
                  "attendee last name",
                  "attendee surname",
                  "last name",
                  "surname",
                  "nom de famille",
                  "nom de famille du participant",
                  "nom"),
              headings.is("attendee name", "name", "nom complet", "nom du participant"),
              headings
                  .is(
                      "attendee email",
                      "email",
                      "e mail",
                      "courriel",
                      "adresse e mail",
                      "adresse courriel",
                      "email address",
                      "e mail du participant")
                  .or(() -> headings.has("email", "e mail", "courriel")),
              headings
                  .is("attendee status", "statut du participant", "etat du participant")
                  .or(() -> headings.is("status", "statut")),
              headings.is(
                  "checked in",
                  "check in",
                  "check in date",
                  "check in time",
                  "checked in date",
                  "enregistrement",
                  "date d enregistrement",
                  "arrivee"),
              headings.is("quantity", "ticket quantity", "qty", "quantite"));
      boolean named = columns.name().isPresent() || columns.last().isPresent();
      boolean stated = columns.status().isPresent() || columns.checkedIn().isPresent();
      return named && stated ? Optional.of(columns) : Optional.empty();
    }
  }

  /** {@code N° de commande}, {@code Numéro du participant}, {@code Participant #} … */
  private static boolean isNumberOf(String heading, String thing) {
    List<String> words = List.of(heading.split(" "));
    return words.contains(thing)
        && words.stream()
            .anyMatch(
                Set.of("ndeg", "n", "no", "num", "numero", "#", "id", "identifiant")::contains);
  }

  private Reading read() throws InputException {
    int top = 0;
    while (top < rows.size() && EventbriteColumns.of(rows.get(top)).isEmpty()) {
      top++;
    }
    if (top == rows.size()) {
      throw new InputException(
          Origin.file(shown, Optional.empty()),
          "this is no list of attendees as Eventbrite exports it: a name and an attendee status"
              + " are needed",
          "At Eventbrite: the event, Manage attendees or Reports, Attendees, Export as CSV.");
    }
    EventbriteColumns columns = EventbriteColumns.of(rows.get(top)).orElseThrow();
    Map<String, Integer> ofOrder = new HashMap<>();
    Map<String, EventAttendee> standing = new LinkedHashMap<>();
    List<EventAttendee> cancelled = new ArrayList<>();
    boolean several = false;
    for (CsvRow row : rows.subList(top + 1, rows.size())) {
      String status = Headings.plain(cell(row, columns.status()));
      EventAttendee attendee = attendee(row, columns, status, ofOrder);
      if (attendee.name().isEmpty() && attendee.email().isEmpty()) {
        continue;
      }
      several |= !Set.of("", "1").contains(cell(row, columns.quantity()));
      if (GONE.contains(status)) {
        cancelled.add(attendee);
      } else if (standing.putIfAbsent(attendee.id(), attendee) != null) {
        throw new InputException(
            Origin.file(shown, Optional.of(row.line())),
            "attendee " + attendee.id() + " stands in the file twice",
            "Export the attendees again, one row per attendee.");
      }
      if (!CHECKED_IN.contains(status) && !GONE.contains(status) && !ATTENDING.contains(status)) {
        unknown.add(cell(row, columns.status()));
      }
    }
    return new Reading(
        List.copyOf(standing.values()), cancelled, warnings(standing.isEmpty(), several));
  }

  private List<String> warnings(boolean none, boolean several) {
    List<String> warnings = new ArrayList<>();
    if (!unknown.isEmpty()) {
      warnings.add(
          shown
              + ": the attendee status "
              + String.join(", ", unknown)
              + " is unknown and taken for one that stands, not checked in");
    }
    if (none) {
      warnings.add(shown + ": nobody is registered in this list; is it the right file?");
    }
    if (several) {
      warnings.add(
          shown
              + ": some rows stand for several tickets; each is taken for one person. Export"
              + " attendees, not orders.");
    }
    return warnings;
  }

  private static EventAttendee attendee(
      CsvRow row, EventbriteColumns columns, String status, Map<String, Integer> ofOrder) {
    String order = cell(row, columns.order());
    String id = cell(row, columns.id());
    if (id.isEmpty()) {
      int number = ofOrder.merge(order, 1, Integer::sum);
      id = (order.isEmpty() ? "row" : order) + "-" + number;
    }
    String first = cell(row, columns.first());
    String last = cell(row, columns.last());
    String name = cell(row, columns.name());
    if (first.isEmpty() && last.isEmpty()) {
      first = name;
    } else if (last.isEmpty()) {
      last = withoutFirst(name, first);
    }
    boolean in =
        CHECKED_IN.contains(status) || !NO.contains(Headings.plain(cell(row, columns.checkedIn())));
    return new EventAttendee(id, order, first, last, cell(row, columns.email()), in);
  }

  /** A column that is called the name holds the whole one, or beside the first one the last. */
  private static String withoutFirst(String name, String first) {
    boolean holdsFirst = !first.isEmpty() && name.startsWith(first + " ");
    return holdsFirst ? name.substring(first.length()).strip() : name;
  }

  private static String cell(CsvRow row, Optional<Integer> column) {
    return column.map(row::cell).orElse("").replace("Info Requested", "");
  }
}
