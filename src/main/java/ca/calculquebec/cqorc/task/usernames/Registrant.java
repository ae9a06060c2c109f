package ca.calculquebec.cqorc.task.usernames;

import ca.calculquebec.cqorc.course.PlainText;
import ca.calculquebec.cqorc.service.eventbrite.Attendee;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;

/**
 * Somebody with a ticket. Two tickets may share a person's name: only the id tells them apart.
 *
 * @param id of the attendee at Eventbrite
 * @param name on one line, never blank
 */
record Registrant(String id, String name, String email) {

  /** By name without regard to accents and case, then by id, so that every run sorts alike. */
  static final Comparator<Registrant> BY_NAME =
      Comparator.<Registrant, String>comparing(one -> folded(one.name()))
          .thenComparing(Registrant::name)
          .thenComparing(one -> one.id().length())
          .thenComparing(Registrant::id);

  static Registrant of(Attendee attendee) {
    String parts = PlainText.oneLine(attendee.firstName() + " " + attendee.lastName());
    String whole = PlainText.oneLine(attendee.name());
    String name = whole.isEmpty() ? parts : whole;
    // Who bought for others may have left their names out; the address is nobody else's business.
    return new Registrant(
        attendee.id(),
        name.isEmpty() ? "Participant " + attendee.id() : name,
        PlainText.oneLine(attendee.email()));
  }

  /** Whether a cell shows this name, composed or decomposed accents being the same. */
  boolean isCalled(String text) {
    return exact(name).equals(exact(text));
  }

  /** As names are compared. */
  static String exact(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
  }

  private static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }
}
