package ca.calculquebec.cqorc.task.attendance;

import ca.calculquebec.cqorc.task.attendance.Candidates.Candidate;
import ca.calculquebec.cqorc.task.attendance.NameIndex.Group;
import ca.calculquebec.cqorc.task.attendance.Person.Remark;
import ca.calculquebec.cqorc.task.attendance.Person.Standing;
import ca.calculquebec.cqorc.task.attendance.Presence.Stay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
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
  private final Map<String, NameForms> forms = new HashMap<>();
  private final Map<String, List<Attendee>> byEmail = new HashMap<>();
  private final NameIndex<Attendee> byName = new NameIndex<>();
  private final Map<String, NameIndex<Attendee>> byNameOfEmail = new HashMap<>();
  private final NameIndex<String> trainers = new NameIndex<>();
  private final Set<String> leaderEmails = new HashSet<>();
  private final NameIndex<String> leaders = new NameIndex<>();
  private final Map<Sought, Search> searches = new HashMap<>();
  private final Map<String, Doubt> anyOfEmail = new HashMap<>();
  private final Map<Attendee, List<Group<Attendee>>> groups = new HashMap<>();
  private final IdentityHashMap<Group<Attendee>, List<Doubt>> doubts = new IdentityHashMap<>();
  private final IdentityHashMap<Group<Attendee>, Doubted> doubtedGroups = new IdentityHashMap<>();
  private final IdentityHashMap<Doubt, Doubted> doubted = new IdentityHashMap<>();
  private final Map<Attendee, List<Participant>> found = new HashMap<>();
  private final List<Person> people = new ArrayList<>();

  private Reconciliation(List<Attendee> attendees, Outsiders outsiders, List<Span> sessions) {
    this.outsiders = outsiders;
    this.sessions = sessions;
    for (Attendee attendee : attendees) {
      if (!attendee.email().isEmpty()) {
        byEmail.computeIfAbsent(attendee.email(), any -> new ArrayList<>()).add(attendee);
      }
      add(byName, attendee);
    }
    outsiders.trainerNames().forEach(name -> trainers.add(name, forms(name)));
    for (Meeting.Leader leader : outsiders.leaders()) {
      leaderEmails.add(leader.email());
      if (!leader.name().isEmpty()) {
        leaders.add(leader.name(), forms(leader.name()));
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
    Participant.of(stays, email -> work.sameEmail(email).size() > 1, work::forms)
        .forEach(work::place);
    attendees.forEach(work::addAttendee);
    return List.copyOf(work.people);
  }

  private List<Attendee> sameEmail(String email) {
    return byEmail.getOrDefault(email, List.of());
  }

  /** Each name once: a large course has thousands of rows, and thousands of equal names. */
  private NameForms forms(String name) {
    return forms.computeIfAbsent(name, NameForms::of);
  }

  private void add(NameIndex<Attendee> index, Attendee attendee) {
    groups
        .computeIfAbsent(attendee, any -> new ArrayList<>(1))
        .add(index.add(attendee, forms(attendee.name())));
  }

  private NameIndex<Attendee> byNameOf(String email) {
    NameIndex<Attendee> index = byNameOfEmail.get(email);
    if (index == null) {
      index = new NameIndex<>();
      byNameOfEmail.put(email, index);
      for (Attendee attendee : sameEmail(email)) {
        add(index, attendee);
      }
    }
    return index;
  }

  /**
   * @param email under which alone it is searched; blank for everywhere
   */
  private record Sought(List<String> names, String email) {}

  /**
   * Who may be participants of certain names, searched once for all of them.
   *
   * @param trainers and leaders: ours of that name
   * @param doubt about those whose name it is, or else may be
   */
  private record Search(
      Set<Group<Attendee>> matching,
      Set<Group<Attendee>> possible,
      Set<String> trainers,
      Set<String> leaders,
      Doubt doubt) {

    /** The only one whose name it is. */
    Optional<Attendee> only() {
      boolean one = matching.size() == 1 && matching.iterator().next().people().size() == 1;
      return one ? Optional.of(matching.iterator().next().people().get(0)) : Optional.empty();
    }
  }

  private Search search(Participant participant, String email) {
    Sought sought = new Sought(participant.names(), email);
    Search search = searches.get(sought);
    if (search == null) {
      search = search(sought, email.isEmpty() ? byName : byNameOf(email));
      searches.put(sought, search);
    }
    return search;
  }

  private Search search(Sought sought, NameIndex<Attendee> index) {
    Set<Group<Attendee>> matching = new LinkedHashSet<>();
    Set<Group<Attendee>> possible = new LinkedHashSet<>();
    Set<String> ourTrainers = new LinkedHashSet<>();
    Set<String> ourLeaders = new LinkedHashSet<>();
    for (String name : sought.names()) {
      NameIndex.Found<Attendee> looked = index.find(forms(name));
      matching.addAll(looked.matching());
      possible.addAll(looked.possible());
      NameIndex.people(trainers.find(forms(name)).matching()).forEach(ourTrainers::add);
      NameIndex.people(leaders.find(forms(name)).matching()).forEach(ourLeaders::add);
    }
    List<String> ours = new ArrayList<>(ourTrainers);
    ours.addAll(ourLeaders);
    Doubt doubt = matching.isEmpty() ? new Doubt(possible) : new Doubt(matching, ours);
    return new Search(matching, possible, ourTrainers, ourLeaders, doubt);
  }

  /** Participants who may each be any of the same attendees. */
  private static final class Doubt {
    private final Set<Group<Attendee>> groups;
    private final Candidates attendees;
    private final List<Participant> participants = new ArrayList<>();

    Doubt(Set<Group<Attendee>> groups) {
      this(groups, List.of());
    }

    /**
     * @param ours names of trainers and leaders whom they may be as well
     */
    Doubt(Set<Group<Attendee>> groups, List<String> ours) {
      this.groups = groups;
      List<Candidate> some = new ArrayList<>();
      ours.forEach(name -> some.add(new Candidate(name, "", 0)));
      NameIndex.people(groups)
          .limit(Candidates.MOST_NAMED)
          .forEach(attendee -> some.add(new Candidate(attendee.name(), attendee.email(), 0)));
      int all = groups.stream().mapToInt(group -> group.people().size()).sum();
      this.attendees = Candidates.of(some, ours.size() + all);
    }
  }

  /**
   * Who is behind one doubt or several.
   *
   * @param presence of all of them together
   */
  private record Doubted(Candidates candidates, Presence presence) {}

  /** Each doubt and each group once: thousands of attendees may share one. */
  private Doubted about(Group<Attendee> group) {
    return doubtedGroups.computeIfAbsent(
        group,
        any -> {
          List<Doubt> all = doubts.get(group);
          if (all.size() == 1) {
            return about(all.get(0));
          }
          Candidates candidates = Candidates.NONE;
          List<Stay> stays = new ArrayList<>();
          for (Doubt doubt : all) {
            candidates = candidates.and(about(doubt).candidates());
            doubt.participants.forEach(participant -> stays.addAll(participant.stays()));
          }
          return new Doubted(candidates, Presence.of(stays, sessions));
        });
  }

  private Doubted about(Doubt doubt) {
    return doubted.computeIfAbsent(
        doubt,
        any -> {
          List<Candidate> some =
              doubt.participants.stream()
                  .limit(Candidates.MOST_NAMED)
                  .map(one -> new Candidate(one.name(), one.email(), presence(one).seconds()))
                  .toList();
          List<Stay> stays =
              doubt.participants.stream()
                  .flatMap(participant -> participant.stays().stream())
                  .toList();
          return new Doubted(
              Candidates.of(some, doubt.participants.size()), Presence.of(stays, sessions));
        });
  }

  private Presence presence(Participant participant) {
    return Presence.of(participant.stays(), sessions);
  }

  private void place(Participant participant) {
    String email = participant.email();
    int registered = sameEmail(email).size();
    if (outsiders.isTrainer(email)) {
      addStranger(participant, Standing.TRAINER);
    } else if (leaderEmails.contains(email) || participant.isLeading()) {
      placeLeader(participant);
    } else if (registered == 1) {
      match(sameEmail(email).get(0), participant);
    } else if (registered > 1) {
      placeAmong(participant);
    } else {
      placeByName(participant);
    }
  }

  private void placeLeader(Participant participant) {
    if (!sameEmail(participant.email()).isEmpty()) {
      doubtful(participant, Standing.LEADER, anyOf(participant.email()));
      return;
    }
    Search search = search(participant, "");
    if (search.matching().isEmpty()) {
      addStranger(participant, Standing.LEADER);
    } else {
      doubtful(participant, Standing.LEADER, search.doubt());
    }
  }

  /** Several people registered under the participant's address: the name decides among them. */
  private void placeAmong(Participant participant) {
    if (outsiders.isIgnored(participant.email())) {
      // All of them are left out alike, whoever it was.
      addStranger(participant, Standing.IGNORED_DOMAIN);
      return;
    }
    Search search = search(participant, participant.email());
    if (search.only().isPresent()) {
      match(search.only().get(), participant);
    } else {
      doubtful(
          participant,
          Standing.AMBIGUOUS,
          search.matching().isEmpty() ? anyOf(participant.email()) : search.doubt());
    }
  }

  private Doubt anyOf(String email) {
    Doubt doubt = anyOfEmail.get(email);
    if (doubt == null) {
      doubt = new Doubt(new LinkedHashSet<>(byNameOf(email).all()));
      anyOfEmail.put(email, doubt);
    }
    return doubt;
  }

  private void placeByName(Participant participant) {
    Search search = search(participant, "");
    boolean none = search.matching().isEmpty();
    boolean ours = !search.trainers().isEmpty() || !search.leaders().isEmpty();
    if (none && ours) {
      addStranger(participant, search.trainers().isEmpty() ? Standing.LEADER : Standing.TRAINER);
    } else if (search.only().isPresent() && !ours) {
      match(search.only().get(), participant);
    } else if (outsiders.isIgnored(participant.email())) {
      addStranger(participant, Standing.IGNORED_DOMAIN);
    } else if (!none || !search.possible().isEmpty()) {
      doubtful(participant, Standing.AMBIGUOUS, search.doubt());
    } else {
      addStranger(participant, Standing.COMPARED);
    }
  }

  private void match(Attendee attendee, Participant participant) {
    found.computeIfAbsent(attendee, any -> new ArrayList<>(1)).add(participant);
  }

  private void doubtful(Participant participant, Standing standing, Doubt doubt) {
    if (doubt.participants.isEmpty()) {
      for (Group<Attendee> group : doubt.groups) {
        doubts.computeIfAbsent(group, any -> new ArrayList<>(1)).add(doubt);
      }
    }
    doubt.participants.add(participant);
    addStranger(participant, standing, doubt.attendees);
  }

  private void addStranger(Participant participant, Standing standing) {
    addStranger(participant, standing, Candidates.NONE);
  }

  private void addStranger(Participant participant, Standing standing, Candidates others) {
    Presence presence = presence(participant);
    people.add(
        new Person(
            Optional.empty(),
            participant.names(),
            participant.email().isEmpty() ? List.of() : List.of(participant.email()),
            presence,
            presence,
            standing,
            others,
            waitingOnly(participant.stays())));
  }

  private void addAttendee(Attendee attendee) {
    List<Participant> seen = found.getOrDefault(attendee, List.of());
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
        .filter(
            name -> NameMatch.of(forms(name), forms(attendee.name())) != NameMatch.Verdict.MATCH)
        .forEach(name -> remarks.add(new Remark(Phrase.OTHER_NAME, name)));
    remarks.addAll(waitingOnly(stays));
    Presence presence = Presence.of(stays, sessions);
    Presence atMost = presence;
    Candidates others = Candidates.NONE;
    for (Group<Attendee> group : groups.get(attendee)) {
      if (doubts.containsKey(group)) {
        Doubted about = about(group);
        others = others.and(about.candidates());
        atMost = atMost.and(about.presence(), sessions);
      }
    }
    boolean undecided = seen.isEmpty() && others.count() > 0;
    people.add(
        new Person(
            Optional.of(attendee),
            List.copyOf(names),
            List.copyOf(emails),
            presence,
            atMost,
            standing(attendee, emails, undecided),
            others,
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
