package ca.calculquebec.cqorc.task.usernames;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseCode;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.course.PlainText;
import ca.calculquebec.cqorc.course.Session;
import ca.calculquebec.cqorc.course.Site;
import ca.calculquebec.cqorc.service.eventbrite.EventbriteEvent;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An event that no row of a sheet names, as a course: what can be known, its name tells. */
public final class EventCourse {
  /** {@code … [en ligne, PYT101]}. */
  private static final Pattern TITLE = Pattern.compile(".*\\[(?:(.*),)?\\s*([^,\\[\\]]+)\\]\\s*");

  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{2,11}");

  private EventCourse() {}

  /**
   * @param otherwise the language where the name does not tell it
   */
  public static Course of(EventbriteEvent event, ZoneId zone, Language otherwise) {
    CourseId id = new CourseId("event-" + event.id());
    String name = PlainText.oneLine(event.name());
    Matcher title = TITLE.matcher(name);
    boolean told = title.matches();
    String last = told ? title.group(2).strip() : "";
    boolean isCode = CODE.matcher(last).matches();
    String site = isCode ? (title.group(1) == null ? "" : title.group(1).strip()) : last;
    Language language = language(site, otherwise);
    ZonedDateTime start = event.start().atZone(zone);
    Session session = new Session(id, 1, start, event.end().atZone(zone), Map.of(), Map.of());
    return new Course(
            id,
            name,
            new CourseCode(isCode ? last : ""),
            new Site(site),
            language,
            language.suffix(),
            "",
            List.of(session),
            Map.of(Registrations.COLUMN, event.id()))
        .withFullTitle(name);
  }

  private static Language language(String site, Language otherwise) {
    return switch (site.toLowerCase(Locale.ROOT)) {
      case "en ligne" -> Language.FRENCH;
      case "online" -> Language.ENGLISH;
      default -> otherwise;
    };
  }
}
