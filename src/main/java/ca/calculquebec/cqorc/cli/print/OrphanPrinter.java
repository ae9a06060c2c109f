package ca.calculquebec.cqorc.cli.print;

import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.CoursePlan;
import java.util.ArrayList;
import java.util.List;

/** What there is of courses that have left the sheet, and what can be done about it. */
final class OrphanPrinter {
  private static final int WIDTH = 80;

  private static final String ADVICE =
      "What has left the sheet is left alone. To take it down, bring the course's rows back"
          + " (Google keeps the sheet's earlier versions) and run cqorc term --delete --course_id"
          + " ID, or delete it at each service.";

  private OrphanPrinter() {}

  /** Nothing where there are none. */
  static List<String> lines(List<CoursePlan> orphans) {
    List<String> lines = new ArrayList<>();
    for (CoursePlan course : orphans) {
      lines.add(Wrap.cut(Labels.full(course.label()), WIDTH));
      lines.add("  is no longer in the sheet; still there:");
      for (Change change : course.changes()) {
        String note = change.note().isBlank() ? "" : ": " + change.note();
        lines.addAll(Wrap.lines("  · ", "    ", Labels.resource(change) + note, WIDTH));
      }
    }
    if (!orphans.isEmpty()) {
      lines.addAll(Wrap.lines("", "", ADVICE, WIDTH));
    }
    return lines;
  }
}
