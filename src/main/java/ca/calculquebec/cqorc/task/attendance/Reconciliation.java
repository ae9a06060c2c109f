package ca.calculquebec.cqorc.task.attendance;

import ca.calculquebec.cqorc.task.attendance.Person.Remark;
import ca.calculquebec.cqorc.task.attendance.Person.Standing;
import ca.calculquebec.cqorc.task.attendance.Presence.Stay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds for each participant the attendee who it is: by address, then by name. A participant who
 * may be several attendees is nobody's: it is listed, and so are those attendees of whom nothing
 * better is known. Every attendee and every participant ends in exactly one {@link Person}.
 *
 * <p>A host or panelist is left out like a trainer. One who registered may also be an attendee who
 * was let onto the stage: then a person must decide about the registration.
 */
final class Reconciliation {
  private final Outsiders outsiders;
  private final List<Span> sessions;
  private final Map<String, List<Attendee>> byEmail = new HashMap<>();
  private final NameIndex<Attendee> byName = new NameIndex<>();
  private final NameIndex<String> trainers = new NameIndex<>();
  private final Set<String> leaderEmails = new HashSet<>();
  private final NameIndex<String> leaders = new NameIndex<>();
  private final Map<Attendee, List<Participant>> found = new LinkedHashMap<>();
  private final Map<Attendee, Set<String>> mayBe = new LinkedHashMap<>();
  private final List<Person> people = new ArrayList<>();

  private Reconciliation(List<Attendee> attendees, Outsiders outsiders, List<Span> sessions) {
    this.outsiders = outsiders;
    this.sessions = sessions;
    for (Attendee attendee : attendees) {
      if (!attendee.email().isEmpty()) {
        byEmail.computeIfAbsent(attendee.email(), any -> new ArrayList<>()).add(attendee);
      }
      byName.add(attendee, NameForms.of(attendee.name()));
    }
    outsiders.trainerNames().forEach(name -> trainers.add(name, NameForms.of(name)));
    for (Meeting.Leader leader : outsiders.leaders()) {
      leaderEmails.add(leader.email());
      if (!leader.name().isEmpty()) {
        leaders.add(leader.name(), NameForms.of(leader.name()));
      }
    }
    leaderEmails.remove("");
  }

  /**
   * @param attendees whose tickets stand, each id once
   * @param stays connections to instances that touch a session
   * @param sessions by start
   */
  static List<Person> of(
      List<Attendee> attendees, List<Stay> stays, Outsiders outsiders, List<Span> sessions) {
    Reconciliation work = new Reconciliation(attendees, outsiders, sessions);
    Participant.of(stays, email -> work.byEmail.getOrDefault(email, List.of()).size() > 1)
        .forEach(work::place);
    attendees.forEach(work::addAttendee);
    return List.copyOf(work.people);
  }

  private void place(Participant participant) {
    if (outsiders.isTrainer(participant.email())) {
      addStranger(participant, Standing.TRAINER, List.of());
      return;
    }
    List<Attendee> sameEmail = byEmail.getOrDefault(participant.email(), List.of());
    if (leaderEmails.contains(participant.email()) || participant.isLeading()) {
      doubtful(
          participant,
          Standing.LEADER,
          sameEmail.isEmpty() ? matching(byName, participant) : sameEmail,
          List.of());
    } else if (sameEmail.size() == 1) {
      match(sameEmail.get(0), participant);
    } else if (sameEmail.size() > 1) {
      placeAmong(sameEmail, participant);
    } else {
      placeByName(participant);
    }
  }

  /** Several people registered under the participant's address: the name decides among them. */
  private void placeAmong(List<Attendee> sameEmail, Participant participant) {
    if (outsiders.isIgnored(participant.email())) {
      // All of them are left out alike, whoever it was.
      addStranger(participant, Standing.IGNORED_DOMAIN, List.of());
      return;
    }
    NameIndex<Attendee> among = new NameIndex<>();
    sameEmail.forEach(attendee -> among.add(attendee, NameForms.of(attendee.name())));
    List<Attendee> matching = matching(among, participant);
    if (matching.size() == 1) {
      match(matching.get(0), participant);
    } else {
      List<Attendee> candidates = matching.isEmpty() ? sameEmail : matching;
      doubtful(participant, Standing.AMBIGUOUS, candidates, List.of());
    }
  }

  private void placeByName(Participant participant) {
    Set<Attendee> matching = new LinkedHashSet<>();
    Set<Attendee> possible = new LinkedHashSet<>();
    Set<String> ourTrainers = new LinkedHashSet<>();
    Set<String> ourLeaders = new LinkedHashSet<>();
    for (String name : participant.names()) {
      NameForms forms = NameForms.of(name);
      NameIndex.Found<Attendee> looked = byName.find(forms);
      matching.addAll(looked.matching());
      possible.addAll(looked.possible());
      ourTrainers.addAll(trainers.find(forms).matching());
      ourLeaders.addAll(leaders.find(forms).matching());
    }
    if (matching.isEmpty() && !ourTrainers.isEmpty()) {
      addStranger(participant, Standing.TRAINER, List.of());
    } else if (matching.isEmpty() && !ourLeaders.isEmpty()) {
      addStranger(participant, Standing.LEADER, List.of());
    } else if (matching.size() == 1 && ourTrainers.isEmpty() && ourLeaders.isEmpty()) {
      match(matching.iterator().next(), participant);
    } else if (outsiders.isIgnored(participant.email())) {
      addStranger(participant, Standing.IGNORED_DOMAIN, List.of());
    } else if (!matching.isEmpty()) {
      ourTrainers.addAll(ourLeaders);
      doubtful(participant, Standing.AMBIGUOUS, List.copyOf(matching), List.copyOf(ourTrainers));
    } else if (!possible.isEmpty()) {
      doubtful(participant, Standing.AMBIGUOUS, List.copyOf(possible), List.of());
    } else {
      addStranger(participant, Standing.COMPARED, List.of());
    }
  }

  private static List<Attendee> matching(NameIndex<Attendee> among, Participant participant) {
    Set<Attendee> matching = new LinkedHashSet<>();
    participant.names().forEach(name -> matching.addAll(among.find(NameForms.of(name)).matching()));
    return List.copyOf(matching);
  }

  private void match(Attendee attendee, Participant participant) {
    found.computeIfAbsent(attendee, any -> new ArrayList<>()).add(participant);
  }

  private void doubtful(
      Participant participant, Standing standing, List<Attendee> candidates, List<String> ours) {
    List<String> others = new ArrayList<>(ours);
    for (Attendee candidate : candidates) {
      others.add(candidate.name());
      mayBe.computeIfAbsent(candidate, any -> new LinkedHashSet<>()).add(participant.name());
    }
    addStranger(participant, standing, others);
  }

  private void addStranger(Participant participant, Standing standing, List<String> others) {
    people.add(
        new Person(
            Optional.empty(),
            participant.names(),
            participant.email().isEmpty() ? List.of() : List.of(participant.email()),
            Presence.of(participant.stays(), sessions),
            standing,
            others,
            waitingOnly(participant.stays())));
  }

  private void addAttendee(Attendee attendee) {
    List<Participant> seen = found.getOrDefault(attendee, List.of());
    Set<String> doubts = mayBe.getOrDefault(attendee, Set.of());
    Set<String> names = new LinkedHashSet<>();
    Set<String> emails = new LinkedHashSet<>();
    List<Stay> stays = new ArrayList<>();
    for (Participant participant : seen) {
      names.addAll(participant.names());
      emails.add(participant.email());
      stays.addAll(participant.stays());
    }
    emails.remove("");
    List<Remark> remarks = new ArrayList<>();
    emails.stream()
        .filter(email -> !email.equals(attendee.email()))
        .forEach(email -> remarks.add(new Remark(Phrase.OTHER_EMAIL, email)));
    names.stream()
        .filter(name -> !name.isEmpty() && !name.equals(attendee.name()))
        .filter(name -> NameMatch.of(name, attendee.name()) != NameMatch.Verdict.MATCH)
        .forEach(name -> remarks.add(new Remark(Phrase.OTHER_NAME, name)));
    remarks.addAll(waitingOnly(stays));
    boolean undecided = seen.isEmpty() && !doubts.isEmpty();
    if (!undecided) {
      doubts.forEach(name -> remarks.add(new Remark(Phrase.MAY_ALSO_BE, name)));
    }
    people.add(
        new Person(
            Optional.of(attendee),
            List.copyOf(names),
            List.copyOf(emails),
            Presence.of(stays, sessions),
            standing(attendee, emails, undecided),
            undecided ? List.copyOf(doubts) : List.of(),
            remarks));
  }

  private Standing standing(Attendee attendee, Set<String> emails, boolean undecided) {
    Set<String> all = new LinkedHashSet<>(emails);
    all.add(attendee.email());
    if (all.stream().anyMatch(outsiders::isTrainer)) {
      return Standing.TRAINER;
    }
    if (all.stream().anyMatch(outsiders::isIgnored)) {
      return Standing.IGNORED_DOMAIN;
    }
    return undecided ? Standing.AMBIGUOUS : Standing.COMPARED;
  }

  private static List<Remark> waitingOnly(List<Stay> stays) {
    boolean only = !stays.isEmpty() && stays.stream().allMatch(stay -> stay.connection().waiting());
    return only ? List.of(new Remark(Phrase.WAITING_ONLY, "")) : List.of();
  }
}
