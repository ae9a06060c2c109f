package ca.calculquebec.cqorc.task.status;

import ca.calculquebec.cqorc.plan.Change;
import java.util.List;

/**
 * One course at one service.
 *
 * @param word what a table shows: the state's, or why it is not wanted ({@code onsite})
 * @param differences what would be changed to bring it in line
 * @param details a line each: what differs, is missing, is amiss, with what to do
 * @param remarks what is no difference and still worth saying, such as a guest nobody asked for
 */
public record Standing(
    State state,
    String word,
    List<Change> differences,
    List<String> details,
    List<String> remarks) {
  public Standing {
    differences = List.copyOf(differences);
    details = List.copyOf(details);
    remarks = List.copyOf(remarks);
  }
}
