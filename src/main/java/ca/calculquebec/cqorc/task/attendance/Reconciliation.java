package ca.calculquebec.cqorc.task.attendance;

import ca.calculquebec.cqorc.task.attendance.Candidates.Candidate;
import ca.calculquebec.cqorc.task.attendance.NameIndex.Group;
import ca.calculquebec.cqorc.task.attendance.Person.PersonStanding;
import ca.calculquebec.cqorc.task.attendance.Person.Remark;
import ca.calculquebec.cqorc.task.attendance.Presence.AttendanceInterval;
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
  private final Exclusions exclusions;
  private final List<TimeSpan> sessions;
  private final Map<String, NameForms> forms = new HashMap<>();
  private final Map<String, List<EventAttendee>> byEmail = new HashMap<>();
  private final NameIndex<EventAttendee> byName = new NameIndex<>();
  private final Map<String, NameIndex<EventAttendee>> byNameOfEmail = new HashMap<>();
  private final NameIndex<String> trainers = new NameIndex<>();
  private final Set<String> leaderEmails = new HashSet<>();
  private final NameIndex<String> leaders = new NameIndex<>();
  private final Map<Sought, Search> searches = new HashMap<>();
  private final Map<String, Doubt> anyOfEmail = new HashMap<>();
  private final Map<EventAttendee, List<Group<EventAttendee>>> groups = new HashMap<>();
  private final IdentityHashMap<Group<EventAttendee>, List<Doubt>> doubts = new IdentityHashMap<>();
  private final IdentityHashMap<Group<EventAttendee>, Doubted> doubtedGroups =
      new IdentityHashMap<>();
  private final IdentityHashMap<Doubt, Doubted> doubted = new IdentityHashMap<>();
  private final Map<EventAttendee, List<Participant>> found = new HashMap<>();
  private final List<Person> people = new ArrayList<>();

  private Reconciliation(
      List<EventAttendee> attendees, Exclusions exclusions, List<TimeSpan> sessions) {
    this.exclusions = exclusions;
    this.sessions = sessions;
    for (EventAttendee attendee : attendees) {
      if (!attendee.email().isEmpty()) {
        byEmail.computeIfAbsent(attendee.email(), any -> new ArrayList<>()).add(attendee);
      }
      add(byName, attendee);
    }
    exclusions.trainerNames().forEach(name -> trainers.add(name, forms(name)));
    for (Meeting.Leader leader : exclusions.leaders()) {
      leaderEmails.add(leader.email());
      if (!leader.name().isEmpty()) {
        leaders.add(leader.name(), forms(leader.name()));
      }
    }
    leaderEmails.remove("");
  }

  /**
   * @param attendees whose tickets stand, each id once
   * @param intervals connections to instances that touch a session
   * @param sessions by start
   */
  static List<Person> of(
      List<EventAttendee> attendees,
      List<AttendanceInterval> intervals,
      Exclusions exclusions,
      List<TimeSpan> sessions) {
    Reconciliation work = new Reconciliation(attendees, exclusions, sessions);
    Participant.of(intervals, email -> work.sameEmail(email).size() > 1, work::forms)
        .forEach(work::place);
    attendees.forEach(work::addAttendee);
    return List.copyOf(work.people);
  }

  private List<EventAttendee> sameEmail(String email) {
    return byEmail.getOrDefault(email, List.of());
  }

  /** Each name once: a large course has thousands of rows, and thousands of equal names. */
  private NameForms forms(String name) {
    return forms.computeIfAbsent(name, NameForms::of);
  }

  private void add(NameIndex<EventAttendee> index, EventAttendee attendee) {
    groups
        .computeIfAbsent(attendee, any -> new ArrayList<>(1))
        .add(index.add(attendee, forms(attendee.name())));
  }

  private NameIndex<EventAttendee> byNameOf(String email) {
    NameIndex<EventAttendee> index = byNameOfEmail.get(email);
    if (index == null) {
      index = new NameIndex<>();
      byNameOfEmail.put(email, index);
      for (EventAttendee attendee : sameEmail(email)) {
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
      Set<Group<EventAttendee>> matching,
      Set<Group<EventAttendee>> possible,
      Set<String> trainers,
      Set<String> leaders,
      Doubt doubt) {

    /** The only one whose name it is. */
    Optional<EventAttendee> only() {
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

  private Search search(Sought sought, NameIndex<EventAttendee> index) {
    Set<Group<EventAttendee>> matching = new LinkedHashSet<>();
    Set<Group<EventAttendee>> possible = new LinkedHashSet<>();
    Set<String> ourTrainers = new LinkedHashSet<>();
    Set<String> ourLeaders = new LinkedHashSet<>();
    for (String name : sought.names()) {
      NameIndex.Found<EventAttendee> looked = index.find(forms(name));
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
    private final Set<Group<EventAttendee>> groups;
    private final Candidates attendees;
    private final List<Participant> participants = new ArrayList<>();

    Doubt(Set<Group<EventAttendee>> groups) {
      this(groups, List.of());
    }

    /**
     * @param ours names of trainers and leaders whom they may be as well
     */
    Doubt(Set<Group<EventAttendee>> groups, List<String> ours) {
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
  private Doubted about(Group<EventAttendee> group) {
    return doubtedGroups.computeIfAbsent(
        group,
        any -> {
          List<Doubt> all = doubts.get(group);
          if (all.size() == 1) {
            return about(all.get(0));
          }
          Candidates candidates = Candidates.NONE;
          List<AttendanceInterval> intervals = new ArrayList<>();
          for (Doubt doubt : all) {
            candidates = candidates.and(about(doubt).candidates());
            doubt.participants.forEach(participant -> intervals.addAll(participant.intervals()));
          }
          return new Doubted(candidates, Presence.of(intervals, sessions));
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
          List<AttendanceInterval> intervals =
              doubt.participants.stream()
                  .flatMap(participant -> participant.intervals().stream())
                  .toList();
          return new Doubted(
              Candidates.of(some, doubt.participants.size()), Presence.of(intervals, sessions));
        });
  }

  private Presence presence(Participant participant) {
    return Presence.of(participant.intervals(), sessions);
  }

  private void place(Participant participant) {
    String email = participant.email();
    int registered = sameEmail(email).size();
    if (exclusions.isTrainer(email)) {
      addStranger(participant, PersonStanding.TRAINER);
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
      doubtful(participant, PersonStanding.LEADER, anyOf(participant.email()));
      return;
    }
    Search search = search(participant, "");
    if (search.matching().isEmpty()) {
      addStranger(participant, PersonStanding.LEADER);
    } else {
      doubtful(participant, PersonStanding.LEADER, search.doubt());
    }
  }

  /** Several people registered under the participant's address: the name decides among them. */
  private void placeAmong(Participant participant) {
    if (exclusions.isIgnored(participant.email())) {
      // All of them are left out alike, whoever it was.
      addStranger(participant, PersonStanding.IGNORED_DOMAIN);
      return;
    }
    Search search = search(participant, participant.email());
    if (search.only().isPresent()) {
      match(search.only().get(), participant);
    } else {
      doubtful(
          participant,
          PersonStanding.AMBIGUOUS,
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
      addStranger(
          participant,
          search.trainers().isEmpty() ? PersonStanding.LEADER : PersonStanding.TRAINER);
    } else if (search.only().isPresent() && !ours) {
      match(search.only().get(), participant);
    } else if (exclusions.isIgnored(participant.email())) {
      addStranger(participant, PersonStanding.IGNORED_DOMAIN);
    } else if (!none || !search.possible().isEmpty()) {
      doubtful(participant, PersonStanding.AMBIGUOUS, search.doubt());
    } else {
      addStranger(participant, PersonStanding.COMPARED);
    }
  }

  private void match(EventAttendee attendee, Participant participant) {
    found.computeIfAbsent(attendee, any -> new ArrayList<>(1)).add(participant);
  }

  private void doubtful(Participant participant, PersonStanding standing, Doubt doubt) {
    if (doubt.participants.isEmpty()) {
      for (Group<EventAttendee> group : doubt.groups) {
        doubts.computeIfAbsent(group, any -> new ArrayList<>(1)).add(doubt);
      }
    }
    doubt.participants.add(participant);
    addStranger(participant, standing, doubt.attendees);
  }

  private void addStranger(Participant participant, PersonStanding standing) {
    addStranger(participant, standing, Candidates.NONE);
  }

  private void addStranger(Participant participant, PersonStanding standing, Candidates others) {
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
            waitingOnly(participant.intervals())));
  }

  private void addAttendee(EventAttendee attendee) {
    List<Participant> seen = found.getOrDefault(attendee, List.of());
    Set<String> names = new LinkedHashSet<>();
    Set<String> emails = new LinkedHashSet<>();
    List<AttendanceInterval> intervals = new ArrayList<>();
    for (Participant participant : seen) {
      names.addAll(participant.names());
      emails.add(participant.email());
      intervals.addAll(participant.intervals());
    }
    emails.remove("");
    List<Remark> remarks = new ArrayList<>();
    emails.stream()
        .filter(email -> !email.equals(attendee.email()))
        .forEach(email -> remarks.add(new Remark(ReportLabel.OTHER_EMAIL, email)));
    names.stream()
        .filter(name -> !name.isEmpty() && !name.equals(attendee.name()))
        .filter(
            name -> NameMatch.of(forms(name), forms(attendee.name())) != NameMatch.Verdict.MATCH)
        .forEach(name -> remarks.add(new Remark(ReportLabel.OTHER_NAME, name)));
    remarks.addAll(waitingOnly(intervals));
    Presence presence = Presence.of(intervals, sessions);
    Presence atMost = presence;
    Candidates others = Candidates.NONE;
    for (Group<EventAttendee> group : groups.get(attendee)) {
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

  private PersonStanding standing(EventAttendee attendee, Set<String> emails, boolean undecided) {
    Set<String> all = new LinkedHashSet<>(emails);
    all.add(attendee.email());
    if (all.stream().anyMatch(exclusions::isTrainer)) {
      return PersonStanding.TRAINER;
    }
    if (all.stream().anyMatch(exclusions::isIgnored)) {
      return PersonStanding.IGNORED_DOMAIN;
    }
    return undecided ? PersonStanding.AMBIGUOUS : PersonStanding.COMPARED;
  }

  private static List<Remark> waitingOnly(List<AttendanceInterval> intervals) {
    boolean only =
        !intervals.isEmpty()
            && intervals.stream().allMatch(interval -> interval.connection().waiting());
    return only ? List.of(new Remark(ReportLabel.WAITING_ONLY, "")) : List.of();
  }
}
