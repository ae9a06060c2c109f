package ca.calculquebec.cqorc.task.registration;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Orphan;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.service.eventbrite.EventbriteEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Events that the journal knows, of courses that have left the sheet. */
final class EventOrphans {
  private final RegistrationTools tools;

  EventOrphans(RegistrationTools tools) {
    this.tools = tools;
  }

  /** All but those of these courses. */
  List<Orphan> except(Set<CourseId> standing) {
    List<Orphan> orphans = new ArrayList<>();
    for (CourseId course : tools.journal().courses()) {
      if (!standing.contains(course)) {
        List<Journal.Intent> made = new ArrayList<>(tools.completed(course));
        made.addAll(tools.open(course));
        Set<String> deleted = tools.deleted(course);
        for (Journal.Intent intent : made) {
          Optional<String> id = intent.made();
          if (id.isPresent() && !deleted.contains(id.get()) && !tools.finder().isTaken(id.get())) {
            orphan(course, id.get(), intent).ifPresent(orphans::add);
          }
        }
      }
    }
    return orphans;
  }

  /** Where the list was read, it must show the event, and not as gone. */
  private Optional<Orphan> orphan(CourseId course, String id, Journal.Intent intent) {
    Optional<EventbriteEvent> listed = tools.finder().listed(id);
    if (listed.filter(event -> event.isGone() || event.isOver()).isPresent()
        || (listed.isEmpty() && tools.finder().wasRead())) {
      return Optional.empty();
    }
    Optional<Instant> start =
        listed
            .map(EventbriteEvent::start)
            .or(() -> EventKey.parse(intent.key()).map(EventKey::start));
    Change change = Change.of(Kind.UNWANTED, course, Resource.EVENT).withId(id);
    String title =
        listed
            .map(EventbriteEvent::name)
            .or(() -> EventKey.parse(intent.key()).map(EventKey::name))
            .orElse("");
    return start.map(when -> new Orphan(change, title, Optional.of(when)));
  }
}
