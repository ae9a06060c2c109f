package ca.calculquebec.cqorc.task.certificate;

import ca.calculquebec.cqorc.course.Language;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What was asked for.
 *
 * @param mailing who is written to
 * @param number how many messages at most; negative for all
 * @param resend whether people who had or may have had it get it again
 * @param firstTime whether the coordinator knows that nobody had one yet
 * @param upload whether certificates go to Drive
 * @param attendees only these, by attendee id or address, in small letters; empty for all
 * @param from the decision file instead of Eventbrite's check-ins
 * @param undecidedToo whether a file is accepted in which something is still undecided
 * @param personal one person instead of the attendees
 */
public record CertificateRequest(
    Mailing mailing,
    int number,
    boolean resend,
    boolean firstTime,
    boolean upload,
    Overrides overrides,
    Set<String> attendees,
    Optional<Path> from,
    boolean undecidedToo,
    Optional<Recipient> personal) {

  public CertificateRequest {
    attendees = Set.copyOf(attendees);
  }

  /** Who is written to. */
  public enum Mailing {
    NOBODY,
    /** The coordinator, to see what people would get. */
    SELF,
    ATTENDEES
  }

  /** What is printed instead of the course's own. */
  public record Overrides(
      Optional<String> title,
      Optional<String> date,
      Optional<String> duration,
      Optional<Language> language) {
    public static Overrides none() {
      return new Overrides(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public boolean any() {
      return title.isPresent() || date.isPresent() || duration.isPresent() || language.isPresent();
    }
  }

  /** The certificates only, nobody written to. */
  public static CertificateRequest making() {
    return new CertificateRequest(
        Mailing.NOBODY,
        -1,
        false,
        false,
        false,
        Overrides.none(),
        Set.of(),
        Optional.empty(),
        false,
        Optional.empty());
  }
}
