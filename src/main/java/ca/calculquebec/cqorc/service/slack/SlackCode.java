package ca.calculquebec.cqorc.service.slack;

import ca.calculquebec.cqorc.failure.ServiceException;

/** Slack's error codes that decide something. */
public final class SlackCode {
  public static final String NAME_TAKEN = "name_taken";
  static final String ALREADY_IN_CHANNEL = "already_in_channel";
  static final String ALREADY_ARCHIVED = "already_archived";
  static final String NOT_IN_CHANNEL = "not_in_channel";
  static final String NO_SUCH_ADDRESS = "users_not_found";
  static final String NO_SUCH_MESSAGE = "invalid_scheduled_message_id";
  static final String NOT_FOUND = "not_found";
  private static final String TIME_IN_PAST = "time_in_past";
  private static final String CANT_INVITE_SELF = "cant_invite_self";

  private SlackCode() {}

  /** A channel has that name, maybe an archived one, or a private one that we cannot see. */
  public static boolean isNameTaken(ServiceException failure) {
    return failure.code().equals(NAME_TAKEN);
  }

  /** The message's time came before it reached Slack. */
  public static boolean isPast(ServiceException failure) {
    return failure.code().equals(TIME_IN_PAST);
  }

  /** Who is in the channel already needs no invitation. */
  static boolean isInside(String code) {
    return code.equals(ALREADY_IN_CHANNEL) || code.equals(CANT_INVITE_SELF);
  }
}
