package ca.calculquebec.cqorc.task.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.task.attendance.NameMatch.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NameMatchTest {
  private static final String[] WORDS = {
    "Jean", "J.", "JF", "Roy", "Li", "Na", "Ann", "A", "Marie", "Анна", "Müller", "Tremblay", "T"
  };

  record Pair(String zoom, String registered, Verdict verdict) {}

  static List<Pair> pairs() throws IOException {
    try (InputStream table = NameMatchTest.class.getResourceAsStream("names.txt")) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(NameMatchTest::pair)
          .toList();
    }
  }

  private static Pair pair(String line) {
    String[] parts = line.replace("\\|", "\u0001").split(" \\| ");
    String verdict = parts[2].strip().toUpperCase(Locale.ROOT).replace(' ', '_');
    return new Pair(parts[0].replace('\u0001', '|'), parts[1], Verdict.valueOf(verdict));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void each_pair_has_its_verdict_both_ways(Pair pair) {
    assertEquals(pair.verdict(), NameMatch.of(pair.zoom(), pair.registered()));
    assertEquals(pair.verdict(), NameMatch.of(pair.registered(), pair.zoom()));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void the_index_finds_what_comparing_each_with_each_finds(Pair pair) throws IOException {
    NameIndex<String> index = new NameIndex<>();
    List<String> registered = pairs().stream().map(Pair::registered).distinct().toList();
    registered.forEach(name -> index.add(name, NameForms.of(name)));
    NameIndex.Found<String> found = index.find(NameForms.of(pair.zoom()));
    assertEquals(with(Verdict.MATCH, pair.zoom(), registered), sorted(names(found.matching())));
    List<String> possible =
        found.matching().isEmpty() ? with(Verdict.AMBIGUOUS, pair.zoom(), registered) : List.of();
    assertEquals(possible, sorted(names(found.possible())));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void the_index_overlooks_nobody_among_names_of_few_words_and_letters(long seed) {
    Random random = new Random(seed);
    NameIndex<String> index = new NameIndex<>();
    List<String> registered = Stream.generate(() -> name(random)).limit(150).distinct().toList();
    registered.forEach(name -> index.add(name, NameForms.of(name)));
    int doubts = 0;
    for (int i = 0; i < 150; i++) {
      String name = name(random);
      NameIndex.Found<String> found = index.find(NameForms.of(name));
      assertEquals(with(Verdict.MATCH, name, registered), sorted(names(found.matching())), name);
      if (found.matching().isEmpty()) {
        assertEquals(
            with(Verdict.AMBIGUOUS, name, registered), sorted(names(found.possible())), name);
        doubts += found.possible().size();
      }
    }
    assertTrue(doubts > 500, doubts + " doubts");
  }

  private static String name(Random random) {
    List<String> words = new ArrayList<>();
    for (int i = random.nextInt(9) == 0 ? -6 : random.nextInt(3); i < 3; i++) {
      words.add(WORDS[random.nextInt(WORDS.length)]);
    }
    String name = String.join(" ", words);
    return random.nextInt(6) == 0 ? name + " (" + name(random).replace('(', ' ') + ")" : name;
  }

  @Test
  void the_corpus_is_large_and_has_all_three() throws IOException {
    assertTrue(pairs().size() >= 80, pairs().size() + " pairs");
    for (Verdict verdict : Verdict.values()) {
      assertTrue(pairs().stream().filter(pair -> pair.verdict() == verdict).count() >= 10);
    }
  }

  private static List<String> with(Verdict verdict, String name, List<String> others) {
    return sorted(others.stream().filter(other -> NameMatch.of(name, other) == verdict).toList());
  }

  private static List<String> names(List<NameIndex.Group<String>> groups) {
    return NameIndex.people(groups).toList();
  }

  private static List<String> sorted(List<String> names) {
    return names.stream().sorted().toList();
  }
}
