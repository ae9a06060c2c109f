package ca.calculquebec.cqorc.sandbox.support;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SplittableRandom;

/** Identifiers that look random and are the same for the same seed and order of requests. */
public final class Ids {
  private final long seed;
  private long count;

  public Ids(long seed, long count) {
    this.seed = seed;
    this.count = count;
  }

  /** Continues where a saved state stopped. */
  public static Ids of(long seed, ObjectNode saved) {
    return new Ids(seed, saved.path("ids").asLong(0));
  }

  public synchronized void save(ObjectNode state) {
    state.put("ids", count);
  }

  /** A number of exactly so many digits, never given before. */
  public synchronized long number(int digits) {
    long low = 1;
    for (int i = 1; i < digits; i++) {
      low *= 10;
    }
    // Steps of a number prime to ten visit every value of the range once before repeating.
    long range = 9 * low;
    return low + Math.floorMod(next() * 7_368_787L + seed * 104_729L, range);
  }

  /** Letters and digits, never given before. */
  public synchronized String text(int length) {
    StringBuilder text = new StringBuilder(Long.toString(next(), 36));
    SplittableRandom random = new SplittableRandom(seed * 31 + count);
    while (text.length() < length) {
      text.insert(
          0,
          "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789".charAt(random.nextInt(57)));
    }
    return text.toString();
  }

  /** A base64 value of sixteen bytes, as Zoom's uuids are; every eighth needs double encoding. */
  public synchronized String uuid() {
    String core = text(14);
    String bytes = count % 8 == 0 ? "\u00ff" + core + "x" : core + "xy";
    return Base64.getEncoder().encodeToString(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  private long next() {
    return ++count;
  }
}
