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
record Participant(List<String> names, String email, List<Presence.Stay> stays) {
  Participant {
    names = List.copyOf(names);
    stays = List.copyOf(stays);
  }

  boolean isLeading() {
    return stays.stream().anyMatch(stay -> stay.connection().leading());
  }

  String name() {
    return names.get(0).isEmpty() ? email : names.get(0);
  }

  /**
   * @param shared addresses under which several people registered: there a name makes a participant
   */
  static List<Participant> of(
      List<Presence.Stay> stays, Predicate<String> shared, Function<String, NameForms> forms) {
    Map<String, List<Presence.Stay>> groups = new LinkedHashMap<>();
    Map<String, String> identities = new LinkedHashMap<>();
    for (Presence.Stay stay : stays) {
      String email = stay.connection().email();
      boolean byName = email.isEmpty() || shared.test(email);
      String name = byName ? stay.connection().name() : "";
      String identity =
          identities.computeIfAbsent(
              name, any -> any.isEmpty() ? "" : forms.apply(any).identity(any));
      // Nothing says that two who told neither name nor address are one.
      boolean nobody = email.isEmpty() && name.isEmpty();
      String key = nobody ? "\n\n" + groups.size() : email + "\n" + identity;
      groups.computeIfAbsent(key, any -> new ArrayList<>()).add(stay);
    }
    List<Participant> participants = new ArrayList<>();
    for (List<Presence.Stay> group : groups.values()) {
      Set<String> names = new LinkedHashSet<>();
      group.forEach(stay -> names.add(stay.connection().name()));
      participants.add(
          new Participant(List.copyOf(names), group.get(0).connection().email(), group));
    }
    return participants;
  }
}
