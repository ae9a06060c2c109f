package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.plan.Times;
import ca.calculquebec.cqorc.service.slack.SlackText;
import ca.calculquebec.cqorc.task.channel.MessageMatching.Existing;
import ca.calculquebec.cqorc.task.channel.MessageMatching.Match;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a plan names what happens to messages. */
final class MessageChanges {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mmxxx", Locale.ROOT);

  /** Characters by which people know a message again. */
  private static final int FIRST_WORDS = 24;

  /** How the note of such a message begins. */
  static final String LATER = "later";

  /** The note of one that Slack would not let go any more, or would post all the same. */
  static final String NEAR = "due within five minutes: left as it is";

  /** How the note of a first message begins that nobody here has posted; the channel follows. */
  static final String COUNTS_AS_POSTED = "counts as posted in #";

  private MessageChanges() {}

  static Change of(CourseChannel courseChannel, Match match) {
    Kind kind =
        switch (match.result()) {
          case UNCHANGED, SHARED -> Kind.UNCHANGED;
          case SCHEDULE -> Kind.CREATE;
          case REPLACE -> Kind.UPDATE;
          case LEFT_ALONE, PAST, LATER -> Kind.SKIPPED;
          case CROWDED -> Kind.FAILED;
        };
    Change change =
        Change.of(kind, match.wanted().key().course(), Resource.SCHEDULED_MESSAGE)
            .withWhich(match.wanted().which())
            .withNote(note(courseChannel, match));
    if (match.existing().isPresent()) {
      change = change.withId(match.existing().get().message().id());
    }
    return switch (match.result()) {
      case SCHEDULE, CROWDED -> change.withFields(wanted(match.wanted()));
      case REPLACE ->
          change.withFields(
              differences(courseChannel, match.wanted(), match.existing().orElseThrow()));
      case LATER -> change.withFields(wanted(match.wanted()).subList(0, 1));
      case UNCHANGED, SHARED, LEFT_ALONE, PAST -> change;
    };
  }

  private static String note(CourseChannel courseChannel, Match match) {
    String remark = match.wanted().text().remark();
    return switch (match.result()) {
      case SHARED -> "shared with another course";
      case LEFT_ALONE -> NEAR;
      case PAST -> "its time has passed";
      case LATER -> LATER + ": Slack takes it at most 120 days ahead";
      case CROWDED ->
          "Slack takes at most 30 messages of one channel within five minutes;"
              + " move some of them with their offsets";
      case UNCHANGED -> standing(courseChannel, match.wanted());
      case SCHEDULE, REPLACE -> remark;
    };
  }

  private static String standing(CourseChannel courseChannel, WantedMessage message) {
    return switch (message.state()) {
      case POST -> "";
      case POSTED -> "posted before";
      case COUNTS_AS_POSTED ->
          COUNTS_AS_POSTED + courseChannel.name().text() + ", which cqorc did not make from here";
      case UNKNOWN -> "an interrupted run may have posted it";
    };
  }

  private static List<FieldChange> wanted(WantedMessage message) {
    return List.of(
        FieldChange.set("due", due(message)),
        FieldChange.set("text", readable(message.text().shown())));
  }

  private static String due(WantedMessage message) {
    return message
        .due()
        .map(MessageChanges::shown)
        .orElseGet(
            () ->
                message.offset().toMinutes() <= 0
                    ? "at once"
                    : "in " + message.offset().toMinutes() + " min");
  }

  private static List<FieldChange> differences(
      CourseChannel courseChannel, WantedMessage message, Existing existing) {
    List<FieldChange> fields = new ArrayList<>();
    if (!existing.isDueWith(message)) {
      Instant was = existing.message().postAt();
      fields.add(FieldChange.of("due", shown(was.atZone(zone(courseChannel))), due(message)));
    }
    if (!existing.saysSame(message)) {
      fields.add(
          FieldChange.of(
              "text", readable(existing.message().text()), readable(message.text().shown())));
    }
    return fields;
  }

  /** A scheduled message that is no longer wanted, or is to be wiped. */
  static Change existing(Kind kind, CourseChannel courseChannel, Existing existing) {
    ZonedDateTime time = existing.message().postAt().atZone(zone(courseChannel));
    String due = shown(time);
    return Change.of(kind, courseChannel.course().id(), Resource.SCHEDULED_MESSAGE)
        .withWhich(
            existing.key().map(key -> key.which(time) + ", ").orElse("")
                + Times.minute(time)
                + ", "
                + firstWords(existing.message().text()))
        .withId(existing.message().id())
        .withFields(
            List.of(
                new FieldChange("due", Optional.of(due), Optional.empty()),
                new FieldChange(
                    "text", Optional.of(readable(existing.message().text())), Optional.empty())));
  }

  private static String firstWords(String text) {
    String words = readable(text).strip().replaceAll("\\s+", " ");
    int cut =
        words.offsetByCodePoints(0, Math.min(FIRST_WORDS, words.codePointCount(0, words.length())));
    return "\"" + (cut < words.length() ? words.substring(0, cut).strip() + "…" : words) + "\"";
  }

  private static ZoneId zone(CourseChannel courseChannel) {
    return courseChannel.course().start().getZone();
  }

  /** The exact minute, which the printers shorten. */
  private static String shown(ZonedDateTime time) {
    return MINUTE.format(time);
  }

  /** A text whose escapes a person need not read. */
  static String readable(String text) {
    return SlackText.comparable(text);
  }
}
