package ca.calculquebec.cqorc.task.attendance;

import java.util.List;
import java.util.Optional;

/**
 * One person of the report: an attendee, a participant, or both.
 *
 * @param attendee absent for somebody who did not register
 * @param names under which Zoom saw the person
 * @param emails under which Zoom saw the person, without blank ones
 * @param atMost the presence if all of {@code others} were this person too
 * @param standing whether the person takes part in the comparison
 * @param others with whom the person may be confused
 * @param remarks what else there is to know
 */
public record Person(
    Optional<Attendee> attendee,
    List<String> names,
    List<String> emails,
    Presence presence,
    Presence atMost,
    Standing standing,
    Candidates others,
    List<Remark> remarks) {

  /** Whether and why not a person takes part in the comparison. */
  public enum Standing {
    COMPARED,
    AMBIGUOUS,
    TRAINER,
    /** Host or panelist of the webinar. */
    LEADER,
    IGNORED_DOMAIN
  }

  /** What else there is to know about a person; its words are in {@link Phrase}. */
  public record Remark(Phrase phrase, String text) {}

  public Person {
    names = List.copyOf(names);
    emails = List.copyOf(emails);
    remarks = List.copyOf(remarks);
  }

  /** As registered, else as in Zoom. */
  public String name() {
    String registered = attendee.map(Attendee::name).orElse("");
    if (!registered.isEmpty()) {
      return registered;
    }
    String seen = names.isEmpty() ? "" : names.get(0);
    String named = seen.isEmpty() ? email() : seen;
    return named.isEmpty() ? attendee.map(Attendee::id).orElse("?") : named;
  }

  /** As registered, else as in Zoom; may be blank. */
  public String email() {
    String registered = attendee.map(Attendee::email).orElse("");
    return registered.isEmpty() && !emails.isEmpty() ? emails.get(0) : registered;
  }

  /** Whether the person's presence counts for the mean. */
  boolean countsForReference() {
    boolean compared = standing == Standing.COMPARED || standing == Standing.AMBIGUOUS;
    return compared && presence.seconds() > 0;
  }
}
