package ca.calculquebec.cqorc.task.attendance;

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
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.plan.StepContext;
import ca.calculquebec.cqorc.service.slack.SlackChannel;
import ca.calculquebec.cqorc.service.slack.SlackClient;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Posts each report to its course's channel, at most once per result: the journal knows what was
 * posted, and a message of which nobody knows whether it went out is reported, not repeated. Slack
 * gives no way to look.
 */
public final class AttendancePost implements Contribution {
  private static final String SERVICE = "slack";
  private static final String RESOURCE = "attendance report";
  private static final String COLUMN = "slack_channel";
  private static final String POSTED = "posted";
  private static final String REFUSED = "not posted";

  private final SlackClient slack;
  private final Map<CourseId, AttendanceReport> reports;
  private final Journal journal;
  private final List<SlackChannel> channels = new ArrayList<>();

  public AttendancePost(
      SlackClient slack, Map<CourseId, AttendanceReport> reports, Journal journal) {
    this.slack = slack;
    this.reports = Map.copyOf(reports);
    this.journal = journal;
  }

  @Override
  public String service() {
    return SERVICE;
  }

  @Override
  public void prepare(List<Course> selected, List<Course> all) throws CqorcException {
    if (selected.stream().anyMatch(course -> !channelName(course).isEmpty())) {
      channels.addAll(slack.listChannels());
    }
  }

  @Override
  public List<Action> plan(Course course, CourseOutputs outputs) throws CqorcException {
    AttendanceReport report = reports.get(course.id());
    Change change = Change.of(Kind.CREATE, course.id(), Resource.ATTENDANCE_REPORT);
    String name = channelName(course);
    if (name.isEmpty()) {
      return List.of(
          Action.note(
              change
                  .withKind(Kind.SKIPPED)
                  .withNote("the sheet names no channel; cqorc slack --create makes one")));
    }
    String text = ReportMessage.text(report);
    String key = key(report);
    if (isKnown(journal.finished(course.id(), SERVICE, POSTED), key)) {
      return List.of(
          Action.note(change.withKind(Kind.UNCHANGED).withNote("this result is posted already")));
    }
    if (isKnown(journal.open(course.id(), SERVICE), key)) {
      return List.of(
          Action.note(
              change
                  .withKind(Kind.UNKNOWN)
                  .withNote(
                      "an interrupted run may have posted it: look into #"
                          + name
                          + "; it is not posted again")));
    }
    SlackChannel channel = channel(course, name);
    return List.of(
        Action.of(
            change.withFields(List.of(FieldChange.set("channel", "#" + name))),
            context -> post(context, course, channel, text, key)));
  }

  private void post(
      StepContext context, Course course, SlackChannel channel, String text, String key)
      throws CqorcException {
    if (!channel.isMember()) {
      slack.joinChannel(channel.id());
    }
    Journal.Intent intent = context.journal().begin(course.id(), SERVICE, RESOURCE, key);
    try {
      String stamp = slack.postMessage(channel.id(), text);
      context.journal().made(intent, stamp);
      context.journal().finish(intent, POSTED);
      context.id(stamp);
      context.detail("posted to #" + channel.name());
    } catch (ServiceException failure) {
      if (failure.uncertain()) {
        // The intent stays open: the next run reports it and does not repeat.
        context.problem(
            failure.getMessage() + "; whether it was posted is not known",
            "Look into #" + channel.name() + ". It is not posted again by itself.");
        return;
      }
      context.journal().finish(intent, REFUSED);
      throw failure;
    }
  }

  private SlackChannel channel(Course course, String name) throws InputException {
    Optional<SlackChannel> found =
        channels.stream().filter(channel -> channel.name().equals(name)).findFirst();
    if (found.isEmpty() || found.get().isArchived()) {
      throw new InputException(
          Origin.cell(course.idRow(COLUMN), COLUMN),
          found.isEmpty()
              ? "there is no public channel #" + name + " at Slack"
              : "the channel #" + name + " is archived",
          "Correct the cell, or leave the post out with --noslack.");
    }
    return found.get();
  }

  private static String channelName(Course course) {
    return course.idCell(COLUMN).strip().replaceFirst("^#", "");
  }

  private static boolean isKnown(List<Journal.Intent> intents, String key) {
    return intents.stream()
        .anyMatch(intent -> intent.resource().equals(RESOURCE) && intent.key().equals(key));
  }

  /**
   * A result's mark in the journal, which need not know anybody's name: the rule, and where
   * everybody stands with which presence, whatever the language.
   */
  private static String key(AttendanceReport report) {
    StringBuilder result = new StringBuilder(report.yardstick().toString());
    report
        .people()
        .forEach(
            (section, people) -> {
              result.append('\n').append(section);
              for (Person person : people) {
                result.append('\n').append(person.attendee().map(EventAttendee::id).orElse(""));
                result.append(' ').append(person.names()).append(person.emails());
                result.append(' ').append(person.presence().seconds());
              }
            });
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(result.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public int existing(Course course) {
    return 0;
  }

  @Override
  public List<String> closing(List<Change> changes) {
    return List.of();
  }
}
