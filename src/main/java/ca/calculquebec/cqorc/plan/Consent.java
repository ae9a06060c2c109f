package ca.calculquebec.cqorc.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a person must be asked before a plan is carried out. */
public final class Consent {
  private Consent() {}

  /** How many people are written to, and how many of them had it already. */
  private static Optional<String> mailing(Plan plan) {
    Set<String> people = new LinkedHashSet<>();
    int messages = 0;
    Map<String, Integer> had = new LinkedHashMap<>();
    for (Change change : plan.changes()) {
      if (change.kind() == Kind.CREATE && change.resource() == Resource.E_MAIL) {
        messages += change.people().isEmpty() ? 0 : 1;
        people.addAll(change.people());
        if (!change.lossWarning().isBlank()) {
          had.merge(change.lossWarning(), 1, Integer::sum);
        }
      }
    }
    if (messages == 0) {
      return Optional.empty();
    }
    List<String> known = new ArrayList<>();
    had.forEach((weight, count) -> known.add(count + " " + weight));
    return Optional.of(
        "Send "
            + Words.count(messages, "e-mail")
            + " to "
            + Words.count(people.size(), "person")
            + (known.isEmpty() ? "" : " (" + Words.list(known) + ")")
            + "?");
  }

  /**
   * The question, naming number and kind of what is deleted; what is lost with it stands before, a
   * line for each course. Empty when nothing is deleted.
   */
  public static Optional<String> question(Plan plan) {
    Map<Resource, Integer> numbers = new LinkedHashMap<>();
    List<String> losses = new ArrayList<>();
    for (Change change : plan.deletions()) {
      numbers.merge(change.resource(), 1, Integer::sum);
      if (!change.lossWarning().isBlank()) {
        losses.add(change.course() + ": " + change.lossWarning());
      }
    }
    if (numbers.isEmpty()) {
      return mailing(plan);
    }
    Map<String, List<String>> kinds = new LinkedHashMap<>();
    numbers.forEach(
        (resource, number) ->
            kinds
                .computeIfAbsent(resource.ending(), verb -> new ArrayList<>())
                .add(Words.count(number, resource.word())));
    List<String> endings = new ArrayList<>();
    kinds.forEach((verb, counted) -> endings.add(verb + " " + Words.list(counted)));
    String all = Words.list(endings);
    String asked = all.substring(0, 1).toUpperCase(Locale.ROOT) + all.substring(1);
    if (losses.size() < 2) {
      return Optional.of(asked + (losses.isEmpty() ? "" : " (" + losses.get(0) + ")") + "?");
    }
    return Optional.of("Lost with it:\n  " + String.join("\n  ", losses) + "\n" + asked + "?");
  }
}
