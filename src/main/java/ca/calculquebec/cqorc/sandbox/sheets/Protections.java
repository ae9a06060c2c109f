package ca.calculquebec.cqorc.sandbox.sheets;

import ca.calculquebec.cqorc.sandbox.google.GoogleErrors;
import ca.calculquebec.cqorc.sandbox.support.ErrorAnswer;
import com.fasterxml.jackson.databind.JsonNode;

/** Protected ranges, as far as they forbid writing. */
final class Protections {
  private Protections() {}

  /** Whether a protection keeps the account from writing there. */
  static boolean forbid(Grid grid, GridRange touched) {
    for (JsonNode protection : grid.protections()) {
      boolean editable =
          protection.path("warningOnly").asBoolean(false)
              || protection.path("requestingUserCanEdit").asBoolean(false);
      if (!editable && range(protection.path("range"), grid).overlaps(touched)) {
        return true;
      }
    }
    return false;
  }

  static ErrorAnswer refusal() {
    return GoogleErrors.invalid(
        "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to"
            + " remove protection if you need to edit.");
  }

  /** A missing bound means the whole length. */
  private static GridRange range(JsonNode range, Grid grid) {
    return new GridRange(
        grid.title(),
        range.path("startRowIndex").asInt(0),
        range.path("endRowIndex").asInt(GridRange.UNBOUNDED),
        range.path("startColumnIndex").asInt(0),
        range.path("endColumnIndex").asInt(GridRange.UNBOUNDED));
  }
}
