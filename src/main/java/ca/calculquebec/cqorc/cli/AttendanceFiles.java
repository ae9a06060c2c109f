package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.csv.CsvFile;
import ca.calculquebec.cqorc.decision.Decision;
import ca.calculquebec.cqorc.decision.DecisionFile;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.file.PrivateFiles;
import ca.calculquebec.cqorc.task.attendance.AttendanceReport;
import ca.calculquebec.cqorc.task.attendance.AttendanceRequest.NamedFile;
import ca.calculquebec.cqorc.task.attendance.Decisions;
import ca.calculquebec.cqorc.task.attendance.ReportCsv;
import ca.calculquebec.cqorc.task.attendance.ReportPage;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files that an attendance report is written to.
 *
 * @param force whether a decision file that is there may be replaced
 */
record AttendanceFiles(
    Optional<NamedFile> csv, Optional<NamedFile> html, Optional<NamedFile> decide, boolean force) {

  boolean any() {
    return csv.isPresent() || html.isPresent() || decide.isPresent();
  }

  /** Refuses what could not be written at the end, before anything is asked of anybody. */
  void check() throws InputException {
    if (decide.isPresent() && !force && CsvFile.exists(decide.get().path())) {
      throw new InputException(
          Origin.file(decide.get().shown(), Optional.empty()),
          "the file is there already, and people may have edited it",
          "Name another file, or add --force to replace it.");
    }
  }

  /**
   * Writes them all.
   *
   * @return a line for each, for people
   */
  List<String> write(AttendanceReport report) throws InputException {
    List<String> lines = new ArrayList<>();
    if (decide.isPresent()) {
      NamedFile file = decide.get();
      List<Decision> decisions = Decisions.of(report);
      DecisionFile.write(file.path(), file.shown(), decisions, force);
      long open =
          decisions.stream().filter(one -> one.choice() == Decision.Choice.UNDECIDED).count();
      String first =
          open == 0
              ? "review it"
              : "write yes or no for the " + open + " with a ? at its top, review the rest";
      lines.add("Wrote " + file.shown() + ": " + first + ", then cqorc certificates --from it.");
    }
    if (csv.isPresent()) {
      CsvFile.write(csv.get().path(), csv.get().shown(), out -> ReportCsv.write(report, out), true);
      lines.add("Wrote " + csv.get().shown() + ".");
    }
    if (html.isPresent()) {
      page(html.get(), report);
      lines.add("Wrote " + html.get().shown() + ": open it in a browser.");
    }
    return lines;
  }

  private static void page(NamedFile file, AttendanceReport report) throws InputException {
    try {
      PrivateFiles.OWNER.write(
          file.path(),
          bytes -> {
            Writer out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
            ReportPage.write(report, out);
            out.flush();
          });
    } catch (IOException failure) {
      throw new InputException(
          Origin.file(file.shown(), Optional.empty()),
          "the file cannot be written",
          "Look whether its directory is one that you may write to.",
          failure);
    }
  }
}
