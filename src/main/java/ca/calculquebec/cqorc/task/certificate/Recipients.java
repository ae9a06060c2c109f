package ca.calculquebec.cqorc.task.certificate;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.decision.Decision;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.service.eventbrite.Attendee;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Who gets a certificate. */
public final class Recipients {
  private static final Comparator<Sorted> BY_NAME =
      Comparator.comparing(Sorted::last)
          .thenComparing(Sorted::first)
          .thenComparing(sorted -> sorted.recipient().attendeeId());

  /** With the keys by which names are compared, made once for each. */
  private record Sorted(Recipient recipient, String last, String first) {
    static Sorted of(Recipient recipient) {
      return new Sorted(recipient, sortKey(recipient.lastName()), sortKey(recipient.firstName()));
    }
  }

  private Recipients() {}

  /** Eventbrite's attendees of an event; asked once a course. */
  @FunctionalInterface
  public interface AttendeeSource {
    List<Attendee> of(String eventId) throws CqorcException;
  }

  /** Those who were checked in or attended: one certificate for each ticket. */
  static List<Recipient> present(Course course, AttendeeSource source) throws CqorcException {
    String event = course.idCell("eventbrite_id");
    if (event.isBlank()) {
      throw new InputException(
          Origin.cell(course.firstSession().row(), "eventbrite_id"),
          "the course has no Eventbrite event, so that nobody was checked in",
          "Fill in eventbrite_id, or name the decision file of cqorc attendance with --from.");
    }
    Map<String, Recipient> byId = new LinkedHashMap<>();
    for (Attendee attendee : source.of(event)) {
      if (attendee.isPresent()) {
        byId.putIfAbsent(attendee.id(), recipient(attendee));
      }
    }
    return byId.values().stream().map(Sorted::of).sorted(BY_NAME).map(Sorted::recipient).toList();
  }

  private static Recipient recipient(Attendee attendee) {
    boolean parts = !attendee.firstName().isBlank() || !attendee.lastName().isBlank();
    return new Recipient(
        attendee.id(),
        parts ? attendee.firstName() : attendee.name(),
        parts ? attendee.lastName() : "",
        attendee.email(),
        attendee.orderId());
  }

  /**
   * Those whom a decision file gives one.
   *
   * @param alone whether this is the only course, so that rows without a course mean it
   */
  static List<Recipient> decided(
      CourseId course, List<Decision> decisions, boolean alone, String shown)
      throws InputException {
    Optional<Decision> unclear =
        decisions.stream().filter(decision -> decision.courseId().isBlank() && !alone).findFirst();
    if (unclear.isPresent()) {
      throw new InputException(
          Origin.file(shown, Optional.empty()),
          "the row of attendee "
              + unclear.get().attendeeId()
              + " does not say which course it is of",
          "Name one course with --course_id.");
    }
    List<Decision> ours =
        decisions.stream()
            .filter(
                decision ->
                    decision.courseId().isBlank()
                        || decision.courseId().strip().equals(course.text()))
            .toList();
    if (ours.isEmpty()) {
      throw new InputException(
          Origin.file(shown, Optional.empty()),
          "no row is of course " + course,
          "Compare its column course_id with the course you asked for.");
    }
    return ours.stream()
        .filter(Decision::certificate)
        .map(
            decision ->
                new Recipient(
                    decision.attendeeId(),
                    decision.firstName(),
                    decision.lastName(),
                    decision.email(),
                    decision.orderId()))
        .map(Sorted::of)
        .sorted(BY_NAME)
        .map(Sorted::recipient)
        .toList();
  }

  private static String sortKey(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }
}
