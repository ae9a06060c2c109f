package ca.calculquebec.cqorc.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;

/** The methods of Python's str that can be used: this table and no other. */
final class TextMethods {
  private interface Method {
    Value call(String self, CallArguments arguments, Scope scope) throws TemplateRefusal;
  }

  private static final Map<String, Method> TABLE =
      Map.ofEntries(
          change("lower", Chars::lower),
          change("upper", Chars::upper),
          change("title", Chars::title),
          change("capitalize", Chars::capitalize),
          change("casefold", Chars::casefold),
          Map.entry("strip", (self, given, scope) -> strip(self, given, scope, true, true)),
          Map.entry("lstrip", (self, given, scope) -> strip(self, given, scope, true, false)),
          Map.entry("rstrip", (self, given, scope) -> strip(self, given, scope, false, true)),
          Map.entry("removeprefix", TextMethods::removePrefix),
          Map.entry("removesuffix", TextMethods::removeSuffix),
          Map.entry("zfill", TextMethods::zeros),
          Map.entry("ljust", (self, given, scope) -> adjust(self, given, scope, '<')),
          Map.entry("rjust", (self, given, scope) -> adjust(self, given, scope, '>')),
          Map.entry("center", (self, given, scope) -> adjust(self, given, scope, '^')),
          Map.entry("replace", Searching::replace),
          Map.entry("find", (self, given, scope) -> Searching.find(self, given, scope, false)),
          Map.entry("rfind", (self, given, scope) -> Searching.find(self, given, scope, true)),
          Map.entry("index", (self, given, scope) -> Searching.index(self, given, scope, false)),
          Map.entry("rindex", (self, given, scope) -> Searching.index(self, given, scope, true)),
          Map.entry("count", Searching::count),
          Map.entry("startswith", (self, given, scope) -> Searching.at(self, given, scope, true)),
          Map.entry("endswith", (self, given, scope) -> Searching.at(self, given, scope, false)),
          Map.entry("split", (self, given, scope) -> Splitting.split(self, given, scope, false)),
          Map.entry("rsplit", (self, given, scope) -> Splitting.split(self, given, scope, true)),
          Map.entry("splitlines", Splitting::lines),
          Map.entry("partition", (self, given, s) -> Splitting.partition(self, given, s, false)),
          Map.entry("rpartition", (self, given, s) -> Splitting.partition(self, given, s, true)),
          Map.entry("join", Splitting::join),
          every("isdecimal", Character::isDigit),
          every("isdigit", TextMethods::isDigit),
          every("isalpha", Character::isLetter),
          every("isalnum", TextMethods::isAlphanumeric),
          every("isspace", Chars::isSpace),
          Map.entry("isupper", (self, given, scope) -> isCase(self, given, true)),
          Map.entry("islower", (self, given, scope) -> isCase(self, given, false)));

  /** Raised, lowered, circled and other digits, which Python counts among the digits. */
  private static final List<SourceSpan> FORMED_DIGITS =
      List.of(
          new SourceSpan(0x1369, 0x1371),
          new SourceSpan(0x19DA, 0x19DA),
          new SourceSpan(0x2074, 0x2079),
          new SourceSpan(0x2080, 0x2089),
          new SourceSpan(0x2460, 0x2468),
          new SourceSpan(0x2474, 0x247C),
          new SourceSpan(0x2488, 0x2490),
          new SourceSpan(0x24F5, 0x24FD),
          new SourceSpan(0x2776, 0x277E),
          new SourceSpan(0x2780, 0x2788),
          new SourceSpan(0x278A, 0x2792),
          new SourceSpan(0x10A40, 0x10A43),
          new SourceSpan(0x10E60, 0x10E68),
          new SourceSpan(0x11052, 0x1105A),
          new SourceSpan(0x1F100, 0x1F10A));

  static final Set<String> NAMES = TABLE.keySet();

  private TextMethods() {}

  static Value call(String self, String name, CallArguments arguments, Scope scope)
      throws TemplateRefusal {
    scope.spend(self.length());
    return TABLE.get(name).call(self, arguments, scope);
  }

  private static Map.Entry<String, Method> change(String name, UnaryOperator<String> change) {
    return Map.entry(
        name,
        (self, given, scope) -> {
          given.count(0, 0);
          return scope.text(change.apply(self));
        });
  }

  private static Map.Entry<String, Method> every(String name, IntPredicate property) {
    return Map.entry(
        name,
        (self, given, scope) -> {
          given.count(0, 0);
          return new Value.Bool(!self.isEmpty() && self.codePoints().allMatch(property));
        });
  }

  private static Value strip(
      String self, CallArguments given, Scope scope, boolean left, boolean right)
      throws TemplateRefusal {
    given.count(0, 1);
    Optional<Value> characters = given.given(0, "");
    if (characters.isEmpty()) {
      return scope.text(Chars.strip(self, Chars::isSpace, left, right));
    }
    String unwanted = given.text(characters.get());
    scope.spendSearch(self, unwanted);
    return scope.text(Chars.strip(self, c -> unwanted.indexOf(c) >= 0, left, right));
  }

  private static Value removePrefix(String self, CallArguments given, Scope scope)
      throws TemplateRefusal {
    String prefix = given.count(1, 1).text(0);
    return scope.text(self.startsWith(prefix) ? self.substring(prefix.length()) : self);
  }

  private static Value removeSuffix(String self, CallArguments given, Scope scope)
      throws TemplateRefusal {
    String suffix = given.count(1, 1).text(0);
    boolean found = self.endsWith(suffix);
    return scope.text(found ? self.substring(0, self.length() - suffix.length()) : self);
  }

  private static Value zeros(String self, CallArguments given, Scope scope) throws TemplateRefusal {
    int missing = Math.max(0, given.count(1, 1).whole(0, "", 0) - Chars.length(self));
    scope.allowText((long) missing + self.length());
    boolean signed = self.startsWith("+") || self.startsWith("-");
    return new Value.Text(
        (signed ? self.substring(0, 1) : "")
            + "0".repeat(missing)
            + self.substring(signed ? 1 : 0));
  }

  private static Value adjust(String self, CallArguments given, Scope scope, char side)
      throws TemplateRefusal {
    int width = given.count(1, 2).whole(0, "", 0);
    Optional<Value> written = given.at(1);
    String fill = written.isPresent() ? given.text(written.get()) : " ";
    if (Chars.length(fill) != 1) {
      throw TemplateRefusal.of(": the filling must be one character");
    }
    int missing = Math.max(0, width - Chars.length(self));
    scope.allowText((long) missing * fill.length() + self.length());
    // CPython's centre: an odd blank goes left when the width is odd too.
    int left = side == '<' ? 0 : side == '>' ? missing : missing / 2 + (missing & width & 1);
    return new Value.Text(fill.repeat(left) + self + fill.repeat(missing - left));
  }

  private static boolean isDigit(int c) {
    return Character.isDigit(c)
        || "\u00B2\u00B3\u00B9\u2070\u24EA\u24FF".indexOf(c) >= 0
        || FORMED_DIGITS.stream().anyMatch(range -> c >= range.start() && c <= range.end());
  }

  private static boolean isAlphanumeric(int c) {
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }

  private static Value isCase(String self, CallArguments given, boolean upper)
      throws TemplateRefusal {
    given.count(0, 0);
    boolean wrong =
        self.codePoints()
            .anyMatch(
                c ->
                    Character.isTitleCase(c)
                        || (upper ? Character.isLowerCase(c) : Character.isUpperCase(c)));
    return new Value.Bool(!wrong && self.codePoints().anyMatch(Chars::isCased));
  }
}
