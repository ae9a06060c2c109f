package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.service.slack.ScheduledMessage;
import ca.calculquebec.cqorc.service.slack.SlackText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Holds what a channel should have beside what Slack has scheduled for it. A channel that several
 * courses name is one thing: all their messages are wanted.
 */
final class MessageMatching {
  /** What becomes of a wanted message. */
  enum MessageMatchResult {
    UNCHANGED,
    /** Another course that shares the channel wants the very same. */
    SHARED,
    SCHEDULE,
    REPLACE,
    /** Too near to be changed. */
    LEFT_ALONE,
    PAST,
    /** More than 120 days ahead. */
    LATER,
    /** Slack takes no more at this time. */
    CROWDED
  }

  /** A wanted message with what becomes of it, and the scheduled one that it concerns. */
  record Match(WantedMessage wanted, MessageMatchResult result, Optional<Existing> existing) {}

  /**
   * A scheduled message.
   *
   * @param key what it is, when the journal knows
   */
  record Existing(ScheduledMessage message, Optional<MessageKey> key) {
    String comparable() {
      return SlackText.comparable(message.text());
    }

    boolean is(WantedMessage wanted) {
      return key.filter(wanted.key()::isSame).isPresent();
    }

    boolean isNamed(WantedMessage wanted) {
      return wanted.due().isPresent()
          && key.filter(known -> known.course().equals(wanted.key().course()))
              .filter(known -> known.name().equals(wanted.key().name()))
              .isPresent();
    }

    /** By Slack's own text, or by the text that it was given. */
    boolean saysSame(WantedMessage wanted) {
      return wanted.text().isKnown()
          && (comparable().equals(wanted.comparable())
              || (is(wanted) && key.get().digest().equals(wanted.key().digest())));
    }

    /** Whether it is just what is wanted, as far as text and time tell. */
    boolean isWanted(WantedMessage wanted) {
      return saysSame(wanted) && (wanted.due().isEmpty() || isDueWith(wanted));
    }

    boolean isDueWith(WantedMessage wanted) {
      return wanted.instant().filter(message.postAt()::equals).isPresent();
    }
  }

  /**
   * What there is to do.
   *
   * @param matches in the order of the wanted messages
   * @param unwanted scheduled ones that nobody wants
   * @param replaced of these, doubles, and the former shapes of messages that are wanted otherwise
   * @param unwantedButNear the same, too near to be deleted
   */
  record MatchedMessages(
      List<Match> matches,
      List<Existing> unwanted,
      List<Existing> replaced,
      List<Existing> unwantedButNear) {

    /**
     * For who only makes what is missing: a leftover that nobody knows may be the former shape of a
     * message that seems to be missing, which would then stand twice.
     */
    MatchedMessages withoutDoubles() {
      List<Existing> strangers =
          new ArrayList<>(replaced.stream().filter(one -> one.key().isEmpty()).toList());
      List<Existing> left = new ArrayList<>(unwanted);
      List<Match> paired = new ArrayList<>();
      for (Match match : matches) {
        boolean isNew =
            match.result() == MessageMatchResult.SCHEDULE && match.wanted().due().isPresent();
        if (isNew && !strangers.isEmpty()) {
          Existing former = strangers.remove(0);
          left.remove(former);
          paired.add(new Match(match.wanted(), MessageMatchResult.REPLACE, Optional.of(former)));
        } else {
          paired.add(match);
        }
      }
      return new MatchedMessages(paired, left, replaced, unwantedButNear);
    }
  }

  private final Instant now;
  private final List<Existing> far = new ArrayList<>();
  private final List<Existing> near = new ArrayList<>();
  private final MessageTimes.Calendar calendar = new MessageTimes.Calendar();

  private MessageMatching(List<Existing> existing, Instant now) {
    this.now = now;
    for (Existing one : existing) {
      (MessageTimes.isNear(one.message().postAt(), now) ? near : far).add(one);
    }
  }

  static MatchedMessages of(List<WantedMessage> wanted, List<Existing> existing, Instant now) {
    return new MessageMatching(existing, now).match(wanted);
  }

  private MatchedMessages match(List<WantedMessage> wanted) {
    Match[] matches = new Match[wanted.size()];
    for (int i = 0; i < matches.length; i++) {
      matches[i] = settled(wanted.get(i), wanted.subList(0, i));
    }
    // What is the same already must not be taken for another that has changed.
    fill(matches, wanted, MessageMatchResult.UNCHANGED, this::isSame);
    List<BiPredicate<Existing, WantedMessage>> likenesses =
        List.of(
            Existing::is,
            (existing, message) -> message.due().isPresent() && existing.saysSame(message),
            Existing::isDueWith,
            // Of a session that is no longer where it was.
            Existing::isNamed);
    for (BiPredicate<Existing, WantedMessage> likeness : likenesses) {
      leaveAlone(matches, wanted, likeness);
    }
    for (BiPredicate<Existing, WantedMessage> likeness : likenesses) {
      fill(matches, wanted, MessageMatchResult.REPLACE, likeness);
    }
    schedule(matches, wanted);
    return new MatchedMessages(
        List.of(matches), List.copyOf(far), replaced(List.of(matches)), List.copyOf(near));
  }

  /**
   * Without a journal nobody knows what a leftover was: as many of them as there are new messages
   * are taken for those in their former shape, which would be posted at the wrong time.
   */
  private List<Existing> replaced(List<Match> matches) {
    long strangers =
        matches.stream()
            .filter(match -> match.wanted().due().isPresent())
            .filter(
                match ->
                    match.result() == MessageMatchResult.SCHEDULE
                        || match.result() == MessageMatchResult.LATER)
            .count();
    List<Existing> replaced = new ArrayList<>();
    for (Existing existing : far) {
      if (matches.stream().anyMatch(match -> isReplaced(existing, match))) {
        replaced.add(existing);
      } else if (existing.key().isEmpty() && strangers > 0) {
        strangers--;
        replaced.add(existing);
      }
    }
    return List.copyOf(replaced);
  }

  private static boolean isReplaced(Existing existing, Match match) {
    WantedMessage wanted = match.wanted();
    return switch (match.result()) {
      case PAST, LATER -> existing.is(wanted) || existing.isNamed(wanted);
      default -> existing.isDueWith(wanted) && existing.saysSame(wanted);
    };
  }

  /** What needs no look at the scheduled ones; null when it does. */
  private Match settled(WantedMessage message, List<WantedMessage> before) {
    Optional<Instant> due = message.instant();
    if (due.isPresent() && MessageTimes.isPast(due.get(), now)) {
      return new Match(message, MessageMatchResult.PAST, Optional.empty());
    }
    if (due.isPresent() && MessageTimes.isLater(due.get(), now)) {
      return new Match(message, MessageMatchResult.LATER, Optional.empty());
    }
    boolean shared =
        due.isPresent()
            && message.text().isKnown()
            && before.stream()
                .anyMatch(
                    other ->
                        other.instant().equals(due)
                            && other.text().isKnown()
                            && other.comparable().equals(message.comparable()));
    return shared ? new Match(message, MessageMatchResult.SHARED, Optional.empty()) : null;
  }

  private boolean isSame(Existing existing, WantedMessage message) {
    return message.due().isPresent()
        ? existing.isDueWith(message) && existing.saysSame(message)
        // It belongs to course and name, and not to a time.
        : existing.is(message) || existing.saysSame(message);
  }

  private void fill(
      Match[] matches,
      List<WantedMessage> wanted,
      MessageMatchResult result,
      BiPredicate<Existing, WantedMessage> likeness) {
    for (int i = 0; i < matches.length; i++) {
      if (matches[i] != null) {
        continue;
      }
      WantedMessage message = wanted.get(i);
      Optional<Existing> found = take(far, message, likeness);
      if (found.isEmpty() && result == MessageMatchResult.UNCHANGED) {
        found = take(near, message, likeness);
      }
      if (found.isPresent()) {
        boolean full =
            result == MessageMatchResult.REPLACE
                && message.due().isPresent()
                && !calendar.takeIfFree(message.instant().orElseThrow());
        if (result == MessageMatchResult.UNCHANGED) {
          calendar.take(found.get().message().postAt());
        }
        matches[i] = new Match(message, full ? MessageMatchResult.CROWDED : result, found);
      }
    }
  }

  /** What is too near to be changed stands for the message that it is like. */
  private void leaveAlone(
      Match[] matches, List<WantedMessage> wanted, BiPredicate<Existing, WantedMessage> likeness) {
    for (int i = 0; i < matches.length; i++) {
      boolean isNear =
          wanted.get(i).instant().filter(due -> MessageTimes.isNear(due, now)).isPresent();
      if (matches[i] == null && isNear) {
        Optional<Existing> found = take(near, wanted.get(i), likeness);
        if (found.isPresent()) {
          calendar.take(found.get().message().postAt());
          matches[i] = new Match(wanted.get(i), MessageMatchResult.LEFT_ALONE, found);
        }
      }
    }
  }

  private void schedule(Match[] matches, List<WantedMessage> wanted) {
    for (int i = 0; i < matches.length; i++) {
      if (matches[i] == null) {
        WantedMessage message = wanted.get(i);
        Instant time = message.instant().orElse(now.plus(message.offset()));
        MessageMatchResult result =
            message.isPosted()
                ? MessageMatchResult.UNCHANGED
                : calendar.takeIfFree(time)
                    ? MessageMatchResult.SCHEDULE
                    : MessageMatchResult.CROWDED;
        matches[i] = new Match(message, result, Optional.empty());
      }
    }
  }

  private static Optional<Existing> take(
      List<Existing> from, WantedMessage message, BiPredicate<Existing, WantedMessage> likeness) {
    for (Existing existing : from) {
      if (likeness.test(existing, message)) {
        from.remove(existing);
        return Optional.of(existing);
      }
    }
    return Optional.empty();
  }
}
