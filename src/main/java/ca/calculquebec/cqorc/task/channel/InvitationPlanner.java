package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.plan.Words;
import ca.calculquebec.cqorc.service.slack.SlackPerson;
import ca.calculquebec.cqorc.task.channel.ChannelRequest.InvitedGuest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who belongs into a course's channel and is not there yet. */
final class InvitationPlanner {
  private final Channels channels;
  private final People people;
  private final ChannelSteps steps;
  private final List<InvitedGuest> additional;

  InvitationPlanner(
      Channels channels, People people, ChannelSteps steps, List<InvitedGuest> additional) {
    this.channels = channels;
    this.people = people;
    this.steps = steps;
    this.additional = additional;
  }

  List<Action> plan(CourseChannel courseChannel) throws CqorcException {
    Set<String> inside =
        courseChannel.channel().isPresent()
            ? channels.members(courseChannel.channel().get())
            : Set.of();
    Map<String, String> missing = new LinkedHashMap<>();
    Set<String> addresses = new LinkedHashSet<>();
    List<String> absent = new ArrayList<>();
    for (InvitedGuest guest : Guests.of(courseChannel.course(), additional)) {
      Optional<SlackPerson> person =
          guest.address().isBlank() ? Optional.empty() : people.find(guest.address());
      if (person.isEmpty()) {
        absent.add(absence(guest));
      } else if (!inside.contains(person.get().id())) {
        missing.put(person.get().id(), guest.name());
        addresses.add(People.key(guest.address()));
      }
    }
    List<Action> actions = new ArrayList<>();
    if (!missing.isEmpty()) {
      String names = Words.list(List.copyOf(missing.values()));
      Change change =
          Change.of(Kind.CREATE, courseChannel.course().id(), Resource.INVITATIONS)
              .withFields(List.of(FieldChange.set("invited", names)))
              .withPeople(addresses);
      actions.add(
          Action.of(change, steps.invite(courseChannel, missing)).after(courseChannel.id()));
    }
    for (String reason : absent) {
      actions.add(
          Action.note(
              Change.of(Kind.FAILED, courseChannel.course().id(), Resource.INVITATIONS)
                  .withNote(reason)));
    }
    return actions;
  }

  private String absence(InvitedGuest guest) throws CqorcException {
    String why =
        guest.address().isBlank()
            ? "the trainer file has no address for Slack"
            : people.absence(guest.address());
    return guest.name()
        + " cannot be invited: "
        + why
        + "; correct slack_email in the trainer file, or have them join the workspace";
  }
}
