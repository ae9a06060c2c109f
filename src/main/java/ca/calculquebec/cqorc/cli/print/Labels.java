package ca.calculquebec.cqorc.cli.print;

import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.CourseLabel;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Service;
import ca.calculquebec.cqorc.plan.Words;
import java.util.List;

/** How courses and resources are named on a line. */
final class Labels {
  private Labels() {}

  /** {@code 1001 PYT101}. */
  static String brief(CourseLabel label) {
    return (label.id() + "  " + label.code()).stripTrailing();
  }

  /** {@code 1001 PYT101 2026-12-06 09:00 Introduction à Python [en ligne, PYT101]}. */
  static String full(CourseLabel label) {
    return String.join("  ", label.id().text(), label.code(), label.start(), label.title())
        .replaceAll(" {3,}", "  ")
        .strip();
  }

  /** {@code webinar 812 3456 7890}, {@code calendar event 2026-09-14 13:00}. */
  static String resource(Change change) {
    if (change.isCell()) {
      return "sheet";
    }
    // People know one of several by what it is for; its id is in the sheet and in JSON.
    if (!change.which().isBlank()) {
      return change.resource() + " " + change.which();
    }
    return change
        .id()
        // Those of files are long, and nobody types them.
        .filter(id -> change.service() != Service.DRIVE)
        .map(id -> change.resource() + " " + id(change, id))
        .orElse(change.resource().word());
  }

  /**
   * {@code zoom_id in row 14}.
   *
   * @param written the rows, once they are known; else the plan's stand for them
   */
  static String cell(Change change, List<Integer> written) {
    String verb =
        change.fields().stream().anyMatch(field -> field.to().orElse("").isEmpty())
            ? " cleared"
            : "";
    List<String> rows =
        (written.isEmpty() ? change.rows() : written).stream().map(String::valueOf).toList();
    String where = rows.isEmpty() ? "" : (rows.size() == 1 ? " in row " : " in rows ");
    return change.which() + where + Words.list(rows) + verb;
  }

  /** Zoom shows its ids in groups; people compare them that way. */
  private static String id(Change change, String id) {
    boolean zoom = change.service() == Service.ZOOM && id.matches("\\d{9,11}");
    if (!zoom) {
      return id;
    }
    int tail = id.length() - 4;
    return id.substring(0, 3) + " " + id.substring(3, tail) + " " + id.substring(tail);
  }

  static Console.Ansi color(Kind kind) {
    return switch (kind) {
      case CREATE, ADOPT -> Console.Ansi.GREEN;
      case UPDATE, PUBLISH -> Console.Ansi.YELLOW;
      case DELETE, WITHDRAW, FAILED -> Console.Ansi.RED;
      case DIFFERS, UNWANTED, UNKNOWN -> Console.Ansi.YELLOW;
      case UNCHANGED, THERE, SKIPPED -> Console.Ansi.FAINT;
    };
  }
}
