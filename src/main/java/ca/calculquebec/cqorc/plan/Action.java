package ca.calculquebec.cqorc.plan;

import java.util.List;

/**
 * A change together with the step that carries it out.
 *
 * @param needs values that must exist before the step can run: when the action that should have
 *     made one failed, this one is not tried, and says so
 * @param step does nothing for changes that change nothing (in line, left out, failed)
 */
public record Action(Change change, List<Deferred<?>> needs, Step step) {
  public Action {
    needs = List.copyOf(needs);
  }

  public static Action of(Change change, Step step) {
    return new Action(change, List.of(), step);
  }

  /** For in line, left out, failed: something to print, nothing to do. */
  public static Action note(Change change) {
    return new Action(change, List.of(), context -> {});
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
