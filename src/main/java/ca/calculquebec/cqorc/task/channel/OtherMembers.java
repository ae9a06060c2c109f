package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.plan.Words;
import ca.calculquebec.cqorc.service.slack.SlackPerson;
import ca.calculquebec.cqorc.task.channel.ChannelRequest.InvitedGuest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who is in a course's channel although the sheet does not name them: told, never removed. */
final class OtherMembers {
  /** As many as are named; a channel may hold a whole institution. */
  private static final int NAMED = 10;

  private final Channels channels;
  private final People people;
  private final Sharing sharing;

  OtherMembers(Channels channels, People people, Sharing sharing) {
    this.channels = channels;
    this.people = people;
    this.sharing = sharing;
  }

  /**
   * A remark, or nothing. Asks for everybody in the workspace only when there is somebody to name.
   */
  Optional<Action> remark(CourseChannel courseChannel) throws CqorcException {
    Sharing.Group group = sharing.of(courseChannel);
    if (courseChannel.channel().isEmpty() || !group.unreadable().isEmpty()) {
      // Whom a row that cannot be read names, nobody knows.
      return Optional.empty();
    }
    Set<String> others = new LinkedHashSet<>(channels.members(courseChannel.channel().get()));
    others.removeAll(wanted(group.courses()));
    String note;
    try {
      note = others.isEmpty() ? "" : told(names(others));
    } catch (ServiceException refusal) {
      if (!People.REFUSALS.contains(refusal.reason())) {
        throw refusal;
      }
      // No more than a remark is lost.
      note = "who else is in the channel is not known: " + refusal.getMessage();
    }
    return note.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Action.note(
                Change.of(Kind.UNCHANGED, courseChannel.course().id(), Resource.INVITATIONS)
                    .withNote(note)));
  }

  private Set<String> wanted(List<Course> courses) throws CqorcException {
    Set<String> wanted = new LinkedHashSet<>();
    for (Course course : courses) {
      for (InvitedGuest guest : Guests.of(course, List.of())) {
        if (!guest.address().isBlank()) {
          people.find(guest.address()).ifPresent(person -> wanted.add(person.id()));
        }
      }
    }
    return wanted;
  }

  private List<String> names(Set<String> others) throws CqorcException {
    List<String> names = new ArrayList<>();
    others.remove(people.own());
    for (String id : others) {
      Optional<SlackPerson> person = people.account(id);
      if (person.map(known -> !known.isBot() && !known.isDeactivated()).orElse(true)) {
        names.add(person.map(SlackPerson::name).filter(name -> !name.isBlank()).orElse(id));
      }
    }
    return names;
  }

  static String told(List<String> names) {
    if (names.isEmpty()) {
      return "";
    }
    List<String> shown = new ArrayList<>(names.subList(0, Math.min(NAMED, names.size())));
    if (names.size() > shown.size()) {
      shown.add(Words.count(names.size() - shown.size(), "other"));
    }
    return "also in the channel: " + Words.list(shown);
  }
}
