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
 * @param seats a registrant each, from top to bottom
 * @param left rows of people who are not registered any more, or never were
 * @param freed those of the rows whose people cancelled and lose their username
 */
record Seating(List<Seat> seats, List<Left> left, List<Row> freed) {
  Seating {
    seats = List.copyOf(seats);
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
  record People(List<Registrant> standing, List<Registrant> gone, Map<String, String> usernames) {
    People {
      standing = standing.stream().sorted(Registrant.BY_NAME).toList();
      gone = List.copyOf(gone);
      usernames = Map.copyOf(usernames);
    }
  }

  /**
   * @param rows from top to bottom, without gaps
   * @param reassign whether those who cancelled lose their username
   */
  static Seating of(People people, List<Row> rows, boolean reassign, Naming naming)
      throws CqorcException {
    return new Draft(people, rows, naming).made(reassign);
  }

  /** How many rows hold somebody. */
  int taken() {
    return seats.size() + left.size();
  }

  /** The username of everybody registered, by attendee id. */
  Map<String, String> usernames() {
    Map<String, String> usernames = new TreeMap<>();
    seats.forEach(seat -> usernames.put(seat.person().id(), seat.username()));
    return usernames;
  }

  /** A seating while it is worked out. */
  private static final class Draft {
    private final People people;
    private final Naming naming;
    private final List<Row> open;
    private final Set<String> used = new HashSet<>();
    private final Map<String, Seat> seated = new HashMap<>();
    private final int length;

    Draft(People people, List<Row> rows, Naming naming) {
      this.people = people;
      this.naming = naming;
      this.open = new ArrayList<>(rows);
      this.length = rows.size();
      rows.stream().map(Row::username).filter(username -> !username.isBlank()).forEach(used::add);
    }

    Seating made(boolean reassign) throws CqorcException {
      seatKnown();
      seatByName();
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
      seatOthers(freed);
      List<Seat> seats = new ArrayList<>(seated.values());
      seats.sort((one, other) -> Integer.compare(one.before().offset(), other.before().offset()));
      return new Seating(seats, left, freed);
    }

    private void seatKnown() {
      for (Registrant person : people.standing()) {
        String username = people.usernames().get(person.id());
        if (username != null) {
          open.stream()
              .filter(row -> row.username().equals(username))
              .findFirst()
              .ifPresent(row -> seat(person, row, username, false));
        }
      }
    }

    private void seatByName() throws CqorcException {
      for (Registrant person : people.standing()) {
        if (!seated.containsKey(person.id())) {
          Optional<Row> row = open.stream().filter(one -> person.isCalled(one.name())).findFirst();
          if (row.isPresent()) {
            seat(person, row.get(), username(row.get(), person), false);
          }
        }
      }
    }

    /** Those whose username is known but not in the sheet come first: they may have seen it. */
    private void seatOthers(List<Row> freed) throws CqorcException {
      int next = length;
      for (boolean known : List.of(true, false)) {
        for (Registrant person : people.standing()) {
          String earlier = people.usernames().getOrDefault(person.id(), "");
          boolean keeps = !earlier.isEmpty() && !used.contains(earlier);
          if (seated.containsKey(person.id()) || keeps != known) {
            continue;
          }
          Row row = open.isEmpty() ? Row.empty(next++) : open.get(0);
          seat(person, row, keeps ? earlier : username(row, person), !keeps);
          freed.remove(row);
        }
      }
    }

    private void seat(Registrant person, Row row, String username, boolean isNew) {
      open.remove(row);
      used.add(username);
      seated.put(person.id(), new Seat(row, username, person, isNew));
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
