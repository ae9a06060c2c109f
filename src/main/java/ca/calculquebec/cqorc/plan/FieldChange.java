package ca.calculquebec.cqorc.plan;

import java.util.Optional;

/** One field, from what to what; {@code from} is absent for something new. */
public record FieldChange(String name, Optional<String> from, Optional<String> to) {
  public static FieldChange set(String name, String to) {
    return new FieldChange(name, Optional.empty(), Optional.of(to));
  }

  public static FieldChange of(String name, String from, String to) {
    return new FieldChange(name, Optional.of(from), Optional.of(to));
  }
}
