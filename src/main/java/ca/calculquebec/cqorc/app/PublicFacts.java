package ca.calculquebec.cqorc.app;

import ca.calculquebec.cqorc.config.Config;
import ca.calculquebec.cqorc.config.Setting;
import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.PlainText;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.plan.CourseOutputs;
import ca.calculquebec.cqorc.plan.CourseOutputs.Output;
import ca.calculquebec.cqorc.plan.Deferred;
import ca.calculquebec.cqorc.plan.Lazy;
import ca.calculquebec.cqorc.service.eventbrite.EventbriteEvent;
import ca.calculquebec.cqorc.task.calendar.DescriptionTexts;
import ca.calculquebec.cqorc.task.calendar.PublicSources;
import ca.calculquebec.cqorc.task.registration.CourseDescriptions;
import ca.calculquebec.cqorc.task.registration.Description;
import ca.calculquebec.cqorc.template.Value;
import ca.calculquebec.cqorc.wording.CourseNames;
import ca.calculquebec.cqorc.wording.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Eventbrite and the repository of descriptions say, for the public calendar: from the same
 * plan when it deals with them, else from the services themselves.
 */
final class PublicFacts implements PublicSources {
  private static final String EVENTBRITE = "eventbrite";
  private static final String COLUMN = "eventbrite_id";
  private static final String REGISTRATION = "registration_url";
  private static final String DEFAULT_ADDRESS = "https://www.eventbrite.ca/e/{eb_event_id}";

  /** Stands for an event that nobody makes: an address that holds it is none. */
  private static final String NO_EVENT = "no event at Eventbrite";

  private final App app;
  private final Services services;
  private final Lazy<Optional<CourseDescriptions>> descriptions =
      new Lazy<>(this::buildDescriptions);

  PublicFacts(App app, Services services) {
    this.app = app;
    this.services = services;
  }

  private Optional<CourseDescriptions> buildDescriptions() throws CqorcException {
    boolean configured =
        app.config()
            .find("descriptions", "local_repo")
            .filter(setting -> !setting.isBlank())
            .isPresent();
    return configured
        ? Optional.of(new CourseDescriptions(services.registrationSettings()))
        : Optional.empty();
  }

  @Override
  public List<String> prepare() throws CqorcException {
    app.wording().requireReadable(EVENTBRITE, REGISTRATION);
    Optional<CourseDescriptions> repository = descriptions.get();
    return repository.isPresent() ? repository.get().refresh().stream().toList() : List.of();
  }

  @Override
  public Optional<DescriptionTexts> texts(Course course) throws CqorcException {
    Optional<CourseDescriptions> repository = descriptions.get();
    return repository.isPresent()
        ? repository.get().find(course).map(PublicFacts::texts)
        : Optional.empty();
  }

  private static DescriptionTexts texts(Description description) {
    List<String> plan = new ArrayList<>();
    for (Description.PlanItem item : description.plan()) {
      plan.add(item.line());
      plan.addAll(item.below());
    }
    return new DescriptionTexts(
        description.descriptionText().summary(), description.descriptionText().description(), plan);
  }

  @Override
  public String title(Course course, CourseOutputs outputs) throws CqorcException {
    learn(course, outputs);
    return outputs.get(Output.EVENT_NAME).get().orElseGet(course::fullTitle);
  }

  /** Reads the event once a course, unless the plan has dealt with it already. */
  private void learn(Course course, CourseOutputs outputs) throws CqorcException {
    String id = course.idCell(COLUMN).strip();
    boolean readable =
        app.config().find(EVENTBRITE, "api_key").filter(key -> !key.isBlank()).isPresent();
    if (outputs.has(Output.EVENT_NAME) || id.isEmpty() || !readable) {
      return;
    }
    Optional<EventbriteEvent> event =
        services.eventbrite().findEvent(id).filter(found -> !found.isGone());
    outputs.put(
        Output.EVENT_NAME,
        Deferred.known(
            event.map(found -> PlainText.oneLine(found.name())).orElse(course.fullTitle())));
    outputs.put(Output.EVENT_ID, Deferred.known(id));
    event.ifPresent(found -> outputs.put(Output.EVENT_URL, Deferred.known(found.url())));
  }

  @Override
  public Address address(Course course, CourseOutputs outputs) throws CqorcException {
    learn(course, outputs);
    Optional<Deferred<String>> id = eventId(course, outputs);
    Map<String, Value> names = CourseNames.of(course);
    names.put("eb_event_id", id.map(Wording::of).orElseGet(() -> new Value.Unknown(NO_EVENT)));
    names.put(
        "eb_event",
        id.map(known -> event(course, known, outputs))
            .orElseGet(() -> new Value.Unknown(NO_EVENT)));
    String address = app.wording().evaluate(template(course), names).strip();
    if (address.contains("(" + NO_EVENT + ")")) {
      return new Address(withoutEvent(course), List.of());
    }
    boolean complete = id.isEmpty() || id.get().isKnown();
    return new Address(address, complete ? List.of() : List.of(id.get()));
  }

  private static Optional<Deferred<String>> eventId(Course course, CourseOutputs outputs) {
    if (outputs.has(Output.EVENT_ID)) {
      return Optional.of(outputs.get(Output.EVENT_ID));
    }
    String cell = course.idCell(COLUMN).strip();
    return cell.isEmpty() ? Optional.empty() : Optional.of(Deferred.known(cell));
  }

  private Setting template(Course course) throws CqorcException {
    Config config = app.config();
    Optional<Setting> told = config.find(EVENTBRITE, REGISTRATION, course.language());
    return told.filter(setting -> !setting.isBlank())
        .orElse(new Setting(EVENTBRITE, REGISTRATION, DEFAULT_ADDRESS, "built in", 0));
  }

  /**
   * An event page is what people are to be led to; without Eventbrite there is none to wait for.
   */
  private String withoutEvent(Course course) throws CqorcException {
    if (!app.config().hasSection(EVENTBRITE)) {
      return "";
    }
    throw new InputException(
        Origin.cell(course.firstSession().row(), COLUMN),
        "there is no event at Eventbrite yet, whose address the public text holds",
        "Make it first: cqorc eventbrite --create --course_id " + course.id() + ".");
  }

  /** The event as templates know it, by the names of Eventbrite's own answer. */
  private static Value event(Course course, Deferred<String> id, CourseOutputs outputs) {
    if (!id.isKnown()) {
      return Wording.of(id);
    }
    Map<String, Value> event = new LinkedHashMap<>();
    event.put("id", Wording.of(id));
    if (outputs.has(Output.EVENT_URL)) {
      event.put("url", Wording.of(outputs.get(Output.EVENT_URL)));
    }
    Value name = Value.of(outputs.get(Output.EVENT_NAME).get().orElseGet(course::fullTitle));
    event.put("name", new Value.Dict(Map.of("text", name)));
    return new Value.Dict(event);
  }
}
