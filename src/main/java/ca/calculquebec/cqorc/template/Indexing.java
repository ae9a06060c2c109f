package ca.calculquebec.cqorc.template;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code a[i]}, {@code a['key']} and {@code a[start:stop:step]}; texts count by characters. */
final class Indexing {
  private static final BigInteger FAR = BigInteger.valueOf(1L << 40);

  private Indexing() {}

  static Value item(Value target, Value key, Scope scope) throws TemplateRefusal {
    if (target instanceof Value.Dict dict) {
      return entry(dict, key);
    }
    if (target instanceof Value.Text text) {
      scope.spend(text.text().length());
      int[] characters = Chars.of(text.text());
      int at = position(target, key, characters.length);
      return new Value.Text(Chars.text(characters, at, at + 1));
    }
    Optional<List<Value>> elements = Types.elements(target);
    if (elements.isEmpty()) {
      throw TemplateRefusal.of(": " + Types.name(target) + " has no items");
    }
    return elements.get().get(position(target, key, elements.get().size()));
  }

  private static Value entry(Value.Dict dict, Value key) throws TemplateRefusal {
    if (!(key instanceof Value.Text name)) {
      throw TemplateRefusal.of(": its keys are texts", "Write the name in quotes.");
    }
    Optional<Value> value = dict.find(name.text());
    if (value.isEmpty()) {
      throw Nearest.refusal(": there is no such key", name.text(), dict.entries().keySet(), "Keys");
    }
    return value.get();
  }

  private static int position(Value target, Value key, int size) throws TemplateRefusal {
    BigInteger index =
        Numbers.whole(key)
            .orElseThrow(
                () ->
                    TemplateRefusal.of(
                        ": the items of "
                            + Types.name(target)
                            + " are counted, from 0; "
                            + Types.name(key)
                            + " cannot choose one"));
    long at = near(index);
    long positive = at < 0 ? at + size : at;
    if (positive < 0 || positive >= size) {
      throw TemplateRefusal.of(
          ": there are only " + size + " items", "The first is 0, the last is -1.");
    }
    return (int) positive;
  }

  static Value slice(Value target, Value start, Value stop, Value step, Scope scope)
      throws TemplateRefusal {
    if (target instanceof Value.Text text) {
      scope.spend(text.text().length());
      int[] characters = Chars.of(text.text());
      StringBuilder chosen = new StringBuilder();
      for (int at : chosen(characters.length, start, stop, step)) {
        chosen.appendCodePoint(characters[at]);
      }
      return scope.text(chosen.toString());
    }
    List<Value> elements =
        Types.elements(target)
            .orElseThrow(() -> TemplateRefusal.of(": " + Types.name(target) + " cannot be cut"));
    List<Value> chosen = new ArrayList<>();
    for (int at : chosen(elements.size(), start, stop, step)) {
      chosen.add(elements.get(at));
    }
    scope.allowItems(chosen.size());
    return target instanceof Value.Items ? new Value.Items(chosen) : new Value.Tuple(chosen);
  }

  private static List<Integer> chosen(int size, Value start, Value stop, Value step)
      throws TemplateRefusal {
    long by = bound(step, 1);
    if (by == 0) {
      throw TemplateRefusal.of(": the step of a slice cannot be 0");
    }
    long lowest = by < 0 ? -1 : 0;
    long highest = by < 0 ? size - 1L : size;
    long from = limited(bound(start, by < 0 ? highest : 0), start, size, lowest, highest);
    long to = limited(bound(stop, by < 0 ? -1 : highest), stop, size, lowest, highest);
    List<Integer> chosen = new ArrayList<>();
    for (long at = from; by > 0 ? at < to : at > to; at += by) {
      chosen.add((int) at);
    }
    return chosen;
  }

  private static long limited(long bound, Value written, int size, long lowest, long highest) {
    boolean fromTheEnd = bound < 0 && !(written instanceof Value.None);
    return Math.max(lowest, Math.min(highest, fromTheEnd ? bound + size : bound));
  }

  private static long bound(Value written, long absent) throws TemplateRefusal {
    if (written instanceof Value.None) {
      return absent;
    }
    return near(
        Numbers.whole(written)
            .orElseThrow(
                () ->
                    TemplateRefusal.of(
                        ": a slice needs whole numbers, not " + Types.name(written))));
  }

  private static long near(BigInteger number) {
    return number.min(FAR).max(FAR.negate()).longValue();
  }
}
