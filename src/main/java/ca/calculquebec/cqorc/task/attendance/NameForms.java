package ca.calculquebec.cqorc.task.attendance;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ways in which one name may be read, each as its words in small Latin letters: without what
 * stands in brackets, what stands in brackets ({@code Zoé (Zoé Roy)} is how Zoom writes a name that
 * was changed), without an affiliation after a dash, and other romanisations of some letters.
 *
 * @param readings words of each reading, titles left out; those of brackets last
 * @param letters of each reading, sorted: two names that differ in spacing or order only have the
 *     same
 * @param outer how many readings are not what stands in brackets
 * @param isLatin whether any of its letters is Latin, if it has letters; others were transcribed
 */
record NameForms(List<List<String>> readings, List<String> letters, int outer, boolean isLatin) {
  private static final Pattern BRACKETS = Pattern.compile("\\(([^()]*)\\)|\\[([^\\[\\]]*)\\]");
  private static final Pattern AFFILIATION = Pattern.compile("\\s+[-–—|/•]\\s+.*$");
  private static final Pattern POSSESSIVE = Pattern.compile("['’]s\\b");
  private static final Set<String> TITLES =
      Set.of("dr", "dre", "prof", "mme", "mlle", "mr", "mrs", "ms", "phd");
  private static final Set<String> DEVICES =
      Set.of(
          "iphone",
          "ipad",
          "ipod",
          "macbook",
          "imac",
          "galaxy",
          "android",
          "samsung",
          "huawei",
          "pixel",
          "laptop",
          "desktop",
          "pc",
          "tablet",
          "tablette",
          "telephone",
          "phone",
          "cell",
          "cellulaire",
          "ordinateur");
  private static final Set<String> DEVICE_FILLERS =
      Set.of("de", "d", "du", "of", "the", "air", "pro");

  /** Beyond so many words, not every order is tried: 5 words have 120. */
  private static final int ALL_ORDERS = 5;

  static NameForms of(String name) {
    String text = Normalizer.normalize(PersonName.clean(name), Normalizer.Form.NFKC);
    Set<List<String>> readings = new LinkedHashSet<>();
    String outside = BRACKETS.matcher(text).replaceAll(" ");
    add(readings, outside.isBlank() ? text : outside);
    add(readings, AFFILIATION.matcher(outside).replaceFirst(""));
    int outer = readings.size();
    Matcher brackets = BRACKETS.matcher(text);
    while (brackets.find()) {
      String inside = brackets.group(1) == null ? brackets.group(2) : brackets.group(1);
      // One word in brackets is a pronoun, a place or a nickname.
      if (words(inside).size() > 1) {
        add(readings, inside);
      }
    }
    List<List<String>> all = List.copyOf(readings);
    return new NameForms(all, all.stream().map(NameForms::sorted).toList(), outer, isLatin(text));
  }

  private static String sorted(List<String> words) {
    char[] letters = String.join("", words).toCharArray();
    Arrays.sort(letters);
    return new String(letters);
  }

  private static boolean isLatin(String text) {
    boolean lettered = text.codePoints().anyMatch(Character::isLetter);
    return !lettered
        || text.codePoints()
            .anyMatch(at -> Character.UnicodeScript.of(at) == Character.UnicodeScript.LATIN);
  }

  /** Whether they differ in spacing or order only, in more than what stands in brackets. */
  boolean runsTogether(NameForms other) {
    for (int i = 0; i < letters.size(); i++) {
      for (int j = 0; j < other.letters.size(); j++) {
        if ((i < outer || j < other.outer)
            && letters.get(i).equals(other.letters.get(j))
            && !Collections.disjoint(keys(readings.get(i)), keys(other.readings.get(j)))) {
          return true;
        }
      }
    }
    return false;
  }

  /** One text for all spellings of a name, to tell people without an address apart. */
  String identity(String name) {
    if (readings.isEmpty()) {
      return PersonName.clean(name);
    }
    List<String> words = new ArrayList<>(readings.get(0));
    Collections.sort(words);
    return String.join(" ", words);
  }

  /** Every word of any reading. */
  Set<String> words() {
    Set<String> words = new LinkedHashSet<>();
    readings.forEach(words::addAll);
    return words;
  }

  private static void add(Set<List<String>> readings, String text) {
    addWords(readings, text);
    String other = otherRomanisation(text);
    if (!other.equals(text)) {
      addWords(readings, other);
    }
  }

  private static void addWords(Set<List<String>> readings, String text) {
    List<String> words = words(text);
    if (!words.isEmpty()) {
      readings.add(words);
    }
    if (words.stream().anyMatch(DEVICES::contains)) {
      List<String> owner = words(POSSESSIVE.matcher(text).replaceAll(""));
      owner.removeIf(word -> DEVICES.contains(word) || DEVICE_FILLERS.contains(word));
      owner.removeIf(word -> word.chars().allMatch(Character::isDigit));
      if (!owner.isEmpty()) {
        readings.add(owner);
      }
    }
  }

  private static List<String> words(String text) {
    String plain = PersonName.transliterated(text).replaceAll("['`\"]", "");
    List<String> words = new ArrayList<>(List.of(plain.split("[^a-z0-9]+")));
    words.removeIf(String::isEmpty);
    List<String> untitled = new ArrayList<>(words);
    untitled.removeIf(TITLES::contains);
    return untitled.isEmpty() ? words : untitled;
  }

  /** Müller is Mueller to some and Muller to others; a Greek Ksenia is Xenia. */
  private static String otherRomanisation(String text) {
    return text.replace("ä", "ae")
        .replace("ö", "oe")
        .replace("ü", "ue")
        .replace("Ä", "Ae")
        .replace("Ö", "Oe")
        .replace("Ü", "Ue")
        .replace("ø", "oe")
        .replace("Ø", "Oe")
        .replace("å", "aa")
        .replace("Å", "Aa")
        .replace("ξ", "x")
        .replace("Ξ", "X");
  }

  /** Its words in every order, without blanks. */
  private static Set<String> keys(List<String> words) {
    Set<String> keys = new HashSet<>();
    if (words.size() <= ALL_ORDERS) {
      orders(new ArrayList<>(words), 0, keys);
      return keys;
    }
    for (int first = 0; first < words.size(); first++) {
      List<String> turned = new ArrayList<>(words);
      Collections.rotate(turned, first);
      keys.add(String.join("", turned));
    }
    List<String> sorted = new ArrayList<>(words);
    Collections.sort(sorted);
    keys.add(String.join("", sorted));
    return keys;
  }

  private static void orders(List<String> words, int from, Set<String> keys) {
    if (from == words.size()) {
      keys.add(String.join("", words));
      return;
    }
    for (int i = from; i < words.size(); i++) {
      Collections.swap(words, from, i);
      orders(words, from + 1, keys);
      Collections.swap(words, from, i);
    }
  }
}
