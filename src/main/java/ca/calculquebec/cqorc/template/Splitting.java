package ca.calculquebec.cqorc.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Text methods that cut a text, and the one that joins. */
final class Splitting {
  private Splitting() {}

  static Value split(String self, CallArguments given, Scope scope, boolean right)
      throws TemplateRefusal {
    given.count(0, 2, List.of("sep", "maxsplit"));
    Optional<Value> separator = given.given(0, "sep");
    int written = given.whole(1, "maxsplit", -1);
    int most = written < 0 ? Integer.MAX_VALUE : written;
    List<String> parts;
    if (separator.isEmpty()) {
      parts = right ? blanksFromTheRight(self, most) : blanks(self, most);
    } else {
      String cut = wanted(given, separator.get());
      scope.spendSearch(self, cut);
      parts = right ? fromTheRight(self, cut, most) : fromTheLeft(self, cut, most);
    }
    return texts(parts, scope);
  }

  private static String wanted(CallArguments given, Value separator) throws TemplateRefusal {
    String cut = given.text(separator);
    if (cut.isEmpty()) {
      throw TemplateRefusal.of(": the separator is empty");
    }
    return cut;
  }

  private static List<String> fromTheLeft(String self, String cut, int most) {
    List<String> parts = new ArrayList<>();
    int at = 0;
    for (int next = self.indexOf(cut); next >= 0 && parts.size() < most; ) {
      parts.add(self.substring(at, next));
      at = next + cut.length();
      next = self.indexOf(cut, at);
    }
    parts.add(self.substring(at));
    return parts;
  }

  private static List<String> fromTheRight(String self, String cut, int most) {
    List<String> parts = new ArrayList<>();
    int end = self.length();
    while (parts.size() < most) {
      int next = end < cut.length() ? -1 : self.lastIndexOf(cut, end - cut.length());
      if (next < 0) {
        break;
      }
      parts.add(self.substring(next + cut.length(), end));
      end = next;
    }
    parts.add(self.substring(0, end));
    Collections.reverse(parts);
    return parts;
  }

  /** Runs of blanks separate; the rest beyond the maximum keeps its blanks at the end. */
  private static List<String> blanks(String self, int most) {
    List<String> parts = new ArrayList<>();
    int at = afterBlanks(self, 0);
    while (at < self.length() && parts.size() < most) {
      int end = at;
      while (end < self.length() && !Chars.isSpace(self.charAt(end))) {
        end++;
      }
      parts.add(self.substring(at, end));
      at = afterBlanks(self, end);
    }
    if (at < self.length()) {
      parts.add(self.substring(at));
    }
    return parts;
  }

  private static int afterBlanks(String self, int from) {
    int at = from;
    while (at < self.length() && Chars.isSpace(self.charAt(at))) {
      at++;
    }
    return at;
  }

  private static List<String> blanksFromTheRight(String self, int most) {
    String mirrored = new StringBuilder(self).reverse().toString();
    List<String> parts = new ArrayList<>();
    for (String part : blanks(mirrored, most)) {
      parts.add(new StringBuilder(part).reverse().toString());
    }
    Collections.reverse(parts);
    return parts;
  }

  static Value lines(String self, CallArguments given, Scope scope) throws TemplateRefusal {
    given.count(0, 1, List.of("keepends"));
    boolean keep = given.whole(0, "keepends", 0) != 0;
    List<String> parts = new ArrayList<>();
    int at = 0;
    while (at < self.length()) {
      int end = at;
      while (end < self.length() && !Chars.isLineEnd(self.charAt(end))) {
        end++;
      }
      int next = Math.min(self.length(), self.startsWith("\r\n", end) ? end + 2 : end + 1);
      parts.add(self.substring(at, keep ? next : end));
      at = next;
    }
    return texts(parts, scope);
  }

  static Value partition(String self, CallArguments given, Scope scope, boolean right)
      throws TemplateRefusal {
    String cut = wanted(given, given.count(1, 1).positional().get(0));
    scope.spendSearch(self, cut);
    scope.allowText(self.length());
    int at = right ? self.lastIndexOf(cut) : self.indexOf(cut);
    List<Value> parts =
        at >= 0
            ? List.of(
                Value.of(self.substring(0, at)),
                Value.of(cut),
                Value.of(self.substring(at + cut.length())))
            : right
                ? List.of(Value.of(""), Value.of(""), Value.of(self))
                : List.of(Value.of(self), Value.of(""), Value.of(""));
    return new Value.Tuple(parts);
  }

  static Value join(String self, CallArguments given, Scope scope) throws TemplateRefusal {
    Value asked = given.count(1, 1).positional().get(0);
    List<String> parts = new ArrayList<>();
    if (asked instanceof Value.Text text) {
      text.text().codePoints().forEach(c -> parts.add(Chars.text(c)));
    } else {
      for (Value each :
          Types.elements(asked)
              .orElseThrow(
                  () -> TemplateRefusal.of(": join needs a list, not " + Types.name(asked)))) {
        parts.add(given.text(each));
      }
    }
    long length = (long) self.length() * Math.max(0, parts.size() - 1);
    for (String part : parts) {
      length += part.length();
    }
    scope.allowText(length);
    return new Value.Text(String.join(self, parts));
  }

  private static Value texts(List<String> parts, Scope scope) throws TemplateRefusal {
    scope.allowItems(parts.size());
    List<Value> texts = new ArrayList<>();
    for (String part : parts) {
      texts.add(scope.text(part));
    }
    return scope.items(texts);
  }
}
