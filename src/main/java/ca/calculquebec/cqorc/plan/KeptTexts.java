package ca.calculquebec.cqorc.plan;

import ca.calculquebec.cqorc.course.CourseId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What services made of texts that were written to them: cleaned of tags, of signs that they do not
 * know. A text that was written and came back otherwise counts as written, for as long as it stays
 * as it came back; else every update would write it again. The journal holds digests of both.
 */
public final class KeptTexts {
  private static final String SERVICE = "kept text";
  private static final String OUTCOME = "came back";

  /** Tells texts apart; nobody has an interest in two that are taken for one another. */
  private static final int DIGITS = 32;

  private final Journal journal;

  public KeptTexts(Journal journal) {
    this.journal = journal;
  }

  /**
   * Whether this is what became of the wanted text.
   *
   * @param place the text's, such as {@code eventbrite description 900123}
   */
  public boolean isKept(CourseId course, String place, String wanted, String current) {
    if (wanted.equals(current)) {
      return true;
    }
    return journal.finished(course, SERVICE, OUTCOME).stream()
        .filter(known -> known.resource().equals(place))
        .filter(known -> known.key().equals(digest(wanted)))
        .anyMatch(known -> known.made().equals(Optional.of(digest(current))));
  }

  /** The wanted text itself, when the current one is what became of it. */
  public String read(CourseId course, String place, String wanted, String current) {
    return isKept(course, place, wanted, current) ? wanted : current;
  }

  /** Remembers what came back right after this text was written. */
  public void learn(CourseId course, String place, String written, String cameBack) {
    if (isKept(course, place, written, cameBack)) {
      return;
    }
    Journal.Intent intent = journal.begin(course, SERVICE, place, digest(written));
    journal.made(intent, digest(cameBack));
    journal.finish(intent, OUTCOME);
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
