package ca.calculquebec.cqorc.task.calendar;

import ca.calculquebec.cqorc.course.CourseId;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * What tells our own entries apart, in one private property: Google's documents contradict each
 * other about asking for several at once.
 *
 * @param start of the session, as the sheet has it
 */
record EventMark(CalendarKind kind, CourseId course, Instant start) {
  static final String PROPERTY = "cqorc_session";

  private static final int BITS_PER_DIGIT = 32;
  private static final int ID_BYTES = 20;

  /** {@code private 2026-12-06T14:00:00Z 1001}. */
  String text() {
    return kind.word() + " " + start + " " + course;
  }

  Map<String, String> property() {
    return Map.of(PROPERTY, text());
  }

  /** The mark of an event; empty when it bears none of ours. */
  static Optional<EventMark> in(Map<String, String> properties) {
    return of(properties.getOrDefault(PROPERTY, ""));
  }

  static Optional<EventMark> of(String text) {
    String[] parts = text.split(" ", 3);
    Optional<CalendarKind> kind = CalendarKind.ofWord(parts[0]);
    if (parts.length < 3 || kind.isEmpty() || parts[2].isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new EventMark(kind.get(), new CourseId(parts[2]), Instant.parse(parts[1])));
    } catch (DateTimeException notOurs) {
      return Optional.empty();
    }
  }

  /**
   * An id that every run works out alike, so that a create that is sent twice makes one event.
   *
   * @param generation from 0; a deleted event keeps its id, and the next one needs another
   */
  String id(int generation) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((text() + " " + generation).getBytes(StandardCharsets.UTF_8));
      // Google takes the digits of base 32 only: 0 to 9 and a to v.
      return "cq" + new BigInteger(1, Arrays.copyOf(digest, ID_BYTES)).toString(BITS_PER_DIGIT);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
