package ca.calculquebec.cqorc.task.attendance;

import ca.calculquebec.cqorc.config.Config;
import ca.calculquebec.cqorc.failure.InputException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

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
    double threshold = config.number(section, "presence_threshold", 0.6, 0, 1);
    List<String> words = Stream.of(Reference.values()).map(Reference::word).toList();
    String word = config.word(section, "presence_reference", "mean", words);
    return new PresenceRule(
        BigDecimal.valueOf(threshold), Reference.valueOf(word.toUpperCase(Locale.ROOT)));
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
