package ca.calculquebec.cqorc.task.term;

import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who hears of a plan, in words: the last thing to read before it is carried out. */
public final class Hearing {
  private static final String MESSAGE = "message";

  private Hearing() {}

  /** What one service tells. */
  private static final class Told {
    private final Set<String> people = new LinkedHashSet<>();
    private final Set<String> channels = new LinkedHashSet<>();
    private int invitations;
    private int notices;
    private int messages;

    void add(Change change) {
      people.addAll(change.people());
      if (change.kind() == Kind.CREATE || change.kind() == Kind.ADOPT) {
        invitations += change.people().size();
      } else {
        notices += change.people().size();
      }
      if (change.kind() == Kind.CREATE && change.resource().endsWith(MESSAGE)) {
        messages++;
        channels.add(change.course().text());
      }
    }

    List<String> words() {
      List<String> words = new ArrayList<>();
      String to = " to " + Words.count(people.size(), "person");
      if (invitations > 0 && notices > 0) {
        words.add(
            Words.count(invitations, "invitation") + " and " + Words.count(notices, "notice") + to);
      } else if (invitations > 0) {
        words.add(Words.count(invitations, "invitation") + to);
      } else if (notices > 0) {
        words.add(Words.count(notices, "notice") + to);
      }
      if (messages > 0) {
        words.add(
            Words.count(messages, MESSAGE) + " to " + Words.count(channels.size(), "channel"));
      }
      return words;
    }
  }

  /** A line a service after one for all of them; a single line when nobody hears of it. */
  public static List<String> lines(List<Change> changes) {
    Map<String, Told> byService = new LinkedHashMap<>();
    Set<String> people = new LinkedHashSet<>();
    for (Change change : changes) {
      if (change.kind().isChange()) {
        people.addAll(change.people());
        byService.computeIfAbsent(change.service(), service -> new Told()).add(change);
      }
    }
    List<String> lines = new ArrayList<>();
    byService.forEach(
        (service, told) -> {
          List<String> words = told.words();
          if (!words.isEmpty()) {
            lines.add("  " + service + ": " + String.join(", ", words));
          }
        });
    if (lines.isEmpty()) {
      return List.of("Nobody hears of it.");
    }
    String all = people.isEmpty() ? "" : ", " + Words.count(people.size(), "person") + " in all";
    lines.add(0, "Who hears of it" + all + ":");
    return lines;
  }
}
