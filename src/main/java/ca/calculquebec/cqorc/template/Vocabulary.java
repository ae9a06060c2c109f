package ca.calculquebec.cqorc.template;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The words of the language: what is not here does not exist. */
final class Vocabulary {
  static final String QUOTE = "urllib.parse.quote";

  static final List<String> FUNCTIONS = List.of("len", "str", "int", "float", QUOTE);

  /** Of dates and times, written without parentheses. */
  static final List<String> ATTRIBUTES =
      List.of("year", "month", "day", "hour", "minute", "second", "microsecond");

  static final List<String> DATE_METHODS =
      List.of("date", "strftime", "isoformat", "weekday", "isoweekday");

  static final List<String> DICT_METHODS = List.of("get");

  /** Python's own words, so that a message can say that they are understood and not wanted. */
  static final Set<String> KEYWORDS =
      Set.of(
          "True",
          "False",
          "None",
          "and",
          "or",
          "not",
          "in",
          "is",
          "if",
          "else",
          "lambda",
          "for",
          "async",
          "await",
          "yield",
          "import",
          "from",
          "def",
          "class",
          "del",
          "assert",
          "while",
          "with",
          "try",
          "except",
          "finally",
          "raise",
          "return",
          "global",
          "nonlocal",
          "pass",
          "break",
          "continue",
          "elif",
          "as");

  private Vocabulary() {}

  static boolean isMethod(String name) {
    return TextMethods.NAMES.contains(name)
        || DATE_METHODS.contains(name)
        || DICT_METHODS.contains(name);
  }

  /** What can stand after a dot. */
  static List<String> members() {
    return Stream.of(ATTRIBUTES, TextMethods.NAMES, DATE_METHODS, DICT_METHODS)
        .flatMap(Collection::stream)
        .toList();
  }
}
