package ca.calculquebec.cqorc.task.registration;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.course.PlainText;
import ca.calculquebec.cqorc.course.Session;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.CellFilling;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Contribution;
import ca.calculquebec.cqorc.plan.CourseOutputs;
import ca.calculquebec.cqorc.plan.CourseOutputs.Output;
import ca.calculquebec.cqorc.plan.Deferred;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Orphan;
import ca.calculquebec.cqorc.plan.Outcome;
import ca.calculquebec.cqorc.plan.Pause;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.plan.RunReport;
import ca.calculquebec.cqorc.plan.Times;
import ca.calculquebec.cqorc.service.eventbrite.EventbriteClient;
import ca.calculquebec.cqorc.service.eventbrite.EventbriteEvent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Eventbrite's share in a plan: one event a course. */
public final class RegistrationContribution implements Contribution {
  private final RegistrationTools tools;
  private final EventCreation creation;
  private final EventUpdate update;
  private final EventDeletion deletion;
  private final Set<String> drafts = ConcurrentHashMap.newKeySet();
  private final SharedEvents shared = new SharedEvents();
  private final Set<CourseId> selected = ConcurrentHashMap.newKeySet();
  private volatile Optional<String> oldDescriptions = Optional.empty();

  /** What people are told beforehand, in the order of the sheet's rows. */
  private final Map<Integer, String> remarks = new ConcurrentSkipListMap<>();

  /**
   * @param idsInSheet what stands in the column eventbrite_id of any row, usable or not: an event
   *     that one of them names is never adopted
   */
  public RegistrationContribution(
      EventbriteClient client,
      RegistrationSettings settings,
      RegistrationRequest request,
      Set<String> idsInSheet,
      Journal journal,
      Clock clock,
      Pause pause) {
    this.tools =
        new RegistrationTools(
            client,
            settings,
            request,
            journal,
            new EventualConsistencyWait(clock, pause),
            new EventFinder(client, settings.organization()),
            new Descriptions(settings.descriptions(), request),
            new TemplatePages(client, request));
    tools.finder().exclude(idsInSheet);
    EventParts parts = new EventParts(tools);
    this.creation = new EventCreation(tools, parts);
    this.update = new EventUpdate(tools, parts);
    this.deletion = new EventDeletion(tools);
  }

  @Override
  public String service() {
    return RegistrationTools.SERVICE;
  }

  @Override
  public List<Orphan> orphans(Set<CourseId> standing) {
    return tools.request().update() ? new EventOrphans(tools).except(standing) : List.of();
  }

  @Override
  public void prepare(List<Course> selected, List<Course> all) throws CqorcException {
    shared.learn(all);
    selected.forEach(course -> this.selected.add(course.id()));
    for (Course course : all) {
      tools.finder().exclude(List.of(course.idCell(RegistrationTools.COLUMN), course.template()));
      for (Session session : course.sessions()) {
        tools
            .finder()
            .exclude(
                List.of(
                    session.cell(RegistrationTools.COLUMN).strip(),
                    session.cell("template").strip()));
      }
    }
    tools.finder().exclude(selected.stream().map(course -> course.template().strip()).toList());
    boolean describes = false;
    boolean needsList = false;
    for (Course course : selected) {
      boolean works = !tools.request().delete() && !hasStarted(course);
      boolean makes = works && cell(course).isEmpty() && tools.request().makesEvents();
      boolean changes = works && !cell(course).isEmpty() && comparesEvent(course);
      describes |= (makes || changes) && !course.code().isBlank();
      needsList |= makes || mustStand(course);
    }
    if (describes) {
      oldDescriptions = tools.descriptions().refresh();
    }
    if (needsList) {
      tools.finder().read();
    }
  }

  @Override
  public List<Action> plan(Course course, CourseOutputs outputs) throws CqorcException {
    if (tools.request().sheet() && tools.request().delete()) {
      shared.refuseDeletion(course, selected);
    }
    List<Action> actions = planned(course, outputs);
    if (tools.request().sheet() && !tools.request().delete()) {
      shared.refuseDifferences(course, actions);
      actions.stream()
          .map(Action::change)
          .filter(change -> change.resource() == Resource.TICKET_CLASSES)
          .filter(change -> change.note().endsWith(DesiredEvent.PAST))
          .forEach(change -> remark(course, "the ticket classes are " + change.note()));
    }
    actions.stream()
        .map(Action::change)
        .filter(change -> change.note().equals(DesiredEvent.NO_INSTRUCTOR))
        .forEach(change -> remark(course, change.note()));
    return actions;
  }

  private void remark(Course course, String text) {
    remarks.merge(
        course.firstSession().row(),
        course.id() + ": " + text,
        (known, other) -> known + "; " + text);
  }

  private List<Action> planned(Course course, CourseOutputs outputs) throws CqorcException {
    RegistrationRequest request = tools.request();
    String id = cell(course);
    if (!id.isEmpty()) {
      TemplatePages.checkedId(id, course, RegistrationTools.COLUMN, request);
      outputs.put(Output.EVENT_ID, Deferred.known(id));
    }
    if (request.delete()) {
      return deletion.plan(course, id);
    }
    if (id.isEmpty() && !request.makesEvents()) {
      return note(
          hasStarted(course) ? Kind.SKIPPED : Kind.DIFFERS,
          course,
          "no event yet (--create makes one)");
    }
    if (!id.isEmpty() && !comparesEvent(course) && !request.publish()) {
      return filled(course, standing(course, id, outputs));
    }
    if (hasStarted(course)) {
      return started(course);
    }
    if (id.isEmpty()) {
      return create(course, outputs);
    }
    EventbriteEvent event = update.read(course, id);
    link(event, outputs);
    remember(course, event.isDraft());
    return filled(
        course,
        comparesEvent(course)
            ? update.plan(course, event, outputs)
            : update.publish(course, event));
  }

  private List<Action> filled(Course course, List<Action> actions) {
    return tools.request().sheet()
        ? CellFilling.with(actions, course, RegistrationTools.COLUMN)
        : actions;
  }

  /**
   * A full cell, and nothing left open: to compare its event is what {@code --update} is for. That
   * it is there still, the list tells of all courses at once; only what the list does not show is
   * asked for.
   */
  private List<Action> standing(Course course, String id, CourseOutputs outputs)
      throws CqorcException {
    List<FieldChange> differences = List.of();
    if (mustStand(course)) {
      Optional<EventbriteEvent> event = tools.finder().listed(id);
      boolean unknown = event.isEmpty() && tools.mayBeInvisible(course, id);
      if (!unknown && event.filter(listed -> !listed.isGone()).isEmpty()) {
        event = Optional.of(update.read(course, id));
      }
      if (event.isPresent()) {
        link(event.get(), outputs);
        remember(course, event.get().isDraft());
        // What the list tells is compared: name and times, but no page and no ticket classes.
        EventSpec wanted = EventSpec.of(course, Optional.empty(), tools.settings().zone());
        differences = RegistrationPlanner.compare(wanted, event.get()).fields();
      }
    }
    return List.of(
        Action.note(
            tools
                .change(differences.isEmpty() ? Kind.THERE : Kind.DIFFERS, course, Resource.EVENT)
                .withId(id)
                .withFields(differences)));
  }

  /** Whether a full cell's event is looked for, but not compared. */
  private boolean mustStand(Course course) {
    RegistrationRequest request = tools.request();
    boolean creation = request.makesEvents() && !request.publish() && !comparesEvent(course);
    return creation && !request.delete() && !cell(course).isEmpty() && !hasStarted(course);
  }

  private List<Action> create(Course course, CourseOutputs outputs) throws CqorcException {
    DesiredEvent desiredEvent = DesiredEvent.of(course, true, tools);
    Optional<EventbriteEvent> left = creation.findLeft(course, desiredEvent);
    if (left.isPresent()) {
      link(left.get(), outputs);
      remember(course, left.get().isDraft());
      return update.adopt(course, left.get(), desiredEvent, outputs);
    }
    remember(course, true);
    return creation.plan(course, desiredEvent, outputs);
  }

  /** Whether the event of a full cell is compared: asked for, or left unfinished by a run. */
  private boolean comparesEvent(Course course) {
    return tools.request().update()
        || (tools.request().makesEvents() && !tools.open(course).isEmpty());
  }

  private List<Action> started(Course course) throws CqorcException {
    String why = "the course has started (" + Times.minute(course.start()) + ")";
    if (tools.request().named()) {
      throw new CqorcException(
          why + ", so its event is left alone",
          "Change the event on its page at Eventbrite.",
          Optional.of(tools.request().origin(course, "start_date")),
          null);
    }
    remark(course, why + ", so its event is left alone");
    return note(Kind.SKIPPED, course, why);
  }

  private List<Action> note(Kind kind, Course course, String why) {
    return List.of(Action.note(tools.change(kind, course, Resource.EVENT).withNote(why)));
  }

  private boolean hasStarted(Course course) {
    return course.hasStarted(tools.consistency().now());
  }

  private static String cell(Course course) {
    return course.idCell(RegistrationTools.COLUMN).strip();
  }

  private static void link(EventbriteEvent event, CourseOutputs outputs) {
    outputs.put(Output.EVENT_ID, Deferred.known(event.id()));
    outputs.put(Output.EVENT_URL, Deferred.known(event.url()));
    outputs.put(Output.EVENT_NAME, Deferred.known(PlainText.oneLine(event.name())));
  }

  private void remember(Course course, boolean draft) {
    if (draft) {
      drafts.add(course.id().text());
    }
  }

  @Override
  public int existing(Course course) {
    return cell(course).isEmpty() ? 0 : 1;
  }

  @Override
  public List<String> closing(List<Change> changes) {
    return closing(drafts.size());
  }

  /** An event that could not be made is no draft. */
  @Override
  public List<String> closing(RunReport report) {
    Set<String> there = new TreeSet<>(drafts);
    for (Outcome outcome : report.outcomes()) {
      Change change = outcome.change();
      boolean event = change.resource() == Resource.EVENT;
      if (event && change.kind() == Kind.CREATE && outcome.cameAbout().isEmpty()) {
        there.remove(change.course().text());
      }
    }
    return closing(there.size());
  }

  private List<String> closing(int number) {
    List<String> lines = new ArrayList<>();
    if (number > 0 && !tools.request().sheet()) {
      lines.add("The event is a draft that nobody can register for; publish it on its page.");
    } else if (number > 0 && !tools.request().publish()) {
      lines.add(
          number == 1
              ? "1 event is a draft that nobody can register for; --publish publishes it."
              : number
                  + " events are drafts that nobody can register for; --publish publishes them.");
    }
    return lines;
  }

  @Override
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>(oldDescriptions.stream().toList());
    // A key that is like none of ours may be somebody else's: check names those too.
    tools.descriptions().unknownKeys().stream()
        .filter(Description.UnknownDescriptionKey::mistyped)
        .forEach(key -> warnings.add(key.text()));
    warnings.addAll(remarks.values());
    return warnings;
  }
}
