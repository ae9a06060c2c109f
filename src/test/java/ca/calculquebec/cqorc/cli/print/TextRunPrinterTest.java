package ca.calculquebec.cqorc.cli.print;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.CourseLabel;
import ca.calculquebec.cqorc.plan.CoursePlan;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Outcome;
import ca.calculquebec.cqorc.plan.Problem;
import ca.calculquebec.cqorc.plan.Resource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextRunPrinterTest {
  private static final CourseId ID = new CourseId("1001");
  private static final CoursePlan COURSE =
      new CoursePlan(new CourseLabel(ID, "PYT101", "", ""), List.of(), List.of());

  private static String told(Change change, String detail, Integer... rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    Console console = new Console(stream, stream, text -> text, false, false);
    new TextRunPrinter(console, false)
        .happened(
            COURSE, new Outcome(change, Outcome.Status.DONE, detail, List.of(rows), Problem.NONE));
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Change zoom(Kind kind) {
    return Change.of(kind, ID, Resource.WEBINAR).withId("81234567890");
  }

  @Test
  void a_changed_webinar_says_what_changed_from_what_to_what() {
    Change moved =
        zoom(Kind.UPDATE)
            .withFields(
                List.of(
                    FieldChange.of("start", "2026-12-06T09:00-05:00", "2026-12-07T09:00-05:00"),
                    FieldChange.of("hosts", "Maëlle Lévesque", "Noémie Tremblay")));
    assertEquals(
        """
        1001  PYT101     ~ webinar 812 3456 7890        updated
                           start      2026-12-06 09:00 -> 2026-12-07 09:00
                           hosts      Maëlle Lévesque -> Noémie Tremblay
        """,
        told(moved, ""));
  }

  @Test
  void what_is_new_has_no_differences() {
    Change made = zoom(Kind.CREATE).withFields(List.of(FieldChange.set("topic", "Python")));
    assertEquals(
        "1001  PYT101     + webinar 812 3456 7890        created\n", told(made, "created"));
  }

  @Test
  void a_cell_is_named_with_every_row_that_was_written() {
    Change cell = Change.of(Kind.UPDATE, ID, Resource.CELL).withWhich("zoom_id").withRow(4);
    assertEquals(
        "1001  PYT101     ~ sheet                        zoom_id in row 4\n", told(cell, ""));
    assertEquals(
        "1001  PYT101     ~ sheet                        zoom_id in rows 4 and 19\n",
        told(cell, "", 4, 19));
  }
}
