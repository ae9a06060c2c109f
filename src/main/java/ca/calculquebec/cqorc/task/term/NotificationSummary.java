package ca.calculquebec.cqorc.task.term;

import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.plan.Service;
import ca.calculquebec.cqorc.plan.Words;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who hears of a plan, in words: the last thing to read before it is carried out. */
public final class NotificationSummary {
  private static final Set<Resource> MESSAGES =
      EnumSet.of(Resource.MESSAGE, Resource.SCHEDULED_MESSAGE);

  private NotificationSummary() {}

  /** What one service tells. */
  private record Told(List<Change> changes) {
    private static boolean invites(Change change) {
      return change.kind() == Kind.CREATE || change.kind() == Kind.ADOPT;
    }

    private int count(boolean invitations) {
      return changes.stream()
          .filter(change -> invites(change) == invitations)
          .mapToInt(change -> change.people().size())
          .sum();
    }

    List<String> words() {
      List<String> words = new ArrayList<>();
      int invitations = count(true);
      int notices = count(false);
      List<String> kinds = new ArrayList<>();
      if (invitations > 0) {
        kinds.add(Words.count(invitations, "invitation"));
      }
      if (notices > 0) {
        kinds.add(Words.count(notices, "notice"));
      }
      if (!kinds.isEmpty()) {
        words.add(Words.list(kinds) + " to " + Words.count(people(changes).size(), "person"));
      }
      List<Change> messages =
          changes.stream()
              .filter(
                  change -> change.kind() == Kind.CREATE && MESSAGES.contains(change.resource()))
              .toList();
      if (!messages.isEmpty()) {
        long channels = messages.stream().map(Change::course).distinct().count();
        words.add(
            Words.count(messages.size(), "message") + " to " + Words.count(channels, "channel"));
      }
      return words;
    }
  }

  private static Set<String> people(List<Change> changes) {
    Set<String> people = new LinkedHashSet<>();
    changes.forEach(change -> people.addAll(change.people()));
    return people;
  }

  /** A line a service after one for all of them; a single line when nobody hears of it. */
  public static List<String> lines(List<Change> changes) {
    List<Change> done = changes.stream().filter(change -> change.kind().isChange()).toList();
    Map<Service, List<Change>> byService = new LinkedHashMap<>();
    for (Change change : done) {
      byService.computeIfAbsent(change.service(), service -> new ArrayList<>()).add(change);
    }
    List<String> lines = new ArrayList<>();
    byService.forEach(
        (service, told) -> {
          List<String> words = new Told(told).words();
          if (!words.isEmpty()) {
            lines.add("  " + service + ": " + String.join(", ", words));
          }
        });
    if (lines.isEmpty()) {
      return List.of("Nobody hears of it.");
    }
    int people = people(done).size();
    String all = people == 0 ? "" : ", " + Words.count(people, "person") + " in all";
    lines.add(0, "Who hears of it" + all + ":");
    return lines;
  }
}
