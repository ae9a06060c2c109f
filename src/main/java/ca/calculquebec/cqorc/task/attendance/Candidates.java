package ca.calculquebec.cqorc.task.attendance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Whom a person may be confused with.
 *
 * @param named the longest there first; not all of them where there are very many
 * @param count of all
 */
public record Candidates(List<Candidate> named, int count) {
  /** A first name alone may be hundreds of people's, each of whom it would list. */
  static final int MOST_NAMED = 6;

  static final Candidates NONE = new Candidates(List.of(), 0);

  /**
   * One of them.
   *
   * @param seconds of presence that would be the person's; 0 of somebody who was not seen
   */
  public record Candidate(String name, String email, long seconds) {}

  public Candidates {
    named = List.copyOf(named);
  }

  /**
   * @param some all of them, or more than are named
   */
  static Candidates of(List<Candidate> some, int count) {
    List<Candidate> sorted = new ArrayList<>(some);
    sorted.sort(Comparator.comparingLong(Candidate::seconds).reversed());
    return new Candidates(sorted.subList(0, Math.min(MOST_NAMED, sorted.size())), count);
  }

  Candidates and(Candidates others) {
    if (others.count == 0 || count == 0) {
      return count == 0 ? others : this;
    }
    List<Candidate> both = new ArrayList<>(named);
    both.addAll(others.named);
    return of(both, count + others.count);
  }
}
