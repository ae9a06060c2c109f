package ca.calculquebec.cqorc.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * A change together with the step that carries it out.
 *
 * @param needs values that must exist before the step can run: when the action that should have
 *     made one failed, this one is not tried, and says so
 * @param cells what it brings into the course sheet
 * @param step does nothing for changes that change nothing (in line, left out, failed)
 */
public record Action(Change change, List<Deferred<?>> needs, List<CellChange> cells, Step step) {
  private static final Step NOTHING = context -> {};

  public Action {
    needs = List.copyOf(needs);
    cells = List.copyOf(cells);
  }

  /** Without cells. */
  public Action(Change change, List<Deferred<?>> needs, Step step) {
    this(change, needs, List.of(), step);
  }

  public static Action of(Change change, Step step) {
    return new Action(change, List.of(), step);
  }

  /** For in line, left out, failed: something to print, nothing to do. */
  public static Action note(Change change) {
    return of(change, NOTHING);
  }

  /** With one more cell. */
  public Action with(CellChange cell) {
    List<CellChange> more = new ArrayList<>(cells);
    more.add(cell);
    return new Action(change, needs, more, step);
  }

  /** Not tried before these are known, too. */
  public Action after(Deferred<?>... values) {
    return after(List.of(values));
  }

  public Action after(List<Deferred<?>> values) {
    List<Deferred<?>> more = new ArrayList<>(needs);
    more.addAll(values);
    return new Action(change, more, cells, step);
  }

  public Action withStep(Step newStep) {
    return new Action(change, needs, cells, newStep);
  }

  /** What the plan shows of it: the change, then its cells. */
  public List<Change> changes() {
    List<Change> changes = new ArrayList<>(List.of(change));
    cells.forEach(cell -> changes.add(cell.change()));
    return changes;
  }

  /** What the plan had to call "(new webinar)" by the value that is known now. */
  Change known(Change told) {
    Change known = told;
    for (Deferred<?> need : needs) {
      if (need.isKnown() && !need.description().isEmpty()) {
        String placeholder = "(" + need.description() + ")";
        String value = need.shown();
        known =
            known.withFields(
                known.fields().stream()
                    .map(
                        field ->
                            new FieldChange(
                                field.name(),
                                field.from(),
                                field.to().map(to -> to.replace(placeholder, value))))
                    .toList());
      }
    }
    return known;
  }
}
