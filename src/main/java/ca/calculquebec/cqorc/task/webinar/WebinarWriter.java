package ca.calculquebec.cqorc.task.webinar;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.PlainText;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.KeptTexts;
import ca.calculquebec.cqorc.plan.StepContext;
import ca.calculquebec.cqorc.plan.UncertainCreate;
import ca.calculquebec.cqorc.plan.Words;
import ca.calculquebec.cqorc.service.zoom.Webinar;
import ca.calculquebec.cqorc.service.zoom.WebinarPatch;
import ca.calculquebec.cqorc.service.zoom.WebinarSummary;
import ca.calculquebec.cqorc.service.zoom.ZoomClient;
import ca.calculquebec.cqorc.service.zoom.ZoomCode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** The two calls that Zoom counts, with what may go wrong in them. */
final class WebinarWriter {
  static final String NOT_MADE = "not made";

  private final ZoomClient zoom;
  private final String user;
  private final WebinarInventory inventory;
  private final WebinarBudget budget;

  WebinarWriter(ZoomClient zoom, String user, WebinarInventory inventory, WebinarBudget budget) {
    this.zoom = zoom;
    this.user = user;
    this.inventory = inventory;
    this.budget = budget;
  }

  WebinarSummary create(WebinarSpec spec, String key, Journal.Intent intent, StepContext context)
      throws CqorcException {
    AtomicReference<ServiceException> refused = new AtomicReference<>();
    AtomicBoolean unknown = new AtomicBoolean();
    try {
      WebinarSummary webinar =
          UncertainCreate.run(
              context.pause(), () -> postOnce(spec, refused, unknown), () -> lookUp(key, unknown));
      if (refused.get() != null) {
        reportHosts(spec.hosts(), refused.get(), context);
      }
      return webinar;
    } catch (ServiceException failure) {
      // Neither the create nor the look-up may have told what became of it: a repeat finds out.
      if (!unknown.get()) {
        context.journal().finish(intent, NOT_MADE);
      }
      throw failure;
    }
  }

  private Optional<WebinarSummary> lookUp(String key, AtomicBoolean unknown)
      throws ServiceException {
    Optional<WebinarSummary> found = inventory.find(zoom.listWebinars(user), key);
    unknown.set(false);
    return found;
  }

  private WebinarSummary postOnce(
      WebinarSpec spec, AtomicReference<ServiceException> refused, AtomicBoolean unknown)
      throws ServiceException {
    try {
      return post(spec, refused);
    } catch (ServiceException failure) {
      unknown.set(failure.uncertain());
      throw failure;
    }
  }

  /** Once refused, the alternative hosts stay out of every repetition. */
  private WebinarSummary post(WebinarSpec spec, AtomicReference<ServiceException> refused)
      throws ServiceException {
    if (refused.get() == null) {
      try {
        return counted(() -> zoom.createWebinar(user, spec.toNew()).summary());
      } catch (ServiceException failure) {
        if (spec.hosts().isEmpty() || !ZoomCode.refusesAlternativeHosts(failure)) {
          throw failure;
        }
        refused.set(failure);
      }
    }
    return counted(() -> zoom.createWebinar(user, spec.toNewWithoutHosts()).summary());
  }

  /** The webinar with the wanted topic where it has what Zoom made of that. */
  static Webinar asWritten(Journal journal, Course course, WebinarSpec wanted, Webinar webinar) {
    return webinar.withTopic(
        new KeptTexts(journal)
            .read(course.id(), place(webinar.id()), wanted.topic(), webinar.topic()));
  }

  /** What came back of a topic that was just written. */
  void learnTopic(Course course, WebinarSpec written, long id, String topic, Journal journal) {
    if (!PlainText.readsTheSame(written.topic(), topic)) {
      new KeptTexts(journal).learn(course.id(), place(id), written.topic(), topic);
    }
  }

  private static String place(long id) {
    return "zoom topic " + id;
  }

  void patch(
      Course course,
      long id,
      WebinarSpec spec,
      WebinarPlanner.Comparison compared,
      StepContext context)
      throws ServiceException {
    if (compared.patch().isEmpty()) {
      return;
    }
    patch(id, spec, compared, context);
    if (compared.patch().topic().isPresent()) {
      learnTopic(course, id, spec, context);
    }
  }

  /** Zoom's answer to an update is empty, and says nothing of what became of the topic. */
  private void learnTopic(Course course, long id, WebinarSpec spec, StepContext context) {
    try {
      zoom.findWebinar(id)
          .ifPresent(webinar -> learnTopic(course, spec, id, webinar.topic(), context.journal()));
    } catch (ServiceException notSeen) {
      // The topic is written all the same; the next time that it differs tells.
    }
  }

  private void patch(
      long id, WebinarSpec spec, WebinarPlanner.Comparison compared, StepContext context)
      throws ServiceException {
    try {
      send(id, compared.patch());
    } catch (ServiceException failure) {
      WebinarPatch rest = compared.patchWithoutHosts();
      if (!ZoomCode.refusesAlternativeHosts(failure) || rest.equals(compared.patch())) {
        throw failure;
      }
      if (!rest.isEmpty()) {
        send(id, rest);
      }
      reportHosts(spec.hosts(), failure, context);
    }
  }

  private void send(long id, WebinarPatch patch) throws ServiceException {
    counted(
        () -> {
          zoom.updateWebinar(id, patch);
          return patch;
        });
  }

  private void reportHosts(List<String> hosts, ServiceException refusal, StepContext context) {
    String names = Words.list(hosts.stream().map(inventory::nameOf).toList());
    context.problem(
        "Zoom refused the alternative hosts ("
            + names
            + ", code "
            + refusal.code()
            + "); all the rest is done",
        refusal.advice());
  }

  /** A call that Zoom counts. */
  @FunctionalInterface
  private interface Counted<T> {
    T run() throws ServiceException;
  }

  private <T> T counted(Counted<T> call) throws ServiceException {
    try {
      T result = call.run();
      budget.count();
      return result;
    } catch (ServiceException failure) {
      if (failure.isForTheDay()) {
        budget.refused();
      }
      if (failure.uncertain()) {
        budget.count();
      }
      throw failure;
    }
  }
}
