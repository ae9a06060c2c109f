package ca.calculquebec.cqorc.task.calendar;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.course.Session;
import java.util.Locale;
import java.util.Optional;

/** The text of a public event. Others parse it: exact, as the predecessor wrote it. */
public final class PublicEventText {
  private PublicEventText() {}

  /**
   * @param address at which people register; blank when there is none
   * @param texts absent for a course without a description
   */
  public static String of(
      Course course, Session session, String address, Optional<DescriptionTexts> texts) {
    boolean french = course.language() == Language.FRENCH;
    String link = link(address);
    String summary = texts.map(text -> text.summary() + "\n\n" + text.description()).orElse("-");
    String plan = texts.map(text -> "\n* " + String.join("\n* ", text.plan())).orElse("-");
    return (french ? "Inscriptions: " : "Registration: ")
        + link
        + "\n\n"
        + summary
        + "\n\nPlan:\n"
        + plan
        + "\n\nTags:\nPresence: "
        + presence(course)
        + "\nCost basis: "
        + session.cell("cost_basis")
        + "\nLanguage: "
        + (french ? "french" : "english")
        + "\nRegistration URL: "
        + link
        + "\n\n";
  }

  private static String presence(Course course) {
    return course.site().isOnline() ? course.siteWord().toLowerCase(Locale.ROOT) : "onsite";
  }

  /** What would end the attribute is written as addresses write it. */
  private static String link(String address) {
    if (address.isBlank()) {
      return "-";
    }
    String safe = address.replace("\"", "%22").replace("<", "%3C").replace(">", "%3E");
    return "<a href=\"" + safe + "\">" + safe + "</a>";
  }
}
