package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long a plan takes at the pace that Slack promises (contract 4.1). Nothing is slowed down by
 * it: a person is told beforehand, and Slack says itself when it is too fast.
 */
final class SlackPace {
  private static final int SECOND_TIER = 20;
  private static final int THIRD_TIER = 50;

  private SlackPace() {}

  /** Whole minutes of waiting; methods wait side by side, so the slowest counts. */
  static long minutes(List<Change> changes) {
    Map<String, Integer> calls = new LinkedHashMap<>();
    for (Change change : changes) {
      boolean adopted = change.kind() == Kind.ADOPT;
      if (change.kind().isChange() && !adopted) {
        calls.merge(change.resource() + " " + change.kind(), 1, Integer::sum);
      }
    }
    long longest = 0;
    for (Map.Entry<String, Integer> call : calls.entrySet()) {
      boolean third =
          call.getKey().startsWith(ChannelChanges.MESSAGE)
              || call.getKey().startsWith(ChannelChanges.INVITATIONS)
              || call.getKey().startsWith(ChannelChanges.MEMBERSHIP);
      // The first minute's worth goes through at once.
      longest = Math.max(longest, (call.getValue() - 1L) / (third ? THIRD_TIER : SECOND_TIER));
    }
    return longest;
  }
}
