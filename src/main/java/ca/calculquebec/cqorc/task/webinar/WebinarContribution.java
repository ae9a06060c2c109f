package ca.calculquebec.cqorc.task.webinar;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.CellFilling;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Contribution;
import ca.calculquebec.cqorc.plan.CourseOutputs;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Orphan;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.plan.RunReport;
import ca.calculquebec.cqorc.service.zoom.WebinarSummary;
import ca.calculquebec.cqorc.service.zoom.ZoomClient;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;

/** The courses' webinars: one each, with its settings, alternative hosts and panelists. */
public final class WebinarContribution implements Contribution {
  static final String SERVICE = "zoom";
  static final String WEBINAR = "webinar";
  static final String PANELISTS = "panelists";

  private final ZoomClient zoom;
  private final WebinarSettings settings;
  private final WebinarRequest request;
  private final Journal journal;
  private final WebinarInventory inventory;
  private final WebinarBudget budget;

  /** The sheet's, once a course is selected. */
  private final AtomicReference<ZoneId> zone = new AtomicReference<>(ZoneOffset.UTC);

  private final WebinarEligibility choice;
  private final CreatePlanner creation;
  private final UpdatePlanner update;
  private final DeletePlanner deletion;

  /** What people are told beforehand, in the order of the sheet's rows. */
  private final Map<Integer, String> remarks = new ConcurrentSkipListMap<>();

  /**
   * @param idsInSheet what stands in the column zoom_id of any row, usable or not: a webinar that
   *     one of them names is never adopted
   */
  public WebinarContribution(
      ZoomClient zoom,
      WebinarSettings settings,
      SurveyLink survey,
      WebinarRequest request,
      Set<String> idsInSheet,
      Journal journal,
      Clock clock) {
    this.zoom = zoom;
    this.settings = settings;
    this.request = request;
    this.journal = journal;
    this.inventory = new WebinarInventory();
    inventory.exclude(idsInSheet);
    this.budget = new WebinarBudget(journal, clock);
    this.choice = new WebinarEligibility(request, settings.onsiteWebinars(), clock);
    WebinarSteps steps =
        new WebinarSteps(
            zoom, inventory, new WebinarWriter(zoom, settings.user(), inventory, budget));
    WebinarSpecs specs = new WebinarSpecs(settings, survey);
    WebinarPlanner planner = new WebinarPlanner(inventory::nameOf);
    this.creation =
        new CreatePlanner(zoom, specs, planner, steps, inventory, journal, request.invites());
    this.update = new UpdatePlanner(zoom, specs, planner, steps, journal, request, inventory);
    this.deletion = new DeletePlanner(zoom, steps, inventory, clock);
  }

  @Override
  public String service() {
    return SERVICE;
  }

  @Override
  public List<Orphan> orphans(Set<CourseId> standing) {
    return request.updates() ? new WebinarOrphans(journal, inventory).except(standing) : List.of();
  }

  @Override
  public void prepare(List<Course> selected, List<Course> all) throws CqorcException {
    selected.stream().findFirst().ifPresent(course -> zone.set(course.start().getZone()));
    inventory.learn(all);
    inventory.select(selected);
    if (selected.stream().anyMatch(this::asksZoom)) {
      zoom.authorise();
    }
    List<Course> searching = selected.stream().filter(this::searches).toList();
    if (!searching.isEmpty() || selected.stream().anyMatch(this::mustStand)) {
      List<WebinarSummary> listed = zoom.listWebinars(settings.user());
      inventory.learnListed(listed);
      // One after the other, so that the same plan comes of it every time.
      for (Course course : searching) {
        inventory.assign(course, begun(course), listed);
      }
    }
  }

  private boolean asksZoom(Course course) {
    if (WebinarCell.isEmpty(course)) {
      return searches(course);
    }
    return request.delete() || request.updates() || mustStand(course) || !begun(course).isEmpty();
  }

  /**
   * Whether a full cell's webinar must be there still: what is over may have left Zoom's memory.
   */
  private boolean mustStand(Course course) {
    boolean created = request.makesMissing() && !request.updates() && !request.delete();
    return created && !WebinarCell.isEmpty(course) && !choice.isOver(course);
  }

  /** Whether an interrupted run may have left a webinar that this plan needs to know of. */
  private boolean searches(Course course) {
    if (!WebinarCell.isEmpty(course)) {
      return false;
    }
    return request.delete()
        ? !begun(course).isEmpty()
        : request.makesMissing() && choice.reasonAgainst(course).isEmpty();
  }

  private List<Journal.Intent> begun(Course course) {
    return WebinarSteps.begun(journal, course.id());
  }

  @Override
  public List<Action> plan(Course course, CourseOutputs outputs) throws CqorcException {
    if (request.delete()) {
      return deletion.plan(course);
    }
    if (!WebinarCell.isEmpty(course)) {
      List<Action> actions =
          request.updates()
              ? remarked(course, update.plan(course, outputs))
              : creation.standing(course, outputs, mustStand(course));
      List<Action> whole = new ArrayList<>(actions);
      choice
          .unwanted(course, course.idCell(WebinarCell.COLUMN))
          .ifPresent(change -> whole.add(Action.note(change)));
      return CellFilling.with(whole, course, WebinarCell.COLUMN);
    }
    if (request.makesMissing()) {
      var against = choice.reasonAgainst(course);
      return against.isPresent()
          ? List.of(Action.note(against.get()))
          : creation.plan(course, outputs, choice.remark(course));
    }
    return List.of(Action.note(choice.withoutWebinar(course)));
  }

  /** A run tells nothing of what is in line; people whom the sheet does not name are worth it. */
  private List<Action> remarked(Course course, List<Action> actions) {
    actions.stream()
        .map(Action::change)
        .filter(change -> change.resource() == Resource.PANELISTS && !change.note().isBlank())
        .forEach(
            change ->
                remarks.put(
                    course.firstSession().row(), course.id() + ": panelists " + change.note()));
    return actions;
  }

  @Override
  public int existing(Course course) {
    return WebinarCell.isEmpty(course) ? 0 : 1;
  }

  @Override
  public List<String> closing(List<Change> changes) {
    return budget.closing(changes, zone.get());
  }

  @Override
  public List<String> closing(RunReport report) {
    return budget.closing(report, zone.get());
  }

  @Override
  public List<String> warnings() {
    return List.copyOf(remarks.values());
  }
}
