package ca.calculquebec.cqorc.service.slack;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.service.slack.SlackCalls.SlackCall;
import com.slack.api.methods.response.conversations.ConversationsInviteResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Invitations that one bad person cannot stop (contract 4.2). */
final class SlackInvitations {
  /** Most people in one invitation. */
  private static final int INVITED_AT_ONCE = 100;

  private static final Set<String> ABOUT_A_PERSON =
      Set.of(
          "cant_invite",
          "user_not_found",
          "user_is_restricted",
          "ura_max_channels",
          "org_user_not_in_team");

  private final SlackCalls calls;

  SlackInvitations(SlackCalls calls) {
    this.calls = calls;
  }

  /**
   * Invites everybody who can be invited.
   *
   * @return Slack's reasons by user id, of those who could not
   */
  Map<String, String> invite(String channelId, List<String> userIds) throws ServiceException {
    Map<String, String> refused = new LinkedHashMap<>();
    for (int from = 0; from < userIds.size(); from += INVITED_AT_ONCE) {
      List<String> some = userIds.subList(from, Math.min(userIds.size(), from + INVITED_AT_ONCE));
      inviteSome(channelId, some, refused);
    }
    return refused;
  }

  private void inviteSome(String channelId, List<String> userIds, Map<String, String> refused)
      throws ServiceException {
    List<String> left = new ArrayList<>(userIds);
    while (!left.isEmpty()) {
      SlackCall call = SlackCall.safe("conversations.invite", "invite " + people(left.size()));
      List<String> users = List.copyOf(left);
      ConversationsInviteResponse answer =
          calls.answer(
              call,
              methods ->
                  methods.conversationsInvite(
                      request -> request.channel(channelId).users(users).force(true)));
      Map<String, String> errors = errors(answer, users);
      if (errors.isEmpty() && users.size() > 1 && isAboutPerson(answer)) {
        // It does not say about whom.
        for (String user : users) {
          inviteSome(channelId, List.of(user), refused);
        }
        return;
      }
      if (errors.isEmpty()) {
        calls.accepted(call, answer);
        return;
      }
      errors.forEach(
          (user, code) -> {
            if (!SlackCode.isInside(code)) {
              refused.put(user, code);
            }
          });
      if (answer.isOk()) {
        return;
      }
      // Whether "force" invited the others although the answer is no: asked without the bad ones,
      // it does no harm to those who are in already.
      left.removeAll(errors.keySet());
    }
  }

  /** Of the people asked for; an error of the whole call counts for a single one. */
  private static Map<String, String> errors(
      ConversationsInviteResponse answer, List<String> users) {
    Map<String, String> errors = new LinkedHashMap<>();
    if (answer.getErrors() != null) {
      for (ConversationsInviteResponse.Error error : answer.getErrors()) {
        if (!error.isOk() && users.contains(error.getUser())) {
          errors.put(error.getUser(), SlackReading.text(error.getError()));
        }
      }
    }
    if (errors.isEmpty() && users.size() == 1 && isAboutPerson(answer)) {
      errors.put(users.get(0), SlackReading.text(answer.getError()));
    }
    return errors;
  }

  private static String people(int number) {
    return number == 1 ? "a person" : number + " people";
  }

  private static boolean isAboutPerson(ConversationsInviteResponse answer) {
    String error = SlackReading.text(answer.getError());
    return !answer.isOk() && (ABOUT_A_PERSON.contains(error) || SlackCode.isInside(error));
  }
}
