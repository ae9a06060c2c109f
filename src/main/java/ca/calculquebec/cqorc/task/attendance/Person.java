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
    Optional<EventAttendee> attendee,
    List<String> names,
    List<String> emails,
    Presence presence,
    Presence atMost,
    PersonStanding standing,
    Candidates others,
    List<Remark> remarks) {

  /** Whether and why not a person takes part in the comparison. */
  public enum PersonStanding {
    COMPARED,
    AMBIGUOUS,
    TRAINER,
    /** Host or panelist of the webinar. */
    LEADER,
    IGNORED_DOMAIN
  }

  /** What else there is to know about a person; its words are in {@link ReportLabel}. */
  public record Remark(ReportLabel label, String text) {}

  public Person {
    names = List.copyOf(names);
    emails = List.copyOf(emails);
    remarks = List.copyOf(remarks);
  }

  /** As registered, else as in Zoom. */
  public String name() {
    String registered = attendee.map(EventAttendee::name).orElse("");
    if (!registered.isEmpty()) {
      return registered;
    }
    String seen = names.isEmpty() ? "" : names.get(0);
    String named = seen.isEmpty() ? email() : seen;
    return named.isEmpty() ? attendee.map(EventAttendee::id).orElse("?") : named;
  }

  /** As registered, else as in Zoom; may be blank. */
  public String email() {
    String registered = attendee.map(EventAttendee::email).orElse("");
    return registered.isEmpty() && !emails.isEmpty() ? emails.get(0) : registered;
  }

  /** Whether the person's presence counts for the mean. */
  boolean countsForReference() {
    boolean compared = standing == PersonStanding.COMPARED || standing == PersonStanding.AMBIGUOUS;
    return compared && presence.seconds() > 0;
  }
}
