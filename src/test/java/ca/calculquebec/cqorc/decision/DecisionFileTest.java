package ca.calculquebec.cqorc.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DecisionFileTest {
  @TempDir Path folder;

  private static Decision decision(String id, String first, boolean yes) {
    return new Decision(
        "2026-07",
        id,
        "9001",
        first,
        "L'Écuyer, fils",
        "a@b.example",
        yes ? Decision.Choice.YES : Decision.Choice.NO,
        "présente 170 min",
        "> 0.6 × mean 172 min",
        true,
        170,
        List.of(100L, 70L));
  }

  @Test
  void what_is_written_is_read() throws Exception {
    List<Decision> decisions =
        List.of(decision("1", "=IMPORTDATA(\"http://x\")", true), decision("2", "Zoé", false));
    Path file = folder.resolve("decide.csv");
    DecisionFile.write(file, "decide.csv", decisions, false);
    assertEquals(decisions, DecisionFile.read(file, "decide.csv", true));
    assertTrue(Files.readString(file).contains("\"'=IMPORTDATA(\"\"http://x\"\")\""));
  }

  @Test
  void an_edited_file_with_other_columns_and_semicolons_is_read() throws Exception {
    List<Decision> read =
        read("Attendee_ID;Last_Name;FIRST_NAME;decision;notes\n12;Roy;Zoé;OUI;à vérifier\n");
    assertEquals(1, read.size());
    assertEquals("12", read.get(0).attendeeId());
    assertEquals("Zoé", read.get(0).firstName());
    assertEquals("", read.get(0).email());
    assertTrue(read.get(0).certificate());
  }

  @ParameterizedTest
  @CsvSource({
    "'decision,attendee_id,first_name\nyes,1,A', 'f.csv, line 1', there is no column last_name",
    "'decision,attendee_id,first_name,last_name\n"
        + "maybe,1,A,B', 'f.csv, line 2', 'decision is \"maybe\"'",
    "'decision,attendee_id,first_name,last_name\n,1,A,B', 'f.csv, line 2', 'decision is \"\"'",
    "'decision,attendee_id,first_name,last_name\nyes,,A,B', 'f.csv, line 2', attendee_id is empty",
    "'decision,attendee_id,first_name,last_name\nyes,1,A,B\nno,1,A,B', 'f.csv, line 3',"
        + " attendee 1 stands in line 2 too",
    "'decision,attendee_id,first_name,last_name\nyes,1.12E+11,A,B', 'f.csv, line 2',"
        + " 'attendee_id is \"1.12E+11\": a spreadsheet program rounded the number'"
  })
  void a_row_that_cannot_be_used_is_named(String text, String place, String what) {
    InputException refusal = assertThrows(InputException.class, () -> read(text));
    assertEquals(place, refusal.origin().orElseThrow().text());
    assertEquals(what, refusal.getMessage());
  }

  @Test
  void what_is_still_undecided_is_refused_with_every_line_and_name_or_accepted() throws Exception {
    Path file = folder.resolve("f.csv");
    Files.writeString(
        file, "decision,attendee_id,first_name,last_name\n?,1,Zoé,Roy\nyes,2,A,B\n?,3,Yan,\n");
    InputException refusal =
        assertThrows(InputException.class, () -> DecisionFile.read(file, "f.csv", false));
    assertEquals("f.csv", refusal.origin().orElseThrow().text());
    assertEquals(
        "the decision is still \"?\" in line 2 (Zoé Roy), line 4 (Yan)", refusal.getMessage());
    assertEquals(
        List.of(false, true, false),
        DecisionFile.read(file, "f.csv", true).stream().map(Decision::certificate).toList());
  }

  private List<Decision> read(String text) throws Exception {
    Path file = folder.resolve("f.csv");
    Files.writeString(file, text);
    return DecisionFile.read(file, "f.csv", true);
  }
}
