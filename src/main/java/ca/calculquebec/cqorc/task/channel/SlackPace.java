package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Resource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How long a plan takes at the pace that Slack promises (contract 4.1). Nothing is slowed down by
 * it: a person is told beforehand, and Slack says itself when it is too fast.
 */
final class SlackPace {
  private static final int SECOND_TIER = 20;
  private static final int THIRD_TIER = 50;

  private static final Set<Resource> THIRD =
      EnumSet.of(Resource.SCHEDULED_MESSAGE, Resource.INVITATIONS, Resource.MEMBERSHIP);

  private SlackPace() {}

  /** Whole minutes of waiting; methods wait side by side, so the slowest counts. */
  static long minutes(List<Change> changes) {
    record Call(Resource resource, Kind kind) {}
    Map<Call, Integer> calls = new LinkedHashMap<>();
    for (Change change : changes) {
      boolean adopted = change.kind() == Kind.ADOPT;
      if (change.kind().isChange() && !adopted) {
        calls.merge(new Call(change.resource(), change.kind()), 1, Integer::sum);
      }
    }
    long longest = 0;
    for (Map.Entry<Call, Integer> call : calls.entrySet()) {
      boolean third = THIRD.contains(call.getKey().resource());
      // The first minute's worth goes through at once.
      longest = Math.max(longest, (call.getValue() - 1L) / (third ? THIRD_TIER : SECOND_TIER));
    }
    return longest;
  }
}
