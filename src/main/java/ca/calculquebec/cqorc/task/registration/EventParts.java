package ca.calculquebec.cqorc.task.registration;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.CellChange;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Deferred;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.plan.Times;
import ca.calculquebec.cqorc.plan.Words;
import ca.calculquebec.cqorc.service.eventbrite.EventbriteClient;
import ca.calculquebec.cqorc.service.eventbrite.StructuredContent;
import ca.calculquebec.cqorc.service.eventbrite.TicketClass;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parts of an event beside itself: description, ticket classes, publication, cell. */
final class EventParts {

  private final RegistrationTools tools;

  EventParts(RegistrationTools tools) {
    this.tools = tools;
  }

  /** With the cell that gets the event's id as soon as {@code due} is known, when there is one. */
  Action withCell(Action action, Course course, Deferred<String> id, Deferred<?> due) {
    return tools.request().sheet()
        ? action.with(CellChange.filling(course, RegistrationTools.COLUMN, id).dueWith(due))
        : action;
  }

  /** The description of a copy, which still has the template's. */
  Action newDescription(
      Course course, DesiredEvent desiredEvent, Deferred<String> id, Progress progress) {
    Change change = tools.change(Kind.UPDATE, course, Resource.DESCRIPTION);
    if (desiredEvent.page().isEmpty()) {
      return Action.note(left(change, desiredEvent.pageNote()));
    }
    StructuredContent page = desiredEvent.page().get();
    progress.expect(Resource.DESCRIPTION);
    Change filled =
        change
            .withFields(
                List.of(FieldChange.set("text", shortened(HtmlReduction.words(page.modules())))))
            .withNote(desiredEvent.pageNote());
    return new Action(
        filled,
        List.of(id),
        context -> {
          String made = id.get().orElseThrow();
          context.id(made);
          writeToCopy(course, made, page);
          context.detail("filled in");
          progress.done(Resource.DESCRIPTION);
        });
  }

  /** The description of an event that exists; {@code current} is what people see of it. */
  Action description(
      Course course,
      DesiredEvent desiredEvent,
      String id,
      StructuredContent current,
      Progress progress) {
    Change change = tools.change(Kind.UNCHANGED, course, Resource.DESCRIPTION).withId(id);
    if (desiredEvent.misfit().isPresent()) {
      // Not complete, and so not published, until the description fits.
      progress.expect(Resource.DESCRIPTION);
      return Action.note(
          change
              .withKind(Kind.FAILED)
              .withNote(
                  desiredEvent.pageNote()
                      + ". It stays as it is. "
                      + desiredEvent.misfit().get().advice()));
    }
    if (desiredEvent.page().isEmpty()) {
      return Action.note(left(change, desiredEvent.pageNote()));
    }
    StructuredContent page = desiredEvent.page().get();
    List<FieldChange> differences =
        RegistrationPlanner.comparePages(page.modules(), current.modules());
    if (differences.isEmpty() || tools.isKept(course, id, page, current)) {
      return Action.note(change);
    }
    progress.expect(Resource.DESCRIPTION);
    return Action.of(
        tools
            .change(Kind.UPDATE, course, Resource.DESCRIPTION)
            .withId(id)
            .withFields(differences)
            .withNote(desiredEvent.pageNote()),
        context -> {
          write(course, id, page, current, tools.consistency().soon());
          progress.done(Resource.DESCRIPTION);
          learn(course, id, page, current.version());
        });
  }

  /** Its answer may only repeat what was sent, and what people see is what is compared. */
  private void learn(Course course, String id, StructuredContent written, int before) {
    try {
      tools
          .client()
          .publishedContent(id)
          .filter(page -> page.version() > before)
          .ifPresent(page -> tools.learnPage(course, id, written, page));
    } catch (ServiceException notSeen) {
      // The page is written all the same; the next time that it differs tells.
    }
  }

  private void writeToCopy(Course course, String id, StructuredContent page) throws CqorcException {
    EventualConsistencyWait consistency = tools.consistency();
    Optional<StructuredContent> current =
        consistency.until(consistency.soon(), () -> tools.client().workingContent(id));
    try {
      write(course, id, page, current.orElse(StructuredContent.none()), consistency.latest());
    } catch (ServiceException refusal) {
      // Not found may mean "no page" or "not visible yet"; the refused number tells the latter.
      if (current.isPresent() || !EventbriteClient.isWrongVersion(refusal)) {
        throw refusal;
      }
      StructuredContent visible =
          consistency
              .until(consistency.latest(), () -> tools.client().workingContent(id))
              .orElseThrow(() -> refusal);
      write(course, id, page, visible, consistency.latest());
    }
  }

  private void write(
      Course course, String id, StructuredContent page, StructuredContent current, Instant deadline)
      throws CqorcException {
    // Agenda and questions that somebody added to the event itself are not the template's to drop.
    List<Map<String, Object>> widgets =
        current.widgets().isEmpty() ? page.widgets() : current.widgets();
    StructuredContent next = new StructuredContent(current.version(), page.modules(), widgets);
    tools
        .consistency()
        .whileNotFound(deadline, () -> tools.client().writeContent(id, next))
        .ifPresent(answer -> tools.learnPage(course, id, page, answer));
  }

  /** The ticket classes of a copy, which still have the template's sales dates. */
  Action newTickets(
      Course course, DesiredEvent desiredEvent, Deferred<String> id, Progress progress) {
    Change change = tools.change(Kind.UPDATE, course, Resource.TICKET_CLASSES);
    if (desiredEvent.salesEnd().isEmpty()) {
      return Action.note(left(change, desiredEvent.salesNote()));
    }
    ZonedDateTime end = desiredEvent.salesEnd().get();
    progress.expect(Resource.TICKET_CLASSES);
    return new Action(
        change.withFields(List.of(FieldChange.set("sales end", Times.minute(end)))),
        List.of(id),
        context -> {
          String made = id.get().orElseThrow();
          context.id(made);
          List<TicketClass> classes = ticketsOfCopy(made);
          RegistrationPlanner.TicketDifference difference =
              RegistrationPlanner.compareTickets(end, classes);
          setSalesEnd(made, end, difference, tools.consistency().latest());
          context.detail(
              classes.isEmpty()
                  ? "the event has no ticket class"
                  : Words.count(difference.classes().size(), "ticket class"));
          progress.done(Resource.TICKET_CLASSES);
        });
  }

  Action tickets(
      Course course,
      DesiredEvent desiredEvent,
      String id,
      List<TicketClass> current,
      Progress progress) {
    Change change = tools.change(Kind.UNCHANGED, course, Resource.TICKET_CLASSES).withId(id);
    if (desiredEvent.salesEnd().isEmpty()) {
      return Action.note(left(change, desiredEvent.salesNote()));
    }
    ZonedDateTime end = desiredEvent.salesEnd().get();
    RegistrationPlanner.TicketDifference difference =
        RegistrationPlanner.compareTickets(end, current);
    if (difference.classes().isEmpty()) {
      return Action.note(change);
    }
    progress.expect(Resource.TICKET_CLASSES);
    return Action.of(
        tools
            .change(Kind.UPDATE, course, Resource.TICKET_CLASSES)
            .withId(id)
            .withFields(difference.fields()),
        context -> {
          setSalesEnd(id, end, difference, tools.consistency().soon());
          progress.done(Resource.TICKET_CLASSES);
        });
  }

  private List<TicketClass> ticketsOfCopy(String id) throws CqorcException {
    // An empty list may be a stale one; a copy without any ticket class is rare but possible.
    Optional<List<TicketClass>> some =
        tools
            .consistency()
            .until(
                tools.consistency().soon(),
                () ->
                    Optional.of(
                            tools
                                .consistency()
                                .whileNotFound(
                                    tools.consistency().latest(),
                                    () -> tools.client().ticketClasses(id)))
                        .filter(classes -> !classes.isEmpty()));
    return some.orElse(List.of());
  }

  private void setSalesEnd(
      String id,
      ZonedDateTime end,
      RegistrationPlanner.TicketDifference difference,
      Instant deadline)
      throws CqorcException {
    Instant instant = end.toInstant();
    for (TicketClass ticketClass : difference.classes()) {
      tools
          .consistency()
          .whileNotFound(
              deadline,
              () -> {
                tools.client().updateSalesEnd(id, ticketClass.id(), instant);
                return id;
              });
    }
  }

  /** Publishes an event once it is complete. */
  Action publication(Course course, Deferred<String> id, Progress progress) {
    Change change =
        tools
            .change(Kind.PUBLISH, course, Resource.EVENT)
            .withFields(List.of(FieldChange.of("status", "draft", "live")));
    return new Action(
        id.get().map(change::withId).orElse(change),
        List.of(id, progress.complete()),
        context -> {
          String made = id.get().orElseThrow();
          context.id(made);
          tools
              .consistency()
              .whileNotFound(
                  tools.consistency().soon(),
                  () -> {
                    tools.client().publish(made);
                    return made;
                  });
        });
  }

  private static Change left(Change change, String why) {
    return change.withKind(Kind.SKIPPED).withFields(List.of()).withLossWarning("").withNote(why);
  }

  private static String shortened(String words) {
    int end = words.offsetByCodePoints(0, Math.min(60, words.codePointCount(0, words.length())));
    return end < words.length() ? words.substring(0, end) + "…" : words;
  }
}
