package ca.calculquebec.cqorc.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ca.calculquebec.cqorc.course.Role;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.plan.SeenHeadings;
import ca.calculquebec.cqorc.plan.StateFolder;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleColumnsTest {
  private static final String START = "course_id|title|start_date|instructor";

  @TempDir Path folder;

  private static PeopleColumns of(boolean prune, Role... roles) {
    return new PeopleColumns(Set.of(roles), prune);
  }

  private Optional<String> problem(PeopleColumns columns, String header) throws Exception {
    SeenHeadings seen = SeenHeadings.read(new StateFolder(folder));
    return columns.problem(Grids.reading(header), seen).map(InputException::getMessage);
  }

  private static Optional<String> told(String what) {
    return Optional.of(
        "tab \"Automne\" of \"Automne 2026\": "
            + what
            + "; people would be removed or no longer be named");
  }

  @Test
  void a_column_that_is_there_or_never_was_is_no_problem() throws Exception {
    assertEquals(Optional.empty(), problem(of(true, Role.INSTRUCTOR), START));
    assertEquals(Optional.empty(), problem(of(false, Role.HOST), START + "|cost|notes"));
    assertEquals(Optional.empty(), problem(of(true, Role.TECH_TEAM), START));
  }

  @Test
  void a_column_that_was_renamed_is_found_by_what_people_call_it_or_by_its_spelling()
      throws Exception {
    for (String heading : Set.of("hôtes", "hostt")) {
      assertEquals(
          told("there is no heading host; \"" + heading + "\" looks like it"),
          problem(of(false, Role.HOST), START + "|" + heading));
    }
  }

  @Test
  void whoever_prunes_needs_the_column_of_everybody_who_teaches() throws Exception {
    assertEquals(
        told("there is no heading host, without which --prune removes too many"),
        problem(of(false, Role.HOST, Role.TECH_TEAM).and(of(true)), START));
    assertEquals(
        problem(of(true, Role.HOST), START), problem(of(true).and(of(false, Role.HOST)), START));
  }

  @Test
  void a_heading_that_was_there_before_is_gone() throws Exception {
    SeenHeadings seen = SeenHeadings.read(new StateFolder(folder));
    seen.remember("Automne", Set.of("host"), LocalDate.of(2026, 9, 1));
    PeopleColumns host = of(false, Role.HOST);
    assertEquals(
        told("the heading host, which was there on 2026-09-01, is gone"), problem(host, START));
    InputException refusal =
        assertThrows(
            InputException.class, () -> host.require(Grids.reading("Automne", START), seen));
    assertEquals(
        "Name the column host again in row 2. If nobody is meant any more, leave the heading"
            + " there, over an empty column.",
        refusal.advice());
    host.require(Grids.reading(START + "|host"), seen);
  }
}
