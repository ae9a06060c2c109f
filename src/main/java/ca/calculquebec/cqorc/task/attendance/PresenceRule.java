package ca.calculquebec.cqorc.task.attendance;

import ca.calculquebec.cqorc.config.Config;
import ca.calculquebec.cqorc.config.Setting;
import ca.calculquebec.cqorc.failure.InputException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * When a person counts as present: longer than a part of the reference presence.
 *
 * @param threshold from 0 to 1
 */
public record PresenceRule(BigDecimal threshold, Reference reference) {
  /** What presence is held against. */
  public enum Reference {
    MEAN,
    MEDIAN,
    SCHEDULED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Reads {@code [script.presence]}. */
  public static PresenceRule of(Config config) throws InputException {
    String section = "script.presence";
    BigDecimal threshold = BigDecimal.valueOf(config.number(section, "presence_threshold", 0.6));
    if (threshold.signum() < 0 || threshold.compareTo(BigDecimal.ONE) > 0) {
      Setting setting = config.require(section, "presence_threshold");
      throw new InputException(
          setting.origin(),
          "presence_threshold is " + setting.value() + ", which is not from 0 to 1",
          "Write a part such as 0.6 for 60 percent.");
    }
    Optional<Setting> reference = config.find(section, "presence_reference");
    String word = reference.map(Setting::value).orElse("mean").strip().toLowerCase(Locale.ROOT);
    for (Reference known : Reference.values()) {
      if (known.word().equals(word)) {
        return new PresenceRule(threshold, known);
      }
    }
    throw new InputException(
        reference.orElseThrow().origin(),
        "presence_reference is \"" + word + "\", which is no reference of ours",
        "Write mean, median or scheduled.");
  }

  /** Without a configuration: what the keys default to. */
  public static PresenceRule standard() {
    return new PresenceRule(new BigDecimal("0.6"), Reference.MEAN);
  }

  /**
   * What presence is held against, as a fraction, so that no second is lost in rounding.
   *
   * @param seconds numerator
   * @param parts denominator, at least 1
   */
  public record Yardstick(BigDecimal threshold, Reference reference, long seconds, long parts) {
    /** More than the part of it that is asked for. */
    public boolean isPresent(long presence) {
      BigDecimal wanted = threshold.multiply(BigDecimal.valueOf(seconds));
      return BigDecimal.valueOf(presence).multiply(BigDecimal.valueOf(parts)).compareTo(wanted) > 0;
    }

    /** The reference itself, in whole minutes. */
    public long referenceMinutes() {
      return seconds / parts / 60;
    }

    /** What must be exceeded, in whole minutes. */
    public long neededMinutes() {
      return threshold.multiply(BigDecimal.valueOf(seconds)).longValue() / parts / 60;
    }
  }

  /**
   * @param presences seconds of everybody who counts for the reference, none of them 0
   * @param scheduled seconds of all sessions
   */
  public Yardstick yardstick(List<Long> presences, long scheduled) {
    int people = presences.size();
    if (reference == Reference.SCHEDULED) {
      return new Yardstick(threshold, reference, scheduled, 1);
    }
    if (people == 0) {
      return new Yardstick(threshold, reference, 0, 1);
    }
    if (reference == Reference.MEAN) {
      long sum = presences.stream().mapToLong(Long::longValue).sum();
      return new Yardstick(threshold, reference, sum, people);
    }
    List<Long> sorted = new ArrayList<>(presences);
    Collections.sort(sorted);
    long middle = sorted.get((people - 1) / 2) + sorted.get(people / 2);
    return new Yardstick(threshold, reference, middle, 2);
  }
}
