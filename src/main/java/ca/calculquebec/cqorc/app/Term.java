package ca.calculquebec.cqorc.app;

import ca.calculquebec.cqorc.config.Config;
import ca.calculquebec.cqorc.config.Setting;
import ca.calculquebec.cqorc.course.Role;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.plan.Contribution;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.sheet.PeopleColumns;
import ca.calculquebec.cqorc.sheet.SheetReading;
import ca.calculquebec.cqorc.task.calendar.CalendarRequest;
import ca.calculquebec.cqorc.task.channel.ChannelRequest;
import ca.calculquebec.cqorc.task.channel.ChannelSettings;
import ca.calculquebec.cqorc.task.registration.RegistrationRequest;
import ca.calculquebec.cqorc.task.term.FaultTolerant;
import ca.calculquebec.cqorc.task.term.KeepWebinarWithEvent;
import ca.calculquebec.cqorc.task.term.NotificationLines;
import ca.calculquebec.cqorc.task.term.TermRequest;
import ca.calculquebec.cqorc.task.term.TermService;
import ca.calculquebec.cqorc.task.webinar.WebinarRequest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All services' shares in one plan, each as its own command would make it. */
public final class Term {
  private final App app;

  Term(App app) {
    this.app = app;
  }

  /** Those that the configuration holds what they need of. */
  public Set<TermService> configured() throws CqorcException {
    Set<TermService> configured = EnumSet.noneOf(TermService.class);
    for (TermService service : TermService.values()) {
      if (isConfigured(service)) {
        configured.add(service);
      }
    }
    return configured;
  }

  private boolean isConfigured(TermService service) throws CqorcException {
    Config config = app.config();
    return switch (service) {
      case ZOOM -> config.hasSection("zoom");
      case EVENTBRITE -> config.hasSection("eventbrite");
      case SLACK -> config.hasSection("slack");
      case PUBLIC_GCAL -> holds(config.find("google.calendar", "public_calendar_id"));
      case GCAL -> holds(config.find("google.calendar", "calendar_id"));
    };
  }

  private static boolean holds(Optional<Setting> setting) {
    return setting.filter(value -> !value.isBlank()).isPresent();
  }

  /** Headings that these services write or cannot do without. */
  public Set<String> columns(TermRequest request) {
    Set<String> columns = new LinkedHashSet<>();
    for (TermService service : request.services()) {
      columns.add(service.column());
      if (service == TermService.EVENTBRITE && !request.delete()) {
        columns.add("template");
      }
    }
    return columns;
  }

  /** Whose columns these services cannot do without. */
  public PeopleColumns people(TermRequest request) {
    PeopleColumns people = PeopleColumns.NONE;
    for (TermService service : request.delete() ? Set.<TermService>of() : request.services()) {
      people =
          people.and(
              switch (service) {
                case ZOOM, GCAL -> new PeopleColumns(PeopleColumns.TEACHING, false);
                case EVENTBRITE -> new PeopleColumns(Set.of(Role.INSTRUCTOR), false);
                case SLACK -> new PeopleColumns(EnumSet.allOf(Role.class), false);
                case PUBLIC_GCAL -> PeopleColumns.NONE;
              });
    }
    return people;
  }

  /** Complains of what these services' templates hold before anything is read. */
  public void requireReadable(Set<TermService> services) throws CqorcException {
    if (services.contains(TermService.ZOOM)) {
      app.wording().requireReadable("survey", "survey_link_template");
    }
    if (services.contains(TermService.SLACK)) {
      ChannelSettings.of(app.config()).requireReadable(app.wording());
      app.wording().requireReadable("global", "slack_channel_template");
    }
  }

  /** In the request's order. */
  public List<Contribution> contributions(
      TermRequest request, SheetReading reading, Journal journal) throws CqorcException {
    KeepWebinarWithEvent keepWebinar = new KeepWebinarWithEvent();
    boolean keeps = request.delete() && request.services().contains(TermService.EVENTBRITE);
    List<Contribution> contributions = new ArrayList<>();
    for (TermService service : request.order()) {
      Contribution contribution =
          FaultTolerant.whenDown(
              contribution(service, request, reading, journal), request.services().size() > 1);
      if (keeps && service == TermService.EVENTBRITE) {
        contribution = keepWebinar.events(contribution);
      } else if (keeps && service == TermService.ZOOM) {
        contribution = keepWebinar.webinars(contribution);
      }
      contributions.add(contribution);
    }
    int last = contributions.size() - 1;
    if (last >= 0) {
      contributions.set(last, new NotificationLines(contributions.get(last), request.delete()));
    }
    return contributions;
  }

  private Contribution contribution(
      TermService service, TermRequest request, SheetReading reading, Journal journal)
      throws CqorcException {
    Services services = app.services();
    return switch (service) {
      case ZOOM -> services.webinars(webinars(request), reading, journal);
      case EVENTBRITE ->
          services.registrations(
              RegistrationRequest.ofSheet(
                  request.create(),
                  request.update(),
                  request.publish(),
                  request.delete(),
                  request.update(),
                  !request.named().isEmpty(),
                  request.rehearsal()),
              reading,
              journal);
      case PUBLIC_GCAL -> services.calendars().publicEvents(calendar(request), reading, journal);
      case SLACK ->
          services.channels(
              request.delete()
                  ? ChannelRequest.deletion(request.archive(), request.named())
                  : ChannelRequest.whole(request.update(), request.others(), request.named()),
              reading,
              journal);
      case GCAL -> services.calendars().termEvents(calendar(request), reading, journal);
    };
  }

  private static WebinarRequest webinars(TermRequest request) {
    WebinarRequest webinars =
        request.delete()
            ? WebinarRequest.deletion()
            : request.update()
                ? WebinarRequest.update().withCreateMissing()
                : WebinarRequest.creation();
    return webinars.withNamed(request.named());
  }

  private static CalendarRequest calendar(TermRequest request) {
    CalendarRequest calendar =
        CalendarRequest.of(request.create(), request.update(), request.delete()).lenient();
    CalendarRequest whole = request.update() ? calendar.withCreateMissing() : calendar;
    return request.notifications() ? whole : whole.withoutNotifications();
  }

  /**
   * @throws InputException naming the first key that is missing, for a service asked for by name
   */
  public void require(Set<TermService> services) throws CqorcException {
    Config config = app.config();
    for (TermService service : services) {
      switch (service) {
        case ZOOM -> config.require("zoom", "account_id");
        case EVENTBRITE -> config.require("eventbrite", "api_key");
        case SLACK -> config.require("slack", "bot_token");
        case PUBLIC_GCAL -> config.require("google.calendar", "public_calendar_id");
        case GCAL -> config.require("google.calendar", "calendar_id");
      }
    }
  }
}
