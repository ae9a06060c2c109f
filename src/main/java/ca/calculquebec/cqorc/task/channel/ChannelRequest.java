package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.plan.Coverage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a coordinator wants done to channels.
 *
 * @param archive like {@code wipe} and {@code deletes} an end, which excludes everything else
 * @param deletes whether the courses' own scheduled messages are deleted, as for courses that do
 *     not take place; those of other courses in the same channel stay
 * @param additional people invited to every channel besides its trainers
 * @param repost names of first messages that are posted again
 * @param named courses named on the command line
 * @param withdraws whether scheduled messages that are no longer wanted are taken back; else they
 *     are reported
 * @param changes whether what stands otherwise than it is wanted is changed; else it is only named
 * @param reorders whether bookmarks that stand in another order are removed and added again
 * @param others whether members whom the sheet does not name are told
 */
public record ChannelRequest(
    boolean create,
    boolean invites,
    boolean bookmarks,
    boolean messages,
    boolean archive,
    boolean wipe,
    boolean deletes,
    List<InvitedGuest> additional,
    Set<String> repost,
    Set<CourseId> named,
    boolean withdraws,
    boolean changes,
    boolean reorders,
    boolean others) {

  public ChannelRequest {
    additional = List.copyOf(additional);
    repost = Set.copyOf(repost);
    named = Set.copyOf(named);
  }

  /**
   * Somebody to be invited.
   *
   * @param name as messages print it
   */
  public record InvitedGuest(String name, String address) {}

  /** The channel with everything in it, as for the start of a term, which deletes nothing. */
  public static ChannelRequest whole(boolean changes, boolean others, Set<CourseId> named) {
    return new ChannelRequest(
        true, true, true, true, false, false, false, List.of(), Set.of(), named, false, changes,
        false, others);
  }

  /** For courses that do not take place: nothing more is posted in their channels, which stay. */
  public static ChannelRequest deletion(boolean archive, Set<CourseId> named) {
    return new ChannelRequest(
        false, false, false, false, archive, false, true, List.of(), Set.of(), named, true, true,
        false, false);
  }

  /** What of the channels is compared. */
  public Coverage coverage() {
    if (invites && bookmarks && messages) {
      return Coverage.of("the channels");
    }
    List<String> parts = new ArrayList<>();
    if (invites) {
      parts.add("the invitations");
    }
    if (bookmarks) {
      parts.add("the bookmarks");
    }
    if (messages) {
      parts.add("the scheduled messages");
    }
    return Coverage.only(parts);
  }

  boolean ends() {
    return archive || wipe || deletes;
  }
}
