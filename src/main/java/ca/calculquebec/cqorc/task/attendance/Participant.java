package ca.calculquebec.cqorc.task.attendance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Whom Zoom saw: connections that bear one address, or, without an address, one name.
 *
 * @param names as typed, each once
 * @param email in small letters; blank for a guest
 */
record Participant(List<String> names, String email, List<Presence.AttendanceInterval> intervals) {
  Participant {
    names = List.copyOf(names);
    intervals = List.copyOf(intervals);
  }

  boolean isLeading() {
    return intervals.stream().anyMatch(interval -> interval.connection().leading());
  }

  String name() {
    return names.get(0).isEmpty() ? email : names.get(0);
  }

  /**
   * @param shared addresses under which several people registered: there a name makes a participant
   */
  static List<Participant> of(
      List<Presence.AttendanceInterval> intervals,
      Predicate<String> shared,
      Function<String, NameForms> forms) {
    Map<String, List<Presence.AttendanceInterval>> groups = new LinkedHashMap<>();
    Map<String, String> identities = new LinkedHashMap<>();
    for (Presence.AttendanceInterval interval : intervals) {
      String email = interval.connection().email();
      boolean byName = email.isEmpty() || shared.test(email);
      String name = byName ? interval.connection().name() : "";
      String identity =
          identities.computeIfAbsent(
              name, any -> any.isEmpty() ? "" : forms.apply(any).identity(any));
      // Nothing says that two who told neither name nor address are one.
      boolean nobody = email.isEmpty() && name.isEmpty();
      String key = nobody ? "\n\n" + groups.size() : email + "\n" + identity;
      groups.computeIfAbsent(key, any -> new ArrayList<>()).add(interval);
    }
    List<Participant> participants = new ArrayList<>();
    for (List<Presence.AttendanceInterval> group : groups.values()) {
      Set<String> names = new LinkedHashSet<>();
      group.forEach(interval -> names.add(interval.connection().name()));
      participants.add(
          new Participant(List.copyOf(names), group.get(0).connection().email(), group));
    }
    return participants;
  }
}
