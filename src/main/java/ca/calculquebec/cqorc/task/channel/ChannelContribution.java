package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.config.Config;
import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.course.Site;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Contribution;
import ca.calculquebec.cqorc.plan.CourseOutputs;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Orphan;
import ca.calculquebec.cqorc.plan.RunReport;
import ca.calculquebec.cqorc.plan.Service;
import ca.calculquebec.cqorc.plan.Words;
import ca.calculquebec.cqorc.service.slack.SlackChannel;
import ca.calculquebec.cqorc.service.slack.SlackClient;
import ca.calculquebec.cqorc.template.Value;
import ca.calculquebec.cqorc.wording.Wording;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** {@code slack}'s share of a plan. */
public final class ChannelContribution implements Contribution {
  /** As commands and tables print it. */
  public static final String SERVICE = "slack";

  private static final String TEMPLATE = "slack_channel_template";

  private final SlackClient slack;
  private final Config config;
  private final Wording wording;
  private final ChannelSettings settings;
  private final ChannelRequest request;
  private final Map<CourseId, Set<String>> cells;
  private final JoinAddresses joins;
  private final Journal journal;
  private final ChannelClocks times;
  private final AtomicReference<Prepared> prepared = new AtomicReference<>();

  /** What the configuration brings. */
  public record ChannelConfiguration(Config config, Wording wording, ChannelSettings settings) {}

  /**
   * Two clocks, which differ when a saved plan is carried out.
   *
   * @param planned the time to plan for
   * @param present the time at which things happen
   */
  public record ChannelClocks(Clock planned, Clock present) {}

  /**
   * @param cells what stands in slack_channel, by course, rows that cannot be used included
   */
  public ChannelContribution(
      SlackClient slack,
      ChannelConfiguration configuration,
      ChannelRequest request,
      Map<CourseId, Set<String>> cells,
      JoinAddresses joins,
      Journal journal,
      ChannelClocks times) {
    this.slack = slack;
    this.config = configuration.config();
    this.wording = configuration.wording();
    this.settings = configuration.settings();
    this.request = request;
    this.cells = Map.copyOf(cells);
    this.joins = joins;
    this.journal = journal;
    this.times = times;
  }

  /** What all courses share. */
  private record Prepared(
      Channels channels,
      ChannelPlanner channel,
      InvitationPlanner invitations,
      OtherMembers others,
      BookmarkPlanner bookmarks,
      MessagePlanner messages,
      EndingPlanner endings,
      ChannelOrphans orphans) {}

  @Override
  public String service() {
    return SERVICE;
  }

  @Override
  public void prepare(List<Course> selected, List<Course> all) throws CqorcException {
    Instant now = times.planned().instant();
    if (selected.isEmpty()) {
      return;
    }
    Channels channels = Channels.read(slack);
    ChannelNaming naming = naming(selected, all, now);
    People people = new People(slack);
    CourseTexts texts = new CourseTexts(config, wording, settings, people, joins);
    DesiredBookmarks bookmarks = new DesiredBookmarks(settings.bookmarks(), texts);
    DesiredMessages messages = new DesiredMessages(settings.messages(), texts, now);
    List<Course> acting = new ArrayList<>(selected);
    acting.removeIf(course -> course.isOver(now) && !channels.isThere(course));
    Sharing sharing =
        new Sharing(acting, all, naming, subject -> isReadable(subject, bookmarks, messages));
    MessageHistory history = new MessageHistory(journal);
    ChannelSteps channelSteps = new ChannelSteps(slack, channels);
    MessageSteps messageSteps = new MessageSteps(slack, history, times.present());
    prepared.set(
        new Prepared(
            channels,
            new ChannelPlanner(request, channels, naming, channelSteps, journal, now),
            new InvitationPlanner(channels, people, channelSteps, request.additional()),
            new OtherMembers(channels, people, sharing),
            new BookmarkPlanner(slack, channels, bookmarks, sharing, journal, request),
            new MessagePlanner(channels, messages, sharing, history, messageSteps, request, now),
            new EndingPlanner(
                channels, messages, sharing, history, channelSteps, messageSteps, now),
            new ChannelOrphans(journal, channels, naming)));
  }

  /** A course for which one template cannot be used gets nothing, so nothing is left to it. */
  private boolean isReadable(
      CourseTexts.TextSubject subject, DesiredBookmarks bookmarks, DesiredMessages messages)
      throws CqorcException {
    try {
      if (request.bookmarks()) {
        bookmarks.of(subject, new ArrayList<>());
      }
      if (request.messages()) {
        messages.of(subject, new ArrayList<>());
      }
      return true;
    } catch (InputException itsOwnTrouble) {
      return false;
    }
  }

  /** Courses that are over and have no channel will get none, and take no name from others. */
  private ChannelNaming naming(List<Course> selected, List<Course> all, Instant now)
      throws CqorcException {
    Map<CourseId, ChannelName> templates = new LinkedHashMap<>();
    List<Course> nameless = new ArrayList<>(all);
    Set<CourseId> known = all.stream().map(Course::id).collect(Collectors.toSet());
    selected.stream().filter(course -> !known.contains(course.id())).forEach(nameless::add);
    nameless.removeIf(course -> !ChannelCell.isEmpty(course) || course.isOver(now));
    for (Course course : request.create() ? selected : List.<Course>of()) {
      if (nameless.contains(course)
          && config.find("global", TEMPLATE, course.language()).isEmpty()) {
        // Without it no course gets a name: that is no course's own trouble.
        config.require("global", TEMPLATE);
      }
    }
    for (Course course : request.create() ? nameless : List.<Course>of()) {
      readable(course).ifPresent(name -> templates.put(course.id(), name));
    }
    return new ChannelNaming(cells, templates);
  }

  /** What is wrong with a course's name is told when that course is planned. */
  private Optional<ChannelName> readable(Course course) throws CqorcException {
    try {
      return Optional.of(fromTemplate(course));
    } catch (InputException itsOwnTrouble) {
      return Optional.empty();
    }
  }

  private ChannelName fromTemplate(Course course) throws CqorcException {
    // A course without a site is online, and says so in the channel's name as in its title.
    Map<String, Value> site = Map.of("site", Value.of(new Site(course.siteWord()).compact()));
    Optional<String> text = wording.text("global", TEMPLATE, course, site);
    if (text.isEmpty()) {
      config.require("global", TEMPLATE);
    }
    Optional<ChannelName> name = text.flatMap(ChannelName::of);
    if (name.isEmpty()) {
      throw new InputException(
          config.require("global", TEMPLATE).origin(),
          "makes \"" + text.orElse("") + "\" of course " + course.id() + ", which is no name",
          "Change the template, or write a name into the course's slack_channel.");
    }
    return name.get();
  }

  @Override
  public List<Action> plan(Course course, CourseOutputs outputs) throws CqorcException {
    Prepared ready = prepared.get();
    if (request.create() && ChannelCell.isEmpty(course)) {
      // A template that cannot be used is this course's failure, at its key.
      fromTemplate(course);
    }
    ChannelPlanner.Found found = ready.channel().find(course, outputs);
    List<Action> actions = new ArrayList<>(found.actions());
    if (found.courseChannel().isEmpty()) {
      return actions;
    }
    CourseChannel courseChannel = found.courseChannel().get();
    if (request.deletes()) {
      actions.addAll(ready.endings().delete(courseChannel));
    }
    if (request.archive()) {
      actions.addAll(ready.endings().archive(courseChannel));
      return actions;
    }
    if (request.wipe()) {
      actions.addAll(ready.endings().wipe(courseChannel));
    }
    if (request.ends()) {
      return actions;
    }
    List<Action> parts = new ArrayList<>();
    if (request.invites()) {
      parts.addAll(ready.invitations().plan(courseChannel));
    }
    if (request.others()) {
      ready.others().remark(courseChannel).ifPresent(parts::add);
    }
    if (request.bookmarks()) {
      parts.addAll(ready.bookmarks().plan(courseChannel));
    }
    if (request.messages()) {
      parts.addAll(ready.messages().plan(courseChannel));
    }
    ready.channel().membership(courseChannel, parts).ifPresent(actions::add);
    actions.addAll(parts);
    return actions;
  }

  @Override
  public List<Orphan> orphans(Set<CourseId> standing) {
    Prepared ready = prepared.get();
    return ready == null || !request.messages() ? List.of() : ready.orphans().except(standing);
  }

  @Override
  public int existing(Course course) {
    Prepared ready = prepared.get();
    Optional<ChannelName> name =
        ChannelCell.isEmpty(course) ? Optional.empty() : ChannelName.of(ChannelCell.text(course));
    if (ready == null || name.isEmpty()) {
      return 0;
    }
    return ready
        .channels()
        .find(course, name.get())
        .filter(channel -> !channel.isArchived())
        .map((SlackChannel channel) -> resources(ready.channels(), channel))
        .orElse(0);
  }

  /** What of a channel there is to lose. */
  private int resources(Channels channels, SlackChannel channel) {
    return request.deletes()
        ? channels.scheduledIfRead(channel).size() + (request.archive() ? 1 : 0)
        : channels.resources(channel);
  }

  @Override
  public List<String> closing(List<Change> changes) {
    List<Change> ours =
        changes.stream().filter(change -> change.service() == Service.SLACK).toList();
    List<String> lines = new ArrayList<>(waiting(ours));
    long minutes = SlackPace.minutes(ours);
    if (minutes > 0) {
      lines.add(
          "At Slack's usual pace (20 channels or bookmarks a minute) this takes about "
              + Words.count(minutes, "minute")
              + ".");
    }
    return lines;
  }

  @Override
  public Duration pace(List<Change> changes) {
    return Duration.ofMinutes(
        SlackPace.minutes(
            changes.stream().filter(change -> change.service() == Service.SLACK).toList()));
  }

  @Override
  public List<String> closing(RunReport report) {
    List<Change> ours = ours(report);
    MessageHistory history = new MessageHistory(journal);
    // A run's people have read it now; a rehearsal's may be others.
    ours.stream()
        .filter(change -> change.note().startsWith(MessageChanges.COUNTS_AS_POSTED))
        .forEach(change -> history.countAsPosted(change.course(), change.which()));
    return waiting(ours);
  }

  @Override
  public List<String> requests(RunReport report) {
    return countedAsPosted(ours(report));
  }

  private static List<Change> ours(RunReport report) {
    return report.there().stream().filter(change -> change.service() == Service.SLACK).toList();
  }

  /** Not a reason to stop: files that served CQORC may hold remains of a message. */
  @Override
  public List<String> warnings() {
    return request.messages()
        ? settings.textless().stream().map(ChannelContribution::told).toList()
        : List.of();
  }

  private static String told(InputException problem) {
    return problem.origin().map(origin -> origin + ": ").orElse("") + problem.getMessage();
  }

  /** A line for each message: what it asks for may not have been done. */
  private static List<String> countedAsPosted(List<Change> ours) {
    Map<String, List<String>> places = new TreeMap<>();
    for (Change change : ours) {
      String note = change.note();
      if (note.startsWith(MessageChanges.COUNTS_AS_POSTED)) {
        String channel = note.substring(MessageChanges.COUNTS_AS_POSTED.length()).split(",", 2)[0];
        places
            .computeIfAbsent(change.which(), name -> new ArrayList<>())
            .add(change.course() + " (#" + channel + ")");
      }
    }
    List<String> lines = new ArrayList<>();
    places.forEach(
        (name, where) ->
            lines.add(
                "Message "
                    + name
                    + " of "
                    + Words.list(where)
                    + " counts as posted, since cqorc did not make the channel from this computer:"
                    + " see that what it asks for was done; cqorc slack --messages --repost "
                    + name
                    + " posts it."));
    return lines;
  }

  /** What was not done now, and why. */
  private static List<String> waiting(List<Change> ours) {
    List<String> lines = new ArrayList<>();
    long later =
        ours.stream().filter(change -> change.note().startsWith(MessageChanges.LATER)).count();
    if (later > 0) {
      lines.add(
          Words.count(later, "message")
              + (later == 1 ? " is" : " are")
              + " for later: Slack takes them at most 120 days ahead, and the same command then"
              + " schedules them.");
    }
    lines.addAll(countedAsPosted(ours));
    List<String> near =
        ours.stream()
            .filter(change -> change.note().equals(MessageChanges.NEAR))
            .map(change -> change.course() + " " + change.which())
            .map(String::strip)
            .toList();
    if (!near.isEmpty()) {
      lines.add(
          Words.count(near.size(), "message")
              + (near.size() == 1 ? " is" : " are")
              + " due within five minutes and left as "
              + (near.size() == 1 ? "it is: " : "they are: ")
              + Words.list(near)
              + ".");
    }
    return lines;
  }
}
