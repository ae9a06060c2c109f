package ca.calculquebec.cqorc.task.attendance;

import java.util.ArrayList;
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
    // Transcribers disagree about the other words: Ksenia, Xenia.
    boolean transcribed = one.isLatin() != other.isLatin();
    for (int i = 0; i < one.readings().size(); i++) {
      for (int j = 0; j < other.readings().size(); j++) {
        if (i >= one.outer() && j >= other.outer()) {
          // Two people with the same pronouns or university in brackets are two.
          continue;
        }
        Verdict verdict = ofWords(one.readings().get(i), other.readings().get(j), transcribed);
        best = verdict.compareTo(best) < 0 ? verdict : best;
      }
    }
    if (best != Verdict.MATCH && one.runsTogether(other)) {
      best = isLong(one) && isLong(other) ? Verdict.MATCH : Verdict.AMBIGUOUS;
    }
    return best;
  }

  private static boolean isLong(NameForms forms) {
    return forms.letters().stream().allMatch(letters -> letters.length() >= LONG_ENOUGH);
  }

  /**
   * Compares without making anything: in a large course this happens a million times.
   *
   * @param transcribed whether one word in common is enough for a doubt
   */
  private static Verdict ofWords(List<String> one, List<String> other, boolean transcribed) {
    int found = 0;
    int foundOther = 0;
    boolean shared = false;
    for (int i = 0; i < one.size() && i < Integer.SIZE; i++) {
      for (int j = 0; j < other.size() && j < Integer.SIZE; j++) {
        if ((foundOther & 1 << j) == 0 && one.get(i).equals(other.get(j))) {
          found |= 1 << i;
          foundOther |= 1 << j;
          shared |= one.get(i).length() > 1;
          break;
        }
      }
    }
    int left = one.size() - Integer.bitCount(found);
    int otherLeft = other.size() - Integer.bitCount(foundOther);
    if (left == 0 && otherLeft == 0) {
      return Verdict.MATCH;
    }
    if (!shared) {
      return Verdict.NO_MATCH;
    }
    boolean part = left == 0 || otherLeft == 0;
    return part || transcribed || areInitials(one, found, other, foundOther)
        ? Verdict.AMBIGUOUS
        : Verdict.NO_MATCH;
  }

  private static boolean areInitials(
      List<String> one, int found, List<String> other, int foundOther) {
    List<String> rest = rest(one, found);
    List<String> otherRest = rest(other, foundOther);
    return areInitials(rest, otherRest) || areInitials(otherRest, rest);
  }

  private static List<String> rest(List<String> words, int found) {
    List<String> rest = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (i >= Integer.SIZE || (found & 1 << i) == 0) {
        rest.add(words.get(i));
      }
    }
    return rest;
  }

  /** Whether words are so short that they may be initials of others. */
  static boolean mayBeInitials(List<String> words) {
    int length = words.stream().mapToInt(String::length).sum();
    return length > 0 && length <= MOST_INITIALS;
  }

  /** {@code j} or {@code jf} of {@code jean françois}. */
  private static boolean areInitials(List<String> letters, List<String> words) {
    if (!mayBeInitials(letters)) {
      return false;
    }
    String all = String.join("", letters);
    List<String> firsts = new ArrayList<>();
    words.forEach(word -> firsts.add(word.substring(0, 1)));
    return all.chars().allMatch(letter -> firsts.remove(Character.toString(letter)));
  }
}
