package ca.calculquebec.cqorc.task.webinar;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.CellChange;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.CourseOutputs;
import ca.calculquebec.cqorc.plan.CourseOutputs.Output;
import ca.calculquebec.cqorc.plan.Deferred;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.service.zoom.Panelist;
import ca.calculquebec.cqorc.service.zoom.Webinar;
import ca.calculquebec.cqorc.service.zoom.WebinarSummary;
import ca.calculquebec.cqorc.service.zoom.ZoomClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code --create} does for one course. */
final class CreatePlanner {
  private final ZoomClient zoom;
  private final WebinarSpecs specs;
  private final WebinarPlanner planner;
  private final WebinarSteps steps;
  private final WebinarInventory inventory;
  private final Journal journal;
  private final boolean invites;

  CreatePlanner(
      ZoomClient zoom,
      WebinarSpecs specs,
      WebinarPlanner planner,
      WebinarSteps steps,
      WebinarInventory inventory,
      Journal journal,
      boolean invites) {
    this.zoom = zoom;
    this.specs = specs;
    this.planner = planner;
    this.steps = steps;
    this.inventory = inventory;
    this.journal = journal;
    this.invites = invites;
  }

  /** A course whose cell is empty. */
  List<Action> plan(Course course, CourseOutputs outputs, String remark) throws CqorcException {
    WebinarSpec spec = invites ? specs.full(course) : specs.empty(course);
    Optional<Long> left = inventory.adoptable(course);
    if (left.isPresent()) {
      Optional<Webinar> current = zoom.findWebinar(left.get());
      if (current.isPresent()) {
        return adopt(course, spec, current.get(), outputs);
      }
    }
    return create(course, spec, outputs, remark);
  }

  private List<Action> create(
      Course course, WebinarSpec spec, CourseOutputs outputs, String remark) {
    WebinarSteps.CreatedWebinar createdWebinar = WebinarSteps.CreatedWebinar.deferred();
    outputs.put(Output.WEBINAR_ID, createdWebinar.id());
    outputs.put(Output.WEBINAR_JOIN_URL, createdWebinar.joinUrl());
    List<Panelist> panelists = spec.panelists();
    Change change =
        WebinarChanges.webinar(Kind.CREATE, course)
            .withFields(planner.asNew(spec))
            .withPeople(WebinarChanges.keys(spec.hosts()))
            .withNote(joined(spec.remarks(), remark));
    List<Action> actions = new ArrayList<>();
    actions.add(
        Action.of(change, steps.create(course, spec, createdWebinar, panelists.isEmpty()))
            .with(CellChange.filling(course, WebinarCell.COLUMN, createdWebinar.id())));
    if (!panelists.isEmpty()) {
      actions.add(
          Action.of(
                  WebinarChanges.panelists(Kind.CREATE, course, panelists),
                  steps.addPanelists(course, createdWebinar.id(), panelists))
              .after(createdWebinar.id()));
    }
    return actions;
  }

  private List<Action> adopt(
      Course course, WebinarSpec spec, Webinar current, CourseOutputs outputs)
      throws CqorcException {
    long id = current.id();
    Deferred<String> known = Deferred.known(Long.toString(id));
    outputs.put(Output.WEBINAR_ID, known);
    outputs.put(Output.WEBINAR_JOIN_URL, Deferred.known(current.joinUrl()));
    WebinarPlanner.Comparison compared =
        planner.compare(
            spec,
            WebinarWriter.asWritten(journal, course, spec, current),
            new WebinarPlanner.Parts(true, invites));
    List<Panelist> missing =
        spec.panelists().isEmpty()
            ? List.of()
            : WebinarPeople.missing(spec.panelists(), zoom.listPanelists(id));
    boolean begun = !WebinarSteps.begun(journal, course.id()).isEmpty();
    Change change =
        WebinarChanges.webinar(Kind.ADOPT, course, id)
            .withFields(compared.fields())
            .withNote(
                joined(spec.remarks(), begun ? "left by an interrupted run" : "already at Zoom"));
    List<Action> actions = new ArrayList<>();
    Deferred<String> takenOver = Deferred.unknown("takeover of the webinar");
    actions.add(
        Action.of(
                change,
                steps.adopt(
                    course, current.summary(), spec, compared, takenOver, missing.isEmpty()))
            .with(CellChange.filling(course, WebinarCell.COLUMN, known).dueWith(takenOver)));
    if (!missing.isEmpty()) {
      actions.add(
          Action.of(
              WebinarChanges.panelists(Kind.CREATE, course, missing),
              steps.addPanelists(course, known, missing)));
    }
    return actions;
  }

  /**
   * A course whose cell is full: nothing to do, unless its run was interrupted on the way.
   *
   * @param checked whether the webinar must be there still
   */
  List<Action> standing(Course course, CourseOutputs outputs, boolean checked)
      throws CqorcException {
    long id = WebinarCell.require(course);
    Deferred<String> known = Deferred.known(Long.toString(id));
    outputs.put(Output.WEBINAR_ID, known);
    Optional<WebinarSummary> shown = checked ? shown(id, outputs) : Optional.empty();
    if (checked && shown.isEmpty()) {
      return List.of(Action.note(WebinarChanges.gone(course, id)));
    }
    List<Journal.Intent> begun = WebinarSteps.begun(journal, course.id());
    if (begun.isEmpty()) {
      List<FieldChange> differences =
          shown.map(webinar -> WebinarPlanner.listed(course, webinar)).orElse(List.of());
      return List.of(
          Action.note(
              WebinarChanges.webinar(differences.isEmpty() ? Kind.THERE : Kind.DIFFERS, course, id)
                  .withFields(differences)));
    }
    List<Panelist> missing = List.of();
    if (invites) {
      Optional<List<Panelist>> there = zoom.findPanelists(id);
      if (there.isEmpty()) {
        return List.of(Action.note(WebinarChanges.gone(course, id)));
      }
      missing = WebinarPeople.missing(specs.full(course).panelists(), there.get());
    }
    String note = WebinarChanges.leftNote(begun, id);
    if (missing.isEmpty()) {
      Change finished = WebinarChanges.webinar(Kind.ADOPT, course, id).withNote(note);
      return List.of(Action.of(finished, steps.finish(course, id)));
    }
    return List.of(
        Action.note(WebinarChanges.webinar(Kind.UNCHANGED, course, id)),
        Action.of(
            WebinarChanges.panelists(Kind.CREATE, course, missing).withNote(note),
            steps.addPanelists(course, known, missing)));
  }

  /** The list tells it of all courses at once; only what it does not show is asked for. */
  private Optional<WebinarSummary> shown(long id, CourseOutputs outputs) throws CqorcException {
    Optional<WebinarSummary> shown = inventory.listed(id);
    if (shown.isEmpty()) {
      shown = zoom.findWebinar(id).map(Webinar::summary);
    }
    shown.ifPresent(
        webinar -> outputs.put(Output.WEBINAR_JOIN_URL, Deferred.known(webinar.joinUrl())));
    return shown;
  }

  private static String joined(List<String> remarks, String last) {
    List<String> all = new ArrayList<>(remarks);
    if (!last.isEmpty()) {
      all.add(last);
    }
    return String.join("; ", all);
  }
}
