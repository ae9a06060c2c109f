package ca.calculquebec.cqorc.cli.print;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorReportTest {
  @Test
  void where_something_was_looked_for_stands_below_what_is_missing() {
    InputException missing =
        new InputException(
            Origin.lookedIn("config/config.cfg, secrets/secrets.cfg"),
            "no [zoom] client_secret",
            "Add it to a .cfg file of the secrets directory.");
    assertEquals(
        List.of(
            "cqorc: no [zoom] client_secret",
            "  looked in: config/config.cfg, secrets/secrets.cfg",
            "  What to do: Add it to a .cfg file of the secrets directory."),
        ErrorReport.lines(missing, false));
  }

  @Test
  void where_something_is_wrong_stands_before_what_is_wrong() {
    InputException wrong = new InputException(Origin.cell(22, "instructor"), "no trainer", "");
    assertEquals(List.of("cqorc: row 22, instructor: no trainer"), ErrorReport.lines(wrong, false));
  }
}
