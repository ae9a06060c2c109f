package ca.calculquebec.cqorc.task.usernames;

import ca.calculquebec.cqorc.failure.CqorcException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who has which username. Everybody keeps theirs: known by the attendee's id, else by the exact
 * name, a row for each; new people take the next free ones, in the order of their names.
 *
 * @param assignments a registrant each, from top to bottom
 * @param left rows of people who are not registered any more, or never were
 * @param freed those of the rows whose people cancelled and lose their username
 */
record UsernameAllocation(List<UsernameAssignment> assignments, List<Left> left, List<Row> freed) {
  UsernameAllocation {
    assignments = List.copyOf(assignments);
    left = List.copyOf(left);
    freed = List.copyOf(freed);
  }

  /**
   * A row that nobody registered claims.
   *
   * @param cancelled whether its person once was registered; else a person wrote it by hand, or
   *     their name has changed
   */
  record Left(Row row, boolean cancelled) {}

  /** Makes the username of a row. */
  @FunctionalInterface
  interface Naming {
    /**
     * @param index from 0, in the order of the rows
     */
    String of(int index, Registrant person) throws CqorcException;
  }

  /**
   * What is known of a course's people.
   *
   * @param standing those registered
   * @param gone those who cancelled
   * @param usernames by attendee id, from earlier runs
   */
  record KnownPeople(
      List<Registrant> standing, List<Registrant> gone, Map<String, String> usernames) {
    KnownPeople {
      standing = standing.stream().sorted(Registrant.BY_NAME).toList();
      gone = List.copyOf(gone);
      usernames = Map.copyOf(usernames);
    }
  }

  /**
   * @param rows from top to bottom, without gaps
   * @param reassign whether those who cancelled lose their username
   */
  static UsernameAllocation of(KnownPeople people, List<Row> rows, boolean reassign, Naming naming)
      throws CqorcException {
    return new Draft(people, rows, naming).made(reassign);
  }

  /** How many rows hold somebody. */
  int taken() {
    return assignments.size() + left.size();
  }

  /** The username of everybody registered, by attendee id. */
  Map<String, String> usernames() {
    Map<String, String> usernames = new TreeMap<>();
    assignments.forEach(
        assignment -> usernames.put(assignment.person().id(), assignment.username()));
    return usernames;
  }

  /** An allocation while it is worked out. */
  private static final class Draft {
    private final KnownPeople people;
    private final Naming naming;
    private final List<Row> open;
    private final Set<String> used = new HashSet<>();
    private final Map<String, UsernameAssignment> assigned = new HashMap<>();
    private final int length;

    Draft(KnownPeople people, List<Row> rows, Naming naming) {
      this.people = people;
      this.naming = naming;
      this.open = new ArrayList<>(rows);
      this.length = rows.size();
      rows.stream().map(Row::username).filter(username -> !username.isBlank()).forEach(used::add);
    }

    UsernameAllocation made(boolean reassign) throws CqorcException {
      assignKnown();
      assignByName();
      List<Left> left = new ArrayList<>();
      List<Row> freed = new ArrayList<>();
      for (Row row : List.copyOf(open)) {
        if (!row.isFree()) {
          boolean cancelled = isOfSomebodyGone(row);
          if (reassign && cancelled) {
            freed.add(row);
          } else {
            left.add(new Left(row, cancelled));
            open.remove(row);
          }
        }
      }
      assignOthers(freed);
      List<UsernameAssignment> assignments = new ArrayList<>(assigned.values());
      assignments.sort(
          (one, other) -> Integer.compare(one.before().offset(), other.before().offset()));
      return new UsernameAllocation(assignments, left, freed);
    }

    private void assignKnown() {
      for (Registrant person : people.standing()) {
        String username = people.usernames().get(person.id());
        if (username != null) {
          open.stream()
              .filter(row -> row.username().equals(username))
              .findFirst()
              .ifPresent(row -> assign(person, row, username, false));
        }
      }
    }

    private void assignByName() throws CqorcException {
      for (Registrant person : people.standing()) {
        if (!assigned.containsKey(person.id())) {
          Optional<Row> row = open.stream().filter(one -> person.isCalled(one.name())).findFirst();
          if (row.isPresent()) {
            assign(person, row.get(), username(row.get(), person), false);
          }
        }
      }
    }

    /** Those whose username is known but not in the sheet come first: they may have seen it. */
    private void assignOthers(List<Row> freed) throws CqorcException {
      int next = length;
      for (boolean known : List.of(true, false)) {
        for (Registrant person : people.standing()) {
          String earlier = people.usernames().getOrDefault(person.id(), "");
          boolean keeps = !earlier.isEmpty() && !used.contains(earlier);
          if (assigned.containsKey(person.id()) || keeps != known) {
            continue;
          }
          Row row = open.isEmpty() ? Row.empty(next++) : open.get(0);
          assign(person, row, keeps ? earlier : username(row, person), !keeps);
          freed.remove(row);
        }
      }
    }

    private void assign(Registrant person, Row row, String username, boolean isNew) {
      open.remove(row);
      used.add(username);
      assigned.put(person.id(), new UsernameAssignment(row, username, person, isNew));
    }

    /** The row's own, else the first from its place on that nobody has. */
    private String username(Row row, Registrant person) throws CqorcException {
      if (!row.username().isBlank()) {
        return row.username();
      }
      int index = row.offset();
      String username = naming.of(index, person);
      for (int tries = 0; used.contains(username) && tries < length + used.size(); tries++) {
        username = naming.of(++index, person);
      }
      // A template that does not count makes one name for everybody.
      return used.contains(username) ? distinguished(username) : username;
    }

    private String distinguished(String username) {
      int number = 2;
      while (used.contains(username + number)) {
        number++;
      }
      return username + number;
    }

    private boolean isOfSomebodyGone(Row row) {
      boolean byName = people.gone().stream().anyMatch(one -> one.isCalled(row.name()));
      return byName
          || (!row.username().isBlank() && people.usernames().containsValue(row.username()));
    }
  }
}
