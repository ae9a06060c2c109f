package ca.calculquebec.cqorc.sheet;

import ca.calculquebec.cqorc.course.Role;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Near;
import ca.calculquebec.cqorc.plan.SeenHeadings;
import ca.calculquebec.cqorc.plan.Words;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The columns that say who teaches. None is required, but one that was renamed would read as if
 * nobody were wanted any more: whoever stands there would be removed, or no longer be named.
 *
 * @param roles whose people the command invites, removes or names
 * @param prune whether people whom the sheet does not name are removed
 */
public record PeopleColumns(Set<Role> roles, boolean prune) {
  public static final PeopleColumns NONE = new PeopleColumns(Set.of(), false);

  /** Who takes part in a session at Zoom and in the calendar. */
  public static final Set<Role> TEACHING = EnumSet.of(Role.INSTRUCTOR, Role.HOST, Role.ASSISTANT);

  /** What people call these columns too, without accents, blanks and plural. */
  private static final Map<Role, Set<String>> ALIKE =
      Map.of(
          Role.INSTRUCTOR,
          Set.of(
              "instructor",
              "instructeur",
              "instructrice",
              "formateur",
              "formatrice",
              "enseignant",
              "enseignante",
              "trainer",
              "teacher"),
          Role.HOST,
          Set.of("host", "hote", "hotesse", "animateur", "animatrice"),
          Role.ASSISTANT,
          Set.of("assistant", "assistante", "aide"),
          Role.TECH_TEAM,
          Set.of("equipetechno", "equipetechnique", "equipetech", "techno", "techteam"));

  public PeopleColumns {
    roles = Set.copyOf(roles);
  }

  /** Both together. */
  public PeopleColumns and(PeopleColumns other) {
    Set<Role> all = new TreeSet<>(roles);
    all.addAll(other.roles);
    return new PeopleColumns(all, prune || other.prune);
  }

  /** Everything that is wrong with them; empty when people may be changed by this sheet. */
  public Optional<InputException> problem(SheetReading reading, SeenHeadings seen) {
    Set<String> headings = reading.headings().keySet();
    List<String> wrong = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    for (Role role : new TreeSet<>(roles)) {
      String heading = role.column();
      if (headings.contains(heading)) {
        continue;
      }
      Optional<LocalDate> last = seen.when(reading.place().tab(), heading);
      Optional<String> alike = alike(role, headings);
      if (last.isPresent() || alike.isPresent()) {
        gone.add(heading);
        wrong.add(
            (last.isPresent()
                    ? "the heading " + heading + ", which was there on " + last.get() + ", is gone"
                    : "there is no heading " + heading)
                + alike.map(other -> "; \"" + other + "\" looks like it").orElse(""));
      } else if (prune && TEACHING.contains(role)) {
        gone.add(heading);
        wrong.add("there is no heading " + heading + ", without which --prune removes too many");
      }
    }
    if (wrong.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new InputException(
            "tab \""
                + reading.place().tab()
                + "\" of \""
                + reading.title()
                + "\": "
                + String.join("; ", wrong)
                + "; people would be removed or no longer be named",
            "Name the column "
                + Words.list(gone)
                + " again in row "
                + reading.headerRow()
                + ". If nobody is meant any more, leave the heading there, over an empty column."));
  }

  /** For a command whose result is wrong without them. */
  public void require(SheetReading reading, SeenHeadings seen) throws InputException {
    Optional<InputException> problem = problem(reading, seen);
    if (problem.isPresent()) {
      throw problem.get();
    }
  }

  private static Optional<String> alike(Role role, Set<String> headings) {
    Set<String> unknown = new TreeSet<>(headings);
    unknown.removeAll(Columns.KNOWN);
    Optional<String> called =
        unknown.stream().filter(heading -> ALIKE.get(role).contains(plain(heading))).findFirst();
    // The first letter is hardly ever mistyped, and tells "host" from "cost".
    return called.or(
        () ->
            Near.of(role.column(), unknown).stream()
                .filter(heading -> heading.charAt(0) == role.column().charAt(0))
                .findFirst());
  }

  private static String plain(String heading) {
    return Normalizer.normalize(heading, Normalizer.Form.NFD)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z]", "")
        .replaceAll("s$", "");
  }
}
