package ca.calculquebec.cqorc.cli.print;

import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.plan.Service;
import ca.calculquebec.cqorc.plan.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a list of changes comes to, in words and numbers. A resource that was made or changed in
 * several steps (its event, its description, its ticket classes) counts once.
 */
final class Tally {
  private final Map<Resource, Set<String>> created = new LinkedHashMap<>();
  private final Map<Resource, Set<String>> adopted = new LinkedHashMap<>();
  private final Map<Resource, Set<String>> updated = new LinkedHashMap<>();
  private final Map<Resource, Set<String>> published = new LinkedHashMap<>();
  private final Map<Resource, Set<String>> deleted = new LinkedHashMap<>();
  private final Map<String, Integer> removed = new LinkedHashMap<>();
  private final Set<String> invited = new LinkedHashSet<>();
  private final Set<String> told = new LinkedHashSet<>();
  private int cells;
  private int sent;

  /**
   * @param changes of these only the ones that change something are counted
   */
  static Tally of(Collection<Change> changes) {
    Tally tally = new Tally();
    changes.stream().filter(change -> change.kind().isChange()).forEach(tally::add);
    // What was made just now is not also "updated".
    tally.updated.forEach(
        (resource, keys) -> {
          keys.removeAll(tally.created.getOrDefault(resource, Set.of()));
          keys.removeAll(tally.adopted.getOrDefault(resource, Set.of()));
          keys.removeAll(tally.deleted.getOrDefault(resource, Set.of()));
        });
    return tally;
  }

  private void add(Change change) {
    if (change.resource() == Resource.E_MAIL) {
      sent++;
      return;
    }
    (invites(change) ? invited : told).addAll(change.people());
    if (change.isCell()) {
      cells += Math.max(1, change.rows().size());
      return;
    }
    int gone = change.removal().people();
    if (gone > 0) {
      boolean hosts = change.kind() != Kind.DELETE;
      removed.merge(hosts ? "host" : change.resource().word(), gone, Integer::sum);
      if (!hosts) {
        return;
      }
    }
    boolean part = change.resource().isPart();
    // Several messages may bear one name, or none; what goes away has an id.
    boolean goes = change.kind() == Kind.DELETE || change.kind() == Kind.WITHDRAW;
    String id = goes ? change.id().orElse("") : "";
    String which = part ? "" : (change.which() + " " + id).strip();
    String key = change.service() + " " + change.course() + " " + which;
    Resource resource = change.resource().whole();
    Map<Resource, Set<String>> where =
        part
            ? updated
            : switch (change.kind()) {
              case CREATE -> created;
              case ADOPT -> adopted;
              case PUBLISH -> published;
              case DELETE, WITHDRAW -> deleted;
              default -> updated;
            };
    where.computeIfAbsent(resource, name -> new LinkedHashSet<>()).add(key);
  }

  /** Zoom tells only those who are new; a calendar tells all guests that something has changed. */
  private static boolean invites(Change change) {
    return change.kind() != Kind.DELETE
        && (change.kind() != Kind.UPDATE || change.service() == Service.ZOOM);
  }

  int created() {
    return sum(created) + sum(adopted);
  }

  /** Published ones among them: they were there before. */
  int updated() {
    Map<Resource, Set<String>> changed = new LinkedHashMap<>();
    for (Map<Resource, Set<String>> counted : List.of(updated, published)) {
      counted.forEach(
          (resource, keys) ->
              changed.computeIfAbsent(resource, name -> new LinkedHashSet<>()).addAll(keys));
    }
    changed.forEach((resource, keys) -> keys.removeAll(created.getOrDefault(resource, Set.of())));
    return sum(changed);
  }

  int deleted() {
    return sum(deleted);
  }

  /** People who lose their place in something that stays. */
  int removed() {
    return removed.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** {@code Would create 1 webinar, invite 3 people, write 1 cell}; blank when nothing changes. */
  String planned() {
    List<String> phrases =
        phrases(
            new Verbs(
                "create",
                "take over",
                "update",
                "publish",
                "delete",
                "archive",
                "remove",
                "send",
                "invite",
                "notify"));
    if (cells > 0) {
      phrases.add("write " + Words.count(cells, "cell"));
    }
    return phrases.isEmpty() ? "" : "Would " + String.join(", ", phrases);
  }

  /** {@code Created 1 webinar, invited 3 people}; blank when nothing changed. */
  String done() {
    List<String> phrases =
        phrases(
            new Verbs(
                "created",
                "took over",
                "updated",
                "published",
                "deleted",
                "archived",
                "removed",
                "sent",
                "invited",
                "notified"));
    if (phrases.isEmpty() && cells > 0) {
      phrases.add("wrote " + Words.count(cells, "cell"));
    }
    String text = String.join(", ", phrases);
    return text.isEmpty()
        ? ""
        : text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
  }

  /** One set for what is planned and one for what is done. */
  private record Verbs(
      String create,
      String adopt,
      String update,
      String publish,
      String delete,
      String archive,
      String remove,
      String send,
      String invite,
      String tell) {}

  private List<String> phrases(Verbs verbs) {
    List<String> phrases = new ArrayList<>();
    add(phrases, verbs.create(), created);
    add(phrases, verbs.adopt(), adopted);
    add(phrases, verbs.update(), updated);
    add(phrases, verbs.publish(), published);
    add(phrases, verbs.delete(), ending("delete"));
    add(phrases, verbs.archive(), ending("archive"));
    if (!removed.isEmpty()) {
      phrases.add(verbs.remove() + " " + Words.list(people()));
    }
    if (sent > 0) {
      phrases.add(verbs.send() + " " + Words.count(sent, "e-mail"));
    }
    if (!invited.isEmpty()) {
      phrases.add(verbs.invite() + " " + Words.count(invited.size(), "person"));
    }
    if (!told.isEmpty()) {
      phrases.add(verbs.tell() + " " + Words.count(told.size(), "person"));
    }
    return phrases;
  }

  /** {@code 4 panelists and 1 host}. */
  private List<String> people() {
    return removed.entrySet().stream()
        .map(entry -> Words.count(entry.getValue(), entry.getKey()))
        .toList();
  }

  private Map<Resource, Set<String>> ending(String verb) {
    Map<Resource, Set<String>> some = new LinkedHashMap<>(deleted);
    some.keySet().removeIf(resource -> !resource.ending().equals(verb));
    return some;
  }

  private static void add(List<String> phrases, String verb, Map<Resource, Set<String>> counted) {
    List<String> parts = new ArrayList<>();
    counted.forEach(
        (resource, keys) -> {
          if (!keys.isEmpty()) {
            parts.add(Words.count(keys.size(), resource.word()));
          }
        });
    if (!parts.isEmpty()) {
      phrases.add(verb + " " + Words.list(parts));
    }
  }

  private static int sum(Map<Resource, Set<String>> counted) {
    return counted.values().stream().mapToInt(Set::size).sum();
  }

  /** Whether this change alone is one that the numbers count as a failure of something wanted. */
  static boolean matters(Change change) {
    return change.kind() == Kind.FAILED || change.kind().isChange();
  }
}
