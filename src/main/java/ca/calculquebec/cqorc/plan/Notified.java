package ca.calculquebec.cqorc.plan;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Whom one service tells of a plan.
 *
 * @param messages invitations, changes and cancellations, each person's counted
 * @param people addresses, each once
 */
public record Notified(int messages, Set<String> people) {
  public Notified {
    people = Collections.unmodifiableSet(new LinkedHashSet<>(people));
  }

  static Notified of(Set<String> people) {
    return new Notified(people.size(), people);
  }

  Notified and(Notified other) {
    Set<String> all = new LinkedHashSet<>(people);
    all.addAll(other.people);
    return new Notified(messages + other.messages, all);
  }
}
