package ca.calculquebec.cqorc.task.term;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.plan.Coverage;
import java.util.List;
import java.util.Set;

/**
 * What a coordinator asks of a whole term.
 *
 * @param update besides what is missing, brings in line what is there
 * @param delete excludes the other two
 * @param services those that take part, never empty
 * @param notifications whether the private calendar's guests are told
 * @param publish whether events are published
 * @param archive whether a deletion archives the channels too
 * @param named courses named one by one
 * @param rehearsal a dry run, which says what it would wait for and does not wait
 * @param others whether members of a channel whom the sheet does not name are told, which takes
 *     requests that no change needs
 */
public record TermRequest(
    boolean create,
    boolean update,
    boolean delete,
    Set<TermService> services,
    boolean notifications,
    boolean publish,
    boolean archive,
    Set<CourseId> named,
    boolean rehearsal,
    boolean others) {
  public TermRequest {
    services = Set.copyOf(services);
    named = Set.copyOf(named);
  }

  /** For {@code status}: all that an update would find, without waiting for anything. */
  public static TermRequest comparison(Set<TermService> services) {
    return new TermRequest(true, true, false, services, true, false, false, Set.of(), true, true);
  }

  /**
   * What is compared.
   *
   * @param configured the services that {@code status} would look at
   */
  public Coverage coverage(Set<TermService> configured) {
    if (!update) {
      return Coverage.NOTHING;
    }
    return services.containsAll(configured)
        ? Coverage.EVERYTHING
        : Coverage.only(order().stream().map(TermService::things).toList());
  }

  /** In the order of a course's set-up, or of its end. */
  public List<TermService> order() {
    List<TermService> backwards = TermService.backwards(services);
    if (delete) {
      return backwards;
    }
    return backwards.stream().sorted().toList();
  }
}
