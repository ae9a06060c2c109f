package ca.calculquebec.cqorc.template;

import java.util.List;
import java.util.Optional;

/** Text methods that look for a text; positions count characters. */
final class Searching {
  /** The part between the optional start and end of a method, and how far it begins. */
  private record SearchWindow(String text, int start, boolean real) {
    static SearchWindow of(String self, CallArguments given, int first) throws TemplateRefusal {
      int size = Chars.length(self);
      int start = limit(given, first, size, 0);
      int end = Math.min(size, limit(given, first + 1, size, size));
      if (start > end) {
        return new SearchWindow("", start, false);
      }
      int from = self.offsetByCodePoints(0, start);
      return new SearchWindow(
          self.substring(from, self.offsetByCodePoints(from, end - start)), start, true);
    }

    private static int limit(CallArguments given, int place, int size, int absent)
        throws TemplateRefusal {
      Optional<Value> value = given.given(place, "");
      if (value.isEmpty()) {
        return absent;
      }
      int at = given.whole(value.get());
      return at < 0 ? Math.max(0, at + size) : at;
    }
  }

  private Searching() {}

  static Value find(String self, CallArguments given, Scope scope, boolean last)
      throws TemplateRefusal {
    String wanted = given.count(1, 3).text(0);
    SearchWindow window = SearchWindow.of(self, given, 1);
    scope.spendSearch(self, wanted);
    int at = last ? window.text().lastIndexOf(wanted) : window.text().indexOf(wanted);
    return Value.of(
        at < 0 || !window.real() ? -1 : window.start() + window.text().codePointCount(0, at));
  }

  static Value index(String self, CallArguments given, Scope scope, boolean last)
      throws TemplateRefusal {
    Value found = find(self, given, scope, last);
    if (found.equals(Value.of(-1))) {
      throw TemplateRefusal.of(": the text is not found", "find answers -1 instead.");
    }
    return found;
  }

  static Value count(String self, CallArguments given, Scope scope) throws TemplateRefusal {
    String wanted = given.count(1, 3).text(0);
    SearchWindow window = SearchWindow.of(self, given, 1);
    scope.spendSearch(self, wanted);
    return Value.of(window.real() ? occurrences(window.text(), wanted) : 0);
  }

  private static int occurrences(String text, String wanted) {
    if (wanted.isEmpty()) {
      return Chars.length(text) + 1;
    }
    int found = 0;
    for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length())) {
      found++;
    }
    return found;
  }

  /** startswith and endswith, which also take a tuple of texts. */
  static Value at(String self, CallArguments given, Scope scope, boolean start)
      throws TemplateRefusal {
    Value asked = given.count(1, 3).positional().get(0);
    SearchWindow window = SearchWindow.of(self, given, 1);
    List<Value> wanted = asked instanceof Value.Tuple tuple ? tuple.items() : List.of(asked);
    for (Value each : wanted) {
      String text = given.text(each);
      scope.spend(text.length());
      if (window.real()
          && (start ? window.text().startsWith(text) : window.text().endsWith(text))) {
        return new Value.Bool(true);
      }
    }
    return new Value.Bool(false);
  }

  static Value replace(String self, CallArguments given, Scope scope) throws TemplateRefusal {
    String old = given.count(2, 3).text(0);
    String fresh = given.text(1);
    int most = given.whole(2, "", -1);
    scope.spendSearch(self, old);
    int found = occurrences(self, old);
    int count = most < 0 ? found : Math.min(found, most);
    scope.allowText(self.length() + (long) count * (fresh.length() - old.length()));
    StringBuilder result = new StringBuilder();
    int at = 0;
    for (int i = 0; i < count; i++) {
      int next = self.indexOf(old, at);
      if (old.isEmpty() && i > 0) {
        // Between any two characters.
        next = self.offsetByCodePoints(at, 1);
      }
      result.append(self, at, next).append(fresh);
      at = next + old.length();
    }
    return new Value.Text(result.append(self, at, self.length()).toString());
  }
}
