package ca.calculquebec.cqorc.template;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What an expression can be: a closed set, so that nothing of the JVM is within reach. */
public sealed interface Value {
  record Text(String text) implements Value {}

  record Int(BigInteger number) implements Value {}

  record Real(double number) implements Value {}

  record Bool(boolean truth) implements Value {}

  record None() implements Value {}

  record Date(LocalDate date) implements Value {}

  /** A time with its zone, as Python's aware datetime. */
  record DateTime(ZonedDateTime time) implements Value {}

  record Items(List<Value> items) implements Value {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** Python's tuple: written in an expression, never handed in. */
  record Tuple(List<Value> items) implements Value {
    public Tuple {
      items = List.copyOf(items);
    }
  }

  /**
   * A dict whose keys are texts; it keeps its order, which Python shows.
   *
   * @param isRow a row of the sheet: its keys are lower-case headings, asked for without regard to
   *     case, and an absent one is the empty text instead of an error
   */
  record Dict(Map<String, Value> entries, boolean isRow) implements Value {
    public Dict {
      Map<String, Value> ordered = new LinkedHashMap<>();
      entries.forEach(
          (key, value) -> ordered.put(Objects.requireNonNull(key), Objects.requireNonNull(value)));
      entries = Collections.unmodifiableMap(ordered);
    }

    public Dict(Map<String, Value> entries) {
      this(entries, false);
    }

    Optional<Value> find(String key) {
      if (!isRow) {
        return Optional.ofNullable(entries.get(key));
      }
      return Optional.of(entries.getOrDefault(key.strip().toLowerCase(Locale.ROOT), new Text("")));
    }
  }

  /** A row of the sheet, by lower-case headings. */
  static Value row(Map<String, Value> cells) {
    return new Dict(cells, true);
  }

  /**
   * Something that does not exist yet, such as the address of a webinar that the same plan makes. A
   * text that uses it holds {@code (description)} in its place; a condition on it is an error.
   */
  record Unknown(String description) implements Value {}

  static Value of(String text) {
    return new Text(text);
  }

  static Value of(long number) {
    return new Int(BigInteger.valueOf(number));
  }
}
