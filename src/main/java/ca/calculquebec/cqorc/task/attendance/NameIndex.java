package ca.calculquebec.cqorc.task.attendance;

import ca.calculquebec.cqorc.task.attendance.NameMatch.Verdict;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks for people by name among thousands without comparing each with each. */
final class NameIndex<T> {
  private record Entry<T>(T person, NameForms forms) {}

  /**
   * Who it may be.
   *
   * @param matching those whose name it is
   * @param possible those whose name it may be; empty when one matches
   */
  record Found<T>(List<T> matching, List<T> possible) {}

  private final List<Entry<T>> entries = new ArrayList<>();
  private final Map<String, List<Integer>> byKey = new HashMap<>();
  private final Map<String, List<Integer>> byWord = new HashMap<>();

  void add(T person, NameForms forms) {
    int number = entries.size();
    entries.add(new Entry<>(person, forms));
    for (String key : forms.keys()) {
      byKey.computeIfAbsent(key, any -> new ArrayList<>()).add(number);
    }
    Set<String> words = new LinkedHashSet<>();
    forms.readings().forEach(words::addAll);
    for (String word : words) {
      byWord.computeIfAbsent(word, any -> new ArrayList<>()).add(number);
    }
  }

  Found<T> find(NameForms forms) {
    BitSet sameKey = new BitSet();
    forms.keys().forEach(key -> byKey.getOrDefault(key, List.of()).forEach(sameKey::set));
    List<T> matching = with(Verdict.MATCH, forms, sameKey);
    if (!matching.isEmpty()) {
      return new Found<>(matching, List.of());
    }
    // Nobody is near who has none of the words.
    BitSet near = sameKey;
    for (List<String> reading : forms.readings()) {
      reading.forEach(word -> byWord.getOrDefault(word, List.of()).forEach(near::set));
    }
    return new Found<>(List.of(), with(Verdict.AMBIGUOUS, forms, near));
  }

  private List<T> with(Verdict verdict, NameForms forms, BitSet numbers) {
    List<T> people = new ArrayList<>();
    for (int number = numbers.nextSetBit(0); number >= 0; number = numbers.nextSetBit(number + 1)) {
      Entry<T> entry = entries.get(number);
      if (NameMatch.of(forms, entry.forms()) == verdict) {
        people.add(entry.person());
      }
    }
    return people;
  }
}
