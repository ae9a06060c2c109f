package ca.calculquebec.cqorc.app;

import ca.calculquebec.cqorc.config.Setting;
import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.service.eventbrite.EventbriteEvent;
import ca.calculquebec.cqorc.service.slack.SlackClient;
import ca.calculquebec.cqorc.task.usernames.EventCourse;
import ca.calculquebec.cqorc.task.usernames.TemplateFile;
import ca.calculquebec.cqorc.task.usernames.UsernamesCheck;
import ca.calculquebec.cqorc.task.usernames.UsernamesContribution;
import ca.calculquebec.cqorc.task.usernames.UsernamesRequest;
import ca.calculquebec.cqorc.task.usernames.UsernamesSettings;
import java.util.List;
import java.util.Optional;

/** What {@code usernames} is made of. */
public final class Usernames {
  private final App app;

  Usernames(App app) {
    this.app = app;
  }

  /** What is missing or malformed is told before a service is asked. */
  public void requireReadable() throws CqorcException {
    new UsernamesSettings(app.config()).requireReadable(app.wording());
  }

  /** The share of a plan. */
  public UsernamesContribution contribution(UsernamesRequest request, Journal journal)
      throws CqorcException {
    Services services = app.services();
    boolean slack = !app.config().text("slack", "bot_token", "").isBlank();
    Optional<SlackClient> client = slack ? Optional.of(services.slack()) : Optional.empty();
    return new UsernamesContribution(
        new UsernamesContribution.Clients(
            services.eventbrite(), services.drive(), services.usernameSheets(), client),
        new UsernamesSettings(app.config()),
        app.wording(),
        request,
        journal,
        app.redactor()::add);
  }

  /** What stands in the way of a list for one of these courses. */
  List<CqorcException> problems(List<Course> courses) throws CqorcException {
    return new UsernamesCheck(
            app.services().drive(),
            app.services().usernameSheets(),
            new UsernamesSettings(app.config()))
        .problems(courses, app.wording());
  }

  /** For {@code --create_template_file}. */
  public TemplateFile templateFile(Journal journal) throws CqorcException {
    UsernamesSettings settings = new UsernamesSettings(app.config());
    return new TemplateFile(app.services().drive(), settings, journal);
  }

  /**
   * The event as a course, when no sheet knows it.
   *
   * @throws InputException when Eventbrite does not know it either
   */
  public Course eventCourse(String eventId) throws CqorcException {
    if (!eventId.matches("\\d{1,20}")) {
      throw new InputException(
          Origin.option("--event_id"),
          "\"" + eventId + "\" is no number of an Eventbrite event",
          "Write the number that stands at the end of the event's address.");
    }
    Optional<EventbriteEvent> event = app.services().eventbrite().findEvent(eventId);
    if (event.isEmpty()) {
      throw new InputException(
          Origin.option("--event_id"),
          "there is no event " + eventId + " at Eventbrite",
          "Correct the number, or look whether [eventbrite] api_key belongs to your organisation.");
    }
    Optional<Setting> language = app.config().find("global", "language");
    return EventCourse.of(
        event.get(),
        app.zone(),
        language.flatMap(setting -> Language.of(setting.value())).orElse(Language.FRENCH));
  }

  /** Whether there is a course sheet at all. */
  public boolean hasSheet() throws CqorcException {
    return app.config().find("google", "calendar_file").filter(one -> !one.isBlank()).isPresent();
  }
}
