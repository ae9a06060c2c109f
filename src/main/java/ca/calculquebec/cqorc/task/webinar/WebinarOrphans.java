package ca.calculquebec.cqorc.task.webinar;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Orphan;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.service.zoom.WebinarSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Webinars that the journal knows, of courses that have left the sheet. */
final class WebinarOrphans {
  private final Journal journal;
  private final WebinarInventory inventory;

  WebinarOrphans(Journal journal, WebinarInventory inventory) {
    this.journal = journal;
    this.inventory = inventory;
  }

  /** All but those of these courses; what Zoom's list was read for and did not show is gone. */
  List<Orphan> except(Set<CourseId> standing) {
    List<Orphan> orphans = new ArrayList<>();
    for (CourseId course : journal.courses()) {
      if (!standing.contains(course)) {
        Set<String> deleted =
            journal.finished(course, WebinarContribution.SERVICE, WebinarSteps.DELETED).stream()
                .flatMap(intent -> intent.made().stream())
                .collect(Collectors.toSet());
        for (Journal.Intent intent : made(course)) {
          Optional<Long> id = intent.made().flatMap(WebinarCell::parse);
          if (id.isPresent() && !deleted.contains(intent.made().get())) {
            orphan(course, id.get(), intent).ifPresent(orphans::add);
          }
        }
      }
    }
    return orphans;
  }

  private List<Journal.Intent> made(CourseId course) {
    List<Journal.Intent> made =
        new ArrayList<>(journal.finished(course, WebinarContribution.SERVICE, WebinarSteps.DONE));
    made.addAll(journal.open(course, WebinarContribution.SERVICE));
    return made;
  }

  private Optional<Orphan> orphan(CourseId course, long id, Journal.Intent intent) {
    Optional<WebinarSummary> listed = inventory.listed(id);
    if (inventory.isTaken(id) || (inventory.wasListed() && listed.isEmpty())) {
      return Optional.empty();
    }
    String title =
        listed.map(WebinarSummary::topic).orElseGet(() -> WebinarInventory.topic(intent.key()));
    Optional<Instant> start =
        listed.flatMap(WebinarSummary::start).or(() -> WebinarInventory.start(intent.key()));
    return start.map(
        when ->
            new Orphan(
                Change.of(Kind.UNWANTED, course, Resource.WEBINAR).withId(Long.toString(id)),
                title,
                Optional.of(when)));
  }
}
