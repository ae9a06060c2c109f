package ca.calculquebec.cqorc.task.attendance;

import ca.calculquebec.cqorc.task.attendance.NameMatch.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Looks for people by name among tens of thousands. Those whose names read alike are one group, and
 * each way in which {@link NameMatch} finds two names near has a map of its own, so that hardly
 * anybody is compared in vain. In so large a course hundreds share a first name.
 */
final class NameIndex<T> {
  /** People whose names read alike. */
  static final class Group<T> {
    private final int number;
    private final NameForms forms;
    private final List<T> people = new ArrayList<>();

    private Group(int number, NameForms forms) {
      this.number = number;
      this.forms = forms;
    }

    List<T> people() {
      return people;
    }
  }

  /**
   * Who it may be.
   *
   * @param matching those whose name it is
   * @param possible those whose name it may be; empty when one matches
   */
  record Found<T>(List<Group<T>> matching, List<Group<T>> possible) {}

  /** Names of more words are few, and compared with all that have one of the words. */
  private static final int FEW_WORDS = 6;

  private static final char AND = ' ';
  private static final char INITIAL = '.';

  private final Map<NameForms, Group<T>> groups = new LinkedHashMap<>();
  private final List<Group<T>> byNumber = new ArrayList<>();
  private final Map<String, List<Group<T>>> byLetters = new HashMap<>();
  private final Map<String, List<Group<T>>> byWord = new HashMap<>();

  /** Those of many words, and those in another script, whom one word in common makes possible. */
  private final Map<String, List<Group<T>>> longByWord = new HashMap<>();

  private final Map<String, List<Group<T>>> transcribedByWord = new HashMap<>();

  /** By all words in their order: {@code alice tremblay}. */
  private final Map<String, List<Group<T>>> byWords = new HashMap<>();

  /** By a word and the first letter of another one: {@code tremblay.a}. */
  private final Map<String, List<Group<T>>> byWordAndInitial = new HashMap<>();

  /** Those who gave initials, by all other words and one of these: {@code tremblay.a}. */
  private final Map<String, List<Group<T>>> byInitials = new HashMap<>();

  Group<T> add(T person, NameForms forms) {
    Group<T> group = groups.get(forms);
    if (group == null) {
      group = new Group<>(groups.size(), forms);
      groups.put(forms, group);
      byNumber.add(group);
      index(group);
    }
    group.people.add(person);
    return group;
  }

  private void index(Group<T> group) {
    group.forms.letters().forEach(letters -> put(byLetters, letters, group));
    Set<String> words = group.forms.words();
    words.forEach(word -> put(byWord, word, group));
    if (!group.forms.isLatin()) {
      words.forEach(word -> put(transcribedByWord, word, group));
    }
    for (List<String> reading : group.forms.readings()) {
      if (reading.size() > FEW_WORDS) {
        reading.forEach(word -> put(longByWord, word, group));
        continue;
      }
      List<String> sorted = reading.stream().sorted().toList();
      put(byWords, String.join(" ", sorted), group);
      for (String word : Set.copyOf(sorted)) {
        others(sorted, word).forEach(initial -> put(byWordAndInitial, word + initial, group));
      }
      for (int chosen = 1; chosen < (1 << sorted.size()) - 1; chosen++) {
        List<String> letters = chosen(sorted, chosen);
        if (NameMatch.mayBeInitials(letters)) {
          String rest = joined(sorted, ~chosen);
          put(byInitials, rest + INITIAL + letters.get(0).charAt(0), group);
        }
      }
    }
  }

  /** The first letters of all but this word, each as the end of a key. */
  private static Set<String> others(List<String> words, String word) {
    Set<String> initials = new TreeSet<>();
    List<String> others = new ArrayList<>(words);
    others.remove(word);
    others.forEach(other -> initials.add("" + INITIAL + other.charAt(0)));
    return initials;
  }

  private static List<String> chosen(List<String> words, int chosen) {
    List<String> some = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if ((chosen & 1 << i) != 0) {
        some.add(words.get(i));
      }
    }
    return some;
  }

  private static String joined(List<String> words, int chosen) {
    return String.join(String.valueOf(AND), chosen(words, chosen));
  }

  private void put(Map<String, List<Group<T>>> map, String key, Group<T> group) {
    List<Group<T>> there = map.computeIfAbsent(key, any -> new ArrayList<>(1));
    // A name that reads in several ways comes several times in a row.
    if (there.isEmpty() || there.get(there.size() - 1) != group) {
      there.add(group);
    }
  }

  List<Group<T>> all() {
    return byNumber;
  }

  Found<T> find(NameForms forms) {
    Set<Integer> near = new TreeSet<>();
    forms.letters().forEach(letters -> add(near, byLetters.get(letters)));
    List<Group<T>> matching = with(Verdict.MATCH, forms, near);
    if (!matching.isEmpty()) {
      return new Found<>(matching, List.of());
    }
    forms
        .words()
        .forEach(
            word -> {
              add(near, longByWord.get(word));
              add(near, (forms.isLatin() ? transcribedByWord : byWord).get(word));
            });
    for (List<String> reading : forms.readings()) {
      if (reading.size() > FEW_WORDS) {
        reading.forEach(word -> add(near, byWord.get(word)));
      } else {
        addNear(near, reading.stream().sorted().toList());
      }
    }
    return new Found<>(List.of(), with(Verdict.AMBIGUOUS, forms, near));
  }

  private void addNear(Set<Integer> near, List<String> words) {
    // Whose name has all of these words.
    add(near, fewest(words.stream().map(byWord::get).toList()));
    for (int chosen = 1; chosen < 1 << words.size(); chosen++) {
      String some = joined(words, chosen);
      // Whose name is a part of this one.
      add(near, byWords.get(some));
      List<String> rest = chosen(words, ~chosen);
      // Who gave initials of these words.
      for (String word : rest) {
        add(near, byInitials.get(some + INITIAL + word.charAt(0)));
      }
      // Whose initials these words are.
      if (!rest.isEmpty() && NameMatch.mayBeInitials(rest)) {
        char initial = rest.get(0).charAt(0);
        add(
            near,
            fewest(
                chosen(words, chosen).stream()
                    .map(word -> byWordAndInitial.get(word + INITIAL + initial))
                    .toList()));
      }
    }
  }

  /** All of them are looked for at once: who is not in the shortest list is not meant. */
  private static <G> List<G> fewest(List<List<G>> lists) {
    List<G> fewest = lists.isEmpty() ? null : lists.get(0);
    for (List<G> list : lists) {
      if (list == null || fewest == null) {
        return null;
      }
      fewest = list.size() < fewest.size() ? list : fewest;
    }
    return fewest;
  }

  private void add(Set<Integer> numbers, Collection<Group<T>> some) {
    if (some != null) {
      some.forEach(group -> numbers.add(group.number));
    }
  }

  private List<Group<T>> with(Verdict verdict, NameForms forms, Set<Integer> numbers) {
    List<Group<T>> some = new ArrayList<>();
    for (int number : numbers) {
      Group<T> group = byNumber.get(number);
      if (NameMatch.of(forms, group.forms) == verdict) {
        some.add(group);
      }
    }
    return some;
  }

  static <T> Stream<T> people(Collection<Group<T>> groups) {
    return groups.stream().flatMap(group -> group.people.stream());
  }
}
