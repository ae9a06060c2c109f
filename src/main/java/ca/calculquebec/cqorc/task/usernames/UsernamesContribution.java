package ca.calculquebec.cqorc.task.usernames;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Contribution;
import ca.calculquebec.cqorc.plan.CourseOutputs;
import ca.calculquebec.cqorc.plan.Deferred;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.plan.Words;
import ca.calculquebec.cqorc.service.eventbrite.EventbriteClient;
import ca.calculquebec.cqorc.service.google.DriveClient;
import ca.calculquebec.cqorc.service.google.DriveFile;
import ca.calculquebec.cqorc.service.google.SheetsClient;
import ca.calculquebec.cqorc.service.slack.SlackChannel;
import ca.calculquebec.cqorc.service.slack.SlackClient;
import ca.calculquebec.cqorc.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/** {@code usernames}' share of a plan. */
public final class UsernamesContribution implements Contribution {
  /** The services that it works with; Slack is absent where it is not configured. */
  public record Clients(
      EventbriteClient eventbrite,
      DriveClient drive,
      SheetsClient sheets,
      Optional<SlackClient> slack) {}

  private final Clients clients;
  private final UsernamesSettings settings;
  private final Wording wording;
  private final UsernamesRequest request;
  private final Journal journal;
  private final Consumer<String> secrets;
  private final List<Course> all = new ArrayList<>();
  private final List<SlackChannel> channels = new ArrayList<>();
  private final List<ServiceException> noChannels = new ArrayList<>();
  private final Map<String, String> warnings = new TreeMap<>();
  private final Object bookmarkTurn = new Object();
  private final Map<CourseId, String> remarks = new ConcurrentSkipListMap<>();
  private final Map<CourseId, Deferred<DriveFile>> files = new ConcurrentSkipListMap<>();

  /**
   * @param secrets is told every password, so that it is never shown
   */
  public UsernamesContribution(
      Clients clients,
      UsernamesSettings settings,
      Wording wording,
      UsernamesRequest request,
      Journal journal,
      Consumer<String> secrets) {
    this.clients = clients;
    this.settings = settings;
    this.wording = wording;
    this.request = request;
    this.journal = journal;
    this.secrets = secrets;
  }

  @Override
  public String service() {
    return "usernames";
  }

  @Override
  public void prepare(List<Course> selected, List<Course> everyCourse) throws CqorcException {
    if (request.personal().isPresent() && selected.size() > 1) {
      throw new InputException(
          Origin.option(request.personal().get()),
          "it belongs to one course, and " + selected.size() + " are selected",
          "Name one with --course_id, or leave the option out.");
    }
    all.addAll(everyCourse);
    boolean told =
        selected.stream().anyMatch(course -> !ChannelShare.channelName(course).isEmpty());
    if (clients.slack().isPresent() && told) {
      try {
        channels.addAll(clients.slack().get().listChannels());
      } catch (ServiceException failure) {
        requireGoingOn(failure);
        noChannels.add(failure);
      }
    }
  }

  @Override
  public List<Action> plan(Course course, CourseOutputs outputs) throws CqorcException {
    Registrations registrations = Registrations.read(clients.eventbrite(), course);
    Texts texts = new Texts(settings, wording, request, course, registrations.event());
    request.password().ifPresent(secrets);
    String templateId = settings.template(course.language());
    SpreadsheetPlanner.Found found =
        new SpreadsheetPlanner(new DriveFolder(clients.drive(), journal), settings, request)
            .plan(course, registrations, texts, templateId);
    List<Action> actions = new ArrayList<>(found.actions());
    if (found.file().isEmpty()) {
      return actions;
    }
    Work work =
        new Work(
            course, registrations, texts, templateId, found.file().get(), isFresh(course, found));
    files.put(course.id(), work.file());
    hidePassword(texts);
    PeoplePlanner.Planned people =
        new PeoplePlanner(clients.sheets(), settings, request, journal).plan(work);
    actions.addAll(people.actions());
    warnOf(course, people.taken());
    remarks.put(course.id(), people.remark());
    boolean unfinished = people.actions().stream().anyMatch(action -> isChange(action.change()));
    if (request.update() || unfinished) {
      new ProtectionPlanner(clients.sheets()).plan(work).ifPresent(actions::add);
    }
    actions.addAll(share(work, found.isOurs()));
    return actions;
  }

  private static boolean isChange(Change change) {
    return change.kind().isChange();
  }

  private boolean isFresh(Course course, SpreadsheetPlanner.Found found) {
    return found
        .file()
        .get()
        .get()
        .map(
            file ->
                found.isOurs()
                    && !new AssignmentHistory(journal, course.id(), file.id()).isFilled())
        .orElse(true);
  }

  /** Also the one that is not written now: a service's answer may quote a cell. */
  private void hidePassword(Texts texts) {
    try {
      secrets.accept(texts.password());
    } catch (InputException notNeeded) {
      // Where it is needed, its planner says so.
      return;
    }
  }

  private void warnOf(Course course, int taken) throws InputException {
    OptionalInt capacity = settings.capacity();
    if (capacity.isPresent() && taken > capacity.getAsInt()) {
      synchronized (warnings) {
        warnings.put(
            course.id().text(),
            course.id()
                + ": "
                + Words.count(taken, "username")
                + " are more than the cluster takes ("
                + capacity.getAsInt()
                + ", [script.usernames] capacity)");
      }
    }
  }

  private List<Action> share(Work work, boolean isOurs) throws CqorcException {
    if (clients.slack().isEmpty()) {
      return List.of(
          Action.note(
              Change.of(Kind.SKIPPED, work.course().id(), Resource.MESSAGE)
                  .withNote("Slack is not configured")));
    }
    boolean told = !ChannelShare.channelName(work.course()).isEmpty();
    if (told && !noChannels.isEmpty()) {
      return List.of(ChannelShare.untold(work.course(), noChannels.get(0)));
    }
    try {
      return new ChannelShare(clients.slack().get(), channels, all, journal, bookmarkTurn)
          .plan(work, isOurs);
    } catch (ServiceException failure) {
      requireGoingOn(failure);
      return List.of(ChannelShare.untold(work.course(), failure));
    }
  }

  /** Trouble at Slack keeps nobody from a username; a run that is being stopped does. */
  private static void requireGoingOn(ServiceException failure) throws ServiceException {
    if (failure.reason() == ServiceException.Reason.INTERRUPTED) {
      throw failure;
    }
  }

  /** Each course has one, and what is in it is people's: no share of them says anything. */
  @Override
  public int existing(Course course) {
    return 0;
  }

  @Override
  public List<String> closing(List<Change> changes) {
    return remarks.values().stream().filter(remark -> !remark.isBlank()).toList();
  }

  /** Where a browser shows each spreadsheet that is there by now. */
  public Map<CourseId, String> addresses() {
    Map<CourseId, String> addresses = new TreeMap<>();
    files.forEach(
        (course, file) ->
            file.get().ifPresent(known -> addresses.put(course, DriveFolder.link(known))));
    return addresses;
  }

  @Override
  public List<String> warnings() {
    synchronized (warnings) {
      return List.copyOf(warnings.values());
    }
  }
}
