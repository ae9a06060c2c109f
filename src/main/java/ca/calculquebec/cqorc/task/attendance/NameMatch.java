package ca.calculquebec.cqorc.task.attendance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Whether two names are one person's. */
final class NameMatch {
  /** What can be said of two names. */
  enum Verdict {
    MATCH,
    /** They may be one person's: a person must decide. */
    AMBIGUOUS,
    NO_MATCH
  }

  /** Shorter names run into each other when spacing does not count: Li Na, Lina. */
  private static final int LONG_ENOUGH = 6;

  /** Initials of more names than that are a word. */
  private static final int MOST_INITIALS = 3;

  private NameMatch() {}

  static Verdict of(String one, String other) {
    return of(NameForms.of(one), NameForms.of(other));
  }

  static Verdict of(NameForms one, NameForms other) {
    Verdict best = Verdict.NO_MATCH;
    for (List<String> words : one.readings()) {
      for (List<String> otherWords : other.readings()) {
        Verdict verdict = ofWords(words, otherWords);
        best = verdict.compareTo(best) < 0 ? verdict : best;
      }
    }
    if (best != Verdict.MATCH && !Collections.disjoint(one.keys(), other.keys())) {
      best = isLong(one) && isLong(other) ? Verdict.MATCH : Verdict.AMBIGUOUS;
    }
    return best;
  }

  private static boolean isLong(NameForms forms) {
    return forms.keys().stream().allMatch(key -> key.length() >= LONG_ENOUGH);
  }

  private static Verdict ofWords(List<String> one, List<String> other) {
    List<String> rest = new ArrayList<>(one);
    List<String> otherRest = new ArrayList<>();
    boolean shared = false;
    for (String word : other) {
      if (rest.remove(word)) {
        shared |= word.length() > 1;
      } else {
        otherRest.add(word);
      }
    }
    if (rest.isEmpty() && otherRest.isEmpty()) {
      return Verdict.MATCH;
    }
    if (!shared) {
      return Verdict.NO_MATCH;
    }
    boolean part = rest.isEmpty() || otherRest.isEmpty();
    boolean initials = areInitials(rest, otherRest) || areInitials(otherRest, rest);
    return part || initials ? Verdict.AMBIGUOUS : Verdict.NO_MATCH;
  }

  /** {@code j} or {@code jf} of {@code jean françois}. */
  private static boolean areInitials(List<String> letters, List<String> words) {
    String all = String.join("", letters);
    if (all.isEmpty() || all.length() > MOST_INITIALS) {
      return false;
    }
    List<String> firsts = new ArrayList<>();
    words.forEach(word -> firsts.add(word.substring(0, 1)));
    return all.chars().allMatch(letter -> firsts.remove(Character.toString(letter)));
  }
}
