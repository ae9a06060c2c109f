package ca.calculquebec.cqorc.cli.print;

import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.plan.Problem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** How a failure is told to a coordinator; the stack trace is for {@code -v}. */
public final class ErrorReport {
  private static final int WIDTH = 80;

  private ErrorReport() {}

  public static List<String> lines(CqorcException failure, boolean verbose) {
    Problem problem = Problem.of(failure);
    List<String> lines = new ArrayList<>(lines("cqorc: ", problem));
    if (verbose) {
      lines.addAll(trace(failure));
    }
    return lines;
  }

  /**
   * @param start of the first line: {@code "cqorc: "}
   */
  public static List<String> lines(String start, Problem problem) {
    List<String> lines = new ArrayList<>(Wrap.lines(start, "  ", problem.cause(), WIDTH));
    if (!problem.advice().isBlank()) {
      lines.addAll(Wrap.lines("  What to do: ", "  ", problem.advice(), WIDTH));
    }
    return lines;
  }

  /** A fault of the program itself: said as such, since nobody can act on it. */
  public static Problem bug(Throwable fault) {
    return new Problem(
        "an unexpected fault in cqorc itself: " + fault,
        "What was done so far is recorded; run the same command again. If it comes back,"
            + " repeat it with -v and report what it prints.");
  }

  /** The same, with its trace. */
  public static List<String> bug(Throwable fault, boolean verbose) {
    List<String> lines = new ArrayList<>(lines("cqorc: ", bug(fault)));
    if (verbose) {
      lines.addAll(trace(fault));
    }
    return lines;
  }

  private static List<String> trace(Throwable fault) {
    StringWriter text = new StringWriter();
    fault.printStackTrace(new PrintWriter(text, true));
    return List.of(text.toString().split("\\R"));
  }
}
