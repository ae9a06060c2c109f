package ca.calculquebec.cqorc.plan;

import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Refuses a plan that touches suspiciously much: the usual cause is a sheet that was sorted by one
 * column, or a wrong selection.
 *
 * @param maxChangePercent share of the existing resources that a plan may change or delete
 * @param maxPeople how many people a plan may notify; absent for no bound
 * @param everyCourseNamed whether the coordinator named every course, and so meant it
 */
public record Guard(int maxChangePercent, OptionalInt maxPeople, boolean everyCourseNamed) {

  /** Below this number a share says nothing: two of three courses moved is an ordinary day. */
  private static final int FEWEST_RESOURCES = 10;

  private static final Set<Kind> TOUCHING = EnumSet.of(Kind.UPDATE, Kind.DELETE, Kind.WITHDRAW);

  /** The refusal, which names the option that lifts it; empty when the plan may pass. */
  public Optional<CqorcException> refusal(Plan plan) {
    int touched = touched(plan);
    boolean tooMuch =
        !everyCourseNamed
            && plan.existing() >= FEWEST_RESOURCES
            && touched * 100L > (long) maxChangePercent * plan.existing();
    if (tooMuch) {
      int percent = (int) Math.ceil(touched * 100.0 / plan.existing());
      return Optional.of(
          new InputException(
              "this plan changes or deletes "
                  + touched
                  + " of the "
                  + plan.existing()
                  + " existing resources ("
                  + percent
                  + " %, more than the "
                  + maxChangePercent
                  + " % allowed); nothing was changed",
              "Read the plan again. If it is meant, repeat the command with --max-change "
                  + percent
                  + ", or name the courses with --course_id."));
    }
    int removed = 0;
    int there = 0;
    Set<String> counted = new HashSet<>();
    for (Change change : plan.changes()) {
      Change.Removal removal = change.kind().isChange() ? change.removal() : Change.Removal.NONE;
      removed += removal.people();
      // Each of a webinar's removals says how many are there.
      String resource = change.service() + " " + change.resource() + " " + change.id();
      there += removal.people() > 0 && counted.add(resource) ? removal.of() : 0;
    }
    Optional<CqorcException> removal = removal(removed, there);
    if (removal.isPresent()) {
      return removal;
    }
    int people = plan.people().size();
    if (maxPeople.isPresent() && people > maxPeople.getAsInt()) {
      return Optional.of(
          new InputException(
              "this plan notifies "
                  + people
                  + " people, more than the "
                  + maxPeople.getAsInt()
                  + " allowed; nothing was changed",
              "Read the plan again. If it is meant, repeat the command with --max-people "
                  + people
                  + "."));
    }
    return Optional.empty();
  }

  /** People are as little to be lost as webinars: where they are many, a share is too much. */
  private Optional<CqorcException> removal(int removed, int there) {
    boolean share =
        !everyCourseNamed
            && there >= FEWEST_RESOURCES
            && removed * 100L > (long) maxChangePercent * there;
    boolean many = maxPeople.isPresent() && removed > maxPeople.getAsInt();
    if (!share && !many) {
      return Optional.empty();
    }
    int percent = (int) Math.ceil(removed * 100.0 / there);
    return Optional.of(
        new InputException(
            "this plan removes "
                + removed
                + " of the "
                + there
                + " people in these webinars and events"
                + (share
                    ? " (" + percent + " %, more than the " + maxChangePercent + " % allowed)"
                    : ", more than the " + maxPeople.getAsInt() + " allowed")
                + "; nothing was changed",
            "Read the plan again. If it is meant, repeat the command with "
                + (share
                    ? "--max-change " + percent + ", or name the courses with --course_id."
                    : "--max-people " + removed + ".")));
  }

  private static int touched(Plan plan) {
    Set<String> resources = new HashSet<>();
    Set<String> own = new HashSet<>();
    for (Change change : plan.changes()) {
      // A first publication is not counted: the option that asks for it says what is meant, it
      // comes right after the creation of a whole term, and it changes nothing that people saw.
      boolean touches = TOUCHING.contains(change.kind());
      // A resource that this plan makes has no past to protect; its cell and parts follow it.
      if (touches && !change.isCell() && change.id().isPresent()) {
        resources.add(change.service() + " " + change.id().get());
      }
      // What an interrupted run left is completed by its repeat, however much that is.
      if (change.kind() == Kind.ADOPT && change.id().isPresent()) {
        own.add(change.service() + " " + change.id().get());
      }
    }
    resources.removeAll(own);
    return resources.size();
  }
}
