package ca.calculquebec.cqorc.task.usernames;

import ca.calculquebec.cqorc.plan.Coverage;
import java.util.Optional;

/**
 * What {@code cqorc usernames} is asked for.
 *
 * @param create make the spreadsheets that are not there yet
 * @param update bring those that are there in line
 * @param reassign give the usernames of people who cancelled to others
 * @param courseCode in place of the sheet's, for templates
 * @param url the cluster's address, in place of its template
 * @param password the cluster's password, in place of its template
 */
public record UsernamesRequest(
    boolean create,
    boolean update,
    boolean reassign,
    Optional<String> courseCode,
    Optional<String> url,
    Optional<String> password) {

  /** What is compared with who is registered. */
  public Coverage coverage() {
    return update ? Coverage.of("the usernames") : Coverage.NOTHING;
  }

  /** Whether it holds something that belongs to one course only, and its option. */
  Optional<String> personal() {
    if (courseCode.isPresent()) {
      return Optional.of("--course_code");
    }
    if (url.isPresent()) {
      return Optional.of("--url");
    }
    return password.isPresent() ? Optional.of("--password") : Optional.empty();
  }

  /** Without the password, since records print themselves into logs and failing tests. */
  @Override
  public String toString() {
    return "usernames" + (create ? " create" : "") + (update ? " update" : "");
  }
}
