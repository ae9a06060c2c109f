package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.Role;
import ca.calculquebec.cqorc.course.Trainer;
import ca.calculquebec.cqorc.task.channel.ChannelRequest.InvitedGuest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who belongs into a course's channel. */
final class Guests {
  private Guests() {}

  /** Each person once, trainers in the order of their roles. */
  static List<InvitedGuest> of(Course course, List<InvitedGuest> additional) {
    Map<String, InvitedGuest> guests = new LinkedHashMap<>();
    for (Trainer trainer :
        course.trainers(Role.INSTRUCTOR, Role.HOST, Role.ASSISTANT, Role.TECH_TEAM)) {
      InvitedGuest guest = new InvitedGuest(People.named(trainer), trainer.slackEmail());
      String key = guest.address().isBlank() ? trainer.key() : People.key(guest.address());
      guests.putIfAbsent(key, guest);
    }
    for (InvitedGuest guest : additional) {
      guests.putIfAbsent(People.key(guest.address()), guest);
    }
    return new ArrayList<>(guests.values());
  }
}
