package ca.calculquebec.cqorc.task.usernames;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.CqorcException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who has which username, on plain values. */
class UsernameAllocationTest {
  private static final UsernameAllocation.Naming NAMING =
      (index, person) -> String.format(Locale.ROOT, "user%02d", index + 1);

  private static String text(String cell) {
    return cell == null ? "" : cell.strip();
  }

  /** {@code 1 Zoé, 2 Bob}. */
  private static List<Registrant> people(String text) {
    List<Registrant> people = new ArrayList<>();
    for (String one : text(text).split(",")) {
      if (!one.isBlank()) {
        String[] parts = one.strip().split(" ", 2);
        people.add(new Registrant(parts[0], parts[1], ""));
      }
    }
    return people;
  }

  /** {@code user01 Zoé, user02}; a minus stands for no username. */
  private static List<Row> rows(String text) {
    List<Row> rows = new ArrayList<>();
    for (String one : text(text).isEmpty() ? new String[0] : text(text).split(",")) {
      String[] parts = (one.strip() + " ").split(" ", 2);
      rows.add(new Row(rows.size(), parts[0].equals("-") ? "" : parts[0], parts[1].strip()));
    }
    return rows;
  }

  private static Map<String, String> known(String text) {
    Map<String, String> known = new LinkedHashMap<>();
    Arrays.stream(text(text).split(","))
        .filter(one -> !one.isBlank())
        .map(one -> one.strip().split("="))
        .forEach(pair -> known.put(pair[0], pair[1]));
    return known;
  }

  /** The rows as they will be. */
  private static String after(List<Row> rows, UsernameAllocation allocation) {
    TreeMap<Integer, String> lines = new TreeMap<>();
    rows.forEach(row -> lines.put(row.offset(), (row.username() + " " + row.name()).strip()));
    allocation.freed().forEach(row -> lines.put(row.offset(), row.username()));
    allocation
        .assignments()
        .forEach(
            assignment ->
                lines.put(
                    assignment.before().offset(),
                    assignment.username() + " " + assignment.person().name()));
    return String.join(", ", lines.values());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sorted by name              | 7 Zoé, 8 émile, 9 Anne |        |                      |              | n | user01 Anne, user02 émile, user03 Zoé
          equal names by ticket       | 10 Bob, 9 Bob          |        |                      |              | n | user01 Bob, user02 Bob
          kept by ticket              | 7 Zoé, 9 Anne          |        | user01 Zoé           | 7=user01     | n | user01 Zoé, user02 Anne
          a new name, the same ticket | 7 Zoë                  |        | user01 Zoé, user02 X | 7=user01     | n | user01 Zoë, user02 X
          kept by name                | 7 Zoé, 9 Anne          |        | user01 Zoé           |              | n | user01 Zoé, user02 Anne
          a row for each equal name   | 1 Bob, 2 Bob, 3 Bob    |        | user01 Bob, user02 Bob |            | n | user01 Bob, user02 Bob, user03 Bob
          renamed without a journal   | 7 Zoë                  |        | user01 Zoé           |              | n | user01 Zoé, user02 Zoë
          who cancelled keeps it      | 9 Anne                 | 7 Zoé  | user01 Zoé           | 7=user01     | n | user01 Zoé, user02 Anne
          until it is reassigned      | 9 Anne                 | 7 Zoé  | user01 Zoé           | 7=user01     | y | user01 Anne
          known by name only          | 9 Anne                 | 7 Zoé  | user01 Zoé           |              | y | user01 Anne
          known by ticket only        | 9 Anne                 |        | user01 Zoé           | 7=user01     | y | user01 Anne
          freed and not needed        | 9 Anne                 | 7 Zoé  | user01 Anne, user02 Zoé | 7=user02  | y | user01 Anne, user02
          free ones come first        | 1 A, 2 B, 3 C          |        | user01, user02 A, user03 |          | n | user01 B, user02 A, user03 C
          written by hand             | 9 Anne                 |        | prof Line Prof       |              | y | prof Line Prof, user02 Anne
          sorted by hand              | 1 A, 2 B, 3 C          |        | user02 B, user01 A   | 1=user01, 2=user02 | n | user02 B, user01 A, user03 C
          the next is taken           | 1 A, 2 B               |        | user02 A             | 1=user02     | n | user02 A, user03 B
          a name without a username   | 1 A                    |        | - A                  |              | n | user01 A
          the row was deleted         | 1 A, 2 B               |        | user02 B             | 1=user01, 2=user02 | n | user02 B, user01 A
          registered again            | 8 Zoé                  | 7 Zoé  | user01 Zoé           | 7=user01     | n | user01 Zoé
          composed and decomposed     | 7 Zoe\u0301              |        | user01 Zoé           |              | n | user01 Zoé
          an interrupted run          | 1 A, 2 B, 3 C          |        |                      | 1=user01, 3=user02 | n | user01 A, user02 C, user03 B
          nobody                      |                        |        |                      |              | n |
          """)
  void usernames_stay_with_their_people(
      String name,
      String standing,
      String gone,
      String rows,
      String known,
      String reassign,
      String expected)
      throws CqorcException {
    List<Row> before = rows(rows);
    UsernameAllocation allocation =
        UsernameAllocation.of(
            new UsernameAllocation.KnownPeople(people(standing), people(gone), known(known)),
            before,
            reassign.equals("y"),
            NAMING);
    assertEquals(
        Registrant.exact(text(expected)), Registrant.exact(after(before, allocation)), name);
  }

  @Test
  void a_template_that_does_not_count_still_gives_everybody_another() throws Exception {
    UsernameAllocation.Naming same = (index, person) -> "etu";
    UsernameAllocation.Naming cycle = (index, person) -> "u" + index % 2;
    for (UsernameAllocation.Naming naming : List.of(same, cycle)) {
      UsernameAllocation allocation =
          UsernameAllocation.of(
              new UsernameAllocation.KnownPeople(people("1 A, 2 B, 3 C, 4 D"), List.of(), Map.of()),
              List.of(),
              false,
              naming);
      assertEquals(4, new HashSet<>(allocation.usernames().values()).size(), allocation.toString());
    }
  }

  /** Terms of registrations and cancellations: who has a username keeps it, and alone. */
  @Test
  void nobody_ever_shares_or_changes_a_username() throws Exception {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<Registrant> standing = new ArrayList<>();
      List<Registrant> gone = new ArrayList<>();
      Map<String, String> known = new HashMap<>();
      List<Row> rows = new ArrayList<>();
      for (int day = 0; day < 8; day++) {
        for (int i = random.nextInt(4); i > 0; i--) {
          String id = String.valueOf(100 * day + i);
          standing.add(new Registrant(id, "N" + random.nextInt(5), ""));
        }
        if (!standing.isEmpty() && random.nextBoolean()) {
          gone.add(standing.remove(random.nextInt(standing.size())));
        }
        boolean reassign = random.nextInt(4) == 0;
        UsernameAllocation allocation =
            UsernameAllocation.of(
                new UsernameAllocation.KnownPeople(standing, gone, known), rows, reassign, NAMING);
        Map<String, String> now = allocation.usernames();
        assertEquals(standing.size(), new HashSet<>(now.values()).size(), "seed " + seed);
        for (Registrant person : standing) {
          String before = known.getOrDefault(person.id(), now.get(person.id()));
          assertEquals(before, now.get(person.id()), "seed " + seed + ", " + person);
        }
        if (!reassign) {
          assertTrue(allocation.freed().isEmpty());
          assertKeepTheirs(gone, rows, allocation);
        }
        rows = written(rows, allocation);
        known.values().removeAll(now.values());
        known.putAll(now);
      }
    }
  }

  /** A person of the same name may sit on the row of one who cancelled; nobody else may. */
  private static void assertKeepTheirs(
      List<Registrant> gone, List<Row> rows, UsernameAllocation allocation) {
    for (UsernameAssignment assignment : allocation.assignments()) {
      Row row = assignment.before();
      boolean ofGone = gone.stream().anyMatch(one -> one.isCalled(row.name()));
      assertTrue(!assignment.isNew() || row.isFree() || !ofGone, assignment + " on " + rows);
    }
  }

  private static List<Row> written(List<Row> rows, UsernameAllocation allocation) {
    TreeMap<Integer, Row> all = new TreeMap<>();
    rows.forEach(row -> all.put(row.offset(), row));
    allocation
        .freed()
        .forEach(row -> all.put(row.offset(), new Row(row.offset(), row.username(), "")));
    allocation
        .assignments()
        .forEach(
            assignment ->
                all.put(
                    assignment.before().offset(),
                    new Row(
                        assignment.before().offset(),
                        assignment.username(),
                        assignment.person().name())));
    return new ArrayList<>(all.values());
  }
}
