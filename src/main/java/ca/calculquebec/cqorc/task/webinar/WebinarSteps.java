package ca.calculquebec.cqorc.task.webinar;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.plan.Deferred;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Step;
import ca.calculquebec.cqorc.plan.UncertainCreate;
import ca.calculquebec.cqorc.service.zoom.Panelist;
import ca.calculquebec.cqorc.service.zoom.WebinarSummary;
import ca.calculquebec.cqorc.service.zoom.ZoomClient;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What changes something at Zoom, in the sheet or in the journal; runs when a plan is done. */
final class WebinarSteps {
  static final String DONE = "done";

  /** The outcome of an intent whose webinar was deleted. */
  static final String DELETED = "deleted";

  private static final String DELETION = "deletion";

  private final ZoomClient zoom;
  private final WebinarInventory inventory;
  private final WebinarWriter writer;

  WebinarSteps(ZoomClient zoom, WebinarInventory inventory, WebinarWriter writer) {
    this.zoom = zoom;
    this.inventory = inventory;
    this.writer = writer;
  }

  /** What the making of a webinar makes known. */
  record CreatedWebinar(Deferred<String> id, Deferred<String> joinUrl) {
    static CreatedWebinar deferred() {
      return new CreatedWebinar(
          Deferred.unknown("new webinar"), Deferred.unknown("new webinar's address"));
    }
  }

  /**
   * @param complete whether nothing is to be done after it, so that the journal can close
   */
  Step create(Course course, WebinarSpec spec, CreatedWebinar createdWebinar, boolean complete) {
    return context -> {
      // Looked for when the plan was made, and not found: they left nothing at Zoom.
      finish(course, context.journal(), WebinarWriter.NOT_MADE);
      String key = WebinarInventory.key(spec.topic(), spec.instant());
      Journal.Intent intent =
          context
              .journal()
              .begin(course.id(), WebinarContribution.SERVICE, WebinarContribution.WEBINAR, key);
      WebinarSummary webinar = writer.create(spec, key, intent, context);
      String id = Long.toString(webinar.id());
      context.journal().made(intent, id);
      inventory.take(webinar.id());
      writer.learnTopic(course, spec, webinar.id(), webinar.topic(), context.journal());
      createdWebinar.id().fulfil(id);
      createdWebinar.joinUrl().fulfil(webinar.joinUrl());
      context.id(id);
      context.detail("created");
      if (complete) {
        finish(course, context.journal(), DONE);
      }
    };
  }

  /**
   * Takes over what is at Zoom already, and brings it in line.
   *
   * @param takenOver fulfilled once the journal knows of it
   */
  Step adopt(
      Course course,
      WebinarSummary webinar,
      WebinarSpec spec,
      WebinarPlanner.Comparison compared,
      Deferred<String> takenOver,
      boolean complete) {
    return context -> {
      String id = Long.toString(webinar.id());
      if (begun(context.journal(), course.id()).isEmpty()) {
        // Its panelists may be missing still: a repeat has to know, whatever happens now.
        Journal.Intent intent =
            context
                .journal()
                .begin(
                    course.id(),
                    WebinarContribution.SERVICE,
                    WebinarContribution.WEBINAR,
                    WebinarInventory.key(spec.topic(), spec.instant()));
        context.journal().made(intent, id);
      }
      context.id(id);
      takenOver.fulfil(id);
      writer.patch(course, webinar.id(), spec, compared, context);
      if (complete) {
        finish(course, context.journal(), DONE);
      }
    };
  }

  Step update(Course course, long id, WebinarSpec spec, WebinarPlanner.Comparison compared) {
    return context -> {
      context.id(Long.toString(id));
      writer.patch(course, id, spec, compared, context);
    };
  }

  /** Those missing in one request, and the journal is closed. */
  Step addPanelists(Course course, Deferred<String> webinar, List<Panelist> missing) {
    return context -> {
      long id = Long.parseLong(webinar.get().orElseThrow());
      AtomicReference<List<Panelist>> left = new AtomicReference<>(missing);
      UncertainCreate.run(
          context.pause(),
          () -> {
            zoom.addPanelists(id, left.get());
            return id;
          },
          () -> {
            left.set(WebinarPeople.missing(missing, zoom.listPanelists(id)));
            return left.get().isEmpty() ? Optional.of(id) : Optional.empty();
          });
      context.detail(missing.size() + " added");
      finish(course, context.journal(), DONE);
    };
  }

  Step removePanelist(long id, Panelist panelist) {
    return context -> {
      zoom.removePanelist(id, panelist.id());
      context.detail("removed");
    };
  }

  /** Nothing is missing after all. */
  Step finish(Course course, long id) {
    return context -> {
      context.id(Long.toString(id));
      finish(course, context.journal(), DONE);
    };
  }

  Step delete(Course course, long id, Deferred<String> deleted) {
    return context -> {
      context.id(Long.toString(id));
      context.detail(zoom.deleteWebinar(id) ? "deleted" : "already gone");
      recordDeletion(course, Long.toString(id), context.journal());
      finish(course, context.journal(), DELETED);
      deleted.fulfil(Long.toString(id));
    };
  }

  /** So that nobody takes it for a webinar that stands, once the course has left the sheet. */
  private static void recordDeletion(Course course, String id, Journal journal) {
    Journal.Intent intent = journal.begin(course.id(), WebinarContribution.SERVICE, DELETION, id);
    journal.made(intent, id);
    journal.finish(intent, DELETED);
  }

  /** It is gone already: an interrupted run's creation is closed, too. */
  Step forget(Course course, long id, Deferred<String> gone) {
    return context -> {
      finish(course, context.journal(), DELETED);
      gone.fulfil(Long.toString(id));
    };
  }

  /** Creates that were begun and not finished. */
  static List<Journal.Intent> begun(Journal journal, CourseId course) {
    return journal.open(course, WebinarContribution.SERVICE).stream()
        .filter(intent -> !intent.resource().equals(DELETION))
        .toList();
  }

  private static void finish(Course course, Journal journal, String outcome) {
    journal
        .open(course.id(), WebinarContribution.SERVICE)
        .forEach(intent -> journal.finish(intent, outcome));
  }
}
