package ca.calculquebec.cqorc.service.slack;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.http.Http;
import ca.calculquebec.cqorc.service.slack.SlackCalls.SlackCall;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.methods.response.bookmarks.BookmarksRemoveResponse;
import com.slack.api.methods.response.chat.ChatDeleteScheduledMessageResponse;
import com.slack.api.methods.response.chat.scheduled_messages.ChatScheduledMessagesListResponse;
import com.slack.api.methods.response.users.UsersLookupByEmailResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Slack's Web API, in its own words; channels are named by their ids. */
public final class SlackClient {
  /** The service's plain name. */
  public static final String SERVICE = "Slack";

  /** Recommended by Slack, and below the 1000 that some methods refuse. */
  private static final int PER_PAGE = 200;

  private final SlackCalls calls;

  /**
   * @param root the API's root, without {@code /} at its end
   * @param token a bot's token
   */
  public SlackClient(Http http, String root, String token) {
    this.calls = new SlackCalls(http, root, token);
  }

  /** Whose token it is, and what it may do. */
  public SlackIdentity identity() throws ServiceException {
    SlackCall call = SlackCall.safe("auth.test", "ask Slack whose token [slack] bot_token is");
    AuthTestResponse answer = calls.send(call, methods -> methods.authTest(request -> request));
    Set<String> scopes = new LinkedHashSet<>();
    for (String header : headers(answer).getOrDefault("x-oauth-scopes", List.of())) {
      scopes.addAll(List.of(header.split("[,\\s]+")));
    }
    scopes.remove("");
    return new SlackIdentity(
        SlackReading.text(answer.getTeam()),
        SlackReading.text(answer.getUser()),
        SlackReading.text(answer.getUserId()),
        scopes);
  }

  private static Map<String, List<String>> headers(AuthTestResponse answer) {
    return Optional.ofNullable(answer.getHttpResponseHeaders()).orElse(Map.of());
  }

  /** Every public channel, archived ones too: a name stays taken. */
  public List<SlackChannel> listChannels() throws ServiceException {
    SlackCall call = SlackCall.safe("conversations.list", "list the channels");
    return SlackPages.all(
        call,
        cursor ->
            calls.send(
                call,
                methods ->
                    methods.conversationsList(
                        request -> request.limit(PER_PAGE).cursor(cursor).excludeArchived(false))),
        answer -> {
          List<SlackChannel> channels = new ArrayList<>();
          for (Conversation channel : SlackCalls.present(call, "channels", answer.getChannels())) {
            channels.add(SlackReading.channel(call, channel));
          }
          return channels;
        },
        answer -> answer.getResponseMetadata());
  }

  /**
   * @throws ServiceException also {@link SlackCode#isNameTaken}
   */
  public SlackChannel createChannel(String name) throws ServiceException {
    SlackCall call = SlackCall.once("conversations.create", "create the channel #" + name);
    return SlackReading.channel(
        call,
        calls
            .send(
                call,
                methods ->
                    methods.conversationsCreate(request -> request.name(name).isPrivate(false)))
            .getChannel());
  }

  /** Makes our own bot a member; nothing when it is one. */
  public void joinChannel(String channelId) throws ServiceException {
    SlackCall call = SlackCall.safe("conversations.join", "join the channel " + channelId);
    calls.send(call, methods -> methods.conversationsJoin(request -> request.channel(channelId)));
  }

  /** Whether it was live until now. A bot has to be in a channel to archive it. */
  public boolean archiveChannel(String channelId) throws ServiceException {
    SlackCall call = SlackCall.safe("conversations.archive", "archive the channel " + channelId);
    try {
      archive(call, channelId);
    } catch (ServiceException failure) {
      switch (failure.code()) {
        case SlackCode.ALREADY_ARCHIVED -> {
          return false;
        }
        case SlackCode.NOT_IN_CHANNEL -> {
          joinChannel(channelId);
          archive(call, channelId);
        }
        default -> throw failure;
      }
    }
    return true;
  }

  private void archive(SlackCall call, String channelId) throws ServiceException {
    calls.send(
        call, methods -> methods.conversationsArchive(request -> request.channel(channelId)));
  }

  /** The ids of everybody in the channel, bots included. */
  public Set<String> listMembers(String channelId) throws ServiceException {
    SlackCall call =
        SlackCall.safe("conversations.members", "list the members of channel " + channelId);
    return new LinkedHashSet<>(
        SlackPages.all(
            call,
            cursor ->
                calls.send(
                    call,
                    methods ->
                        methods.conversationsMembers(
                            request -> request.channel(channelId).limit(PER_PAGE).cursor(cursor))),
            answer -> SlackCalls.present(call, "members", answer.getMembers()),
            answer -> answer.getResponseMetadata()));
  }

  /**
   * Invites everybody who can be invited.
   *
   * @return Slack's reasons by user id, of those who could not
   */
  public Map<String, String> invite(String channelId, List<String> userIds)
      throws ServiceException {
    return new SlackInvitations(calls).invite(channelId, userIds);
  }

  /** Empty when nobody has this address. */
  public Optional<SlackPerson> findPersonByEmail(String email) throws ServiceException {
    SlackCall call = SlackCall.safe("users.lookupByEmail", "look up " + email);
    UsersLookupByEmailResponse answer =
        calls.answer(call, methods -> methods.usersLookupByEmail(request -> request.email(email)));
    if (!answer.isOk() && SlackCode.NO_SUCH_ADDRESS.equals(answer.getError())) {
      return Optional.empty();
    }
    return Optional.of(
        SlackReading.person(
            call, SlackCalls.present(call, "user", calls.accepted(call, answer).getUser())));
  }

  /** Everybody in the workspace, bots and deactivated accounts too. */
  public List<SlackPerson> listPeople() throws ServiceException {
    SlackCall call = SlackCall.safe("users.list", "list the people of the workspace");
    return SlackPages.all(
        call,
        cursor ->
            calls.send(call, methods -> methods.usersList(r -> r.limit(PER_PAGE).cursor(cursor))),
        answer -> {
          List<SlackPerson> people = new ArrayList<>();
          for (User user : SlackCalls.present(call, "members", answer.getMembers())) {
            people.add(SlackReading.person(call, user));
          }
          return people;
        },
        answer -> answer.getResponseMetadata());
  }

  /** What our token scheduled in any channel and was not posted yet. */
  public List<ScheduledMessage> listScheduledMessages() throws ServiceException {
    return scheduled(null);
  }

  /** The same of one channel. */
  public List<ScheduledMessage> listScheduledMessages(String channelId) throws ServiceException {
    return scheduled(channelId);
  }

  private List<ScheduledMessage> scheduled(String channelOrNull) throws ServiceException {
    SlackCall call = SlackCall.safe("chat.scheduledMessages.list", "list the scheduled messages");
    List<ScheduledMessage> listed =
        SlackPages.all(
            call,
            cursor ->
                calls.send(
                    call,
                    methods ->
                        methods.chatScheduledMessagesList(
                            request ->
                                request.channel(channelOrNull).limit(PER_PAGE).cursor(cursor))),
            answer -> {
              List<ScheduledMessage> found = new ArrayList<>();
              for (ChatScheduledMessagesListResponse.ScheduledMessage message :
                  SlackCalls.present(call, "scheduled_messages", answer.getScheduledMessages())) {
                found.add(SlackReading.scheduled(call, message));
              }
              return found;
            },
            answer -> answer.getResponseMetadata());
    // What is posted while pages are read shifts the rest, and one may be told twice.
    Map<String, ScheduledMessage> byId = new LinkedHashMap<>();
    listed.forEach(message -> byId.put(message.id(), message));
    return List.copyOf(byId.values());
  }

  /**
   * @param text escaped where it must be, see {@link SlackText}
   * @return the message's id
   * @throws ServiceException also {@link SlackCode#isPast}
   */
  public String scheduleMessage(String channelId, String text, Instant postAt)
      throws ServiceException {
    SlackCall call = SlackCall.once("chat.scheduleMessage", "schedule a message");
    return SlackCalls.present(
        call,
        "scheduled_message_id",
        calls
            .send(
                call,
                methods ->
                    methods.chatScheduleMessage(
                        request ->
                            request
                                .channel(channelId)
                                .text(text)
                                .postAt((int) postAt.getEpochSecond())))
            .getScheduledMessageId());
  }

  /** Whether it was there until now; one that is due within a minute counts as gone too. */
  public boolean deleteScheduledMessage(String channelId, String messageId)
      throws ServiceException {
    SlackCall call =
        SlackCall.safe("chat.deleteScheduledMessage", "delete scheduled message " + messageId);
    ChatDeleteScheduledMessageResponse answer =
        calls.answer(
            call,
            methods ->
                methods.chatDeleteScheduledMessage(
                    request -> request.channel(channelId).scheduledMessageId(messageId)));
    if (!answer.isOk() && SlackCode.NO_SUCH_MESSAGE.equals(answer.getError())) {
      return false;
    }
    calls.accepted(call, answer);
    return true;
  }

  /**
   * Posts at once.
   *
   * @return the message's time stamp, by which Slack knows it
   */
  public String postMessage(String channelId, String text) throws ServiceException {
    SlackCall call = SlackCall.once("chat.postMessage", "post a message");
    return SlackCalls.present(
        call,
        "ts",
        calls
            .send(
                call,
                methods ->
                    methods.chatPostMessage(request -> request.channel(channelId).text(text)))
            .getTs());
  }

  /** In the channel's order; folders too. */
  public List<SlackBookmark> listBookmarks(String channelId) throws ServiceException {
    SlackCall call = SlackCall.safe("bookmarks.list", "list the bookmarks of channel " + channelId);
    List<SlackBookmark> bookmarks = new ArrayList<>();
    for (var bookmark :
        SlackCalls.present(
            call,
            "bookmarks",
            calls
                .send(call, methods -> methods.bookmarksList(r -> r.channelId(channelId)))
                .getBookmarks())) {
      bookmarks.add(SlackReading.bookmark(call, bookmark));
    }
    return bookmarks;
  }

  /** Equal ones are not refused: whoever repeats this has to look first. */
  public SlackBookmark addBookmark(String channelId, String title, String link)
      throws ServiceException {
    SlackCall call = SlackCall.once("bookmarks.add", "add the bookmark \"" + title + "\"");
    return SlackReading.bookmark(
        call,
        calls
            .send(
                call,
                methods ->
                    methods.bookmarksAdd(
                        r -> r.channelId(channelId).title(title).type("link").link(link)))
            .getBookmark());
  }

  public void editBookmark(String channelId, String bookmarkId, String title, String link)
      throws ServiceException {
    SlackCall call = SlackCall.safe("bookmarks.edit", "edit the bookmark \"" + title + "\"");
    calls.send(
        call,
        methods ->
            methods.bookmarksEdit(
                r -> r.channelId(channelId).bookmarkId(bookmarkId).title(title).link(link)));
  }

  /**
   * @return whether it was there until now
   */
  public boolean removeBookmark(String channelId, String bookmarkId) throws ServiceException {
    SlackCall call = SlackCall.safe("bookmarks.remove", "remove bookmark " + bookmarkId);
    BookmarksRemoveResponse answer =
        calls.answer(
            call,
            methods -> methods.bookmarksRemove(r -> r.channelId(channelId).bookmarkId(bookmarkId)));
    if (!answer.isOk() && SlackCode.NOT_FOUND.equals(answer.getError())) {
      return false;
    }
    calls.accepted(call, answer);
    return true;
  }
}
