package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.service.slack.SlackText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * A message that a channel should hold.
 *
 * @param due absent for one that counts from the moment of posting
 * @param offset minutes from that moment, for those
 * @param state whether it is to be posted at all; if not, it only explains what is scheduled
 */
record WantedMessage(
    MessageKey key,
    Optional<ZonedDateTime> due,
    Duration offset,
    CourseText text,
    FirstMessage.FirstMessageState state) {

  boolean isPosted() {
    return state != FirstMessage.FirstMessageState.POST;
  }

  WantedMessage in(FirstMessage.FirstMessageState newState) {
    return new WantedMessage(key, due, offset, text, newState);
  }

  Optional<Instant> instant() {
    return due.map(ZonedDateTime::toInstant);
  }

  String comparable() {
    return SlackText.comparable(text.shown());
  }

  /** See {@link MessageKey#which}. */
  String which() {
    return due.map(time -> key.which(time.getZone())).orElse(key.name());
  }
}
