package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.service.slack.SlackText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Which message of the configuration a scheduled one is, as the journal remembers it.
 *
 * @param session start of the message's own session; absent for one that comes once a course
 * @param digest of its text, since Slack may hand a text back in another form
 */
record MessageKey(CourseId course, String name, Optional<Instant> session, String digest) {
  private static final String ONCE = "-";

  /** The same message, whatever its text. */
  boolean isSame(MessageKey other) {
    return course.equals(other.course) && name.equals(other.name) && session.equals(other.session);
  }

  /** For people: the name, and its session's day if it has one of its own. */
  String which(ZoneId zone) {
    return session.map(start -> name + " " + start.atZone(zone).toLocalDate()).orElse(name);
  }

  /** The same, beside a time that names the day already. */
  String which(ZonedDateTime due) {
    boolean sameDay =
        session
            .map(start -> start.atZone(due.getZone()).toLocalDate().equals(due.toLocalDate()))
            .orElse(false);
    return sameDay ? name : which(due.getZone());
  }

  /** As the journal keeps it; the name comes last, since it may hold any sign. */
  String text() {
    return digest + "|" + session.map(Instant::toString).orElse(ONCE) + "|" + name;
  }

  static Optional<MessageKey> parse(CourseId course, String text) {
    String[] parts = text.split("\\|", 3);
    if (parts.length < 3) {
      return Optional.empty();
    }
    try {
      Optional<Instant> session =
          parts[1].equals(ONCE) ? Optional.empty() : Optional.of(Instant.parse(parts[1]));
      return Optional.of(new MessageKey(course, parts[2], session, parts[0]));
    } catch (DateTimeException written) {
      return Optional.empty();
    }
  }

  static String digest(String text) {
    try {
      byte[] bytes = SlackText.comparable(text).getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
