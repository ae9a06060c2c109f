package ca.calculquebec.cqorc.course;

import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One row of the sheet: a dated sitting.
 *
 * @param row the sheet's row number, from 1, at the time of reading
 * @param start in the configured zone, offset resolved
 * @param trainers per role, in the order of the cell
 * @param cells every column of the row by its heading, lower case, in the sheet's order, values as
 *     shown; absent columns are absent
 */
public record Session(
    CourseId course,
    int row,
    ZonedDateTime start,
    ZonedDateTime end,
    Map<Role, List<Trainer>> trainers,
    Map<String, String> cells) {

  public Session {
    trainers = Map.copyOf(trainers);
    if (!(cells instanceof RowCells)) {
      cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }
  }

  /** The cell under this heading (lower case); {@code ""} when empty or absent. */
  public String cell(String column) {
    return cells.getOrDefault(column, "");
  }

  public List<Trainer> trainers(Role role) {
    return trainers.getOrDefault(role, List.of());
  }
}
