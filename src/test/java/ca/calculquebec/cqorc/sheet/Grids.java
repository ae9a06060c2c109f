package ca.calculquebec.cqorc.sheet;

import ca.calculquebec.cqorc.course.Trainer;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sheets, trainers and readings for tests. */
final class Grids {
  static final ZoneId TORONTO = ZoneId.of("America/Toronto");
  static final String HEADER =
      "course_id|title|code|start_date|end_date|language|instructor|host|site|template|zoom_id|eventbrite_id|slack_channel";

  private Grids() {}

  /** Lines with cells between bars. */
  static List<List<String>> grid(String... lines) {
    List<List<String>> rows = new ArrayList<>();
    for (String line : lines) {
      rows.add(new ArrayList<>(List.of(line.split("\\|", -1))));
    }
    return rows;
  }

  static TrainerLookup trainers() {
    Map<String, Trainer> known = new TreeMap<>();
    for (String key : List.of("alice", "bob", "jdupont")) {
      String address = key + "@example.org";
      known.put(key, new Trainer(key, key, "X", address, "", address, address, address));
    }
    known.put("mute", new Trainer("mute", "M", "X", "", "", "", "", ""));
    return new TrainerLookup() {
      @Override
      public Optional<Trainer> find(String key) {
        return Optional.ofNullable(known.get(key));
      }

      @Override
      public List<String> near(String key) {
        return key.startsWith("jd") ? List.of("jdupont") : List.of();
      }

      @Override
      public String file() {
        return "secrets/trainers.yml";
      }
    };
  }

  /** Read as from a French sheet in Toronto. */
  static SheetReading reading(String... lines) {
    SheetTable table = SheetTable.of(grid(lines));
    SessionReader reader = new SessionReader(DayOrder.DAY_FIRST, TORONTO, trainers());
    return new SheetReading(
        new SheetPlace("sheet-id", "Automne", DayOrder.DAY_FIRST, TORONTO, Map.of()),
        "Automne 2026",
        table,
        new CourseAssembler(reader).assemble(table));
  }
}
