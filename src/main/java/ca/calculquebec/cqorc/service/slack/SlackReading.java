package ca.calculquebec.cqorc.service.slack;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.service.slack.SlackCalls.SlackCall;
import com.slack.api.methods.response.chat.scheduled_messages.ChatScheduledMessagesListResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.User;
import java.time.Instant;
import java.util.Optional;

/** From the library's models to our values; what is needed and missing is a failure. */
final class SlackReading {
  private SlackReading() {}

  static ScheduledMessage scheduled(
      SlackCall call, ChatScheduledMessagesListResponse.ScheduledMessage message)
      throws ServiceException {
    return new ScheduledMessage(
        SlackCalls.present(call, "id", message.getId()),
        SlackCalls.present(call, "channel_id", message.getChannelId()),
        Instant.ofEpochSecond(SlackCalls.present(call, "post_at", message.getPostAt())),
        text(message.getText()));
  }

  static SlackBookmark bookmark(SlackCall call, com.slack.api.model.Bookmark bookmark)
      throws ServiceException {
    SlackCalls.present(call, "bookmark", bookmark);
    return new SlackBookmark(
        SlackCalls.present(call, "id", bookmark.getId()),
        text(bookmark.getTitle()),
        text(bookmark.getLink()));
  }

  static SlackChannel channel(SlackCall call, Conversation channel) throws ServiceException {
    SlackCalls.present(call, "channel", channel);
    return new SlackChannel(
        SlackCalls.present(call, "id", channel.getId()),
        SlackCalls.present(call, "name", channel.getName()),
        channel.isArchived(),
        channel.isMember(),
        Optional.ofNullable(channel.getNumOfMembers()).orElse(0));
  }

  static SlackPerson person(SlackCall call, User user) throws ServiceException {
    User.Profile profile = user.getProfile();
    String name =
        profile == null || text(profile.getRealName()).isEmpty()
            ? text(user.getName())
            : profile.getRealName();
    return new SlackPerson(
        SlackCalls.present(call, "id", user.getId()),
        name,
        profile == null ? "" : text(profile.getEmail()),
        user.isDeleted(),
        // Slackbot is one without being called one.
        user.isBot() || "USLACKBOT".equals(user.getId()));
  }

  static String text(String valueOrNull) {
    return valueOrNull == null ? "" : valueOrNull;
  }
}
