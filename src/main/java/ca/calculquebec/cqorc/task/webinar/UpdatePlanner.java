package ca.calculquebec.cqorc.task.webinar;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.CourseOutputs;
import ca.calculquebec.cqorc.plan.CourseOutputs.Output;
import ca.calculquebec.cqorc.plan.Deferred;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.service.zoom.Panelist;
import ca.calculquebec.cqorc.service.zoom.Webinar;
import ca.calculquebec.cqorc.service.zoom.WebinarNumber;
import ca.calculquebec.cqorc.service.zoom.ZoomClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What {@code --update} and its parts do for one course whose cell is full. */
final class UpdatePlanner {
  private final ZoomClient zoom;
  private final WebinarSpecs specs;
  private final WebinarPlanner planner;
  private final WebinarSteps steps;
  private final Journal journal;
  private final WebinarRequest request;
  private final WebinarInventory inventory;

  UpdatePlanner(
      ZoomClient zoom,
      WebinarSpecs specs,
      WebinarPlanner planner,
      WebinarSteps steps,
      Journal journal,
      WebinarRequest request,
      WebinarInventory inventory) {
    this.zoom = zoom;
    this.specs = specs;
    this.planner = planner;
    this.steps = steps;
    this.journal = journal;
    this.request = request;
    this.inventory = inventory;
  }

  List<Action> plan(Course course, CourseOutputs outputs) throws CqorcException {
    long id = WebinarCell.require(course);
    outputs.put(Output.WEBINAR_ID, Deferred.known(Long.toString(id)));
    // Whatever is wrong in the course's row shows before anything is asked.
    WebinarSpec spec = spec(course);
    List<Action> actions = new ArrayList<>();
    if (request.updateSettings() || request.updateHosts()) {
      Optional<Webinar> current = zoom.findWebinar(id);
      if (current.isEmpty()) {
        return List.of(Action.note(WebinarChanges.gone(course, id)));
      }
      outputs.put(Output.WEBINAR_JOIN_URL, Deferred.known(current.get().joinUrl()));
      actions.add(webinar(course, spec, current.get()));
    }
    if (request.updatePanelists()) {
      Optional<List<Panelist>> there = zoom.findPanelists(id);
      if (there.isEmpty()) {
        return List.of(Action.note(WebinarChanges.gone(course, id)));
      }
      boolean complete = WebinarPeople.missing(spec.panelists(), there.get()).isEmpty();
      List<Journal.Intent> begun = WebinarSteps.begun(journal, course.id());
      if (complete && !begun.isEmpty()) {
        actions.add(0, completion(course, id, begun));
      }
      actions.addAll(panelists(course, id, spec.panelists(), there.get(), actions.isEmpty()));
    }
    refuseShared(course, id, actions);
    return actions;
  }

  /** A webinar cannot be in line with two courses that differ: each would undo the other's. */
  private void refuseShared(Course course, long id, List<Action> actions) throws InputException {
    List<String> others = inventory.alsoOf(id, course.id()).stream().map(CourseId::text).toList();
    boolean differs =
        actions.stream()
            .map(action -> action.change().kind())
            .anyMatch(kind -> kind == Kind.UPDATE || kind == Kind.DELETE);
    if (differs && !others.isEmpty()) {
      throw new InputException(
          WebinarCell.origin(course),
          "webinar "
              + WebinarNumber.shown(id)
              + " is also that of course "
              + String.join(", ", others)
              + ", and differs from this one",
          "Empty the cell of the course whose webinar it is not; cqorc zoom --create then makes"
              + " another.");
    }
  }

  /**
   * Everybody is in the webinar that an interrupted run began: the journal learns that it is done.
   */
  private Action completion(Course course, long id, List<Journal.Intent> begun) {
    Change change =
        WebinarChanges.webinar(Kind.ADOPT, course, id).withNote(WebinarChanges.leftNote(begun, id));
    return Action.of(change, steps.finish(course, id));
  }

  private WebinarSpec spec(Course course) throws CqorcException {
    WebinarSpec spec = specs.empty(course);
    if (request.updateHosts()) {
      spec = specs.withHosts(spec, course);
    }
    return request.updatePanelists() ? specs.withPanelists(spec, course) : spec;
  }

  private Action webinar(Course course, WebinarSpec spec, Webinar current) {
    WebinarPlanner.Comparison compared =
        planner.compare(
            spec,
            WebinarWriter.asWritten(journal, course, spec, current),
            new WebinarPlanner.Parts(request.updateSettings(), request.updateHosts()));
    String remarks = String.join("; ", spec.remarks());
    if (compared.patch().isEmpty()) {
      return Action.note(
          WebinarChanges.webinar(Kind.UNCHANGED, course, current.id()).withNote(remarks));
    }
    Set<String> there = WebinarChanges.keys(WebinarPlanner.hosts(current));
    Set<String> newHosts = WebinarChanges.keys(spec.hosts());
    newHosts.removeAll(there);
    long kept = WebinarChanges.keys(spec.hosts()).stream().filter(there::contains).count();
    int gone = request.updateHosts() ? there.size() - (int) kept : 0;
    return Action.of(
        WebinarChanges.webinar(Kind.UPDATE, course, current.id())
            .withFields(compared.fields())
            .withPeople(newHosts)
            .withRemoval(gone, gone == 0 ? 0 : there.size())
            .withNote(remarks),
        steps.update(course, current.id(), spec, compared));
  }

  private List<Action> panelists(
      Course course, long id, List<Panelist> wanted, List<Panelist> there, boolean alone) {
    List<Panelist> missing = WebinarPeople.missing(wanted, there);
    List<Panelist> extra = WebinarPeople.missing(there, wanted);
    String note =
        extra.isEmpty() || request.prune()
            ? ""
            : "also there: "
                + WebinarChanges.names(extra)
                + "; cqorc zoom --update --prune removes them";
    List<Action> actions = new ArrayList<>();
    if (!missing.isEmpty()) {
      actions.add(
          Action.of(
              WebinarChanges.panelists(Kind.UPDATE, course, missing)
                  .withId(Long.toString(id))
                  .withNote(note),
              steps.addPanelists(course, Deferred.known(Long.toString(id)), missing)));
    } else if (alone || !note.isEmpty()) {
      actions.add(
          Action.note(
              Change.of(Kind.UNCHANGED, course.id(), Resource.PANELISTS)
                  .withId(Long.toString(id))
                  .withNote(note)));
    }
    if (request.prune()) {
      extra.forEach(panelist -> actions.add(removal(course, id, panelist, there.size())));
    }
    return actions;
  }

  private Action removal(Course course, long id, Panelist panelist, int there) {
    String shown = WebinarChanges.name(panelist) + " <" + panelist.email() + ">";
    Change change =
        Change.of(Kind.DELETE, course.id(), Resource.PANELIST)
            .withId(Long.toString(id))
            .withWhich(shown)
            .withRemoval(1, there);
    return Action.of(change, steps.removePanelist(id, panelist));
  }
}
